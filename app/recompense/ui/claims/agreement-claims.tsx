import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { ButtonLink, EmptyState, Money, NextStep, Section, Table } from '~/ui';
import type { AgreementClaims } from '../../claims/overview.server';
import type { ClaimLineKind } from '../../domain/claims/vocabulary';
import { ClaimTag } from './frame';

const KIND_NAMES: Readonly<Record<ClaimLineKind, string>> = {
  days: 'Days of support given',
  instalment: 'Instalments',
  expense: 'Expenses, at most',
};

const WAITING = {
  answer: {
    title: 'Answer claim',
    button: 'Answer the claim',
    after: 'Confirm it in one step, or ask about a line.',
  },
  reply: {
    title: 'Reply to the questions about claim',
    button: 'Reply',
    after: 'The school answers again once your reply is there.',
  },
  approve: {
    title: 'Approve claim',
    button: 'Go on to approve it',
    after: 'The school has confirmed every line. Approval makes the invoice and the payment.',
  },
} as const;

/** What somebody does next with the claims of an agreement; undefined where that is for somebody else. */
export function claimStep(claims: AgreementClaims | null) {
  if (!claims) return undefined;
  if (claims.waiting) {
    const { id, ref, step } = claims.waiting;
    const { title, button, after } = WAITING[step];
    return (
      <NextStep title={`${title} ${ref}`} after={after}>
        <ButtonLink to={`/claims/${id}/${step}`}>{button}</ButtonLink>
      </NextStep>
    );
  }
  if (!claims.claims || (claims.readyPence === 0 && !claims.draft)) return undefined;
  return (
    <NextStep
      title={
        claims.draft ? 'Finish the draft of your claim' : `Claim ${moneyWords(claims.readyPence)} that is due`
      }
      after="Everything is worked out: you tick and send. The school answers, the service approves, and your school is paid."
    >
      <ButtonLink to={`/agreements/${claims.agreementId}/recompense/claim`}>
        {claims.draft ? 'Go on with the draft' : 'Make a claim'}
      </ButtonLink>
    </NextStep>
  );
}

/** What has been claimed under an agreement, by kind, and its claims. */
export function ClaimsSection({ claims }: { claims: AgreementClaims | null }) {
  if (!claims?.began) return null;
  const { kinds, rows, total, agreementId } = claims;
  const sum = (of: (kind: AgreementClaims['kinds'][number]) => number) =>
    kinds.reduce((all, kind) => all + of(kind), 0);
  return (
    <Section
      title="What has been claimed"
      action={
        claims.claims ? (
          <Link to={`/agreements/${agreementId}/recompense/claim`}>Make a claim</Link>
        ) : undefined
      }
    >
      <Table
        caption="Agreed, claimed and approved, without VAT"
        rows={kinds}
        rowKey={({ kind }) => kind}
        columns={[
          { head: 'What for', cell: ({ kind }) => KIND_NAMES[kind] },
          { head: 'Agreed', numeric: true, cell: ({ agreedPence }) => <Money pence={agreedPence} /> },
          {
            head: 'Claimed, not decided',
            numeric: true,
            cell: ({ claimedPence }) => <Money pence={claimedPence} />,
          },
          { head: 'Approved', numeric: true, cell: ({ approvedPence }) => <Money pence={approvedPence} /> },
          { head: 'Left', numeric: true, cell: ({ leftPence }) => <Money pence={leftPence} /> },
        ]}
        total={[
          'Together',
          <Money key="agreed" pence={sum(({ agreedPence }) => agreedPence)} />,
          <Money key="claimed" pence={sum(({ claimedPence }) => claimedPence)} />,
          <Money key="approved" pence={sum(({ approvedPence }) => approvedPence)} />,
          <Money key="left" pence={sum(({ leftPence }) => leftPence)} />,
        ]}
      />
      <Table
        caption="Claims, the latest first"
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing has been claimed yet">
            The provider claims once a visit has been held or an instalment is due.
          </EmptyState>
        }
        columns={[
          {
            head: 'Claim',
            nowrap: true,
            cell: ({ id, ref }) => <Link to={`/claims/${id}`}>{ref ?? 'Draft'}</Link>,
          },
          {
            head: 'Sent',
            nowrap: true,
            cell: ({ submittedAt }) =>
              submittedAt ? dateWords(calendarDate(new Date(submittedAt))) : 'Not sent',
          },
          { head: 'State', cell: ({ state }) => <ClaimTag state={state} /> },
          { head: 'Sum', numeric: true, cell: ({ totalPence }) => <Money pence={totalPence} /> },
        ]}
      />
      {total > rows.length ? (
        <p>
          <Link to="/claims">All claims</Link>
        </p>
      ) : null}
    </Section>
  );
}
