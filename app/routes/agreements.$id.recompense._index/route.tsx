import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { recompensePage } from '~/agreements/recompense/queries.server';
import { RecompenseOverview } from '~/agreements/ui/recompense/recompense-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense._index');
  const page = await recompensePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <RecompenseOverview {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Recompense of agreement ${data?.page.ref ?? ''} – Alongside` },
];
