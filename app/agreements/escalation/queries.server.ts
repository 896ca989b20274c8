import { and, eq, inArray } from 'drizzle-orm';
import { agreement, agreementRevision, provider } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import type { AgreementState } from '../domain';
import { blocksOf, type LetterBlock } from '../domain/escalation/letter';
import { type Move, moveKey, movesOpen } from '../domain/escalation/moves';
import { insufficientProgress } from '../domain/escalation/progress';
import { placeOn, routeOf, STEPS_ON, stepAbove, stepsBetween } from '../domain/escalation/steps';
import type { EscalationDirection, EscalationRoute, EscalationStep } from '../domain/escalation/vocabulary';
import { mayDo, standingsOf } from '../domain/permissions';
import { type AgreementHead, headOf } from '../queries.server';
import { type AgreementRecord, loadAgreement, reachOf, readContent } from '../record.server';
import { progressFacts } from './facts.server';
import { caseNow, type LoadedCase, loadCases, loadCasesOf, rolesHere, schoolNow } from './record.server';
import { moveWords, paperWords, progressWords, STEP_WORDS, TAKEN_BY_WORDS, takenWords } from './wording';

/** A step taken, as the page shows it. */
export type StepView = {
  number: number;
  title: string;
  direction: EscalationDirection;
  on: CalendarDate;
  by: string;
  /** When it was written down; the date of the step may be earlier. */
  at: Date;
  reason: string;
  asks: string | null;
  answerBy: CalendarDate | null;
  /** What its letter is called; null where it has none. */
  paper: string | null;
  answers: { id: string; by: string; at: Date; text: string }[];
};

/** A step of the route, with where the case stands to it. */
export type RungView = {
  step: EscalationStep;
  name: string;
  meaning: string;
  takenBy: string;
  standing: 'taken' | 'left-out' | 'now' | 'ahead';
};

export type CaseView = {
  id: string;
  open: boolean;
  version: number;
  route: EscalationRoute;
  step: EscalationStep;
  stepName: string;
  openedAt: Date;
  endedAt: Date | null;
  rungs: RungView[];
  /** The newest first. */
  steps: StepView[];
  answerBy: CalendarDate | null;
  /** Whether the day to look at it again has come or gone by. */
  due: boolean;
  /** Whether the school has said anything to the last step. */
  answered: boolean;
};

export type EscalationPage = AgreementHead & {
  today: CalendarDate;
  current: CaseView | null;
  ended: CaseView[];
  /** Why progress may not be enough, for the service while no case is open. */
  suggestion: string[];
  /** Whether the school has changed its status, so that other steps apply. */
  converted: boolean;
  /** Whether the viewer may take any step now. */
  mayStep: boolean;
  /** Who takes the next step up, where it is not the viewer's. */
  nextUp: { name: string; takenBy: string } | null;
};

async function readCases(
  viewer: Viewer,
  id: string,
): Promise<{ record: AgreementRecord; cases: LoadedCase[] } | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record || !mayDo('read-escalation', record.standings, record.row.state)) return null;
  return { record, cases: await loadCases(db(), id) };
}

/** The case page of an agreement; null for all but the school and the authority. */
export async function escalationPage(viewer: Viewer, id: string): Promise<EscalationPage | null> {
  const found = await readCases(viewer, id);
  if (!found) return null;
  const { record, cases } = found;
  const open = cases.find(({ row }) => row.state === 'open');
  const school = await schoolNow(db(), record.row.urn);
  const now = open && caseNow(open, school);
  const above = now && stepAbove(now.route, now.step);
  return {
    ...headOf(record),
    today: today(),
    current: open ? caseView(open, today()) : null,
    ended: cases.filter((one) => one !== open).map((one) => caseView(one, today())),
    suggestion: open ? [] : await suggestionFor(record, cases),
    converted: now !== undefined && now.route !== now.schoolRoute,
    mayStep: now !== undefined && movesOpen(now, rolesHere(viewer, record.standings)).length > 0,
    nextUp: above ? { name: STEP_WORDS[above].name, takenBy: TAKEN_BY_WORDS[above] } : null,
  };
}

