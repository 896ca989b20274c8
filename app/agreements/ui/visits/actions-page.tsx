import { Form, Link } from '@remix-run/react';
import { assertNever } from '~/kernel/assert-never';
import { calendarDate } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Table,
  Tag,
  TextArea,
  Timeline,
} from '~/ui';
import type { ActionPage, ActionsPage, ListedAction } from '../../visits/action-queries.server';
import type { ActionStep } from '../../visits/vocabulary';
import { actionTag } from '../../visits/wording';
import { AgreementTabs, between, crumbsOf } from '../frame';
import { GoBack } from './frame';

/** An action's state in a word. */
function ActionTag({ action }: { action: ListedAction }) {
  const { label, tone } = actionTag(action.state, action.overdue);
  return <Tag tone={tone}>{label}</Tag>;
}

/** Actions agreed at visits and reviews of an agreement: open ones by date, then what became of the others. */
export function ActionsView({ page }: { page: ActionsPage }) {
  const open = page.actions.filter(({ state }) => state === 'open');
  const done = page.actions.filter(({ state }) => state === 'done').reverse();
  const dropped = page.actions.filter(({ state }) => state === 'dropped').reverse();
  const overdue = open.filter((action) => action.overdue).length;
  const first = open.find(({ mine }) => mine);
  return (
    <Page
      wide
      title="Agreed actions"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      lead="What was agreed at visits and reviews: who does what, by when, and what came of it."
      actions={<Link to={`/agreements/${page.id}/visits`}>Visits</Link>}
      next={
        first ? (
          <NextStep
            title={`${first.overdue ? 'Overdue: ' : ''}${first.text}`}
            after={`${first.whose}, by ${dateWords(first.dueOn)}. Say what came of it, move its date, or drop it with a reason.`}
          >
            <ButtonLink to={`/actions/${first.id}`}>Go to the action</ButtonLink>
          </NextStep>
        ) : null
      }
    >
      <AgreementTabs agreement={page} current="visits" />
      {page.actions.length === 0 ? (
        <EmptyState title="No action has been agreed yet">
          Actions are agreed at visits and reviews, and written down with them.
        </EmptyState>
      ) : (
        <>
          <Section title="Open">
            <p className="mb-3">
              {open.length === 0
                ? 'Nothing is open.'
                : `${count(open.length, 'action')} open${overdue > 0 ? `, of which ${overdue} overdue` : ''}.`}
            </p>
            {open.length > 0 ? <ActionTable caption="Open actions, by date" rows={open} /> : null}
          </Section>
          {done.length > 0 ? (
            <Section title="Done">
              <ActionTable caption="Actions done" rows={done} ended />
            </Section>
          ) : null}
          {dropped.length > 0 ? (
            <Section title="Dropped">
              <ActionTable caption="Actions dropped" rows={dropped} ended />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  );
}

function ActionTable({
  caption,
  rows,
  ended = false,
}: {
  caption: string;
  rows: readonly ListedAction[];
  ended?: boolean;
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { head: 'Action', cell: ({ id, text }) => <Link to={`/actions/${id}`}>{text}</Link> },
        { head: 'Who', cell: ({ whose }) => whose },
        { head: 'By', nowrap: true, cell: ({ dueOn }) => dateWords(dueOn) },
        ended
          ? { head: 'What came of it', cell: ({ result }) => result }
          : { head: 'State', cell: (action) => <ActionTag action={action} /> },
      ]}
    />
  );
}

function placeOf({ agreement, schoolName }: ActionPage): string {
  return agreement ? `Agreement ${agreement.ref}. ${between(agreement)}` : schoolName;
}

function actionCrumbs({ agreement, base, urn, schoolName }: ActionPage) {
  return agreement
    ? [...crumbsOf(agreement), { label: 'Actions', href: `${base}/actions` }]
    : [
        { label: 'Home', href: '/home' },
        { label: schoolName, href: `/schools/${urn}` },
        { label: 'Visits', href: `${base}/visits` },
      ];
}

/** One agreed action, what has happened to it, and what its owner can say of it. */
export function ActionView({ page }: { page: ActionPage }) {
  const { action, base } = page;
  return (
    <Page
      title="Agreed action"
      caption={placeOf(page)}
      breadcrumbs={actionCrumbs(page)}
      tag={<ActionTag action={action} />}
      next={
        action.mine ? (
          <NextStep
            title="Say what came of it"
            after={`Due by ${dateWords(action.dueOn)}. If it cannot be done by then, move its date; if it is no longer wanted, drop it. Either needs a reason.`}
          >
            <ButtonRow>
              <ButtonLink to={`/actions/${action.id}/done`}>It is done</ButtonLink>
              <ButtonLink to={`/actions/${action.id}/date`} tone="secondary">
                Move its date
              </ButtonLink>
              <ButtonLink to={`/actions/${action.id}/drop`} tone="secondary">
                Drop it
              </ButtonLink>
            </ButtonRow>
          </NextStep>
        ) : action.state === 'open' ? (
          <NextStep
            title={`It falls to: ${action.whose}`}
            after={`Due by ${dateWords(action.dueOn)}. They say what came of it.`}
          />
        ) : null
      }
    >
      {page.agreement ? <AgreementTabs agreement={page.agreement} current="visits" /> : null}
      <SummaryList
        rows={[
          { label: 'What', value: action.text },
          { label: 'Who', value: action.whose },
          { label: 'Done by', value: dateWords(action.dueOn) },
          {
            label: 'Agreed',
            value: (
              <>
                {dateWords(calendarDate(action.agreedAt))}, {origin(page)}
              </>
            ),
          },
          ...(action.result
            ? [
                {
                  label: action.state === 'done' ? 'What came of it' : 'Why it was dropped',
                  value: action.result,
                },
              ]
            : []),
        ]}
      />
      {page.history.length > 0 ? (
        <Section title="What has happened">
          <Timeline
            entries={page.history.map(({ id, at, who, title, reason }) => ({
              key: id,
              title,
              at,
              by: who,
              children: reason,
            }))}
          />
        </Section>
      ) : null}
      <Link to={page.agreement ? `${base}/actions` : `${base}/visits`}>
        {page.agreement ? 'All agreed actions' : 'All visits'}
      </Link>
    </Page>
  );
}

/** Where it was agreed. */
function origin({ action, base }: ActionPage) {
  if (action.reviewId) return <Link to={`${base}/reviews/${action.reviewId}`}>at a review</Link>;
  if (action.visitId) return <Link to={`${base}/visits/${action.visitId}`}>at a visit</Link>;
  return 'by the parties';
}

/** One step of an action: done, dropped, or its date moved. */
export function ActionStepView({
  page,
  step,
  answer,
}: {
  page: ActionPage;
  step: ActionStep;
  answer?: FormAnswer;
}) {
  const { action } = page;
  const form = formState(answer, { version: action.version });
  const { title, button } = STEP_WORDS[step];
  return (
    <Page
      title={title}
      caption={placeOf(page)}
      breadcrumbs={[...actionCrumbs(page), { label: 'Agreed action', href: `/actions/${action.id}` }]}
    >
      <ErrorSummary form={form} />
      <InsetText>
        <p className="font-semibold whitespace-pre-line">{action.text}</p>
        <p>
          {action.whose}, by {dateWords(action.dueOn)}
        </p>
      </InsetText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: action.version }} />
        <StepFields step={step} form={form} />
        <ButtonRow>
          <Button>{button}</Button>
          <GoBack to={`/actions/${action.id}`} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

const STEP_WORDS: Readonly<Record<ActionStep, { title: string; button: string }>> = {
  done: { title: 'The action is done', button: 'Save that it is done' },
  drop: { title: 'Drop the action', button: 'Drop the action' },
  date: { title: 'Move the date of the action', button: 'Move the date' },
};

function StepFields({ step, form }: { step: ActionStep; form: ReturnType<typeof formState> }) {
  switch (step) {
    case 'done':
      return (
        <TextArea
          form={form}
          name="result"
          label="What came of it"
          hint="What is different now, and where it can be seen"
          rows={4}
          maxLength={1000}
        />
      );
    case 'drop':
      return <TextArea form={form} name="result" label="Why it is dropped" rows={3} maxLength={1000} />;
    case 'date':
      return (
        <>
          <DateField form={form} name="dueOn" label="The new date" />
          <TextArea form={form} name="reason" label="Why the date is moved" rows={3} maxLength={500} />
        </>
      );
    default:
      return assertNever(step, 'step');
  }
}
