import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import {
  allDaysPage,
  readDaysFilter,
  readYear,
  SCHOOLS_PER_PAGE,
} from '~/recompense/entitlements/queries.server';
import { AllDaysView } from '~/recompense/ui/entitlements/all-days-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.adviser-days');
  const query = new URL(request.url).searchParams;
  const filter = readDaysFilter(query);
  const page = await allDaysPage(viewer, readYear(query), filter);
  if (!page) throw notFound();
  return { page, filter, pageSize: SCHOOLS_PER_PAGE };
}

export default function Route() {
  return <AllDaysView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Adviser days – Alongside' }];
