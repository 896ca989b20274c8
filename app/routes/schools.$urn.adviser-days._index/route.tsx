import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound, urnParam } from '~/platform/respond.server';
import { readYear, schoolDaysPage } from '~/recompense/entitlements/queries.server';
import { SchoolDaysView } from '~/recompense/ui/entitlements/school-days-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.adviser-days._index');
  const year = readYear(new URL(request.url).searchParams);
  const page = await schoolDaysPage(viewer, urnParam(params.urn), year);
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <SchoolDaysView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Adviser days – Alongside' }];
