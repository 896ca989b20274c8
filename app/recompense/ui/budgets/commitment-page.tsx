import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { ButtonLink, Money, NextStep, Page, Section, SummaryList, Timeline } from '~/ui';
import type { CommitmentPage } from '../../budgets/funding.server';
import { GROUND_LABELS } from '../../budgets/wording';
import { CommitmentTag, commitmentCrumbs } from './frame';
import { FundingTable } from './funding-parts';
import { PotBar } from './pot-bar';

/** One commitment: what was asked and why, what became of it, its pot and its agreement. */
export function CommitmentPageView({ page }: { page: CommitmentPage }) {
  const { one, pot, funding, may } = page;
  const at = `/recompense/commitments/${one.id}`;
  return (
    <Page
      title={`${moneyWords(one.amountPence)} for ${one.agreement.ref}`}
      caption={`From ${pot.name}`}
      breadcrumbs={commitmentCrumbs({ id: '', ref: '' })}
      tag={<CommitmentTag one={one} />}
      actions={
        <>
          {may.withdraw ? <Link to={`${at}/withdraw`}>Withdraw it</Link> : null}
          {may.release ? <Link to={`${at}/release`}>Release what is not needed</Link> : null}
        </>
      }
      next={<Next page={page} />}
    >
      <SummaryList
        rows={[
          {
            label: 'Agreement',
            value: (
              <>
                <Link to={`/agreements/${one.agreement.id}/recompense/fund`}>{one.agreement.ref}</Link>
                <span className="block">
                  {one.agreement.schoolName} with {one.agreement.providerName}
                </span>
              </>
            ),
          },
          {
            label: 'Pot',
            value: <Link to={`/recompense/pots/${pot.id}`}>{`${pot.name} (${pot.costCode})`}</Link>,
          },
          { label: 'Asked by', value: one.askedBy },
          { label: 'Why', value: one.reason || 'Nothing more was said' },
          {
            label: 'Why the lead decides',
            value: one.grounds.map((ground) => GROUND_LABELS[ground]).join('\n'),
          },
          ...(one.decision ? [{ label: 'Why it was decided so', value: one.decision }] : []),
          { label: 'Amount', value: <Money pence={one.amountPence} /> },
          { label: 'Spent on claims', value: <Money pence={one.spentPence} /> },
          { label: 'Released', value: <Money pence={one.releasedPence} /> },
          { label: 'Still kept', value: <Money pence={one.leftPence} /> },
        ]}
        empty="Not needed"
      />
      <Section title="The pot">
        <PotBar figures={pot.figures} label={pot.name} />
      </Section>
      <Section title="The agreement">
        <FundingTable funding={funding} />
      </Section>
      <Section title="History">
        <Timeline
          entries={page.history.map(({ id, title, at: when, by, reason }) => ({
            key: id,
            title,
            at: when,
            by,
            children: reason,
          }))}
        />
      </Section>
    </Page>
  );
}

function Next({ page: { one, may } }: { page: CommitmentPage }) {
  if (one.state !== 'asked') return null;
  if (!may.approve) {
    return (
      <NextStep
        title="The lead decides about it"
        after="Whoever asked is told, and it can be withdrawn until then."
      />
    );
  }
  return (
    <NextStep
      title="Decide about it"
      after="Approved, the money is kept for the agreement, and the authority can sign once its part is covered."
    >
      <ButtonLink to={`/recompense/commitments/${one.id}/decide`}>Approve or decline</ButtonLink>
    </NextStep>
  );
}
