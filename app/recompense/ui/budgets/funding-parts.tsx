import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { Money, Table, WarningText } from '~/ui';
import type { Funding } from '../../budgets/funding.server';

/** How the authority's part of an agreement is covered, line by line. */
export function FundingTable({ funding }: { funding: Funding }) {
  const { cover, amended, needPence } = funding;
  const rows = [
    {
      label: 'The authority’s part',
      about: 'Worked out from the terms of the agreement, without VAT',
      pence: needPence,
    },
    ...(amended
      ? [
          {
            label: `With amendment ${amended.number}`,
            about: 'The authority’s part as the amendment being made would have it',
            pence: amended.pence,
          },
        ]
      : []),
    { label: 'Approved', about: 'Promised from the budget, less what was given back', pence: cover.approved },
    ...(cover.asked > 0
      ? [{ label: 'Asked for', about: 'Waits for the lead’s decision', pence: cover.asked }]
      : []),
    { label: 'Spent', about: 'Of what is approved, drawn by approved claims', pence: cover.spent },
    ...(funding.missingPence > 0
      ? [
          {
            label: 'Missing',
            about: 'The authority’s part, less what is approved',
            pence: funding.missingPence,
          },
        ]
      : []),
    ...(funding.sparePence > 0
      ? [
          {
            label: 'Not needed',
            about: 'Approved and no longer needed: it can be given back',
            pence: funding.sparePence,
          },
        ]
      : []),
    ...(funding.openClaimsPence > 0
      ? [
          {
            label: 'Kept for claims',
            about: 'The authority’s part of claims sent in and not decided yet',
            pence: funding.openClaimsPence,
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={`How agreement ${funding.ref} is paid for`}
      hideCaption
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { head: 'Figure', cell: ({ label }) => label },
        { head: 'What it is', cell: ({ about }) => about },
        { head: 'Amount', numeric: true, cell: ({ pence }) => <Money pence={pence} /> },
      ]}
    />
  );
}

/** Before the authority signs: that its part is not covered, and where to ask for it. Nothing where it is. */
export function MissingMoney({ funding, needPence }: { funding: Funding | null; needPence: number }) {
  if (!funding?.pots) return null;
  const missing = needPence - funding.cover.approved;
  if (missing <= 0) return null;
  return (
    <WarningText>
      The authority cannot sign yet: {moneyWords(missing)} of its part of {moneyWords(needPence)} is not
      approved from the budget.{' '}
      <Link to={`/agreements/${funding.agreementId}/recompense/fund`}>See the money for this agreement</Link>
    </WarningText>
  );
}

/** How an agreement's money stands, in one sentence. */
export function fundingWords(funding: Funding): string {
  const { cover, needPence, missingPence, sparePence, pots } = funding;
  if (!pots)
    return 'The authority keeps no pots here, so agreements are signed without asking for money first.';
  if (sparePence > 0) return `${moneyWords(sparePence)} more is approved than is needed.`;
  if (missingPence === 0) {
    return needPence === 0
      ? 'The school pays all of it, so nothing is needed from the budget.'
      : 'The budget covers the authority’s part.';
  }
  if (cover.asked >= missingPence) return `${moneyWords(cover.asked)} waits for the lead’s decision.`;
  return `${moneyWords(missingPence)} is missing from the budget.`;
}
