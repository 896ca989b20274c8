import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { editNote } from '~/practice/notes/commands.server';
import { editForm } from '~/practice/notes/forms';
import { editNotePage } from '~/practice/notes/queries.server';
import { EditNotePage } from '~/practice/ui/notes/form-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.edit');
  const page = await editNotePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may && isOpened(request)) throw redirect(`/practice/${page.note.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.edit');
  const form = await readForm(request, editForm);
  if (!form.ok) return form.reply;
  const verdict = await editNote(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/practice/${verdict.value.id}`, 'The draft is saved.');
}

export default function Route() {
  return <EditNotePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Edit a practice note – Alongside' }];
