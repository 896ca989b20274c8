import { pauseAgreement, resumeAgreement } from '~/agreements/life/pause.server';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { termDates, termOf } from '~/kernel/academic-year';
import { addDays, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import type { CaseRow, Stage } from '../../banks/cases';
import { LIVES, SET_ASIDE } from '../../banks/lived';
import { agreementOf } from '../agreement-of';
import { type Case, must } from '../case';
import { amend, signAmended } from './amendments';
import * as ending from './ending';
import * as escalation from './escalation';
import { mendReadings, readMeasures } from './readings';
import * as reviews from './reviews';
import { callOffRest, makeVisit, planNext, readNote } from './visits';

/** Something that happens so many days after an agreement came into force; late in the day where it says so. */
export type LivedStep = { on: number; stage: Stage; late?: boolean; do: (told: Case) => Promise<void> };

/** Days from one visit to the next. */
const EVERY = 19;

/** What happens under an agreement from the day it comes into force, in order of time. */
export function livedSteps(row: CaseRow): LivedStep[] {
  const ran = row.stage === 'active' ? row.lastAgo - 2 : (row.ran ?? 0);
  const steps = [...visits(ran), ...changes(row, ran), ...end(row, ran)];
  return steps
    .map((step, n) => ({ step, n }))
    .sort((a, b) => a.step.on - b.step.on || a.n - b.n)
    .map(({ step }) => step);
}

function visits(ran: number): LivedStep[] {
  const made = Math.max(0, Math.floor(ran / EVERY));
  const first: LivedStep = { on: 1, stage: 'active', do: (told) => planNext(told, EVERY - 2) };
  const each = Array.from({ length: made }, (_, n): LivedStep[] => {
    const on = EVERY * (n + 1);
    const last = n === made - 1;
    const read: LivedStep = { on: on + 1, stage: 'active', do: (told) => readNote(told, last) };
    return [
      { on, stage: 'active', late: true, do: makeVisit },
      ...(on + 1 <= ran ? [read] : []),
      ...(on + 2 <= ran
        ? [{ on: on + 2, stage: 'active' as const, do: (told: Case) => planNext(told, EVERY - 3) }]
        : []),
    ];
  });
  return [first, ...each.flat()];
}

function changes(row: CaseRow, ran: number): LivedStep[] {
  const life = LIVES[`${row.school}/${row.areas[0]}`] ?? {};
  const at = (on: number, doing: LivedStep['do']): LivedStep[] =>
    on <= ran ? [{ on, stage: 'active', do: doing }] : [];
  const { escalated, amended, setAside, nextReview } = life;
  let moved = escalated?.on ?? 0;
  return [
    ...(life.reviews ?? []).flatMap((on) => [
      ...at(on - 20, (told) => reviews.planFor(told, 20)),
      ...at(on - 10, reviews.meetBefore),
      ...at(on - 2, reviews.makePack),
      ...at(on, reviews.hold),
    ]),
    ...(life.withdrawn ? mistake(life.reviews?.at(-1) ?? 0, at) : []),
    ...(nextReview === undefined ? [] : at(ran, (told) => reviews.planFor(told, nextReview + 2))),
    ...(escalated ? [...at(escalated.on, escalation.tell), ...at(escalated.on + 9, escalation.answer)] : []),
    ...(escalated?.steps ?? []).flatMap(([after, direction]) => {
      moved += after;
      return at(moved, (told) => escalation.move(told, direction));
    }),
    ...(amended ? at(amended.on, (told) => amend(told, amended.what)) : []),
    ...(amended ? at(amended.on + 2, (told) => signAmended(told, 'client-head')) : []),
    ...(amended?.signed === 'all'
      ? (['provider-head', 'client-chair', 'authority'] as const).flatMap((party, n) =>
          at(amended.on + 3 + n, (told) => signAmended(told, party)),
        )
      : []),
    ...(setAside ? [...at(setAside.on, setBy), ...at(setAside.on + setAside.days, takeUp)] : []),
    ...(life.mended ? at(ran - 2, mendReadings) : []),
    ...(ran > 70 ? at(Math.floor(ran / 2), (told) => readMeasures(told, 'interim')) : []),
  ];
}

/** A review entered for the wrong school a few days after the last one, and withdrawn the day after. */
function mistake(last: number, at: (on: number, doing: LivedStep['do']) => LivedStep[]): LivedStep[] {
  return [
    ...at(last + 4, async (told) => {
      await reviews.planFor(told, 0);
      await reviews.hold(told);
    }),
    ...at(last + 5, reviews.withdrawLast),
  ];
}

/** How it ends, or where it stands. */
function end(row: CaseRow, ran: number): LivedStep[] {
  // One that is closing today has one test answered and one evaluation given.
  const tests = row.stage === 'closing' ? 1 : undefined;
  const closing: LivedStep[] = [
    { on: ran, stage: 'closing', do: ending.begin },
    { on: ran + 2, stage: 'closing', do: (told) => ending.answerTests(told, tests) },
    { on: ran + 4, stage: 'closing', do: (told) => ending.evaluate(told, 'provider') },
  ];
  switch (row.stage) {
    case 'paused':
      return [{ on: ran, stage: 'paused', do: pause }];
    case 'closing':
      return closing;
    case 'closed':
      return [...closing, ...closed(row, ran)];
    case 'terminated':
      return [{ on: ran, stage: 'terminated', do: terminate }];
    default:
      return [];
  }
}

function closed(row: CaseRow, ran: number): LivedStep[] {
  const life = LIVES[`${row.school}/${row.areas[0]}`] ?? {};
  const after = (days: number, doing: LivedStep['do']): LivedStep[] =>
    days < row.lastAgo ? [{ on: ran + 12 + days, stage: 'closed', do: doing }] : [];
  return [
    { on: ran + 5, stage: 'closing', do: ending.judge },
    { on: ran + 6, stage: 'closing', do: (told) => ending.evaluate(told, 'client-head') },
    { on: ran + 9, stage: 'closing', do: (told) => ending.evaluate(told, 'service') },
    { on: ran + 12, stage: 'closed', do: ending.close },
    ...(life.answered ? after(8, ending.answerAsProvider) : []),
    ...(life.judgedAgain ? after(20, ending.judgeAgain) : []),
    ...(life.sustained ? after(80, ending.readAgain) : []),
  ];
}

/** All parties agree to wait, and look at it again at the end of the next term at the latest. */
async function pause(told: Case): Promise<void> {
  const { id, version } = await agreementOf(told);
  const today = calendarDate(clock.now());
  const resumeBy = addDays(termDates(termOf(today)).to, 8);
  must(await pauseAgreement(told.broker, { id, version, reason: told.row.reason ?? '', resumeBy }));
}

async function setBy(told: Case): Promise<void> {
  const { id, version } = await agreementOf(told);
  const resumeBy = addDays(calendarDate(clock.now()), 28);
  must(await pauseAgreement(told.broker, { id, version, reason: SET_ASIDE.why, resumeBy }));
}

async function takeUp(told: Case): Promise<void> {
  const { id, version } = await agreementOf(told);
  must(await resumeAgreement(told.broker, { id, version, reason: SET_ASIDE.resumed }));
}

/** The agreement ends early, and the search for a partner opens again. */
async function terminate(told: Case): Promise<void> {
  await callOffRest(told, 'The provider will not be able to come; the agreement is being ended.');
  const { id, version } = await agreementOf(told);
  const reason = told.row.reason ?? '';
  must(await terminateAgreement(told.broker, { id, version, ground: 'leader-lost', reason }));
}
