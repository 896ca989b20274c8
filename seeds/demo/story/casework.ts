import { SIGNING_PARTIES, type SigningParty } from '~/agreements/domain';
import type { CaseRow, Stage } from '../banks/cases';
import * as agreement from './agreement';
import { type Case, newCase } from './case';
import type { Cast } from './cast';
import { livedSteps } from './lived';
import * as match from './match';
import * as request from './request';
import type { Timeline } from './timeline';

/** A step of a case: how many days after the one before, and what is done. */
export type Step = { stage: Stage; days: number; late?: boolean; do: (told: Case) => Promise<void> };

const step = (stage: Stage, days: number, doing: Step['do']): Step => ({ stage, days, do: doing });

/** Order in which people sign, where the case does not say. */
const USUAL_ORDER: readonly SigningParty[] = ['client-head', 'provider-head', 'client-chair', 'authority'];

/**
 * Puts the steps of a case on the timeline, so that the one it is known by falls on the day the case says.
 * @param brokerId the adviser of the school
 */
export function tellCase(timeline: Timeline, row: CaseRow, cast: Cast, brokerId: string): void {
  const told = newCase(row, cast, brokerId);
  const steps = upTo(row.stage, stepsOf(row));
  // An agreement is counted from the day it came into force, or was closed; what follows is after that day.
  const counted = row.stage === 'active' || row.stage === 'closed';
  const anchor = counted ? steps.findIndex((one) => one.stage === row.stage) : steps.length - 1;
  let daysAgo = row.lastAgo + steps.slice(0, anchor + 1).reduce((sum, one) => sum + one.days, 0);
  let last = new Date(0);
  for (const [n, one] of steps.entries()) {
    daysAgo -= one.days;
    // Weekends move to the Friday before, so a step may fall on the day of the one before it: then an hour later.
    const wanted = timeline.instant(
      daysAgo,
      one.late ? 16 : told.random.int(8, 15),
      one.late ? told.random.int(20, 50) : told.random.int(0, 59),
    );
    const at = wanted > last ? wanted : new Date(last.getTime() + 47 * 60_000);
    last = at;
    timeline.add(at, `${row.school}, ${row.areas.join(' and ')}: step ${n + 1}, ${one.stage}`, () =>
      one.do(told),
    );
  }
}

/** Steps as far as a stage: those that lead to it, and no others. */
export function upTo(stage: Stage, steps: readonly Step[]): Step[] {
  const last = steps.findLastIndex((one) => one.stage === stage);
  if (last < 0) throw new Error(`No step leads to ${stage}`);
  return steps.slice(0, last + 1);
}

/** Everything that happens in a case, up to its stage and beyond it. */
export function stepsOf(row: CaseRow): Step[] {
  return [...asking(row), ...matching(row), ...agreeing(row), ...living(row)];
}

function asking(row: CaseRow): Step[] {
  const byBroker = row.raisedBy === 'broker';
  return [
    step('draft', 0, request.begin),
    ...(byBroker ? [step('sent-to-head', 1, request.sendToHead)] : []),
    step('submitted', byBroker ? 3 : 1, request.submit),
    ...(row.stage === 'declined' ? [step('declined', 5, request.decline)] : []),
  ];
}

function matching(row: CaseRow): Step[] {
  return [
    step('ranked', 3, match.rank),
    step('shortlisted', 1, match.makeShortlist),
    step('shared', 0, match.share),
    ...(row.stage === 'withdrawn' ? [step('withdrawn', 6, request.withdraw)] : []),
    ...(row.stage === 'others-asked' ? [step('others-asked', 3, match.askOthers)] : []),
    step('chosen', 4, match.choose),
    ...(row.setback
      ? [
          step('invited', 1, match.invite),
          step('setback', row.setback === 'expired' ? 22 : 4, match.setback),
          step('chosen', 3, match.choose),
        ]
      : []),
    step('invited', 1, match.invite),
    step('accepted', 4, match.accept),
    step('released', 3, match.release),
    step('drafted', 2, match.approve),
  ];
}

function agreeing(row: CaseRow): Step[] {
  const signed = row.signed ?? USUAL_ORDER;
  const all = SIGNING_PARTIES.every((party) => signed.includes(party));
  const signing = signed.map((party, n) =>
    step(all && n === signed.length - 1 ? 'active' : 'signing', n === 0 ? 2 : 1, (told) =>
      agreement.sign(told, party),
    ),
  );
  return [step('signing', 3, agreement.editDraft), step('signing', 2, agreement.send), ...signing];
}

/** What happens while the agreement runs, and how it ends: each so many days after the one before. */
function living(row: CaseRow): Step[] {
  let before = 0;
  return livedSteps(row).map(({ on, stage, late, do: doing }) => {
    const days = on - before;
    before = on;
    return { stage, days, late, do: doing };
  });
}
