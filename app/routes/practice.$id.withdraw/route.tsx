import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { reasonForm, withdrawConsentForm } from '~/practice/notes/forms';
import { notePage } from '~/practice/notes/queries.server';
import { withdrawConsent, withdrawNote } from '~/practice/notes/steps.server';
import { WithdrawPage } from '~/practice/ui/notes/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.withdraw');
  const note = await notePage(viewer, params.id ?? '');
  if (!note?.party) throw notFound();
  const { may } = note.party;
  if (!may.withdraw && !may['withdraw-consent'] && isOpened(request)) throw redirect(`/practice/${note.id}`);
  return { note };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.withdraw');
  const id = params.id ?? '';
  const note = await notePage(viewer, id);
  if (!note?.party) throw notFound();
  // A school takes its consent back without a reason; everybody else gives one.
  const own = note.party.may['withdraw-consent'];
  const form = await readForm(request, own ? withdrawConsentForm : reasonForm);
  if (!form.ok) return form.reply;
  const verdict = await (own ? withdrawConsent : withdrawNote)(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/practice/${id}`,
    own ? 'Your consent is taken back. Nobody finds the note any more.' : 'The note is withdrawn.',
  );
}

export default function Route() {
  return <WithdrawPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Withdraw a practice note – Alongside' }];
