import { Form, Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  Details,
  DiffList,
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
} from '~/ui';
import { leavesRecord } from '../../domain/visits/templates';
import { timeOf, timeWords } from '../../domain/visits/times';
import type { NotesPanel } from '../../restricted-notes/queries.server';
import type { VisitPage } from '../../visits/queries.server';
import { actionTag, MODE_NAMES, noteStandingWords } from '../../visits/wording';
import { RestrictedNotes } from '../restricted-notes/parts';
import { By, NoteTag, Prose, StageTag, VisitTabs, visitCaption, visitCrumbs } from './frame';
import { TemplateDetails } from './template-view';

/** One visit: its plan, its note and what was agreed, and the one thing to do next. */
export function VisitView({
  page,
  answer,
  today,
  notes,
}: {
  page: VisitPage;
  answer?: FormAnswer;
  today: string;
  notes: NotesPanel | null;
}) {
  const { head, visit, may } = page;
  const at = `${head.base}/visits/${visit.id}`;
  return (
    <Page
      title={`${visit.title}, ${dateWords(visit.on)}`}
      caption={visitCaption(head)}
      breadcrumbs={visitCrumbs(head)}
      tag={
        <>
          <StageTag visit={visit} />
          {visit.note.kind === 'late' || visit.note.kind === 'overdue' ? <NoteTag note={visit.note} /> : null}
        </>
      }
      next={
        <>
          <ErrorSummary form={formState(answer)} />
          <Next page={page} at={at} today={today} />
        </>
      }
      actions={
        <>
          {may.move ? <Link to={`${at}/move`}>Change the plan</Link> : null}
          {may['call-off'] ? <Link to={`${at}/call-off`}>Call it off</Link> : null}
          {may.correct ? <Link to={`${at}/correct`}>Correct the note</Link> : null}
          {may.check ? <Link to={`${at}/check`}>Quality check</Link> : null}
          {visit.stage === 'planned' ? <a href={`${at}.ics`}>Add to your calendar</a> : null}
        </>
      }
    >
      <VisitTabs head={head} />
      {visit.calledOffReason ? (
        <InsetText>
          <p className="font-semibold">Why it was called off</p>
          <Prose>{visit.calledOffReason}</Prose>
        </InsetText>
      ) : null}
      {leavesRecord(visit.kind) ? null : (
        <InsetText>
          <p className="font-semibold">This visit leaves no record</p>
          <p>
            What is said of the headteacher’s performance is a matter for the governors. Nobody can write a
            note of it here. The chair of governors can give feedback on the adviser’s support, and chooses
            whether the headteacher reads it.
          </p>
        </InsetText>
      )}
      {page.note ? null : <About page={page} />}
      <Note page={page} />
      {page.feedback ? (
        <Section title="Governors’ feedback">
          <p className="mb-3 text-sm text-ink-soft">Given on {instantWords(page.feedback.at)}</p>
          <SummaryList
            rows={page.feedback.lines.map(({ label, words }) => ({ label, value: words }))}
            empty="Nothing more"
          />
        </Section>
      ) : null}
      {page.actions.length > 0 ? <Actions page={page} today={today} /> : null}
      {page.note ? <About page={page} /> : null}
      {page.checks && (visit.stage === 'written-up' || visit.stage === 'left-to-governors') ? (
        <Checks page={page} />
      ) : null}
      {page.versions.length > 1 ? <Versions page={page} /> : null}
      <RestrictedNotes panel={notes} />
    </Page>
  );
}

