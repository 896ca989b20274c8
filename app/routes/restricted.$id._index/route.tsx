import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { endNote } from '~/agreements/restricted-notes/commands.server';
import { endForm } from '~/agreements/restricted-notes/forms';
import { notePage } from '~/agreements/restricted-notes/queries.server';
import { RestrictedNotePage } from '~/agreements/ui/restricted-notes/note-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id._index');
  const note = await notePage(viewer, params.id ?? '');
  if (!note) throw notFound();
  return { note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id._index');
  const form = await readForm(request, endForm);
  if (!form.ok) return form.reply;
  const verdict = await endNote(viewer, params.id ?? '');
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/restricted/${verdict.value.id}`, 'The note has ended.');
}

export default function Route() {
  return <RestrictedNotePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

// The title of a tab may be read by whoever stands behind: it says nothing of the note.
export const meta = () => [{ title: 'Restricted note – Alongside' }];
