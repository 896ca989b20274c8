import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { ButtonLink, NextStep, Section } from '~/ui';
import type { Funding } from '../../budgets/funding.server';
import { FundingTable, fundingWords } from '../budgets/funding-parts';

/** How the authority's part of an agreement is covered, for its service; nothing for anybody else. */
export function FundingSection({ funding }: { funding: Funding | null }) {
  if (funding === null || (!funding.pots && funding.cover.approved === 0)) return null;
  return (
    <Section title="Money for this agreement">
      <p className="max-w-measure">
        {fundingWords(funding)}{' '}
        <Link to={`/agreements/${funding.agreementId}/recompense/fund`}>
          {funding.missingPence > 0 ? 'Ask for what is missing' : 'See what is promised, pot by pot'}
        </Link>
      </p>
      <FundingTable funding={funding} />
    </Section>
  );
}

/** The service's next step where money is missing and not asked for; null where there is none. */
export function fundingStep(funding: Funding | null) {
  if (funding === null || !funding.pots || funding.over) return null;
  const missing = funding.missingPence - funding.cover.asked;
  if (missing <= 0) return null;
  return (
    <NextStep
      title={`Ask for ${moneyWords(missing)} from the budget`}
      after="The authority signs when its part is approved. Above the threshold, the lead decides."
    >
      <ButtonLink to={`/agreements/${funding.agreementId}/recompense/fund`}>Ask for money</ButtonLink>
    </NextStep>
  );
}
