import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { JobHistoryPage } from '~/accounts/ui/job-history-page';
import { listPlace } from '~/kernel/list-place';
import { guard } from '~/platform/guard.server';
import { jobHistory, type RunsShown, runNow } from '~/platform/job-history.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.jobs.$name');
  const query = new URL(request.url).searchParams;
  const shown: RunsShown = query.get('runs') === 'unfinished' ? 'unfinished' : 'all';
  const history = await jobHistory(viewer, params.name ?? '', listPlace(query), shown);
  if (!history) throw notFound();
  return { ...history, shown };
}

const SAID = {
  done: 'It has run.',
  failed: 'It has run, and did not finish. What went wrong is below.',
  'under-way': 'It has begun and takes a while. Look again in a minute.',
  busy: 'It is running already. Look again in a minute.',
};

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.jobs.$name');
  const name = params.name ?? '';
  const ran = await runNow(viewer, name);
  if (!ran.ok) throw notFound();
  return redirectWithNotice(request, `/admin/jobs/${name}`, SAID[ran.value]);
}

export default function Route() {
  return <JobHistoryPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.job.does.replace(/\.$/, '') ?? 'Scheduled work'} – Alongside` },
];
