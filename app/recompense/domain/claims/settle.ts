import { type Claimed, type Division, divideClaim, type RecompenseTerms } from '~/agreements/domain';
import type { Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { ClaimLineKind } from './vocabulary';

/** How an approved claim was divided, as it is kept with it. */
export type Settlement = Division & {
  /** What the claim came to for work, and for expenses. */
  workPence: Pence;
  expensesPence: Pence;
};

/** An amount for work or expenses. */
export type ClaimedLine = { kind: ClaimLineKind; amountPence: Pence };

/** Lines as a sum for work (days and instalments) and one for expenses. */
export function claimedOf(lines: readonly ClaimedLine[]): Claimed {
  const sum = (expense: boolean) =>
    lines.reduce((all, line) => all + ((line.kind === 'expense') === expense ? line.amountPence : 0), 0);
  return { workPence: sum(false), expensesPence: sum(true) };
}

/** Parts that approved claims have made so far, less those taken back. */
export type PartsSoFar = { authorityPence: Pence; brokeragePence: Pence };

/**
 * The most by which rounding can have moved the parts so far from those agreed: a penny a claim and a claw-back. What is
 * further away comes from terms that were amended since, and stands.
 */
const ROUNDING = 100;

/**
 * Divides a claim between those who pay and those who receive.
 *
 * The parts are those of `divideClaim`, which makes any sequence of claims come to exactly the agreed parts. Money taken
 * back is divided as its own claim was, so that rounding may leave a penny elsewhere: the next claim puts it right.
 * @param before what was approved under the agreement so far, less what was taken back
 * @param soFar the parts that made
 * @returns no `claim.over-agreed` where all claims together would come to more than was agreed
 */
export function settle(
  terms: RecompenseTerms,
  before: Claimed,
  soFar: PartsSoFar,
  now: Claimed,
): Verdict<Settlement> {
  const netPence = now.workPence + now.expensesPence;
  const agreed = divideClaim(terms, before, now);
  if (agreed.netPence !== netPence) {
    return no(
      'claim.over-agreed',
      'With this claim more would be approved than the agreement says. Take lines off it, or have the agreement amended first.',
      { details: { netPence, leftPence: agreed.netPence } },
    );
  }
  const then = divideClaim(terms, { workPence: 0, expensesPence: 0 }, before);
  const authorityPence = within(
    agreed.authorityPence - drift(soFar.authorityPence, then.authorityPence),
    netPence,
  );
  const brokeragePence = within(
    agreed.brokeragePence - drift(soFar.brokeragePence, then.brokeragePence),
    now.workPence,
  );
  return yes({
    ...now,
    netPence,
    authorityPence,
    schoolPence: netPence - authorityPence,
    homeSchoolPence: netPence - brokeragePence,
    brokeragePence,
  });
}

function drift(is: Pence, wouldBe: Pence): Pence {
  return Math.abs(is - wouldBe) <= ROUNDING ? is - wouldBe : 0;
}

const within = (pence: Pence, most: Pence) => Math.min(most, Math.max(0, pence));

/**
 * What of a claim's settlement belongs to a part of it that is taken back: each part is as much of the claim's as what is
 * taken back is of the claim (the brokerage's by work alone), rounded as claw-backs add up, so that all of a claim taken
 * back in any steps makes exactly its settlement.
 * @param before taken back of this claim before, for work and for expenses
 * @param now taken back now; with what was before at most the claim's own sums
 */
export function takenBack(settlement: Settlement, before: Claimed, now: Claimed): Division {
  const upTo = (claimed: Claimed) => {
    const net = claimed.workPence + claimed.expensesPence;
    return {
      authority: share(settlement.authorityPence, net, settlement.netPence),
      brokerage: share(settlement.brokeragePence, claimed.workPence, settlement.workPence),
    };
  };
  const was = upTo(before);
  const is = upTo({
    workPence: before.workPence + now.workPence,
    expensesPence: before.expensesPence + now.expensesPence,
  });
  const netPence = now.workPence + now.expensesPence;
  const authorityPence = within(is.authority - was.authority, netPence);
  const brokeragePence = within(is.brokerage - was.brokerage, netPence);
  return {
    netPence,
    authorityPence,
    schoolPence: netPence - authorityPence,
    homeSchoolPence: netPence - brokeragePence,
    brokeragePence,
  };
}

/** As much of a part as `of` is of `whole`, to the nearest penny, half a penny upwards; all of it for the whole. */
function share(part: Pence, of: Pence, whole: Pence): Pence {
  if (whole === 0) return 0;
  return of === whole ? part : Math.round(part * (of / whole));
}

/**
 * What a claim's parts are now: its settlement less what was taken back.
 * @param clawedBack taken back of it so far
 */
export function partsLeft(settlement: Settlement, clawedBack: Claimed): PartsSoFar {
  const taken = takenBack(settlement, { workPence: 0, expensesPence: 0 }, clawedBack);
  return {
    authorityPence: settlement.authorityPence - taken.authorityPence,
    brokeragePence: settlement.brokeragePence - taken.brokeragePence,
  };
}

/** A sum spread over lines in the proportion of their amounts, rounded as they add up: together exactly the sum. */
export function spread(sumPence: Pence, amounts: readonly Pence[]): Pence[] {
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  let upTo = 0;
  let given = 0;
  return amounts.map((amount) => {
    upTo += amount;
    const now = share(sumPence, upTo, whole) - given;
    given += now;
    return now;
  });
}