function Next({ page, at, today }: { page: VisitPage; at: string; today: string }) {
  const { visit, may } = page;
  if (may.acknowledge) {
    return (
      <NextStep
        title="Read the note"
        after="The writer sees that you have read it. If something in it is not right, tell them: a correction is a new version, and you read that too."
      >
        <Form method="post">
          <Hidden values={{ noteNumber: visit.noteNumber }} />
          <Button>I have read this note</Button>
        </Form>
      </NextStep>
    );
  }
  if (may.record && (visit.stage === 'to-write-up' || visit.plannedFor <= today)) {
    return (
      <NextStep
        title={visit.stage === 'to-write-up' ? 'Write the note' : 'Record the visit'}
        after={
          visit.note.kind === 'overdue'
            ? `${noteStandingWords(visit.note)}. It reaches the headteacher when you save it.`
            : 'The note reaches the headteacher when you save it. It counts as on time within 48 hours of the visit’s end.'
        }
      >
        <ButtonLink to={`${at}/record`}>Write the note</ButtonLink>
        {may.held ? (
          <p className="mt-3">
            <Link to={`${at}/held`}>It took place: I will write the note later</Link>
          </p>
        ) : null}
      </NextStep>
    );
  }
  if (may.held && visit.plannedFor <= today) {
    return (
      <NextStep
        title="Say that the visit took place"
        after="Nothing is written up. The chair of governors is asked for feedback."
      >
        <ButtonLink to={`${at}/held`}>It took place</ButtonLink>
      </NextStep>
    );
  }
  if (may.feedback) {
    return (
      <NextStep
        title={page.feedback ? 'Feedback is given' : 'Give governors’ feedback'}
        after="Only you and the service read it, unless you share it with the headteacher."
      >
        <ButtonLink to={`${at}/feedback`} tone={page.feedback ? 'secondary' : 'primary'}>
          {page.feedback ? 'Change the feedback' : 'Give feedback'}
        </ButtonLink>
      </NextStep>
    );
  }
  return <Waiting page={page} />;
}

/** Who is waited for. */
function Waiting({ page: { visit } }: { page: VisitPage }) {
  switch (visit.stage) {
    case 'planned':
      return (
        <NextStep
          title={`${visit.visitorName} visits on ${dateWords(visit.plannedFor)}`}
          after={
            leavesRecord(visit.kind)
              ? 'Afterwards the note reaches the headteacher within 48 hours.'
              : 'Afterwards the chair of governors is asked for feedback.'
          }
        />
      );
    case 'to-write-up':
      return (
        <NextStep
          title={`${visit.visitorName} writes the note`}
          after={`${noteStandingWords(visit.note)}.`}
        />
      );
    case 'written-up':
      return (
        <NextStep
          title={visit.noteReadAt ? 'Nothing more is to be done here' : 'The headteacher reads the note'}
          after={
            visit.noteReadAt
              ? `The headteacher read the note on ${instantWords(visit.noteReadAt)}.`
              : 'It has reached the headteacher, who says when it has been read.'
          }
        />
      );
    case 'left-to-governors':
      return <NextStep title="The chair of governors may give feedback" after="Nothing else is written." />;
    case 'called-off':
      return (
        <NextStep
          title="Nothing more is to be done here"
          after="Plan another visit when a date is settled."
        />
      );
  }
}

/** When, where and who; after the note once there is one, since that is what people come for. */
function About({ page }: { page: VisitPage }) {
  return (
    <Section title="The visit">
      <Facts page={page} />
      <TemplateDetails kind={page.visit.kind} level="h3" />
    </Section>
  );
}

function Facts({ page: { visit, note } }: { page: VisitPage }) {
  // What the note says stands in the note.
  const held = visit.state === 'held' && note === null;
  return (
    <SummaryList
      rows={[
        ...(held
          ? [
              {
                label: 'Held on',
                value: `${dateWords(visit.heldOn)}${visit.endedAt ? `, until ${timeWords(timeOf(visit.endedAt))}` : ''}`,
              },
            ]
          : []),
        {
          label: 'Planned for',
          value: `${dateWords(visit.plannedFor)}${visit.startsAt ? ` at ${timeWords(visit.startsAt)}` : ''}`,
        },
        { label: 'Where', value: MODE_NAMES[visit.mode] },
        { label: 'Who visits', value: visit.visitorName },
        ...(note
          ? []
          : [
              {
                label: visit.group !== 'support' ? 'Adviser’s time' : held ? 'Days used' : 'Days planned',
                value: daysWords(visit.halfDays),
              },
              { label: 'Focus', value: visit.focus },
            ]),
        ...(visit.note.kind === 'none' ? [] : [{ label: 'Note', value: noteFact(visit) }]),
      ]}
    />
  );
}

