import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import type { JobView } from '~/platform/jobs.server';
import { Page, Table, Tag } from '~/ui';
import { durationWords, resultWords } from '../job-words';

/** What the service does by itself: when, when next, and how it went last. */
export function JobsPage({ jobs }: { jobs: JobView[] }) {
  const failed = jobs.filter(({ lastError }) => lastError !== null).length;
  return (
    <Page
      title="Scheduled work"
      wide
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      tag={failed > 0 ? <Tag tone="red">{failed} did not finish</Tag> : <Tag tone="green">All well</Tag>}
      lead="What the service does by itself. A time that was missed while the service was off is made up for once, as soon as it is back."
    >
      <Table
        caption="What the service does by itself"
        hideCaption
        rows={jobs}
        rowKey={(job) => job.name}
        columns={[
          { head: 'What', cell: (job) => <Link to={`/admin/jobs/${job.name}`}>{job.does}</Link> },
          { head: 'When', cell: (job) => job.timetable },
          { head: 'Next', cell: (job) => (job.running ? 'Running now' : instantWords(job.nextAt)) },
          { head: 'Last run', cell: (job) => instantWords(job.lastStartedAt) || 'Not yet' },
          {
            head: 'Took',
            numeric: true,
            nowrap: true,
            cell: (job) => (job.lastMilliseconds === null ? '' : durationWords(job.lastMilliseconds)),
          },
          { head: 'How it went', cell: (job) => <JobOutcome job={job} /> },
        ]}
      />
    </Page>
  );
}

/** How the last run went, in words. */
export function JobOutcome({ job }: { job: Pick<JobView, 'lastError' | 'lastResult' | 'lastStartedAt'> }) {
  if (job.lastError !== null) {
    return (
      <>
        <Tag tone="red">Did not finish</Tag> <span className="break-words">{job.lastError}</span>
      </>
    );
  }
  if (job.lastResult === null) return <>{job.lastStartedAt ? 'It has not said yet' : 'Not run yet'}</>;
  return <>{resultWords(job.lastResult)}</>;
}
