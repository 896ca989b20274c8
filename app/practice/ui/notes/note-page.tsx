import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords, instantWords } from '~/kernel/words';
import { ButtonLink, InsetText, NextStep, Page, Section } from '~/ui';
import type { NoteView } from '../../notes/queries.server';
import { READ_BY, stepWords } from '../../notes/wording';
import { NoteFacts, NoteStateTag, PRACTICE_CRUMB, schoolWords } from './frame';
import { NoteText } from './note-text';

/** A practice note: what it says, where it comes from, and for those who have to do with it what comes next. */
export function NotePage({ note }: { note: NoteView }) {
  const { party, state, content } = note;
  return (
    <Page
      title={content.title}
      // What is printed is shown around: it names no school that readers are not to know.
      caption={`Practice note. ${schoolWords(note.anonymous ? { ...note, school: null } : note)}`}
      breadcrumbs={[PRACTICE_CRUMB]}
      tag={<NoteStateTag state={state} />}
      next={party ? <Next note={note} party={party} /> : undefined}
      actions={party ? <Actions note={note} party={party} /> : null}
    >
      {party ? <Said note={note} party={party} /> : null}
      <NoteFacts note={note} />
      <NoteText content={content} />
      <Provenance note={note} />
    </Page>
  );
}

type Party = NonNullable<NoteView['party']>;

function Actions({ note: { id, state }, party: { may, agreement } }: { note: NoteView; party: Party }) {
  return (
    <>
      <Link to={`/agreements/${agreement.id}`}>Agreement {agreement.ref}</Link>
      <Link to={`/practice/${id}/history`}>Steps and versions</Link>
      {may.edit && !may.send ? <Link to={`/practice/${id}/edit`}>Edit</Link> : null}
      {may['withdraw-consent'] ? (
        <Link to={`/practice/${id}/withdraw`}>Take the school’s consent back</Link>
      ) : may.withdraw ? (
        <Link to={`/practice/${id}/withdraw`}>
          {state === 'draft' ? 'Give the draft up' : 'Withdraw the note'}
        </Link>
      ) : null}
      {may.reopen ? <Link to={`/practice/${id}/reopen`}>Open it for changes</Link> : null}
    </>
  );
}

function Next({ note, party: { may, gaps } }: { note: NoteView; party: Party }) {
  const { id, state } = note;
  if (may.send) {
    const complete = gaps.length === 0;
    return (
      <NextStep
        title={complete ? 'Send the note to the school' : 'Finish the note'}
        after={
          complete
            ? 'The headteacher reads exactly this text, and agrees to it or not. Then the authority reviews it.'
            : `Still missing: ${gaps.map(({ message }) => message.charAt(0).toLowerCase() + message.slice(1)).join('; ')}.`
        }
      >
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          {complete ? (
            <>
              <ButtonLink to={`/practice/${id}/send`}>Check and send</ButtonLink>
              <Link to={`/practice/${id}/edit`}>Edit the note</Link>
            </>
          ) : (
            <ButtonLink to={`/practice/${id}/edit`}>Edit the note</ButtonLink>
          )}
        </div>
      </NextStep>
    );
  }
  if (may.consent) {
    return (
      <NextStep
        title="Say whether your school agrees"
        after="You may say no, with or without a reason, and you may take a yes back at any time. Without your yes nobody else reads the note."
      >
        <ButtonLink to={`/practice/${id}/consent`}>Agree to it or not</ButtonLink>
      </NextStep>
    );
  }
  if (may.publish) {
    return (
      <NextStep
        title="Review the note"
        after="You publish it as far as the school has agreed, or send it back with what is to be changed."
      >
        <ButtonLink to={`/practice/${id}/review`}>Review the note</ButtonLink>
      </NextStep>
    );
  }
  if (state === 'with-school') {
    return (
      <NextStep
        title="Waiting for the school’s headteacher"
        after="The school reads the note and agrees to it or not. If it agrees, the authority reviews it next."
      />
    );
  }
  if (state === 'with-broker') {
    return (
      <NextStep
        title="Waiting for the authority to review it"
        after="The school has agreed. The authority publishes the note, or sends it back with what is to be changed."
      />
    );
  }
  return null;
}

/** What was said with the last step, where it matters for what comes next. */
function Said({ note: { state }, party: { last } }: { note: NoteView; party: Party }) {
  if (!last || state === 'published' || state === 'with-broker' || state === 'with-school') return null;
  if (state === 'draft' && last.step !== 'sent-back' && last.step !== 'reopened') return null;
  return (
    <InsetText>
      <p className="font-semibold">{stepWords(last.step, last)}</p>
      <p className="text-sm text-ink-soft">
        {last.byAs}, {instantWords(last.at)}
      </p>
      <p className="mt-2 whitespace-pre-line">{last.words ?? 'No reason was given, and none is needed.'}</p>
      {state === 'declined' ? (
        <p className="mt-2">Only the school’s headteacher can take the note up again.</p>
      ) : null}
    </InsetText>
  );
}

/** Where the note's words and figures come from, and who has answered for it. */
function Provenance({ note }: { note: NoteView }) {
  const { consentedAt, publishedAt, party, anonymous, authorityName } = note;
  // The day of a consent could tell an anonymous school to those who know when it was asked.
  const said = consentedAt && (party || !anonymous) ? ` on ${dateWords(calendarDate(consentedAt))}` : '';
  return (
    <Section title="Where this comes from">
      <ul>
        <li>
          The support was given under an agreement that has been closed and evaluated by the school, the
          provider and the authority, each apart.
        </li>
        <li>
          Measures and days are those of the record. Measures are read by the people of the agreement, from
          the sources it names; the words are the writers’ own.
        </li>
        {consentedAt ? <li>The school has agreed to this text{said}.</li> : null}
        {publishedAt ? (
          <li>
            {authorityName} has reviewed it and published it on {dateWords(calendarDate(publishedAt))} to{' '}
            {READ_BY[note.reach]}.
          </li>
        ) : null}
        <li>What worked in one school need not work in another. It is a place to start a conversation.</li>
      </ul>
    </Section>
  );
}
