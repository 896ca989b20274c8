import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { stepAction, stepLoader } from '~/recompense/invoices/steps.server';
import { STEP_WORDS } from '~/recompense/invoices/wording';
import { InvoiceStepView } from '~/recompense/ui/invoices/step-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id.$step');
  return stepLoader(request, viewer, params.id ?? '', params.step ?? '');
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id.$step');
  return stepAction(request, viewer, params.id ?? '', params.step ?? '');
}

export default function Route() {
  return <InvoiceStepView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? STEP_WORDS[data.step].title : 'Invoice'} – Alongside` },
];
