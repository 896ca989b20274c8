import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';
import { readStatementFilter } from '~/recompense/payments/statements/filter';
import {
  PLACES_PER_PAGE,
  statementPlaces,
  statementView,
} from '~/recompense/payments/statements/queries.server';
import { StatementPage, StatementPlacesPage } from '~/recompense/ui/payments/statement-pages';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.statements._index');
  const filter = readStatementFilter(new URL(request.url).searchParams, today());
  const view = await statementView(viewer, filter);
  if (filter.place && !view) throw notFound();
  const places = await statementPlaces(viewer);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(places.length / PLACES_PER_PAGE)));
  return {
    view,
    filter,
    places: view ? [] : places,
    several: places.length > 1,
    page,
    pageSize: PLACES_PER_PAGE,
  };
}

export default function Route() {
  const { view, filter, several, ...list } = useLoaderData<typeof loader>();
  if (!view) return <StatementPlacesPage {...list} />;
  return <StatementPage view={view} filter={filter} several={several} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view ? `Statement of ${data.view.schoolName}` : 'Statements of account'} – Alongside` },
];