function caseView({ row, steps, answers }: LoadedCase, on: CalendarDate): CaseView {
  const last = steps.at(-1);
  const answerBy = row.state === 'open' ? (last?.answerBy ?? null) : null;
  const taken = new Set(steps.filter(({ direction }) => direction === 'up').map(({ step }) => step));
  return {
    id: row.id,
    open: row.state === 'open',
    version: row.version,
    route: row.route,
    step: row.step,
    stepName: STEP_WORDS[row.step].name,
    openedAt: row.openedAt,
    endedAt: row.endedAt,
    rungs: STEPS_ON[row.route].map((step, place) => {
      const current = placeOn(row.route, row.step);
      const behind = taken.has(step) ? 'taken' : 'left-out';
      const standing = place < current ? behind : place === current ? 'now' : 'ahead';
      const { name, meaning } = STEP_WORDS[step];
      return { step, name, meaning, takenBy: TAKEN_BY_WORDS[step], standing };
    }),
    steps: steps
      .map(({ number, direction, step, on: date, by, at, reason, asks, answerBy: lookAgain, letter }) => ({
        ...{ number, direction, by, at, reason, asks },
        title: takenWords(direction, step),
        on: date,
        answerBy: lookAgain,
        paper: letter && paperWords(direction, step),
        answers: answers
          .filter(({ stepNumber }) => stepNumber === number)
          .map((answer) => ({ id: answer.id, by: answer.by, at: answer.at, text: answer.text })),
      }))
      .reverse(),
    answerBy,
    due: answerBy !== null && answerBy <= on,
    answered: answers.some(({ stepNumber }) => stepNumber === last?.number),
  };
}

/** Where a case is suggested: while it is paused nothing is due, and its end is judged by its own criteria. */
const WATCHED: readonly AgreementState[] = ['active'];

type Watched = Pick<AgreementRecord, 'row' | 'content' | 'standings'>;

/** Why a case might be looked at, in words; empty for anybody but the service. */
async function suggestionFor(record: Watched, cases: readonly LoadedCase[]): Promise<string[]> {
  if (!record.standings.includes('service') || !WATCHED.includes(record.row.state)) return [];
  if (cases.some(({ row }) => row.state === 'open')) return [];
  const ended = cases.flatMap(({ row }) => (row.endedAt ? [calendarDate(row.endedAt)] : [])).sort();
  const facts = await progressFacts(db(), record, ended.at(-1) ?? null);
  return insufficientProgress(facts, today()).map(progressWords);
}

/** What the agreement's own page and the list say of a case: for the school and the authority only. */
export type EscalationNotice = {
  open: { step: string; answerBy: CalendarDate | null } | null;
  suggestion: string[];
};

/** The notice of an agreement; null where there is nothing to say, or the viewer may not read it. */
export async function escalationNotice(viewer: Viewer, id: string): Promise<EscalationNotice | null> {
  const found = await readCases(viewer, id);
  return found && noticeOf(found.record, found.cases);
}

async function noticeOf(record: Watched, cases: readonly LoadedCase[]): Promise<EscalationNotice | null> {
  const open = cases.find(({ row }) => row.state === 'open');
  const suggestion = await suggestionFor(record, cases);
  if (!open && suggestion.length === 0) return null;
  const last = open?.steps.at(-1);
  return {
    open: open ? { step: STEP_WORDS[open.row.step].name, answerBy: last?.answerBy ?? null } : null,
    suggestion,
  };
}

/** The notices of the agreements on one page of the list, by id: read together, as a page has many. */
export async function escalationNotices(
  viewer: Viewer,
  listed: readonly { id: string; state: AgreementState }[],
): Promise<Record<string, EscalationNotice>> {
  const ids = listed.filter(({ state }) => state !== 'draft' && state !== 'signing').map(({ id }) => id);
  const records = await watchedOf(viewer, ids);
  const cases = await loadCasesOf(
    db(),
    records.map(({ row }) => row.id),
  );
  const found = await Promise.all(
    records.map(async (record) => {
      const own = cases.filter(({ row }) => row.agreementId === record.row.id);
      return [record.row.id, await noticeOf(record, own)] as const;
    }),
  );
  return Object.fromEntries(found.flatMap(([id, notice]) => (notice ? [[id, notice]] : [])));
}

/** Agreements of these whose cases the viewer may read. */
async function watchedOf(viewer: Viewer, ids: readonly string[]): Promise<Watched[]> {
  if (ids.length === 0 || !has(viewer, 'broker', 'lead', 'head', 'chair')) return [];
  const reach = await reachOf(db(), viewer);
  const rows = await db()
    .select({ row: agreement, homeUrn: provider.homeUrn, content: agreementRevision.content })
    .from(agreement)
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(inArray(agreement.id, [...ids]));
  return rows
    .map(({ row, homeUrn, content }) => ({
      row,
      content: readContent(content),
      standings: standingsOf(reach, { ...row, homeUrn }),
    }))
    .filter(({ row, standings }) => mayDo('read-escalation', standings, row.state));
}

/** What the page that opens a case needs. */
export type OpeningPage = AgreementHead & {
  today: CalendarDate;
  route: EscalationRoute;
  suggestion: string[];
  /** Whether one is open already. */
  open: boolean;
};

