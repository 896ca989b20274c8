import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { JobsPage } from '~/accounts/ui/jobs-page';
import { guard } from '~/platform/guard.server';
import { listJobs } from '~/platform/job-history.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.jobs._index');
  const jobs = await listJobs(viewer);
  if (!jobs) throw notFound();
  return { jobs };
}

export default function Route() {
  return <JobsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Scheduled work – Alongside' }];
