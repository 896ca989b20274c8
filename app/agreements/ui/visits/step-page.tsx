import { Form } from '@remix-run/react';
import { StaleAnswerNotice } from '~/directory/ui/stale-answer';
import { assertNever } from '~/kernel/assert-never';
import { daysFigure } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  type ButtonTone,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  TextArea,
  WarningText,
} from '~/ui';
import { PROGRESS, PROGRESS_NAMES } from '../../domain/visits/note';
import { VISIT_TEMPLATES } from '../../domain/visits/templates';
import { ACTION_OWNERS } from '../../domain/visits/vocabulary';
import { noteDefaults, planDefaults } from '../../visits/forms';
import type { StepPage } from '../../visits/queries.server';
import type { VisitStep } from '../../visits/vocabulary';
import { ActionFields } from './action-fields';
import { CheckFields, FeedbackFields, feedbackStart } from './after-fields';
import { GoBack, StageTag, visitCaption, visitCrumbs } from './frame';
import { HeldFields, NoteFields } from './note-fields';
import { PlanFields } from './plan-page';
import { TemplateDetails } from './template-view';

type Props = {
  page: StepPage;
  /** Ids for what the form makes. */
  formIds: { note: string; action: string };
  answer?: FormAnswer & { stale?: unknown };
};

/** What each step is called. */
export const STEP_TITLES: Readonly<Record<VisitStep, string>> = {
  move: 'Change the plan of a visit',
  'call-off': 'Call off a visit',
  held: 'The visit took place',
  record: 'Write the note of a visit',
  correct: 'Correct the note of a visit',
  check: 'Quality check of a visit',
  feedback: 'Governors’ feedback',
};

/** One step of a visit: its plan changed, called off, held, written up, corrected, checked, or given feedback on. */
export function VisitStepPage({ step, ...props }: Props & { step: VisitStep }) {
  switch (step) {
    case 'move':
      return <MovePage {...props} />;
    case 'call-off':
      return <CallOffPage {...props} />;
    case 'held':
      return <HeldPage {...props} />;
    case 'record':
      return <RecordPage {...props} />;
    case 'correct':
      return <CorrectPage {...props} />;
    case 'check':
      return <CheckPage {...props} />;
    case 'feedback':
      return <FeedbackPage {...props} />;
    default:
      return assertNever(step, 'step');
  }
}

/** The frame of every step: what it is, errors, the form, and the way back. */
function StepFrame({
  page,
  title,
  lead,
  form,
  button,
  tone = 'primary',
  before,
  children,
}: {
  page: StepPage;
  title: string;
  lead?: string;
  form: FormState;
  button: string;
  tone?: ButtonTone;
  before?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { head, visit } = page;
  const at = `${head.base}/visits/${visit.id}`;
  return (
    <Page
      title={title}
      caption={visitCaption(head)}
      breadcrumbs={[...visitCrumbs(head), { label: `${visit.title}, ${dateWords(visit.on)}`, href: at }]}
      tag={<StageTag visit={visit} />}
      lead={lead}
    >
      <ErrorSummary form={form} />
      {before}
      <Form method="post" noValidate className="stack">
        {/* The first button of a form is the one that Enter presses: saving, never a row's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
          Save
        </button>
        {children}
        <ButtonRow>
          <Button tone={tone}>{button}</Button>
          <GoBack to={at} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** After somebody else's change has been shown, saving again means to write over it. */
const current = (answer: Props['answer'], form: FormState, name: string, now: number) =>
  answer?.stale ? String(now) : form.value(name);

function MovePage({ page, answer }: Props) {
  const form = formState(answer, { ...planDefaults(page.plan), version: page.version });
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES.move}
      form={form}
      button="Save the plan"
      before={
        <StaleAnswerNotice
          answer={answer}
          fields={[
            { name: 'plannedFor', label: 'Date of the visit', words: dateWords },
            { name: 'focus', label: 'What it will focus on' },
          ]}
        />
      }
    >
      <Hidden values={{ version: current(answer, form, 'version', page.version) }} />
      <PlanFields form={form} kind={page.visit.kind} visitors={page.visitors} days={page.days} />
    </StepFrame>
  );
}

function CallOffPage({ page, answer }: Props) {
  const form = formState(answer, { version: page.version });
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES['call-off']}
      form={form}
      button="Call off the visit"
      tone="warning"
      before={
        <WarningText>
          The visit on {dateWords(page.visit.plannedFor)} is taken off the plan, and the school is told. To
          put it on another day, change its plan instead.
        </WarningText>
      }
    >
      <Hidden values={{ version: page.version }} />
      <TextArea
        form={form}
        name="reason"
        label="Why it is called off"
        hint="The school and the provider see this"
        rows={3}
        maxLength={1000}
      />
    </StepFrame>
  );
}

/** What is already known when a visit is written up: its plan, or when it was held. */
function heldDefaults({ visit }: StepPage): Record<string, unknown> {
  return { heldOn: visit.on, days: daysFigure(visit.halfDays), focus: visit.focus };
}

