import { Link } from '@remix-run/react';
import { MAIL_STATUSES, type MailStatus } from '~/kernel/mail';
import { count, instantWords } from '~/kernel/words';
import type { MailHealth, MailRow } from '~/platform/mail/queries.server';
import {
  Button,
  EmptyState,
  ErrorSummary,
  Filters,
  type FormAnswer,
  formState,
  InsetText,
  KeyedPagination,
  NextStep,
  Page,
  SelectField,
  SummaryList,
  Table,
  Tag,
  TextField,
  WarningText,
  withQuery,
} from '~/ui';
import { closedWords, MAIL_STATUS } from '../../mail-words';
import { Address } from './address';
import { KeptMail } from './kept-mail';

type MailPageProps = {
  rows: MailRow[];
  counts: Record<MailStatus, number>;
  total: number;
  status: MailStatus | null;
  search: string;
  older: string | null;
  newer: string | null;
  health: MailHealth;
  /** How many addresses take no mail. */
  problems: number;
  answer: FormAnswer | undefined;
};

const PATH = '/admin/mail';

/** Messages of the authority: how they go out, what became of each, and what can be done about those that did not arrive. */
export function MailPage(props: MailPageProps) {
  const { rows, counts, total, status, search, older, newer, health, answer } = props;
  const asked = formState(answer);
  const form = formState(null, { status: status ?? '', q: search });
  const query = new URLSearchParams({ ...(status && { status }), ...(search && { q: search }) });
  const active = [
    ...(status
      ? [
          {
            label: MAIL_STATUS[status].word,
            removeHref: withQuery(PATH, query, { status: null, page: null }),
          },
        ]
      : []),
    ...(search
      ? [{ label: `“${search}”`, removeHref: withQuery(PATH, query, { q: null, page: null }) }]
      : []),
  ];
  return (
    <Page
      title="Messages"
      wide
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      tag={<HealthTag health={health} />}
      lead="What has been written to people of your authority by mail, the newest first, and what became of it."
      next={<Next {...props} />}
    >
      <ErrorSummary form={asked} />
      <Health health={health} problems={props.problems} />
      <KeptMail health={health} form={asked} />
      <Filters
        action={PATH}
        active={active}
        fields={
          <>
            <SelectField
              form={form}
              name="status"
              label="What became of it"
              width="full"
              empty="Anything"
              optional
              options={MAIL_STATUSES.map((value) => ({
                value,
                label: `${MAIL_STATUS[value].word} (${counts[value].toLocaleString('en-GB')})`,
              }))}
            />
            <TextField form={form} name="q" label="Name, address or subject" type="search" optional />
          </>
        }
      >
        {active.length > 0 ? <p className="mb-2 text-sm text-ink-soft">{count(total, 'message')}</p> : null}
        <Table
          caption="Messages"
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { head: 'Subject', cell: (row) => <Link to={`${PATH}/${row.id}`}>{row.subject}</Link> },
            { head: 'To', cell: (row) => <Recipient row={row} /> },
            { head: 'Written', cell: (row) => instantWords(row.createdAt) },
            { head: 'What became of it', cell: (row) => <MailTag status={row.status} /> },
          ]}
          empty={
            <EmptyState title={active.length > 0 ? 'No messages match' : 'No messages yet'}>
              <p>
                {active.length > 0
                  ? 'Take a filter off to see more.'
                  : 'Invitations, links to set a password and news of people’s own choice appear here.'}
              </p>
            </EmptyState>
          }
        />
        <KeyedPagination {...{ total, older, newer, query }} shown={rows.length} path={PATH} noun="message" />
      </Filters>
    </Page>
  );
}

/** The state of a message in a word. */
export function MailTag({ status }: { status: MailStatus }) {
  const { word, tone } = MAIL_STATUS[status];
  return <Tag tone={tone}>{word}</Tag>;
}

function Recipient({ row }: { row: MailRow }) {
  return (
    <>
      {row.name ? <span className="block">{row.name}</span> : null}
      <Address email={row.to} />
    </>
  );
}

function HealthTag({ health }: { health: MailHealth }) {
  if (health.transport === 'none') return <Tag tone="grey">Nothing is sent</Tag>;
  if (health.closed) return <Tag tone="red">Not going out</Tag>;
  return <Tag tone="green">Going out</Tag>;
}

/** What to do first: the line, then what was given up. */
function Next({ health }: MailPageProps) {
  if (health.transport === 'none') return null;
  if (health.closed) {
    return (
      <NextStep
        title="Have the connection put right, then try it"
        after="One message is tried at once. If it goes, everything that waits follows in order."
      >
        <form method="post">
          <Button name="intent" value="try-line">
            Try it now
          </Button>
        </form>
      </NextStep>
    );
  }
  if (health.failed === 0) return null;
  return (
    <NextStep
      title={`Look at ${count(health.failed, 'message')} that ${health.failed === 1 ? 'was' : 'were'} given up`}
      after="Each page says what the other side answered. Trying again begins afresh, for about two days."
    >
      <form method="post" className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button name="intent" value="retry-all">
          Try {health.failed === 1 ? 'it' : 'all of them'} again
        </Button>
        <Link to={`${PATH}?status=failed`}>Show {health.failed === 1 ? 'it' : 'them'}</Link>
      </form>
    </NextStep>
  );
}

function Health({ health, problems }: { health: MailHealth; problems: number }) {
  const { transport, through, closed, lastSentAt, waiting, waitingSince } = health;
  if (transport === 'none') {
    return (
      <InsetText>
        <p>
          No mail server is set up, so messages are kept here and nobody receives them. Pass on the link of an
          invitation yourself: its page shows it. Once a mail server is set up you can have those of the last
          fortnight sent from here.
        </p>
        {waiting > 0 ? (
          <p>{count(waiting, 'message')} from before waits here until mail is set up again.</p>
        ) : null}
      </InsetText>
    );
  }
  return (
    <>
      {closed ? <WarningText>{closedWords(closed)}</WarningText> : null}
      <SummaryList
        rows={[
          {
            label: 'Mail goes through',
            value: transport === 'notify' ? 'GOV.UK Notify' : `the mail server ${through ?? ''}`,
          },
          ...(closed
            ? [
                { label: 'It last answered', value: <span className="break-words">{closed.said}</span> },
                { label: 'Not going out since', value: instantWords(new Date(closed.since)) },
              ]
            : []),
          {
            label: 'The last message went',
            value: lastSentAt ? instantWords(lastSentAt) : 'None has gone yet',
          },
          {
            label: 'On their way',
            value: waitingSince
              ? `${count(waiting, 'message')}, the first of them to go from ${instantWords(waitingSince)}`
              : 'None waits',
          },
          {
            label: 'Addresses that take no mail',
            value: problems === 0 ? 'None known' : count(problems, 'address', 'addresses'),
            ...(problems > 0 ? { href: '/mail-problems', action: 'Show' } : {}),
          },
        ]}
      />
    </>
  );
}
