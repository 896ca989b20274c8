import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addNote } from '~/agreements/restricted-notes/commands.server';
import { noteForm } from '~/agreements/restricted-notes/forms';
import { newNotePage } from '~/agreements/restricted-notes/queries.server';
import { subjectType } from '~/agreements/restricted-notes/subject.server';
import { NewNotePage } from '~/agreements/ui/restricted-notes/write-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'restricted.new');
  const query = new URL(request.url).searchParams;
  const page = await newNotePage(viewer, subjectType(query.get('on')), query.get('id') ?? '');
  if (!page) throw notFound();
  return page;
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'restricted.new');
  const form = await readForm(request, noteForm);
  if (!form.ok) return form.reply;
  const verdict = await addNote(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/restricted/${verdict.value.id}`, 'The note is saved.');
}

export default function Route() {
  return <NewNotePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Write a restricted note – Alongside' }];
