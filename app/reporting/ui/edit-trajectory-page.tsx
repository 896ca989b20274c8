import { Form, Link } from '@remix-run/react';
import { termOf, termWords } from '~/kernel/academic-year';
import { dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
  StaleNotice,
  Table,
  TextArea,
  TextField,
} from '~/ui';
import type { TrajectoryPoint } from '../domain/schools/trajectory';
import type { EditTrajectory } from '../schools/trajectory-queries.server';
import { MEASURE_WORDS, scopeWords } from '../schools/trajectory-wording';

type Answer = (FormAnswer & { stale?: unknown }) | null | undefined;

/** The form that sets one trajectory, with the versions before it. */
export function EditTrajectoryPage({ page, answer }: { page: EditTrajectory; answer: Answer }) {
  const { scope, days, versions } = page;
  const form = formState(answer, {
    days: days.map(({ percent }) => ({ percent: percent === null ? '' : String(percent) })),
  });
  const theirs = isNow(answer?.stale) ? answer.stale : null;
  return (
    <Page
      title={versions.length > 0 ? 'Change a trajectory' : 'Set a trajectory'}
      caption={`${MEASURE_WORDS[scope.measure]}: ${scopeWords(scope)}`}
      breadcrumbs={[
        { label: 'Insight', href: '/insight' },
        { label: 'Trajectories', href: '/insight/trajectory' },
      ]}
    >
      <ErrorSummary form={form} />
      {theirs ? (
        <StaleNotice
          changedBy={theirs.by}
          fields={[
            {
              label: 'Percentages',
              yours: days
                .map(({ on }, at) => ({ on, typed: form.value(fieldOf(at)) }))
                .filter(({ typed }) => typed !== '')
                .map(({ on, typed }) => `${dateWords(on)}: ${typed}%`)
                .join('\n'),
              theirs: pointsWords(
                theirs.points.filter((point) => days.some(({ on }) => on === point.on)),
              ).join('\n'),
            },
            { label: 'Reason', yours: form.value('reason'), theirs: theirs.reason },
          ]}
        />
      ) : null}
      <InsetText>
        <p>
          {page.actual === null
            ? 'None of these schools has a judgement today.'
            : `Today it is ${round(page.actual)}%.`}{' '}
          Between two days the trajectory is a straight line. Leave a day blank where nothing is meant for it.
          {versions[0] && versions[0].points.length > 0
            ? ' Leave all of them blank to end the trajectory.'
            : ''}
        </p>
      </InsetText>
      <Form method="post" noValidate className="stack">
        {/* A form sent again after an error stands for the version it was opened on, one that is stale for the newer. */}
        <Hidden
          values={{
            id: page.id,
            from: page.from,
            number: (theirs ? '' : form.value('number')) || String(page.number),
          }}
        />
        {days.map(({ on, actual }, at) => (
          <TextField
            key={on}
            form={form}
            name={fieldOf(at)}
            label={`${dateWords(on)}, end of the ${termWords(termOf(on))}`}
            hint={actual === null ? undefined : `It was ${round(actual)}%`}
            width="figure"
            inputMode="decimal"
            suffix="%"
            optional
          />
        ))}
        <TextArea
          form={form}
          name="reason"
          label="Why is it set like this?"
          hint="Everybody in the service can read this"
        />
        <ButtonRow>
          <Button>Set trajectory</Button>
          <Link to="/insight/trajectory">Cancel</Link>
        </ButtonRow>
      </Form>
      {versions.length > 0 ? <Versions page={page} /> : null}
    </Page>
  );
}

function Versions({ page: { versions } }: { page: EditTrajectory }) {
  return (
    <Section title="Versions so far">
      <Table
        caption="The latest first"
        hideCaption
        rows={versions}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Version', cell: ({ number }) => number },
          {
            head: 'Set',
            cell: ({ at, by }) => `${instantWords(at)}${by ? ` by ${by}` : ''}`,
          },
          {
            head: 'Percentages',
            nowrap: true,
            cell: ({ points }) =>
              points.length === 0 ? (
                'Ended'
              ) : (
                <span className="whitespace-pre-line">{pointsWords(points).join('\n')}</span>
              ),
          },
          { head: 'Reason', cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}

function pointsWords(points: readonly TrajectoryPoint[]): string[] {
  return points.map(({ on, percent }) => `${dateWords(on)}: ${percent}%`);
}

/** The name of the field of a day. */
const fieldOf = (at: number) => `days[${at}].percent`;

const round = (n: number) => Math.round(n * 10) / 10;

type Now = { points: TrajectoryPoint[]; reason: string; by: string | null };

function isNow(value: unknown): value is Now {
  return typeof value === 'object' && value !== null && 'points' in value && 'reason' in value;
}
