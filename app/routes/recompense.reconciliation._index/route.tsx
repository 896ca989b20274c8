import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { runJob } from '~/platform/jobs.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { askAgain } from '~/recompense/stripe/commands.server';
import { reconcileForm } from '~/recompense/stripe/forms';
import { reconciliationFor } from '~/recompense/stripe/queries.server';
import { ReconciliationPage } from '~/recompense/ui/stripe/reconciliation-page';

const HERE = '/recompense/reconciliation';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.reconciliation._index');
  const view = await reconciliationFor(viewer);
  if (!view) throw notFound();
  return { view };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.reconciliation._index');
  const view = await reconciliationFor(viewer);
  if (!view || view === 'off') throw notFound();
  const form = await readForm(request, reconcileForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'compare') {
    const ran = await runJob('stripe-reconcile');
    return redirectWithNotice(
      request,
      HERE,
      ran ? 'Compared with Stripe.' : 'A comparison is under way already. Look again in a minute.',
    );
  }
  const verdict = await askAgain(viewer, form.value.call ?? '');
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, HERE, 'Stripe is asked again within a minute.');
}

export default function Route() {
  return <ReconciliationPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Reconciliation with Stripe – Alongside' }];
