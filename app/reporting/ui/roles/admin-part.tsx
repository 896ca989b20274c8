import { Link } from '@remix-run/react';
import { ROLE_NAMES } from '~/accounts/wording';
import { count, instantWords } from '~/kernel/words';
import { EmptyState, Section, SummaryList, Table, Tag } from '~/ui';
import type { AdminInsight } from '../../roles/admin.server';

/** What an administrator looks after. */
export function AdminPart({
  insight: { people, mail, mailProblems, jobs, imports },
}: {
  insight: AdminInsight;
}) {
  return (
    <>
      <Section title="People" action={<Link to="/admin/users">All accounts</Link>}>
        <Table
          caption="Accounts that can sign in, by role"
          rows={people.byRole}
          rowKey={({ role }) => role}
          columns={[
            { head: 'Role', cell: ({ role }) => ROLE_NAMES[role] },
            { head: 'Accounts', numeric: true, cell: ({ accounts }) => accounts },
          ]}
          total={['People in all', people.all]}
        />
        <p className="text-sm text-ink-soft">
          Somebody with two roles is counted in both. {count(people.closed, 'account is', 'accounts are')}{' '}
          closed.
        </p>
        <Invited people={people.invited} />
      </Section>
      <Mail mail={mail} mailProblems={mailProblems} />
      <Section title="Scheduled work" action={<Link to="/admin/jobs">All scheduled work</Link>}>
        <Table
          caption="What the service does by itself"
          hideCaption
          rows={jobs}
          rowKey={({ name }) => name}
          columns={[
            { head: 'What', cell: ({ name, does }) => <Link to={`/admin/jobs/${name}`}>{does}</Link> },
            { head: 'Last run', cell: ({ lastStartedAt }) => instantWords(lastStartedAt) || 'Not yet' },
            { head: 'Next', cell: ({ nextAt }) => instantWords(nextAt) },
            {
              head: 'How it went',
              cell: ({ failed, lastStartedAt }) =>
                failed ? (
                  <Tag tone="red">Did not finish</Tag>
                ) : lastStartedAt ? (
                  <Tag tone="green">Done</Tag>
                ) : (
                  <Tag>Not run yet</Tag>
                ),
            },
          ]}
        />
      </Section>
      <Imports imports={imports} />
    </>
  );
}

/** Names shown; the list of accounts has all of them. */
const INVITED_SHOWN = 10;

function Invited({ people }: { people: AdminInsight['people']['invited'] }) {
  if (people.length === 0) return <p>Every invitation has been taken up.</p>;
  const left = people.length - INVITED_SHOWN;
  return (
    <>
      <p className="font-semibold">{count(people.length, 'invitation')} not taken up yet</p>
      <ul>
        {people.slice(0, INVITED_SHOWN).map(({ id, name, email }) => (
          <li key={id}>
            <Link to={`/admin/users/${id}`}>{name}</Link>{' '}
            <span className="break-words text-ink-soft">{email}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p>And {left} more, in the list of accounts.</p> : null}
    </>
  );
}

const THROUGH = {
  smtp: 'a mail server',
  notify: 'GOV.UK Notify',
  none: 'nowhere: no mail is set up',
} as const;

function Mail({ mail, mailProblems }: Pick<AdminInsight, 'mail' | 'mailProblems'>) {
  if (!mail) return null;
  const { transport, through, closed, waiting, failed, lastSentAt } = mail;
  return (
    <Section title="Mail" action={<Link to="/admin/mail">All messages</Link>}>
      <SummaryList
        rows={[
          {
            label: 'Goes through',
            value: through ? `${THROUGH[transport]} (${through})` : THROUGH[transport],
          },
          {
            label: 'State',
            value: closed ? (
              <Tag tone="red">Nothing can be sent now</Tag>
            ) : (
              <Tag tone={transport === 'none' ? 'grey' : 'green'}>
                {transport === 'none' ? 'Off' : 'Working'}
              </Tag>
            ),
          },
          { label: 'Waiting to go', value: count(waiting, 'message') },
          { label: 'Given up', value: count(failed, 'message') },
          { label: 'Addresses that take none', value: count(mailProblems, 'address', 'addresses') },
          { label: 'Last sent', value: instantWords(lastSentAt) || 'None yet' },
        ]}
      />
    </Section>
  );
}

const IMPORT_STATES: Readonly<Record<string, string>> = {
  uploaded: 'Uploaded',
  previewing: 'Being looked at',
  previewed: 'Ready to start',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  interrupted: 'Interrupted',
  cancelled: 'Called off',
};

function Imports({ imports }: Pick<AdminInsight, 'imports'>) {
  return (
    <Section title="Latest imports" action={<Link to="/admin/imports">All imports</Link>}>
      <Table
        caption="The latest imports"
        hideCaption
        rows={imports}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing imported yet" action={<Link to="/admin/imports">Import schools</Link>}>
            The register of schools and published figures come in as files.
          </EmptyState>
        }
        columns={[
          {
            head: 'File',
            cell: ({ id, fileName }) => (
              <Link to={`/admin/imports/${id}`} className="break-words">
                {fileName}
              </Link>
            ),
          },
          { head: 'When', cell: ({ createdAt }) => instantWords(createdAt) },
          { head: 'State', cell: ({ status }) => IMPORT_STATES[status] ?? status },
          { head: 'Rows not taken', numeric: true, cell: ({ rejected }) => rejected.toLocaleString('en-GB') },
        ]}
      />
    </Section>
  );
}
