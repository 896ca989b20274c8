import type { Viewer } from '~/accounts/domain/roles';
import { CASES, FENWOLD_CASES } from '../../banks/cases';
import { CLAIMS, type ClaimRow, FENWOLD_MONEY, MARLSHIRE_MONEY } from '../../banks/money';
import type { DemoSchool } from '../../schools';
import type { DemoWorld } from '../../world';
import { type Case, newCase } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';
import { uploadBankFile } from './bank';
import * as claims from './claims';
import { askTooMuch, endAsking, openPots } from './funds';
import * as money from './payments';
import { tellPrices } from './prices';

/** Agreements being signed for which the small pot was asked for more than it has, and what became of it. */
const ASKED = [
  ['marl-heath', null],
  ['bracken-edge', 'declined'],
  ['ulverholt', 'withdrawn'],
] as const;

type Who = { began: number; brokerId: (county: DemoWorld['marlshire'], school: DemoSchool) => string };

/** Everything of money: settings and pots first, then the price list, claims and what followed, and the bank's file. */
export function tellMoney(timeline: Timeline, world: DemoWorld, cast: Cast, { began, brokerId }: Who): void {
  openPots(timeline, cast, world.marlshire, {
    began,
    settings: MARLSHIRE_MONEY,
    pence: 9_000_000,
    more: true,
  });
  openPots(timeline, cast, world.fenwold, { began, settings: FENWOLD_MONEY, pence: 1_200_000, more: false });
  const brokerFor = (slug: string): Viewer => cast.person(brokerId(world.marlshire, cast.school(slug)));
  tellPrices(timeline, cast, world.marlshire, brokerFor);
  for (const row of CLAIMS) {
    const told = caseOf(world, cast, row, brokerId);
    for (const [n, [days, what, doing]] of stepsOf(row).entries()) {
      const at = timeline.instant(row.ago - days, 17, (days * 7) % 50);
      timeline.add(at, `claim of ${row.school}, ${row.area}: ${what}`, async () => {
        if (n === 0 || (await claims.isMade(row))) await doing(told);
      });
    }
  }
  for (const [school, ends] of ASKED) {
    const row = CASES.find((one) => one.school === school && one.stage === 'signing');
    if (!row) continue;
    const told = newCase(row, cast, brokerId(world.marlshire, cast.school(school)));
    timeline.add(timeline.instant(2, 10), `${school}: money asked of the lead`, () => askTooMuch(told));
    if (ends) timeline.add(timeline.instant(2, 16), `${school}: money ${ends}`, () => endAsking(told, ends));
  }
  timeline.add(timeline.instant(0, 8), 'the bank’s file', () => uploadBankFile(brokerFor('ashlode-hill')));
}

function caseOf(world: DemoWorld, cast: Cast, row: ClaimRow, brokerId: Who['brokerId']): Case {
  const fits = (one: (typeof CASES)[number]) => one.school === row.school && one.areas[0] === row.area;
  const own = CASES.find(fits);
  const found = own ?? FENWOLD_CASES.find(fits);
  if (!found) throw new Error(`No case is of ${row.school}, ${row.area}`);
  const county = own ? world.marlshire : world.fenwold;
  return newCase(found, cast, brokerId(county, cast.school(row.school)));
}

/** What happens so many days after a claim was made. */
type Step = readonly [days: number, what: string, doing: (told: Case) => Promise<void>];

function stepsOf(row: ClaimRow): Step[] {
  const made: Step = [0, 'made', (told) => claims.makeOne(told, row)];
  const queried: Step = [1, 'queried', (told) => claims.answer(told, row, false)];
  const replied: Step = [2, 'replied', (told) => claims.reply(told, row)];
  const confirmed: Step = [3, 'confirmed', (told) => claims.answer(told, row, true)];
  const asked = row.asked ? [queried, replied] : [];
  switch (row.as) {
    case 'draft':
    case 'submitted':
      return [made];
    case 'queried':
      return [made, queried];
    case 'answered':
      return [made, ...asked];
    case 'confirmed':
      return [made, ...asked, confirmed];
    case 'withdrawn':
      return [made, [2, 'withdrawn', (told) => claims.withdraw(told, row)]];
    case 'declined':
      return [made, [5, 'declined', (told) => claims.decide(told, row)]];
    case 'approved':
      return [
        made,
        ...asked,
        confirmed,
        [5, 'approved', (told) => claims.decide(told, row)],
        ...invoiceSteps(row),
        ...paymentSteps(row),
        ...sampleSteps(row),
        ...correctionSteps(row),
      ];
  }
}

function invoiceSteps(row: ClaimRow): Step[] {
  if (!row.invoice) return [];
  const id = claims.claimId(row);
  const on =
    (
      doing: (
        viewer: Viewer,
        found: NonNullable<Awaited<ReturnType<typeof money.invoiceOf>>>,
      ) => Promise<void>,
      lead = false,
    ) =>
    async (told: Case) => {
      const found = await money.invoiceOf({ claimId: id });
      if (found) await doing(lead ? told.cast.leadFor(told.broker.authorityId) : told.broker, found);
    };
  const approved: Step = [6, 'invoice approved', on(money.approve)];
  const issued: Step = [7, 'invoice issued', on(money.issue)];
  const before = [approved, issued];
  switch (row.invoice) {
    case 'approved':
      return [approved];
    case 'issued':
      return before;
    case 'part-paid':
      return [...before, [20, 'part paid', on((viewer, found) => money.takeIn(viewer, found, 0.4))]];
    case 'paid':
      return [...before, [22, 'paid', on((viewer, found) => money.takeIn(viewer, found))]];
    case 'credited':
      return [
        ...before,
        [14, 'credited', on(money.credit)],
        [24, 'paid', on((viewer, found) => money.takeIn(viewer, found))],
      ];
    case 'void':
      return [...before, [12, 'void', on(money.makeVoid)]];
    case 'written-off':
      return [...before, [50, 'written off', on(money.giveUp, true)]];
  }
}

function paymentSteps(row: ClaimRow): Step[] {
  const id = claims.claimId(row);
  switch (row.payable) {
    case 'part-paid':
      return [[16, 'part paid out', (told) => money.payOut(told.broker, id, 0.5)]];
    case 'paid':
      return [[16, 'paid out', (told) => money.payOut(told.broker, id)]];
    case 'reversed':
      return [
        [16, 'paid out', (told) => money.payOut(told.broker, id)],
        [19, 'came back', (told) => money.comesBack(told.broker, id)],
      ];
    case undefined:
      return [];
  }
}

function correctionSteps(row: ClaimRow): Step[] {
  return row.corrected ? [[10, 'visit corrected', (told) => claims.correctVisit(told, row)]] : [];
}

function sampleSteps(row: ClaimRow): Step[] {
  if (!row.sample) return [];
  const asked: Step = [8, 'evidence asked for', (told) => claims.ask(told, row)];
  const given: Step = [12, 'evidence given', (told) => claims.give(told, row)];
  const judged: Step = [26, 'evidence judged', (told) => claims.judge(told, row)];
  if (row.sample === 'asked') return [asked];
  return row.sample === 'given' ? [asked, given] : [asked, given, judged];
}
