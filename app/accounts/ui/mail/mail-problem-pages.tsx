import { Link } from '@remix-run/react';
import { count, instantWords } from '~/kernel/words';
import type { MailProblemView, MailProblemPage as Problem } from '~/platform/mail/queries.server';
import {
  Button,
  ButtonLink,
  DownloadList,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  NextStep,
  Page,
  SummaryList,
  Table,
  Tag,
} from '~/ui';
import { Address } from './address';

/** Addresses that take no mail. */
export function MailProblemsPage({ problems }: { problems: MailProblemView[] }) {
  return (
    <Page
      title="Addresses that take no mail"
      breadcrumbs={[{ href: '/home', label: 'Home' }]}
      lead="Mail to these people has come back. They still see everything when they sign in, but nothing reaches them by mail."
    >
      <Table
        caption="Addresses, those longest without mail first"
        hideCaption
        rows={problems}
        rowKey={(row) => row.id}
        columns={[
          { head: 'Person', cell: (row) => <Link to={`/mail-problems/${row.id}`}>{row.name}</Link> },
          { head: 'Address', cell: (row) => <Address email={row.email} /> },
          { head: 'Since', cell: (row) => instantWords(row.since) },
        ]}
        empty={
          <EmptyState title="None at present">
            <p>Should mail to somebody come back, their address appears here and you are told.</p>
          </EmptyState>
        }
      />
      <DownloadList list="mail-problems" total={problems.length} />
    </Page>
  );
}

/** One such address: what came back, and the two ways out. */
export function MailProblemPage({
  problem,
  admin,
  answer,
}: {
  problem: Problem;
  admin: boolean;
  answer: FormAnswer | undefined;
}) {
  const open = problem.endedAt === null;
  return (
    <Page
      title={`Mail to ${problem.name} comes back`}
      tag={open ? <Tag tone="red">Open</Tag> : <Tag tone="green">Mended</Tag>}
      breadcrumbs={[
        { href: '/home', label: 'Home' },
        { href: '/mail-problems', label: 'Addresses that take no mail' },
      ]}
      next={open ? <Next problem={problem} admin={admin} /> : null}
    >
      <ErrorSummary form={formState(answer)} />
      <SummaryList
        rows={[
          { label: 'Address', value: <Address email={problem.email} /> },
          { label: 'Since', value: instantWords(problem.since) },
          { label: 'The message', value: problem.subject },
          { label: 'What was answered', value: <span className="break-words">{problem.problem}</span> },
          { label: 'Kept because of it', value: count(problem.kept, 'message') },
          ...(open
            ? []
            : [{ label: 'Mended', value: `${instantWords(problem.endedAt)}: ${endWords(problem)}` }]),
        ]}
      />
      {open ? (
        <form method="post">
          <p>If the address is right after all, say so. Should mail come back again, you will be told.</p>
          <Button tone="secondary">Try this address again</Button>
        </form>
      ) : null}
    </Page>
  );
}

const endWords = ({ ended }: Problem) =>
  ended === 'address-changed' ? 'the address was changed' : 'the address was tried again';

function Next({ problem, admin }: { problem: Problem; admin: boolean }) {
  return (
    <NextStep
      title={`Ask ${problem.name} which address is right`}
      after="Once the address is changed, their mail goes to the new one. What came back stays on their notices page."
    >
      {admin ? (
        <ButtonLink to={`/admin/users/${problem.accountId}/address`}>Change their address</ButtonLink>
      ) : (
        <p className="mb-0">
          Telephone the school: mail will not reach them. An administrator of your authority can then change
          the address.
        </p>
      )}
    </NextStep>
  );
}
