import { instantWords } from '~/kernel/words';
import { Button, Page, Table, Tag } from '~/ui';

type Job = {
  name: string;
  does: string;
  timetable: string;
  lastStartedAt: Date | null;
  lastMilliseconds: number | null;
  lastResult: Record<string, unknown> | null;
  lastError: string | null;
};

/** What the service does by itself: when last, how long it took, how it went. */
export function JobsPage({ jobs }: { jobs: Job[] }) {
  return (
    <Page title="Scheduled work" wide breadcrumbs={[{ href: '/admin', label: 'Administration' }]}>
      <Table
        caption="What the service does by itself"
        hideCaption
        rows={jobs}
        rowKey={(job) => job.name}
        columns={[
          { head: 'What', cell: (job) => job.does },
          { head: 'When', cell: (job) => job.timetable },
          { head: 'Last run', cell: (job) => instantWords(job.lastStartedAt) || 'Not yet' },
          {
            head: 'Took',
            numeric: true,
            cell: (job) => (job.lastMilliseconds === null ? '' : `${job.lastMilliseconds} ms`),
          },
          { head: 'How it went', cell: (job) => <Outcome job={job} /> },
          {
            head: 'Run now',
            cell: (job) => (
              <form method="post">
                <input type="hidden" name="name" value={job.name} />
                <Button tone="link">
                  Run now<span className="visually-hidden">: {job.does}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Page>
  );
}

function Outcome({ job }: { job: Job }) {
  if (job.lastError) {
    return (
      <>
        <Tag tone="red">Did not finish</Tag> {job.lastError}
      </>
    );
  }
  if (!job.lastResult) return <>Not run yet</>;
  const figures = Object.entries(job.lastResult).map(([key, value]) => `${key}: ${String(value)}`);
  return <>{figures.join(', ') || 'Done'}</>;
}
