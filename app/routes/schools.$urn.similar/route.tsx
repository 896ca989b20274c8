import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readSimilarQuery } from '~/diagnosis/domain/similar-comparison';
import { similarSchools } from '~/diagnosis/similar-queries.server';
import { SimilarPage } from '~/diagnosis/ui/similar-page';
import { guard } from '~/platform/guard.server';
import { notFound, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.similar');
  const query = readSimilarQuery(new URL(request.url).searchParams);
  const view = await similarSchools(viewer, urnParam(params.urn), query);
  if (!view) throw notFound();
  return { view };
}

export default function Route() {
  return <SimilarPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Schools like ${data?.view.school.name ?? 'this one'} – Alongside` },
];
