import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { potsPage } from '~/recompense/budgets/queries.server';
import { financialYearWords, yearAsked } from '~/recompense/budgets/wording';
import { PotsPageView } from '~/recompense/ui/budgets/pots-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots._index');
  const page = await potsPage(viewer, yearAsked(new URL(request.url).searchParams.get('year')));
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <PotsPageView {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Budgets ${data ? financialYearWords(data.page.year) : ''} – Alongside` },
];
