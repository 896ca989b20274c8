import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { resolveHeld } from '~/recompense/stripe/commands.server';
import { resolveForm } from '~/recompense/stripe/forms';
import { heldFor } from '~/recompense/stripe/queries.server';
import { DECISION_WORDS } from '~/recompense/stripe/wording';
import { HeldPage } from '~/recompense/ui/stripe/held-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.reconciliation.$heldId');
  const held = await heldFor(viewer, params.heldId ?? '');
  if (!held) throw notFound();
  return { held };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.reconciliation.$heldId');
  const id = params.heldId ?? '';
  if (!(await heldFor(viewer, id))) throw notFound();
  const form = await readForm(request, resolveForm);
  if (!form.ok) return form.reply;
  const verdict = await resolveHeld(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/recompense/reconciliation', DECISION_WORDS[form.value.decision].done);
}

export default function Route() {
  return <HeldPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.held.title ?? 'Held at Stripe'} – Alongside` },
];
