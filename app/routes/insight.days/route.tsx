import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { daysFilter } from '~/reporting/days/forms';
import { daysPage } from '~/reporting/days/queries.server';
import { DaysInsightPage } from '~/reporting/ui/days/days-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.days');
  const params = new URL(request.url).searchParams;
  const filter = daysFilter.parse(Object.fromEntries(params));
  const page = await daysPage(viewer, filter);
  if (!page) throw notFound();
  return { page, filter, query: params.toString(), authority: viewer.authorityName };
}

export default function Route() {
  return <DaysInsightPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Days of support – Alongside' }];
