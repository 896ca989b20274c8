import { Link } from '@remix-run/react';
import { count, instantWords } from '~/kernel/words';
import type { findMail } from '~/platform/mail/queries.server';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Table,
  WarningText,
} from '~/ui';
import { MAIL_OUTCOME, MAIL_STATUS, templateWords, tookWords } from '../../mail-words';
import { Address } from './address';
import { MailTag } from './mail-page';

type Message = NonNullable<Awaited<ReturnType<typeof findMail>>>;
/** A one-use link that has just been asked for. */
export type ShownLink = { link: string; name: string; email: string };

/** One message: what it says, what became of it, and what can be done. */
export function MessagePage({
  message,
  sends,
  answer,
  shown,
}: {
  message: Message;
  /** Whether there is a way out for mail. */
  sends: boolean;
  answer: FormAnswer | undefined;
  shown: ShownLink | null;
}) {
  const form = formState(answer);
  return (
    <Page
      title={message.subject}
      caption="Message"
      tag={<MailTag status={message.status} />}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/mail', label: 'Messages' },
      ]}
      lead={MAIL_STATUS[message.status].means}
      next={<Next message={message} sends={sends} />}
    >
      <ErrorSummary form={form} />
      {shown ? <Shown shown={shown} template={message.template} /> : null}
      <SummaryList rows={facts(message)} />
      <Section title="What it says">
        <div className="mb-8 max-w-measure whitespace-pre-line break-words rounded bg-panel px-5 py-4">
          {message.body.replaceAll('{link}', '(the one-use link stands here)')}
        </div>
        {message.calendarMethod ? <p>A date for the reader’s calendar goes with it.</p> : null}
      </Section>
      {message.hasLink && message.status !== 'waiting' && !shown ? <LinkSection message={message} /> : null}
      <Section title="Attempts">
        <Table
          caption="Attempts to send it"
          hideCaption
          rows={message.attempts}
          rowKey={(attempt) => attempt.number}
          columns={[
            { head: 'Attempt', cell: (attempt) => attempt.number },
            { head: 'When', cell: (attempt) => instantWords(attempt.at) },
            { head: 'Took', numeric: true, nowrap: true, cell: (attempt) => tookWords(attempt.milliseconds) },
            { head: 'Outcome', cell: (attempt) => MAIL_OUTCOME[attempt.outcome] },
            {
              head: 'Answer',
              cell: (attempt) => <span className="break-words text-sm">{attempt.answer ?? 'None'}</span>,
            },
          ]}
          empty={
            <EmptyState title="Not tried yet">
              <p>
                {message.status === 'waiting'
                  ? 'Each attempt is listed here with what the other side answered.'
                  : 'Nothing has been handed over for it.'}
              </p>
            </EmptyState>
          }
        />
      </Section>
    </Page>
  );
}

function facts(message: Message) {
  return [
    { label: 'To', value: <To message={message} /> },
    { label: 'What it is', value: templateWords(message.template) },
    { label: 'Written', value: instantWords(message.createdAt) },
    ...(message.status === 'waiting'
      ? [{ label: 'Tried next', value: `From ${instantWords(message.nextAttemptAt)}` }]
      : []),
    ...(message.sentAt ? [{ label: 'Sent', value: instantWords(message.sentAt) }] : []),
    ...(message.deliveredAt ? [{ label: 'Arrived', value: instantWords(message.deliveredAt) }] : []),
    ...(message.endedAt ? [{ label: 'Ended', value: instantWords(message.endedAt) }] : []),
    ...(message.problem
      ? [{ label: 'What went wrong', value: <span className="break-words">{message.problem}</span> }]
      : []),
    ...(message.attempts.length > 0
      ? [{ label: 'Tried', value: count(message.attempts.length, 'time') }]
      : []),
  ];
}

function To({ message }: { message: Message }) {
  return (
    <>
      {message.name && message.accountId ? (
        <Link to={`/admin/users/${message.accountId}`} className="block">
          {message.name}
        </Link>
      ) : null}
      <Address email={message.to} />
    </>
  );
}

function Next({ message, sends }: { message: Message; sends: boolean }) {
  if (message.problemId && (message.status === 'bounced' || message.status === 'kept')) {
    return (
      <NextStep
        title="Find out which address is right"
        after="Tried again, the address gets what was kept for it. Changed, it gets what is written from then on."
      >
        <ButtonLink to={`/mail-problems/${message.problemId}`}>Look at this address</ButtonLink>
      </NextStep>
    );
  }
  const ended = message.status === 'failed' || message.status === 'bounced' || message.status === 'kept';
  if (!ended || !sends) return null;
  return (
    <NextStep
      title={message.status === 'kept' ? 'Send this message now' : 'Send this message once more'}
      after="It goes out within a minute, and is tried for about two days if it cannot."
    >
      <form method="post">
        <Button name="intent" value="retry">
          {message.status === 'kept' ? 'Send it' : 'Try again'}
        </Button>
      </form>
    </NextStep>
  );
}

function LinkSection({ message }: { message: Message }) {
  const whose = message.name ?? message.to;
  return (
    <Section title="Its one-use link">
      <p>
        {whose} has not received this message. You can have its link shown, to pass it on yourself. Whoever
        has the link can act as {whose}: give it to nobody else.
      </p>
      {message.accountId ? (
        <p>
          If the link has run out, send a new one from{' '}
          <Link to={`/admin/users/${message.accountId}`}>the page of {whose}</Link>.
        </p>
      ) : null}
      <p>That it was shown to you is recorded in the audit trail.</p>
      <form method="post">
        <Button tone="secondary" name="intent" value="show-link">
          Show the link
        </Button>
      </form>
    </Section>
  );
}

function Shown({ shown, template }: { shown: ShownLink; template: string }) {
  const purpose = template === 'account.reset' ? 'sets a new password for' : 'is for';
  return (
    <>
      <WarningText>
        This link {purpose} {shown.name} ({shown.email}). Give it to nobody else. That it was shown is
        recorded.
      </WarningText>
      <InsetText>
        <p className="break-all">{shown.link}</p>
      </InsetText>
    </>
  );
}
