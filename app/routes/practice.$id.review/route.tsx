import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { reviewForm } from '~/practice/notes/forms';
import { checkedNote } from '~/practice/notes/queries.server';
import { publishNote, sendNoteBack } from '~/practice/notes/steps.server';
import { ReviewPage } from '~/practice/ui/notes/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.review');
  const note = await checkedNote(viewer, params.id ?? '');
  if (!note) throw notFound();
  if (!note.party.may.publish && isOpened(request)) throw redirect(`/practice/${note.id}`);
  return { note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.review');
  const id = params.id ?? '';
  const form = await readForm(request, reviewForm);
  if (!form.ok) return form.reply;
  const { decision, ...step } = form.value;
  const verdict =
    decision === 'send-back'
      ? await sendNoteBack(viewer, { id, ...step })
      : await publishNote(viewer, { id, ...step, reach: decision });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/practice/${id}`,
    decision === 'send-back' ? 'The note is a draft again. Its writers are told.' : 'The note is published.',
  );
}

export default function Route() {
  return <ReviewPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Review a practice note – Alongside' }];