export async function openingPage(viewer: Viewer, id: string): Promise<OpeningPage | null> {
  const found = await readCases(viewer, id);
  if (!found) return null;
  const { record, cases } = found;
  return {
    ...headOf(record),
    today: today(),
    route: routeOf(await schoolNow(db(), record.row.urn)),
    suggestion: await suggestionFor(record, cases),
    open: cases.some(({ row }) => row.state === 'open'),
  };
}

export type MoveView = { key: string; label: string; hint: string };
export type StepPage = AgreementHead & {
  today: CalendarDate;
  current: CaseView;
  moves: MoveView[];
  /** The move chosen before anything is: the next one up, where it is the viewer's to take. */
  likely: string | null;
};

/** What the page of the next step needs; `current` is null where no case is open, all of it where it may not be read. */
export async function stepPage(
  viewer: Viewer,
  id: string,
): Promise<{ page: Omit<StepPage, 'current'>; current: CaseView | null } | null> {
  const found = await readCases(viewer, id);
  if (!found) return null;
  const { record, cases } = found;
  const open = cases.find(({ row }) => row.state === 'open');
  const now = open && caseNow(open, await schoolNow(db(), record.row.urn));
  const moves = now ? movesOpen(now, rolesHere(viewer, record.standings)) : [];
  const [first] = moves;
  const page = {
    ...headOf(record),
    today: today(),
    moves: moves.map((move) => ({
      key: moveKey(move),
      label: moveWords(move),
      hint: now ? hintOf(move, now.route, now.step) : '',
    })),
    likely: first && first.direction !== 'down' && first.direction !== 'end' ? moveKey(first) : null,
  };
  return { page, current: open ? caseView(open, today()) : null };
}

function hintOf(move: Move, route: EscalationRoute, from: EscalationStep): string {
  if (move.direction === 'end') return 'What was asked has been done, or it is no longer needed.';
  if (move.direction === 'route') return 'Its steps so far are kept.';
  const { meaning } = STEP_WORDS[move.step];
  const skipped = move.direction === 'up' ? stepsBetween(route, from, move.step) : [];
  if (skipped.length === 0) return meaning;
  const names = skipped.map((step) => STEP_WORDS[step].name.toLowerCase()).join(' and ');
  return `${meaning} Leaves out: ${names}, so say why below.`;
}

export type AnswerPage = AgreementHead & { step: StepView };

/** A step to answer: the one asked for, else the last. Null where there is none or it may not be read. */
export async function answerPage(
  viewer: Viewer,
  id: string,
  number: number | null,
): Promise<AnswerPage | null> {
  const found = await readCases(viewer, id);
  if (!found) return null;
  const steps = found.cases.flatMap((one) => caseView(one, today()).steps);
  const newest = [...steps].sort((a, b) => b.number - a.number);
  const step = number === null ? newest[0] : newest.find((one) => one.number === number);
  return step ? { ...headOf(found.record), step } : null;
}

/** A letter as it was sent, for the page, for print and for a PDF: made from nothing else. */
export type LetterView = {
  agreementId: string;
  ref: string;
  number: number;
  /** What it is called: "Warning notice". */
  paper: string;
  step: string;
  on: CalendarDate;
  from: string;
  to: string[];
  copies: string[];
  subject: string;
  /** Named by their place: a letter never changes once it is sent. */
  blocks: (LetterBlock & { key: string })[];
  answers: { by: string; at: Date; text: string }[];
};

/** A step's letter with the answers to it; null where there is none, or for all but the school and the authority. */
export async function letterView(viewer: Viewer, id: string, number: number): Promise<LetterView | null> {
  const found = await readCases(viewer, id);
  if (!found) return null;
  for (const { steps, answers } of found.cases) {
    const step = steps.find((one) => one.number === number);
    if (!step?.letter) continue;
    const { from, to, copies, subject, body } = step.letter;
    return {
      agreementId: id,
      ref: found.record.row.ref,
      number,
      paper: paperWords(step.direction, step.step),
      step: takenWords(step.direction, step.step),
      on: step.on,
      ...{ from, to, copies, subject },
      blocks: blocksOf(body).map((block, place) => ({ ...block, key: `part-${place}` })),
      answers: answers
        .filter(({ stepNumber }) => stepNumber === number)
        .map(({ by, at, text }) => ({ by, at, text })),
    };
  }
  return null;
}

/** The page around a letter. */
export async function letterPage(
  viewer: Viewer,
  id: string,
  number: number,
): Promise<(AgreementHead & { letter: LetterView }) | null> {
  const letter = await letterView(viewer, id, number);
  const record = letter && (await loadAgreement(db(), viewer, id));
  return letter && record ? { ...headOf(record), letter } : null;
}
