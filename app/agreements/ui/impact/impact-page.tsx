import { Link } from '@remix-run/react';
import { count, dateWords, list } from '~/kernel/words';
import { ButtonLink, EmptyState, NextStep, Page, Section, type Task, TaskList } from '~/ui';
import type { ImpactPage } from '../../impact/queries.server';
import { SLOT_TAGS, slotTitle } from '../../impact/wording';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { ChartKey } from './measure-chart';
import { OutcomeSection } from './outcome-impact';

/** The measures of an agreement over time, each beside where it should be. */
export function ImpactOverview({ page }: { page: ImpactPage }) {
  return (
    <Page
      wide
      title="Impact"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="What was to be better for children, as it was measured. A measure moves for many reasons: it shows what happened, not by itself why."
      actions={
        page.mayMeasure && askedNow(page) === null ? (
          <Link to={`/agreements/${page.id}/impact/new`}>Enter a reading all the same</Link>
        ) : null
      }
      next={page.wasInForce ? <Next page={page} /> : undefined}
    >
      <AgreementTabs agreement={page} current="impact" />
      {page.wasInForce ? <Measured page={page} /> : <NotInForce page={page} />}
    </Page>
  );
}

function Measured({ page }: { page: ImpactPage }) {
  if (page.outcomes.length === 0) {
    return (
      <EmptyState title="The agreement names no outcomes">
        An amendment can add outcomes with their measures.
      </EmptyState>
    );
  }
  return (
    <>
      {page.slots.length > 0 ? <Lasting page={page} /> : null}
      <section aria-label="What the charts show">
        <ChartKey />
        <p className="max-w-measure text-sm text-ink-soft">
          A reading is on its trajectory within a tenth of the way from baseline to target. From the target’s
          date on, the target is reached or it is not.
        </p>
      </section>
      {page.outcomes.map((shown) => (
        <OutcomeSection key={shown.outcome.id} page={page} shown={shown} />
      ))}
    </>
  );
}

function NotInForce({ page: { state } }: { page: ImpactPage }) {
  return (
    <EmptyState
      title={state === 'terminated' ? 'The agreement never came into force' : 'Nothing is measured yet'}
    >
      {state === 'terminated'
        ? 'It was ended before all had signed, so there is nothing to measure.'
        : 'Measures are read from the day all have signed.'}
    </EmptyState>
  );
}

/** The two readings after the support has ended. */
function Lasting({ page }: { page: ImpactPage }) {
  const tasks = page.slots.map(
    (slot): Task => ({
      title: slotTitle(slot),
      href:
        page.mayMeasure && (slot.state === 'due' || slot.state === 'overdue')
          ? `/agreements/${page.id}/impact/new`
          : undefined,
      hint: slotHint(slot),
      status: SLOT_TAGS[slot.state],
    }),
  );
  return (
    <Section title="What has lasted">
      <p className="mb-3 max-w-measure">
        The support ended on {dateWords(page.endedOn)}. Each measure is read again in the two terms after it.
      </p>
      <TaskList tasks={tasks} />
    </Section>
  );
}

function slotHint({ state, opens, dueBy, unreadMeasures }: ImpactPage['slots'][number]): string {
  if (state === 'read') return 'Every measure has been read';
  if (state === 'to-come') return `Can be read from ${dateWords(opens)}, and is due by ${dateWords(dueBy)}`;
  if (state === 'missed') return `Not read by ${dateWords(dueBy)}: ${list(unreadMeasures)}`;
  return `Due by ${dateWords(dueBy)}. To be read: ${list(unreadMeasures)}`;
}

const TOLD =
  'Everyone who signed sees each reading here, with its source and who entered it. A wrong one can be corrected or withdrawn with a reason.';

function Next({ page }: { page: ImpactPage }) {
  const { id, slots, mayMeasure } = page;
  const coming = slots.find(({ state }) => state === 'to-come');
  const title = askedNow(page);
  if (mayMeasure && title) {
    return (
      <NextStep title={title} after={TOLD}>
        <ButtonLink to={`/agreements/${id}/impact/new`}>Enter readings</ButtonLink>
      </NextStep>
    );
  }
  if (mayMeasure && coming) {
    return (
      <NextStep
        title={`Nothing is due until ${dateWords(coming.opens)}`}
        after="You are reminded when each measure is to be read again."
      />
    );
  }
  if (mayMeasure) {
    return (
      <NextStep
        title="Nothing more is due"
        after="Every reading there is stands below, and is kept with the agreement."
      />
    );
  }
  return (
    <NextStep
      title="Nothing for you to do here"
      after={
        slots.length > 0
          ? 'The headteacher and the broker enter what has lasted in the two terms after the support.'
          : 'The headteacher, the provider and the broker enter the readings. You see each as soon as it is there.'
      }
    />
  );
}

/** What readings are asked for now; null where none are. */
function askedNow({ slots, exitUnread, outcomes }: ImpactPage): string | null {
  const due = slots.find(({ state }) => state === 'due' || state === 'overdue');
  if (due) return `Enter what has lasted, by ${dateWords(due.dueBy)}`;
  if (slots.length > 0) return null;
  if (exitUnread.length > 0) {
    return `Enter what has been reached: ${count(exitUnread.length, 'measure')} to be read at exit`;
  }
  return outcomes.every(({ latest }) => latest === null)
    ? 'Enter the first readings'
    : 'Enter readings as they come in';
}
