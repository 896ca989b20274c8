import type { CalendarDate } from '~/kernel/clock';
import { no, type Refusal } from '~/kernel/verdict';
import { designationStanding, freshness, qaStanding } from './standing';
import type { Appetite, OfferState, QaState } from './vocabulary';

/** What is read about an offer and its provider to say whether it may be put to a school. */
export type EligibilityFacts = {
  provider: {
    authorityId: string;
    homeUrn: number;
    active: boolean;
    appetite: Appetite;
    designatedOn: CalendarDate | null;
    designationExpires: CalendarDate | null;
    qaState: QaState;
    qaOn: CalendarDate | null;
    lastConfirmedAt: Date | null;
  };
  offer: { state: OfferState; openToOthers: boolean; lastConfirmedAt: Date | null };
  /** URNs the provider has a current conflict of interest with. */
  conflicts: readonly number[];
  client: { urn: number; authorityId: string };
};

/** Whether an offer may be put to a school: every reason against, and what to look at if not. */
export type Eligibility = {
  /** Reasons it may not; empty when it may. All are given, so that "why not?" has a whole answer. */
  excluded: Refusal[];
  /** Things for the broker to weigh; none of them excludes. */
  cautions: Refusal[];
};

/**
 * Eligibility of one offer for one school on a date. Excludes by rule only what DOMAIN's principles and
 * the register require: what is not on offer, what would be a conflict of interest, what its
 * provider does not want now, and standing that has run out. First-time providers (quality assurance not
 * yet done) are a caution: their first support is where it is done.
 */
export function eligibility(facts: EligibilityFacts, today: CalendarDate): Eligibility {
  const { provider, offer, conflicts, client } = facts;
  const designation = designationStanding(provider, today);
  const qa = qaStanding(provider, today);
  const excluded: Refusal[] = [];
  const cautions: Refusal[] = [];

  if (!provider.active) excluded.push(no('provider.not-active', 'They are no longer in the directory.'));
  if (offer.state !== 'published') excluded.push(no('offer.not-published', 'The offer is not published.'));
  if (provider.authorityId !== client.authorityId && !offer.openToOthers) {
    excluded.push(no('offer.not-open-to-others', 'The offer is for schools of its own authority.'));
  }
  if (provider.homeUrn === client.urn) {
    excluded.push(no('provider.home-school', 'This is their own school.'));
  }
  if (conflicts.includes(client.urn)) {
    excluded.push(no('provider.conflict', 'A conflict of interest with this school is declared.'));
  }
  if (provider.appetite === 'not-now') {
    excluded.push(no('provider.not-now', 'They are not taking on new support at the moment.'));
  }
  if (designation === 'lapsed') {
    excluded.push(no('provider.designation-lapsed', 'Their designation has ended.'));
  }
  if (designation === 'not-begun') {
    excluded.push(no('provider.designation-not-begun', 'Their designation has not begun yet.'));
  }
  if (qa === 'lapsed') {
    excluded.push(no('provider.qa-lapsed', 'Their quality assurance is out of date and has to be renewed.'));
  }
  if (designation === 'lapsing') {
    cautions.push(no('provider.designation-lapsing', 'Their designation ends within a term.'));
  }
  if (qa === 'due') {
    cautions.push(no('provider.qa-due', 'Their quality assurance is due within a term.'));
  }
  if (qa === 'not-yet') {
    cautions.push(no('provider.qa-not-yet', 'Quality assurance is not recorded for them yet.'));
  }
  if (freshness(offer.lastConfirmedAt, today) !== 'this-term') {
    cautions.push(no('offer.not-confirmed', 'The offer has not been confirmed this term.'));
  }
  return { excluded, cautions };
}
