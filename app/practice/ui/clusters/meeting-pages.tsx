import { Form, Link } from '@remix-run/react';
import { timeWords } from '~/agreements/domain/visits/times';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  DiffList,
  DocumentParts,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  StaleNotice,
  SummaryList,
  TextArea,
  TextField,
} from '~/ui';
import { bothOf } from '../../clusters/both-texts';
import { minutesParts, versionWords } from '../../clusters/document';
import type { ClusterHead } from '../../clusters/head.server';
import type { MeetingPageView } from '../../clusters/meeting-queries.server';
import { clusterCrumbs, MeetingTag, whenWords } from './parts';

type Answer = FormAnswer & { stale?: unknown };

/** Planning a meeting, or changing a planned one. */
export function MeetingFormPage({
  head,
  meeting,
  formId,
  answer,
}: {
  head: ClusterHead;
  meeting: MeetingPageView['meeting'] | null;
  formId: string;
  answer?: Answer;
}) {
  const form = formState(
    answer,
    meeting ? { ...meeting, startsAt: timeWords(meeting.startsAt) } : { id: formId },
  );
  const both = bothOf(answer);
  const back = `/clusters/${head.id}${meeting ? `/meetings/${meeting.id}` : ''}`;
  return (
    <Page
      title={meeting ? 'Change the meeting' : 'Plan a meeting'}
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      lead="Heads and chairs of governors of its schools are told."
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <Form method="post" noValidate className="stack">
        {/* After somebody else's change has been shown, saving again means to write over it. */}
        <Hidden
          values={
            meeting
              ? { version: both.length > 0 ? meeting.version : form.value('version') }
              : { id: form.value('id') || formId }
          }
        />
        <DateField form={form} name="on" label="Date of the meeting" />
        <TextField
          form={form}
          name="startsAt"
          label="Time"
          hint="For example, 2pm or 14:30"
          width="figure"
          optional
        />
        <TextField
          form={form}
          name="place"
          label="Place"
          hint="A school, or an online address"
          width="half"
        />
        <TextArea form={form} name="agenda" label="What it will be about" maxLength={3000} />
        <ButtonRow>
          <Button>{meeting ? 'Save the changes' : 'Plan this meeting'}</Button>
          <Link to={back} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** A meeting, and its minutes to read or print. */
export function MeetingPage({ page }: { page: MeetingPageView }) {
  const { head, meeting, minutes, may } = page;
  const at = `/clusters/${head.id}/meetings/${meeting.id}`;
  return (
    <Page
      title={`Meeting of ${dateWords(meeting.on)}`}
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      tag={<MeetingTag state={meeting.state} />}
      next={<Next page={page} />}
      actions={
        <>
          {may.change ? <Link to={`${at}/edit`}>Change the meeting</Link> : null}
          {may.callOff ? <Link to={`${at}/call-off`}>Call it off</Link> : null}
          {may.correct ? <Link to={`${at}/minutes`}>Correct the minutes</Link> : null}
          {minutes ? (
            <a href={`${at}/minutes.pdf?version=${minutes.number}`}>Keep the minutes as a PDF</a>
          ) : null}
        </>
      }
    >
      {meeting.state === 'called-off' ? (
        <InsetText>
          <p>This meeting was called off. {meeting.reason}</p>
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          { label: meeting.state === 'held' ? 'Held on' : 'When', value: whenWords(meeting) },
          { label: 'Where', value: meeting.place },
          { label: 'Agenda', value: meeting.agenda },
        ]}
      />
      {minutes ? <Minutes page={page} minutes={minutes} at={at} /> : null}
    </Page>
  );
}

function Next({ page: { head, meeting, may } }: { page: MeetingPageView }) {
  if (!meeting.wantsMinutes) return null;
  if (may.write)
    return (
      <NextStep
        title="Write the minutes"
        after="Heads and chairs of governors of its schools are told that they can read them."
      >
        <ButtonLink to={`/clusters/${head.id}/meetings/${meeting.id}/minutes`}>Write the minutes</ButtonLink>
      </NextStep>
    );
  return <NextStep title="The chair writes the minutes" after="You are told when they can be read." />;
}

function Minutes({
  page,
  minutes,
  at,
}: {
  page: MeetingPageView;
  minutes: NonNullable<MeetingPageView['minutes']>;
  at: string;
}) {
  const others = Array.from({ length: minutes.of }, (_, index) => index + 1).filter(
    (each) => each !== minutes.number,
  );
  return (
    <>
      {minutes.number < minutes.of ? (
        <InsetText>
          <p>
            These minutes have been corrected since. <Link to={at}>Read the version in force</Link>
          </p>
        </InsetText>
      ) : null}
      <DocumentParts parts={minutesParts(minutes)} />
      <p className="max-w-measure text-sm text-ink-soft">{versionWords(minutes)}</p>
      {page.changes.length > 0 ? (
        <Section title={`What version ${minutes.number} changed`}>
          <DiffList
            changes={page.changes}
            before={`Version ${minutes.number - 1}`}
            after={`Version ${minutes.number}`}
          />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <p className="no-print">
          {others.map((each) => (
            <Link key={each} to={`${at}?version=${each}`} className="mr-4">
              Read version {each}
            </Link>
          ))}
        </p>
      ) : null}
    </>
  );
}