function HeldPage({ page, answer }: Props) {
  const form = formState(answer, { ...heldDefaults(page), version: page.version });
  const recorded = VISIT_TEMPLATES[page.visit.kind].group !== 'performance';
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES.held}
      lead={
        recorded
          ? 'Write down now that it was held. Its note is due 48 hours after it ended.'
          : 'This visit leaves no record: only that it was held is written down. The chair of governors is then asked for feedback.'
      }
      form={form}
      button="Save that it took place"
    >
      <Hidden values={{ version: page.version }} />
      <HeldFields form={form} page={page} />
    </StepFrame>
  );
}

/** Fields of a note as two texts of it are compared. */
function comparedFields(page: StepPage) {
  const sections = VISIT_TEMPLATES[page.visit.kind].sections;
  const progressWords = (text: string) => {
    const found = PROGRESS.find((one) => one === text);
    return found ? PROGRESS_NAMES[found] : text;
  };
  return [
    { name: 'heldOn', label: 'Held on', words: dateWords },
    { name: 'endedAt', label: 'Ended at' },
    { name: 'days', label: 'Days' },
    { name: 'present', label: 'Who took part' },
    { name: 'focus', label: 'Focus' },
    { name: 'activities', label: 'What was done' },
    { name: 'seen', label: 'What was seen' },
    ...sections.map(({ label }, index) => ({ name: `sections.${index}.text`, label })),
    ...page.outcomes.flatMap(({ measure }, index) => [
      { name: `outcomes.${index}.progress`, label: `Progress: ${measure}`, words: progressWords },
      { name: `outcomes.${index}.evidence`, label: `What it is judged by: ${measure}` },
    ]),
    { name: 'recommendations', label: 'Recommendations' },
  ];
}

/** Whom an action of this visit may fall to: the provider's people only where there is a provider. */
const ownersFor = ({ head }: StepPage) =>
  head.agreement
    ? ACTION_OWNERS
    : ACTION_OWNERS.filter((owner) => owner !== 'provider' && owner !== 'home-head');

function RecordPage({ page, formIds, answer }: Props) {
  const form = formState(answer, {
    ...heldDefaults(page),
    version: page.version,
    noteId: formIds.note,
    actions: [{ id: formIds.action }],
  });
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES.record}
      lead="It reaches the headteacher when you save it, and can be corrected afterwards: every version is kept."
      form={form}
      button="Save and send to the headteacher"
      before={
        <>
          <StaleAnswerNotice answer={answer} fields={comparedFields(page)} />
          <TemplateDetails kind={page.visit.kind} level="h2" />
        </>
      }
    >
      <Hidden values={{ version: form.value('version'), noteId: form.value('noteId') }} />
      <NoteFields form={form} page={page} />
      <h2>Actions agreed</h2>
      <p className="max-w-measure">
        {page.head.agreement
          ? 'What somebody will do, and by when. Those it falls to are reminded on their home page.'
          : 'What the school or the service will do, and by when.'}{' '}
        Leave a row empty if nothing was agreed.
      </p>
      <ActionFields form={form} owners={ownersFor(page)} />
    </StepFrame>
  );
}

function CorrectPage({ page, formIds, answer }: Props) {
  const { content, visit } = page;
  const form = formState(answer, {
    ...(content ? noteDefaults(content) : {}),
    noteNumber: visit.noteNumber,
    noteId: formIds.note,
  });
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES.correct}
      lead="A correction is a new version. The one before stays as it was, and the headteacher is asked to read the new one."
      form={form}
      button="Save the correction"
      before={<StaleAnswerNotice answer={answer} fields={comparedFields(page)} />}
    >
      <Hidden
        values={{
          noteNumber: current(answer, form, 'noteNumber', visit.noteNumber),
          noteId: form.value('noteId'),
        }}
      />
      <TextArea
        form={form}
        name="reason"
        label="Why it is corrected"
        hint="Whoever reads the note sees this beside the change"
        rows={2}
        maxLength={500}
      />
      <NoteFields form={form} page={page} />
      <h2>Actions left out before</h2>
      <InsetText>
        Actions already agreed are not changed here: each has a page of its own, where its date is moved or it
        is done or dropped.
      </InsetText>
      <ActionFields form={form} owners={ownersFor(page)} />
    </StepFrame>
  );
}

function CheckPage({ page, answer }: Props) {
  const form = formState(answer, {
    checks: page.checks.map(({ key, met, note }) => ({
      key,
      met: met === null ? '' : met ? 'yes' : 'no',
      note: note ?? '',
    })),
  });
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES.check}
      lead="Looked at by somebody who did not make the visit. The service and the visitor see the answers."
      form={form}
      button="Save the check"
    >
      <CheckFields form={form} checks={page.checks} />
    </StepFrame>
  );
}

function FeedbackPage({ page, formIds, answer }: Props) {
  const form = formState(answer, feedbackStart(page.feedback, formIds.note));
  return (
    <StepFrame
      page={page}
      title={STEP_TITLES.feedback}
      lead="About the adviser’s support to you. Do not write about the headteacher’s performance or objectives."
      form={form}
      button="Save the feedback"
      before={
        answer?.stale ? (
          <WarningText>
            Feedback has been given since you opened this page. Saving again puts yours in its place; the one
            before is kept.
          </WarningText>
        ) : null
      }
    >
      <FeedbackFields form={form} number={current(answer, form, 'number', page.feedback?.number ?? 0)} />
    </StepFrame>
  );
}
