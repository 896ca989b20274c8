import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonRow,
  type ButtonTone,
  Card,
  Checkbox,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  TextArea,
  WarningText,
} from '~/ui';
import { LONGEST_WORDS } from '../../notes/forms';
import type { CheckedNote, NoteView } from '../../notes/queries.server';
import type { Names } from '../../notes/steps.server';
import { foundWords, NAMING_WORDS, REACH_WORDS, READ_BY } from '../../notes/wording';
import { NoteFacts, NoteStateTag, noteCrumbs } from './frame';
import { NoteText } from './note-text';

/** A page of one step: what it is about, the note to the letter, and the form. */
function StepPage({
  note,
  title,
  lead,
  form,
  before,
  children,
}: {
  note: NoteView;
  title: string;
  lead: string;
  form: FormState;
  /** What is to be known before the note is read. */
  before?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Page
      title={title}
      caption={note.content.title}
      breadcrumbs={noteCrumbs(note)}
      tag={<NoteStateTag state={note.state} />}
      lead={lead}
    >
      <ErrorSummary form={form} />
      {before}
      <Section title="The note, word for word">
        <Card>
          <p className="text-lg font-semibold">{note.content.title}</p>
          <div className="mt-4">
            <NoteFacts note={note} />
          </div>
          <NoteText content={note.content} level={3} />
        </Card>
      </Section>
      {children}
    </Page>
  );
}

const Back = ({ id }: { id: string }) => (
  <Link to={`/practice/${id}`} className="inline-block py-2">
    Go back to the note
  </Link>
);

/** Names that stand in a text: those that hinder, and those that are only asked about. */
function NamesFound({ names }: { names: Names }) {
  if (names.school.length === 0 && names.people.length === 0) return null;
  return (
    <>
      {names.school.length > 0 ? (
        <InsetText>
          <p className="font-semibold">The note is to name no school, and its text does</p>
          <Found found={names.school} />
          <p className="mt-2">It can be sent once these are put otherwise, or the school is named.</p>
        </InsetText>
      ) : null}
      {names.people.length > 0 ? (
        <InsetText>
          <p className="font-semibold">Names of people seem to stand in the text</p>
          <Found found={names.people} />
        </InsetText>
      ) : null}
    </>
  );
}

function Found({ found }: { found: Names['people'] }) {
  return (
    <ul>
      {[...new Set(found.map(foundWords))].slice(0, 12).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function FewAlike({ note: { authorityName } }: { note: NoteView }) {
  return (
    <WarningText>
      There are so few schools of this phase in {authorityName} that readers may work out which one it is,
      though it is not named.
    </WarningText>
  );
}

/** The last look before the school is asked. */
export function SendNotePage({ note, answer }: { note: CheckedNote; answer?: FormAnswer }) {
  const form = formState(answer, { version: note.version });
  const { names, party } = note;
  const own = party.may.consent || party.standings.includes('client-head');
  return (
    <StepPage
      note={note}
      title="Check the note and send it"
      lead={
        own
          ? 'You are the school’s headteacher, so the next step is yours too: to agree to the note as it stands.'
          : 'The school’s headteacher gets exactly this text, and agrees to it or not.'
      }
      form={form}
      before={
        <>
          <NamesFound names={names} />
          {note.fewAlike ? <FewAlike note={note} /> : null}
        </>
      }
    >
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: note.version }} />
        {names.people.length > 0 ? (
          <Checkbox
            form={form}
            name="names"
            value="meant"
            label="The names of people are meant to stand in it, and they have said yes"
          />
        ) : null}
        <ButtonRow>
          <Button>Send the note to the school</Button>
          <Link to={`/practice/${note.id}/edit`} className="inline-block py-2">
            Edit the note first
          </Link>
        </ButtonRow>
      </Form>
    </StepPage>
  );
}

/** The school says yes or no. */
export function ConsentPage({ note, answer }: { note: CheckedNote; answer?: FormAnswer }) {
  const form = formState(answer, { version: note.version });
  return (
    <StepPage
      note={note}
      title="Read the note, and agree to it or not"
      lead="It is your school’s to decide. Nobody else reads the note without your yes."
      form={form}
      before={
        <>
          <InsetText>
            <p className="font-semibold">What you are asked to agree to</p>
            <ul>
              <li>this text, to the letter: if a word of it changes, you are asked again</li>
              <li>
                {note.anonymous
                  ? `that your school is not named: ${NAMING_WORDS.yes.hint.charAt(0).toLowerCase()}${NAMING_WORDS.yes.hint.slice(1)}`
                  : 'that your school is named'}
              </li>
              <li>that it may be read by {READ_BY[note.reach]}</li>
            </ul>
            <p className="mt-2">
              You can take a yes back at any time. The note is then no longer read from that moment on; who
              has read it, or printed it, has done so.
            </p>
          </InsetText>
          <NamesFound names={note.names} />
          {note.fewAlike ? <FewAlike note={note} /> : null}
        </>
      }
    >
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: note.version }} />
        <RadioGroup
          form={form}
          name="answer"
          label="Does your school agree?"
          choices={[
            { value: 'yes', label: 'Yes, to exactly this', hint: 'The authority reviews it next.' },
            {
              value: 'no',
              label: 'No',
              hint: 'The note rests. Nobody but you can take it up again, and nothing follows from a no.',
            },
          ]}
        />
        <TextArea
          form={form}
          name="words"
          label="Anything you want to say with it"
          hint="A no needs no reason. The writers and the authority read this."
          rows={4}
          maxLength={LONGEST_WORDS}
          optional
        />
        <ButtonRow>
          <Button>Send your answer</Button>
          <Link to={`/practice/${note.id}/reopen`} className="inline-block py-2">
            Change the note first
          </Link>
        </ButtonRow>
      </Form>
    </StepPage>
  );
}

