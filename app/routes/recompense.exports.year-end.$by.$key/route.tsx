import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { yearEndOf } from '~/recompense/exports/drill-down.server';
import { SUMMARY_KEYS } from '~/recompense/exports/groups';
import { DrillDownPage } from '~/recompense/ui/exports/drill-down-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports.year-end.$by.$key');
  const by = SUMMARY_KEYS.find((key) => key === params.by);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query.get('page'));
  const found = by ? await yearEndOf(viewer, by, params.key ?? '', query.get('year'), page) : null;
  if (!found) throw notFound();
  return { found };
}

export default function Route() {
  return <DrillDownPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.found.name ?? 'Not found'}, year end – Alongside` },
];
