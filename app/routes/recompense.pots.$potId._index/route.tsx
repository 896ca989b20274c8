import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { potPage } from '~/recompense/budgets/queries.server';
import { PotPageView } from '~/recompense/ui/budgets/pot-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId._index');
  const asked = pageNumber(new URL(request.url).searchParams.get('page'));
  const page = await potPage(viewer, params.potId ?? '', asked);
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <PotPageView {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.pot.name ?? 'Pot'} – Alongside` },
];
