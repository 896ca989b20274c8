import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import { PutOffPage } from '~/notifications/ui/worklist/put-off-page';
import { putOffForm } from '~/notifications/worklist/forms';
import { putOffPage } from '~/notifications/worklist/home.server';
import { bringBack, putOff } from '~/notifications/worklist/put-off.server';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'home.put-off.$key');
  const page = await putOffPage(viewer, params.key ?? '');
  if (!page) throw notFound();
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'home.put-off.$key');
  const key = params.key ?? '';
  const answers = await readAnswers(request);
  if (answers.get('intent') === 'bring-back') {
    const back = await bringBack(viewer, key);
    if (!back.ok) throw notFound();
    return redirectWithNotice(request, '/home', 'It is back on your list.');
  }
  const form = await readForm(answers, putOffForm);
  if (!form.ok) return form.reply;
  const page = await putOffPage(viewer, key);
  if (!page)
    return redirectWithNotice(
      request,
      '/home',
      'This is no longer on your list: nothing is left to put off.',
    );
  const verdict = await putOff(viewer, page.item, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/home',
    `Put off. It comes back on ${dateWords(form.value.until)}, or when its date changes.`,
  );
}

export default function Route() {
  return <PutOffPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Put a matter off – Alongside' }];
