import { Form, Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  type StaleField,
  StaleNotice,
  Table,
  TextField,
} from '~/ui';
import type { NoteFormView, NoteView, Unwritten } from '../../notes/queries.server';
import { NoteStateTag, noteCrumbs, PRACTICE_CRUMB } from './frame';
import { NoteFields, noteDefaults } from './note-fields';

type Answer = FormAnswer & { stale?: unknown };

/** Which support a new note is about. */
export function ChooseAgreementPage({ agreements }: { agreements: readonly Unwritten[] }) {
  return (
    <Page
      title="Write a practice note"
      breadcrumbs={[PRACTICE_CRUMB]}
      lead="What was learned in one school can spare another the detours. A note is written from support that has ended and been evaluated, and read by nobody else until the school has agreed to it."
    >
      <Table
        caption="Which support is it about?"
        rows={agreements}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="There is no support to write about now">
            A note is written once an agreement is closed. Every agreement of yours that is closed has its
            note already, or none is closed yet. <Link to="/agreements">See your agreements</Link>
          </EmptyState>
        }
        columns={[
          {
            head: 'Agreement',
            nowrap: true,
            cell: ({ id, ref }) => <Link to={`/practice/new?agreement=${id}`}>{ref}</Link>,
          },
          { head: 'School', cell: ({ schoolName }) => schoolName },
          { head: 'Supported by', cell: ({ providerName }) => providerName },
          {
            head: 'Closed',
            nowrap: true,
            cell: ({ endedAt }) => (endedAt ? dateWords(calendarDate(endedAt)) : ''),
          },
        ]}
      />
    </Page>
  );
}

/** A new note, with first words from the record. */
export function NewNotePage({
  page,
  formId,
  answer,
}: {
  page: NoteFormView;
  formId: string;
  answer?: Answer;
}) {
  const form = formState(answer, noteDefaults(page));
  const { agreement } = page;
  return (
    <Page
      title="Write a practice note"
      caption={`Agreement ${agreement.ref}. ${agreement.schoolName} with ${agreement.providerName}`}
      breadcrumbs={[PRACTICE_CRUMB, { label: agreement.ref, href: `/agreements/${agreement.id}` }]}
      lead="The first words below come from the agreement and its evaluations. Make them your own: shorter, and useful to somebody who was not there."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ formId: form.value('formId') || formId, agreementId: agreement.id }} />
        <NoteFields form={form} page={page} />
        <ButtonRow>
          <Button>Save the draft</Button>
          <Link to={`/agreements/${agreement.id}`} className="inline-block py-2">
            Go back, save nothing
          </Link>
        </ButtonRow>
        <p className="max-w-measure text-sm text-ink-soft">
          A draft is read by the school’s headteacher, the provider and the authority. It is sent to the
          school by a step of its own.
        </p>
      </Form>
    </Page>
  );
}

/** A draft being changed. */
export function EditNotePage({ page, answer }: { page: NoteFormView & { note: NoteView }; answer?: Answer }) {
  const { note } = page;
  const form = formState(answer, { ...noteDefaults(page), version: note.version });
  const both = Array.isArray(answer?.stale) ? (answer.stale as StaleField[]) : []; // `bothTexts` of the command makes them
  return (
    <Page
      title="Edit the practice note"
      caption={`Agreement ${page.agreement.ref}. ${page.agreement.schoolName} with ${page.agreement.providerName}`}
      breadcrumbs={noteCrumbs(note)}
      tag={<NoteStateTag state={note.state} />}
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: note.version }} />
        <NoteFields form={form} page={page} />
        <TextField
          form={form}
          name="reason"
          label="Why you are changing it"
          hint="The others who write it see this beside the change"
          optional
        />
        <ButtonRow>
          <Button>Save the draft</Button>
          <Link to={`/practice/${note.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
