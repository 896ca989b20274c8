import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { schoolsFilter } from '~/reporting/schools/forms';
import { schoolsInsight } from '~/reporting/schools/queries.server';
import { SchoolsInsightPage } from '~/reporting/ui/schools-insight-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.schools');
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const page = await schoolsInsight(viewer, schoolsFilter.parse(asked));
  if (!page) throw notFound();
  return { page, authority: viewer.authorityName };
}

export default function Route() {
  return <SchoolsInsightPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Schools: insight – Alongside' }];
