import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { beginClose, closeAgreement } from '~/agreements/exit/commands.server';
import { beginForm, closeForm } from '~/agreements/exit/forms';
import { exitPage } from '~/agreements/exit/queries.server';
import { EndingPage } from '~/agreements/ui/exit/ending-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close._index');
  const page = await exitPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (page.state === 'draft' || page.state === 'signing') throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close._index');
  const id = params.id ?? '';
  const answers = await readAnswers(request);
  // The form with which closing begins says what happens to the days; the one that closes does not.
  if (answers.has('days')) {
    const form = await readForm(answers, beginForm);
    if (!form.ok) return form.reply;
    const verdict = await beginClose(viewer, { id, ...form.value });
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(
      request,
      `/agreements/${id}/close`,
      'Closing has begun. Everyone has been told, and asked to evaluate the support.',
    );
  }
  const form = await readForm(answers, closeForm);
  if (!form.ok) return form.reply;
  const { version, withoutReadings } = form.value;
  const verdict = await closeAgreement(viewer, { id, version, withoutReadings: withoutReadings === 'yes' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/close`, 'The agreement is closed.');
}

export default function Route() {
  return <EndingPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Ending of an agreement – Alongside' }];
