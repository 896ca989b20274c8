import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { schoolData } from '~/diagnosis/indicator-queries.server';
import { DataPage } from '~/diagnosis/ui/data-page';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.data._index');
  const view = await schoolData(viewer, urnParam(params.urn), today());
  if (!view) throw notFound();
  return { view };
}

export default function Route() {
  return <DataPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Data of the school – Alongside' }];
