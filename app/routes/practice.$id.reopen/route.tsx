import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { reasonForm } from '~/practice/notes/forms';
import { notePage } from '~/practice/notes/queries.server';
import { reopenNote } from '~/practice/notes/steps.server';
import { ReopenPage } from '~/practice/ui/notes/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.reopen');
  const note = await notePage(viewer, params.id ?? '');
  if (!note?.party) throw notFound();
  if (!note.party.may.reopen && isOpened(request)) throw redirect(`/practice/${note.id}`);
  return { note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.reopen');
  const id = params.id ?? '';
  const form = await readForm(request, reasonForm);
  if (!form.ok) return form.reply;
  const verdict = await reopenNote(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/practice/${id}`, 'The note is a draft again.');
}

export default function Route() {
  return <ReopenPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Open a practice note for changes – Alongside' }];
