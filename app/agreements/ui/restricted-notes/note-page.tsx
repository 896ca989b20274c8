import { Form, Link } from '@remix-run/react';
import { count, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Pagination,
  Section,
  SummaryList,
  Tag,
  TextArea,
  WarningText,
} from '~/ui';
import type { NoteLine, NotePage } from '../../restricted-notes/queries.server';
import { LEVEL_WORDS, MOST_TEXT, SUBJECT_WORDS } from '../../restricted-notes/wording';
import { LevelTag, NOTES_CRUMBS, NotesTable } from './parts';

/** Every restricted note of the authority. */
export function NotesListPage(props: {
  rows: NoteLine[];
  total: number;
  page: number;
  perPage: number;
  lead: boolean;
}) {
  const { rows, total, page, perPage, lead } = props;
  return (
    <Page
      title="Restricted notes"
      wide
      breadcrumbs={NOTES_CRUMBS.slice(0, 1)}
      lead="What fewer may read than the record it belongs to. Schools, providers, elected members and administrators are not told that these are here."
      actions={lead ? <Link to="/glass-breaks">Safeguarding notes opened in need</Link> : null}
    >
      <NotesTable rows={rows} />
      <Pagination page={page} pageSize={perPage} total={total} path="/restricted" noun="note" />
    </Page>
  );
}

/** A restricted note: what it says, or that it is there. */
export function RestrictedNotePage({ note, answer }: { note: NotePage; answer?: FormAnswer }) {
  const { id, may, reading } = note;
  return (
    <Page
      title={note.title}
      caption={note.schoolName}
      breadcrumbs={NOTES_CRUMBS}
      tag={
        <>
          <LevelTag level={note.level} />
          {note.ended ? <Tag>Ended</Tag> : null}
        </>
      }
      lead={LEVEL_WORDS[note.level].who}
      next={
        <>
          <ErrorSummary form={formState(answer)} />
          {may['break-glass'] ? <Closed note={note} /> : null}
        </>
      }
      actions={
        <>
          {may.correct ? <Link to={`/restricted/${id}/correct`}>Correct the note</Link> : null}
          {may['choose-readers'] ? <Link to={`/restricted/${id}/readers`}>Choose who reads it</Link> : null}
        </>
      }
    >
      {reading === 'text-by-broken-glass' && note.glass ? (
        <WarningText>
          You broke the glass. You can read this until {instantWords(note.glass.until)}. The head of service,
          the writer and the readers have been told; it will be looked at by somebody else.
        </WarningText>
      ) : null}
      <Texts note={note} />
      <Section title="About this note">
        <SummaryList
          rows={[
            {
              label: SUBJECT_WORDS[note.subject],
              value: <Link to={note.subjectHref}>{note.subjectLabel || note.schoolName}</Link>,
            },
            { label: 'Written by', value: note.by },
            { label: 'Written on', value: instantWords(note.at) },
            ...(note.readers
              ? [
                  {
                    label: 'Readers besides its writer',
                    value: note.readers.length > 0 ? note.readers.join(', ') : 'Nobody',
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {may.end ? (
        <Section title="When its time is over">
          <p>An ended note leaves the page of its record. It stays here, and cannot be changed any more.</p>
          <Form method="post">
            <Hidden values={{ intent: 'end' }} />
            <Button tone="secondary">End this note</Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

function Closed({ note }: { note: NotePage }) {
  return (
    <NextStep
      title="You are not among its readers"
      after="If a child cannot wait, you can open it yourself for a day. Whoever has to know is told at once."
    >
      <p>Ask {note.by} first, by telephone where it is urgent.</p>
      <ButtonLink to={`/restricted/${note.id}/break`} tone="warning">
        Open it because a child cannot wait
      </ButtonLink>
    </NextStep>
  );
}

function Texts({ note }: { note: NotePage }) {
  const [inForce, ...before] = note.texts;
  if (!inForce) return null;
  return (
    <>
      <Section title={before.length > 0 ? 'What it says, as corrected' : 'What it says'}>
        <Body text={inForce} />
      </Section>
      {before.length > 0 ? (
        <Section title={`Before it was corrected (${count(before.length, 'text')})`}>
          {before.map((text) => (
            <InsetText key={text.id}>
              <Body text={text} />
            </InsetText>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function Body({ text }: { text: NotePage['texts'][number] }) {
  return (
    <>
      {text.body === null ? (
        <p>
          This text cannot be opened: the secret it was sealed under is no longer named in the settings of the
          installation. Ask the people who run it to name it again.
        </p>
      ) : (
        <p className="max-w-measure whitespace-pre-line">{text.body}</p>
      )}
      <p className="text-sm text-ink-soft">
        {text.by}, {instantWords(text.at)}
      </p>
    </>
  );
}

/** A correction: the text as it is to read from now on. */
export function CorrectNotePage(props: {
  id: string;
  formId: string;
  title: string;
  body: string;
  answer?: FormAnswer;
}) {
  const { id, formId, title, body, answer } = props;
  const form = formState(answer, { id: formId, body });
  return (
    <Page
      title="Correct the note"
      caption={title}
      breadcrumbs={[...NOTES_CRUMBS, { label: title, href: `/restricted/${id}` }]}
      lead="Write the note as it should read. What stood before stays beneath it."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId }} />
        <TextArea form={form} name="body" label="The note" rows={12} maxLength={MOST_TEXT} />
        <ButtonRow>
          <Button>Save the correction</Button>
          <Link to={`/restricted/${id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