function noteFact({ note, noteSentAt, noteReadAt }: VisitPage['visit']) {
  if (!noteSentAt) return noteStandingWords(note);
  const read = noteReadAt ? `Read on ${instantWords(noteReadAt)}` : 'Not yet read';
  return `Reached the headteacher on ${instantWords(noteSentAt)}: ${noteStandingWords(note).toLowerCase()}\n${read}`;
}

function Note({ page: { visit, note, readsNote } }: { page: VisitPage }) {
  if (visit.stage !== 'written-up') return null;
  if (!readsNote) {
    return (
      <Section title="The note">
        <p className="max-w-measure">
          {visit.group === 'support'
            ? 'What was seen in the school is read by the school, the provider and the service. You see that the visit took place and the days it used.'
            : 'An adviser’s note is read by the school and the service.'}
        </p>
      </Section>
    );
  }
  if (!note) return null;
  return (
    <Section title="The note">
      <p className="mb-3 text-sm text-ink-soft">
        {visit.noteNumber > 1 ? `Version ${visit.noteNumber}, ` : ''}
        <By by={note.by} at={note.at} />
      </p>
      <SummaryList rows={note.lines.map(({ label, words }) => ({ label, value: words }))} empty="Nothing" />
    </Section>
  );
}

function Actions({ page: { actions }, today }: { page: VisitPage; today: string }) {
  return (
    <Section title="Actions agreed">
      <Table
        caption="Actions agreed at this visit"
        hideCaption
        rows={actions}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Action', cell: ({ id, text }) => <Link to={`/actions/${id}`}>{text}</Link> },
          { head: 'Who', cell: ({ whose }) => whose },
          { head: 'By', nowrap: true, cell: ({ dueOn }) => dateWords(dueOn) },
          {
            head: 'State',
            cell: ({ state, dueOn }) => {
              const { label, tone } = actionTag(state, state === 'open' && dueOn < today);
              return <Tag tone={tone}>{label}</Tag>;
            },
          },
        ]}
      />
    </Section>
  );
}

function Checks({ page: { checks } }: { page: VisitPage }) {
  return (
    <Section title="Quality check">
      <p className="mb-3 max-w-measure text-sm text-ink-soft">
        Seen by the service and by who made the visit. It is answered by somebody else of the service.
      </p>
      <SummaryList
        empty="Not yet checked"
        rows={(checks ?? []).map(({ text, met, note }) => ({
          label: text,
          value: met === null ? '' : `${met ? 'Yes' : 'Not yet'}${note ? `\n${note}` : ''}`,
        }))}
      />
    </Section>
  );
}

function Versions({ page: { versions } }: { page: VisitPage }) {
  return (
    <Section title="Versions of the note">
      <p className="mb-3 max-w-measure">Every version is kept as it was. The newest is first.</p>
      {versions.map(({ number, at, by, reason, changes }) => (
        <Details key={number} summary={`Version ${number}, ${dateWords(calendarDate(at))}`}>
          <p className="mb-2 text-sm text-ink-soft">
            <By by={by} at={at} />
          </p>
          {reason ? <p className="mb-2">Reason given: {reason}</p> : null}
          {number === 1 ? (
            <p>As it first reached the headteacher.</p>
          ) : (
            <DiffList
              changes={changes.map(({ label, before, after }) => ({ field: label, before, after }))}
              empty="Only actions were added."
            />
          )}
        </Details>
      ))}
    </Section>
  );
}
