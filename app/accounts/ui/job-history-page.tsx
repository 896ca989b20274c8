import { instantWords } from '~/kernel/words';
import type { RunState, RunsShown, RunView } from '~/platform/job-history.server';
import type { JobView } from '~/platform/jobs.server';
import {
  Button,
  EmptyState,
  KeyedPagination,
  Page,
  Section,
  SummaryList,
  Table,
  Tabs,
  Tag,
  type Tone,
} from '~/ui';
import { durationWords, resultWords } from '../job-words';
import { JobChart } from './job-chart';
import { JobOutcome } from './jobs-page';

const STATES: Record<RunState, { label: string; tone: Tone }> = {
  running: { label: 'Running now', tone: 'blue' },
  done: { label: 'Done', tone: 'green' },
  failed: { label: 'Did not finish', tone: 'red' },
  stopped: { label: 'Stopped', tone: 'amber' },
};

/** One piece of scheduled work: when it runs, how its runs of the last month went, and a button to run it now. */
export function JobHistoryPage({
  job,
  runs,
  total,
  older,
  newer,
  shown,
}: {
  job: JobView;
  runs: RunView[];
  total: number;
  older: string | null;
  newer: string | null;
  shown: RunsShown;
}) {
  const here = `/admin/jobs/${job.name}`;
  return (
    <Page
      title={job.does.replace(/\.$/, '')}
      caption="Scheduled work"
      wide
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/jobs', label: 'Scheduled work' },
      ]}
      tag={<JobTag job={job} />}
    >
      <SummaryList
        rows={[
          { label: 'When', value: job.timetable },
          { label: 'Next', value: job.running ? 'It is running now' : instantWords(job.nextAt) },
          { label: 'Last run', value: instantWords(job.lastStartedAt) || 'Not yet' },
          { label: 'How it went', value: <JobOutcome job={job} /> },
        ]}
      />
      <form method="post" className="mb-8">
        <p>You can run it now: its times stay as they are. That you asked is kept in the audit trail.</p>
        <Button tone="secondary">Run it now</Button>
      </form>
      <Section title="Runs of the last 30 days">
        <p>Runs that found nothing to do are kept for a day.</p>
        <Tabs
          label="Which runs"
          tabs={[
            { label: 'All runs', href: here, current: shown === 'all' },
            {
              label: 'Those that did not finish',
              href: `${here}?runs=unfinished`,
              current: shown === 'unfinished',
            },
          ]}
        />
        <JobChart runs={runs} />
        <Table
          caption="Runs, the newest first"
          hideCaption
          rows={runs}
          rowKey={(run) => run.id}
          columns={[
            { head: 'Began', cell: (run) => instantWords(run.startedAt) },
            {
              head: 'Took',
              numeric: true,
              nowrap: true,
              cell: (run) => (run.milliseconds === null ? 'Not known' : durationWords(run.milliseconds)),
            },
            {
              head: 'State',
              cell: ({ state }) => <Tag tone={STATES[state].tone}>{STATES[state].label}</Tag>,
            },
            { head: 'How it went', cell: (run) => <span className="break-words">{wordsOf(run)}</span> },
            { head: 'Asked for by', cell: (run) => run.askedBy ?? 'Its timetable' },
            { head: 'Where', cell: (run) => <span className="break-words text-sm">{run.ranBy}</span> },
          ]}
          empty={
            <EmptyState
              title={shown === 'all' ? 'It has not run in the last 30 days' : 'All of them finished'}
            >
              <p>
                {shown === 'all'
                  ? 'It runs by itself at the time above. You can also run it now.'
                  : 'No run of the last 30 days went wrong or was stopped.'}
              </p>
            </EmptyState>
          }
        />
        <KeyedPagination
          {...{ total, older, newer }}
          shown={runs.length}
          path={here}
          query={shown === 'all' ? '' : 'runs=unfinished'}
          noun="run"
        />
      </Section>
    </Page>
  );
}

function JobTag({ job }: { job: JobView }) {
  if (job.running) return <Tag tone="blue">Running now</Tag>;
  if (job.lastError !== null) return <Tag tone="red">Did not finish</Tag>;
  return job.lastStartedAt ? <Tag tone="green">All well</Tag> : <Tag>Not run yet</Tag>;
}

function wordsOf(run: RunView): string {
  if (run.state === 'running') return 'Not known yet';
  if (run.state === 'stopped')
    return 'The process it ran in ended before it did, or another took the work over. What it had not done is done by the next run.';
  return run.error ?? resultWords(run.result ?? {});
}
