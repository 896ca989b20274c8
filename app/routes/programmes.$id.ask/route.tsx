import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { askForm } from '~/practice/programmes/forms';
import { askPlace } from '~/practice/programmes/place-commands.server';
import { programmePage } from '~/practice/programmes/queries.server';
import { AskPage } from '~/practice/ui/programmes/place-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.ask');
  const page = await programmePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (page.askFor.length === 0 && isOpened(request)) throw redirect(`/programmes/${page.programme.id}`);
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.ask');
  const { id = '' } = params;
  const form = await readForm(request, askForm);
  if (!form.ok) return form.reply;
  const verdict = await askPlace(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const { person } = form.value;
  const done =
    verdict.value.state === 'taken'
      ? `${person} has a place.`
      : `There is no place for ${person} now. They wait for one, in the order of asking; you are told when one comes free.`;
  return redirectWithNotice(request, `/programmes/${id}`, done);
}

export default function Route() {
  return <AskPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Ask for a place – Alongside' }];
