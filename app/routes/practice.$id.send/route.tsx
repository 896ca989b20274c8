import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { sendForm } from '~/practice/notes/forms';
import { checkedNote } from '~/practice/notes/queries.server';
import { sendNote } from '~/practice/notes/steps.server';
import { SendNotePage } from '~/practice/ui/notes/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.send');
  const note = await checkedNote(viewer, params.id ?? '');
  if (!note) throw notFound();
  if (!note.party.may.send && isOpened(request)) throw redirect(`/practice/${note.id}`);
  return { note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.send');
  const id = params.id ?? '';
  const form = await readForm(request, sendForm);
  if (!form.ok) return form.reply;
  const { version, names } = form.value;
  const verdict = await sendNote(viewer, { id, version, namesMeant: names === 'meant' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/practice/${id}`,
    'The note is with the school. Its headteacher agrees to it or not.',
  );
}

export default function Route() {
  return <SendNotePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Send a practice note to the school – Alongside' }];
