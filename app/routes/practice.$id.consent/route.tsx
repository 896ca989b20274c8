import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { consentForm } from '~/practice/notes/forms';
import { checkedNote } from '~/practice/notes/queries.server';
import { consentToNote, refuseNote } from '~/practice/notes/steps.server';
import { ConsentPage } from '~/practice/ui/notes/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.consent');
  const note = await checkedNote(viewer, params.id ?? '');
  if (!note) throw notFound();
  if (!note.party.may.consent && isOpened(request)) throw redirect(`/practice/${note.id}`);
  return { note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.consent');
  const id = params.id ?? '';
  const form = await readForm(request, consentForm);
  if (!form.ok) return form.reply;
  const { answer, ...step } = form.value;
  const verdict = await (answer === 'yes' ? consentToNote : refuseNote)(viewer, { id, ...step });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/practice/${id}`,
    answer === 'yes'
      ? 'Your school agrees. The authority reviews the note next.'
      : 'Your no is kept. The note rests.',
  );
}

export default function Route() {
  return <ConsentPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Agree to a practice note – Alongside' }];
