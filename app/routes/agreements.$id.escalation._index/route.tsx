import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { escalationPage } from '~/agreements/escalation/queries.server';
import { EscalationCasePage } from '~/agreements/ui/escalation/case-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation._index');
  const page = await escalationPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <EscalationCasePage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Escalation, agreement ${data?.page.ref ?? ''} – Alongside` },
];
