import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { tariffChangesPage } from '~/recompense/tariffs/queries.server';
import { TariffChangesView } from '~/recompense/ui/tariffs/versions-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions.$tariffId.changes');
  const from = new URL(request.url).searchParams.get('from');
  const page = await tariffChangesPage(viewer, params.tariffId ?? '', from);
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <TariffChangesView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'What a version changes – Alongside' }];
