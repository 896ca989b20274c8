import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { readyPage } from '~/recompense/invoices/queries.server';
import { readyAction } from '~/recompense/invoices/steps.server';
import { ReadyInvoicesPage } from '~/recompense/ui/invoices/ready-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.ready');
  return { page: await readyPage(viewer) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'invoices.ready');
  return readyAction(request, viewer);
}

export default function Route() {
  return <ReadyInvoicesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Issue invoices – Alongside' }];