/** The authority reviews what the school has agreed to. */
export function ReviewPage({ note, answer }: { note: CheckedNote; answer?: FormAnswer }) {
  const form = formState(answer, { version: note.version });
  const reaches = note.reach === 'everyone' ? (['everyone', 'authority'] as const) : (['authority'] as const);
  return (
    <StepPage
      note={note}
      title="Review the note"
      lead="The school has agreed to this text. Would a colleague who was not there understand it, and could they use it?"
      form={form}
      before={
        <>
          <InsetText>
            <p className="font-semibold">What to look for</p>
            <ul>
              <li>it says what was done, so that another school could do it</li>
              <li>it claims no more than the figures show</li>
              <li>no child, family or member of staff can be told by it</li>
              <li>it is fair to everybody who was there</li>
            </ul>
          </InsetText>
          <NamesFound names={note.names} />
          {note.fewAlike ? <FewAlike note={note} /> : null}
        </>
      }
    >
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: note.version }} />
        <RadioGroup
          form={form}
          name="decision"
          label="What do you decide?"
          choices={[
            ...reaches.map((reach) => ({
              value: reach,
              label: `Publish it to ${reach === 'authority' ? 'your authority' : 'every authority that uses Alongside'}`,
              hint: REACH_WORDS[reach].hint,
            })),
            {
              value: 'send-back',
              label: 'Send it back to be changed',
              hint: 'Its writers change it, and the school is asked again.',
            },
          ]}
        />
        <TextArea
          form={form}
          name="words"
          label="What is to be changed, or anything you want to say"
          hint="Needed when you send it back. Its writers and the school read it; readers of the note do not."
          rows={4}
          maxLength={LONGEST_WORDS}
          optional
        />
        <ButtonRow>
          <Button>Save your decision</Button>
          <Back id={note.id} />
        </ButtonRow>
      </Form>
    </StepPage>
  );
}

/** A step that asks for words alone: taking back, withdrawing, opening for changes. */
export function WordsPage({
  note,
  title,
  warning,
  label,
  hint,
  button,
  tone = 'warning',
  optional = false,
  answer,
}: {
  note: NoteView;
  title: string;
  warning: ReactNode;
  label: string;
  hint: string;
  button: string;
  tone?: ButtonTone;
  optional?: boolean;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { version: note.version });
  return (
    <Page
      title={title}
      caption={note.content.title}
      breadcrumbs={noteCrumbs(note)}
      tag={<NoteStateTag state={note.state} />}
    >
      <ErrorSummary form={form} />
      <WarningText>{warning}</WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: note.version }} />
        <TextArea
          form={form}
          name="words"
          label={label}
          hint={hint}
          rows={4}
          maxLength={LONGEST_WORDS}
          optional={optional}
        />
        <ButtonRow>
          <Button tone={tone}>{button}</Button>
          <Link to={`/practice/${note.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Taking a yes back, giving a draft up, or taking a note off the shelf: whichever is the viewer's. */
export function WithdrawPage({ note, answer }: { note: NoteView; answer?: FormAnswer }) {
  if (note.party?.may['withdraw-consent']) {
    return (
      <WordsPage
        note={note}
        answer={answer}
        title="Take your school’s consent back"
        warning="The note leaves the shelf at once. Only you can take it up again."
        label="Anything you want to say with it"
        hint="You need give no reason. The authority and the provider are told that the consent is taken back."
        button="Take the consent back"
        optional
      />
    );
  }
  return (
    <WordsPage
      note={note}
      answer={answer}
      title={note.state === 'draft' ? 'Give the draft up' : 'Withdraw the note'}
      warning={
        note.state === 'published'
          ? 'The note leaves the shelf at once. Its text and steps are kept.'
          : 'The note goes no further. Its text and steps are kept, and it can be opened for changes again.'
      }
      label="Why it is withdrawn"
      hint="The school, the provider and the authority read it."
      button={note.state === 'draft' ? 'Give the draft up' : 'Withdraw the note'}
    />
  );
}

export function ReopenPage({ note, answer }: { note: NoteView; answer?: FormAnswer }) {
  return (
    <WordsPage
      note={note}
      answer={answer}
      title="Open the note for changes"
      warning={
        note.state === 'published'
          ? 'The note leaves the shelf until the school has agreed to the new text and it has been reviewed again.'
          : 'It becomes a draft again. The school is asked about the text that comes of it.'
      }
      label="What is to be changed"
      hint="The others who write it read this."
      button="Open it for changes"
      tone="primary"
    />
  );
}
