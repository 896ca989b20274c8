import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { correctNote } from '~/agreements/restricted-notes/commands.server';
import { correctForm } from '~/agreements/restricted-notes/forms';
import { notePage } from '~/agreements/restricted-notes/queries.server';
import { CorrectNotePage } from '~/agreements/ui/restricted-notes/note-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id.correct');
  const note = await notePage(viewer, params.id ?? '');
  if (!note) throw notFound();
  if (!note.may.correct && isOpened(request)) throw redirect(`/restricted/${note.id}`);
  const body = note.may.correct ? (note.texts[0]?.body ?? '') : '';
  return { id: note.id, title: note.title, body, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id.correct');
  const form = await readForm(request, correctForm);
  if (!form.ok) return form.reply;
  const verdict = await correctNote(viewer, { noteId: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/restricted/${verdict.value.id}`, 'The note is corrected.');
}

export default function Route() {
  return <CorrectNotePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Correct a restricted note – Alongside' }];
