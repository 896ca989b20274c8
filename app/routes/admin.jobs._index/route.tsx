import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { JobsPage } from '~/accounts/ui/jobs-page';
import { readAnswers } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { jobsWithLastRun, runJob } from '~/platform/jobs.server';
import { redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'admin.jobs._index');
  return { jobs: await jobsWithLastRun() };
}

export async function action({ request }: ActionFunctionArgs) {
  await guard(request, 'admin.jobs._index');
  const name = String((await readAnswers(request)).get('name') ?? '');
  const ran = await runJob(name);
  return redirectWithNotice(
    request,
    '/admin/jobs',
    ran ? 'It has run.' : 'It is running already, or there is no such work.',
  );
}

export default function Route() {
  return <JobsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Scheduled work – Alongside' }];
