import { Link } from '@remix-run/react';
import { count, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  NextStep,
  Page,
  ProgressBar,
  SummaryList,
  Tag,
  WarningText,
} from '~/ui';
import { isAtWork } from '../domain/run-states';
import type { RunView } from '../queries.server';
import { authoritiesWords, fileKindWords, RUN_STATUS_WORDS } from '../wording';
import { FigureSamples } from './figure-samples';
import { RegisterSamples } from './register-samples';
import { RunFindings, RunSamples } from './run-details';

/** One import: read through, previewed, confirmed, followed while it runs, and its result. */
export function RunPage({ run, answer }: { run: RunView; answer: FormAnswer | undefined }) {
  const state = RUN_STATUS_WORDS[run.status];
  return (
    <Page
      title={run.fileName}
      caption={fileKindWords(run.kind).name}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/imports', label: 'Imports' },
      ]}
      tag={<Tag tone={state.tone}>{state.name}</Tag>}
      next={<NextForRun run={run} />}
    >
      <ErrorSummary form={formState(answer)} />
      {isAtWork(run.status) ? <AtWork run={run} /> : null}
      {run.status === 'failed' ? <WarningText>{run.problem}</WarningText> : null}
      {run.status === 'cancelled' ? (
        <InsetText>This import was called off. Nothing has been changed.</InsetText>
      ) : null}
      {run.status === 'uploaded' || run.status === 'cancelled' ? null : <Figures run={run} />}
      <RunSamples run={run} />
      <FigureSamples run={run} />
      <RegisterSamples run={run} />
      <RunFindings run={run} />
      <SummaryList
        rows={[
          { label: 'Authorities', value: authoritiesWords(run.authorities) },
          { label: 'Uploaded', value: `${instantWords(run.createdAt)}, ${run.by}` },
          {
            label: 'Size',
            value: sizeWords(run.fileBytes),
          },
          ...(run.finishedAt ? [{ label: 'Finished', value: instantWords(run.finishedAt) }] : []),
        ]}
      />
    </Page>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} kB`;
  return `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}

function AtWork({ run }: { run: RunView }) {
  return (
    <>
      <ProgressBar
        label={run.status === 'running' ? 'Importing' : 'Reading the file'}
        done={Math.round(run.bytesDone / 1000)}
        total={Math.max(1, Math.round(run.fileBytes / 1000))}
        unit="kB"
      />
      <p>
        This page brings itself up to date every two seconds. You can leave it: the work goes on.{' '}
        <Link to={`/admin/imports/${run.id}`}>Look now</Link>
      </p>
    </>
  );
}

function NextForRun({ run }: { run: RunView }) {
  if (!run.own) return null;
  if (run.status === 'previewed') {
    const changing = run.created + run.updated;
    return (
      <NextStep
        title={
          changing === 0
            ? 'Nothing to import'
            : `Import ${run.kind === 'gias' ? count(changing, 'school') : count(changing, 'row')}`
        }
        after={
          changing === 0
            ? 'Everything in the file is held already, just as it is there.'
            : 'It takes up to a minute for all of England. Other people can go on working meanwhile.'
        }
      >
        <RunForm start={changing === 0 ? null : fileKindWords(run.kind).start} cancel="Call it off" />
      </NextStep>
    );
  }
  if (run.status === 'interrupted' || run.status === 'failed') {
    if (!run.fileIsThere) {
      return (
        <NextStep title="Upload the file again">
          <Link to="/admin/imports">Go to imports</Link>
        </NextStep>
      );
    }
    const begun = run.startedAt !== null;
    return (
      <NextStep
        title={begun ? 'Run the import again' : 'Read the file again'}
        after={
          begun
            ? 'What was already written stays as it is; only what is missing is added. It is safe to run it as often as you like.'
            : 'Nothing has been changed.'
        }
      >
        <RunForm start={begun ? 'Run again' : null} preview={begun ? null : 'Read again'} />
      </NextStep>
    );
  }
  if (run.status === 'done') {
    return (
      <NextStep title="Look at the schools">
        <Link to="/schools">See the list of schools</Link>
      </NextStep>
    );
  }
  return null;
}

function RunForm({
  start,
  cancel,
  preview,
}: {
  start?: string | null;
  cancel?: string | null;
  preview?: string | null;
}) {
  return (
    <form method="post">
      <ButtonRow>
        {start ? (
          <Button name="intent" value="start">
            {start}
          </Button>
        ) : null}
        {preview ? (
          <Button name="intent" value="preview-again">
            {preview}
          </Button>
        ) : null}
        {cancel ? (
          <Button name="intent" value="cancel" tone="secondary">
            {cancel}
          </Button>
        ) : null}
      </ButtonRow>
    </form>
  );
}

/** What became, or would become, of every row read. */
function Figures({ run }: { run: RunView }) {
  const would = run.status === 'done' || run.status === 'running' ? '' : ' (nothing has been changed yet)';
  const figure = (n: number, words: string) => `${n.toLocaleString('en-GB')} ${words}`.trim();
  return (
    <SummaryList
      rows={[
        { label: fileKindWords(run.kind).rows, value: figure(run.read, would) },
        { label: 'New', value: figure(run.created, '') },
        {
          label: 'Changed',
          value: figure(run.updated, run.closed > 0 ? `(${run.closed.toLocaleString('en-GB')} closed)` : ''),
        },
        { label: 'Unchanged', value: figure(run.unchanged, '') },
        { label: 'Not taken', value: figure(run.rejected, '') },
        ...(run.valuesLeftOut > 0
          ? [{ label: 'Taken without a value', value: `${count(run.valuesLeftOut, 'value')} left out` }]
          : []),
        ...(run.skipped > 0
          ? [{ label: 'Other authorities', value: `${count(run.skipped, 'row')} passed over` }]
          : []),
      ]}
    />
  );
}
