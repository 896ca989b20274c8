import { and, eq } from 'drizzle-orm';
import { escalation, escalationAnswer, escalationStep } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { canonicalJson } from '~/kernel/canonical-json';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { draftLetter, type Letter, type LetterTerms } from '../domain/escalation/letter';
import { checkDates, decideStep, type Move, type Moved } from '../domain/escalation/moves';
import { FIRST_STEP, routeOf } from '../domain/escalation/steps';
import type { EscalationDirection, EscalationStep } from '../domain/escalation/vocabulary';
import { mayDo } from '../domain/permissions';
import { type AgreementRecord, agreementNotFound, eventOf, loadAgreement } from '../record.server';
import { startOf } from '../reviews/read.server';
import { letterFacts } from './facts.server';
import {
  caseNow,
  type LoadedCase,
  loadCases,
  nextNumber,
  rolesHere,
  type SchoolNow,
  schoolNow,
} from './record.server';
import { STEP_WORDS, signedFor } from './wording';

/** What the one who takes a step has decided. */
export type StepInput = {
  /** The agreement. */
  id: string;
  on: CalendarDate;
  reason: string;
  asks: string | null;
  answerBy: CalendarDate | null;
  skipReason: string | null;
};
export type NewCase = Pick<StepInput, 'id' | 'on' | 'reason' | 'asks' | 'answerBy'>;
export type NextStep = StepInput & { move: Move; version: number };

/** What is wanted of a step, found to be allowed: where it leads and what its letter is drafted from. */
type Prepared = {
  record: AgreementRecord;
  cases: LoadedCase[];
  school: SchoolNow;
  to: Moved & { skipped: EscalationStep[] };
  terms: LetterTerms;
};

const ASK = 'Say what is asked of the school';

/** Whether a case may be opened so, and what it would rest on. */
async function prepareOpening(
  handle: Db,
  viewer: Viewer,
  input: NewCase,
  today: CalendarDate,
): Promise<Verdict<Prepared>> {
  const found = await readable(handle, viewer, input.id);
  if (!found.ok) return found;
  const { record, cases } = found.value;
  const { row, standings } = record;
  if (!standings.includes('service')) return forServiceOnly();
  if (!mayDo('escalate', standings, row.state)) {
    return no('escalation.not-now', 'A case can be opened while the agreement is in force or closing.');
  }
  if (cases.some((one) => one.row.state === 'open')) {
    return no(
      'escalation.open-already',
      'A case is open for this agreement already. Take its next step instead.',
    );
  }
  const dated = checkDates(
    { notBefore: startOf(row), what: 'the start of the agreement' },
    input,
    true,
    today,
    await schoolCalendarOf(handle, row.authorityId),
  );
  if (!dated.ok) return dated;
  if (!input.asks) return no('escalation.asks-needed', ASK, { field: 'asks' });
  const school = await schoolNow(handle, row.urn);
  const to = { state: 'open' as const, route: routeOf(school), step: FIRST_STEP, skipped: [] };
  return yes({
    record,
    cases,
    school,
    to,
    terms: { ...input, direction: 'up', step: to.step, route: to.route },
  });
}

/** Whether a step of the open case may be taken so, and what it would rest on. */
async function prepareStep(
  handle: Db,
  viewer: Viewer,
  input: NextStep,
  today: CalendarDate,
): Promise<Verdict<Prepared & { open: LoadedCase }>> {
  const found = await readable(handle, viewer, input.id);
  if (!found.ok) return found;
  const { record, cases } = found.value;
  const { row, standings } = record;
  if (!mayDo('step-escalation', standings, row.state)) return forServiceOnly();
  const open = cases.find((one) => one.row.state === 'open');
  if (!open) return no('escalation.ended', 'No case is open for this agreement. Open one first.');
  if (open.row.version !== input.version) {
    const last = open.steps.at(-1);
    return stale(
      last && [
        {
          label: 'Last step',
          theirs: `${STEP_WORDS[last.step].name}, ${dateWords(last.on)}, by ${last.by}. ${last.reason}`,
        },
      ],
    );
  }
  const school = await schoolNow(handle, row.urn);
  const roles = rolesHere(viewer, standings);
  const calendar = await schoolCalendarOf(handle, row.authorityId);
  const to = decideStep(caseNow(open, school), input.move, input, roles, today, calendar);
  if (!to.ok) return to;
  const { direction } = input.move;
  if (direction !== 'end' && !input.asks) return no('escalation.asks-needed', ASK, { field: 'asks' });
  const ends = direction === 'end';
  const terms: LetterTerms = {
    direction,
    step: to.value.step,
    route: to.value.route,
    on: input.on,
    reason: reasonWith(input, to.value.skipped),
    asks: ends ? null : input.asks,
    answerBy: ends ? null : input.answerBy,
  };
  return yes({ record, cases, school, to: to.value, terms, open });
}

/** The reason as it is kept: with why steps were left out, and which. */
function reasonWith({ reason, skipReason }: StepInput, skipped: readonly EscalationStep[]): string {
  if (skipped.length === 0 || !skipReason) return reason;
  const names = skipped.map((step) => STEP_WORDS[step].name.toLowerCase()).join(', ');
  return `${reason}\n\nLeft out: ${names}. Why: ${skipReason}`;
}

async function readable(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<Verdict<{ record: AgreementRecord; cases: LoadedCase[] }>> {
  const record = await loadAgreement(handle, viewer, id);
  if (!record || !mayDo('read-escalation', record.standings, record.row.state)) return agreementNotFound();
  return yes({ record, cases: await loadCases(handle, id) });
}

const forServiceOnly = () =>
  no('escalation.forbidden', 'Only the authority’s broker or lead takes these steps. You can answer them.');

/** The letter that tells the school, drafted from the record; refused where the case could not be opened so. */
export async function draftOpening(
  handle: Db,
  viewer: Viewer,
  input: NewCase,
  today: CalendarDate,
): Promise<Verdict<Letter>> {
  return drafted(handle, await prepareOpening(handle, viewer, input, today), today);
}

/** The letter of a step, drafted from the record; refused where the step could not be taken so. */
export async function draftStep(
  handle: Db,
  viewer: Viewer,
  input: NextStep,
  today: CalendarDate,
): Promise<Verdict<Letter>> {
  return drafted(handle, await prepareStep(handle, viewer, input, today), today);
}

async function drafted(
  handle: Db,
  prepared: Verdict<Prepared>,
  today: CalendarDate,
): Promise<Verdict<Letter>> {
  if (!prepared.ok) return prepared;
  const { record, cases, terms } = prepared.value;
  return yes(draftLetter(await letterFacts(handle, record, cases, today), terms));
}

/**
 * Opens a case: the school has been told, and this is the letter that says so.
 * @param input.formId the case's id; sent twice, it opens one
 * @param input.body the letter as it is sent
 */
export async function openEscalation(
  viewer: Viewer,
  input: NewCase & { formId: string; body: string },
): Promise<Verdict<{ number: number }>> {
  return transact<{ number: number }>(viewer, async (ctx) => {
    const again = await alreadyTaken(ctx.tx, viewer, input.id, (one) => one.row.id === input.formId);
    if (again) return yes({ number: again });
    const prepared = await prepareOpening(ctx.tx, viewer, input, ctx.today);
    if (!prepared.ok) return prepared;
    const { record, school, to } = prepared.value;
    const { row } = record;
    await ctx.tx.insert(escalation).values({
      id: input.formId,
      authorityId: row.authorityId,
      urn: row.urn,
      agreementId: row.id,
      route: to.route,
      state: 'open',
      step: to.step,
      openedAt: ctx.now,
      endedAt: null,
      updatedAt: ctx.now,
      version: 1,
    });
    const number = await writeStep(ctx, viewer, prepared.value, {
      escalationId: input.formId,
      stepId: ctx.newId(),
      body: input.body,
    });
    ctx.emit({
      ...eventOf(row, 'escalation.opened'),
      urn: school.urn,
      after: { state: 'open', step: to.step },
      details: { escalationId: input.formId, number, step: to.step },
    });
    return yes({ number });
  });
}

const EVENT_TYPES: Readonly<Record<EscalationDirection, string>> = {
  up: 'escalation.stepped-up',
  down: 'escalation.stepped-down',
  end: 'escalation.ended',
  route: 'escalation.route-changed',
};

/**
 * Takes a step of the open case: up, down, over to the other route, or out.
 * @param input.formId the step's id; sent twice, it is taken once
 * @param input.version the case as it was on the page
 * @returns the step's number; `stale` where somebody else has taken one meanwhile
 */
export async function takeEscalationStep(
  viewer: Viewer,
  input: NextStep & { formId: string; body: string },
): Promise<Verdict<{ number: number }>> {
  return transact<{ number: number }>(viewer, async (ctx) => {
    const again = await alreadyTaken(ctx.tx, viewer, input.id, (_, step) => step === input.formId);
    if (again) return yes({ number: again });
    const prepared = await prepareStep(ctx.tx, viewer, input, ctx.today);
    if (!prepared.ok) return prepared;
    const { record, school, to, terms, open } = prepared.value;
    const number = await writeStep(ctx, viewer, prepared.value, {
      escalationId: open.row.id,
      stepId: input.formId,
      body: input.body,
    });
    await ctx.tx
      .update(escalation)
      .set({
        state: to.state,
        route: to.route,
        step: to.step,
        endedAt: to.state === 'ended' ? ctx.now : null,
        updatedAt: ctx.now,
        version: open.row.version + 1,
      })
      .where(eq(escalation.id, open.row.id));
    const reported = terms.direction === 'up' && to.step === 'written-report';
    ctx.emit({
      ...eventOf(record.row, reported ? 'escalation.reported' : EVENT_TYPES[terms.direction]),
      urn: school.urn,
      before: { state: open.row.state, step: open.row.step, route: open.row.route },
      after: { state: to.state, step: to.step, route: to.route },
      details: { escalationId: open.row.id, number, step: to.step, skipped: to.skipped },
    });
    return yes({ number });
  });
}

/** The number of a step that this form has written already, for one who may read it. */
async function alreadyTaken(
  handle: Db,
  viewer: Viewer,
  agreementId: string,
  isIt: (one: LoadedCase, stepId: string) => boolean,
): Promise<number | null> {
  const found = await readable(handle, viewer, agreementId);
  if (!found.ok || !found.value.record.standings.includes('service')) return null;
  for (const one of found.value.cases) {
    const step = one.steps.find(({ id }) => isIt(one, id));
    if (step) return step.number;
  }
  return null;
}

/** Writes a step with its letter as it is sent. @returns its number */
async function writeStep(
  ctx: CommandContext,
  viewer: Viewer,
  { record, cases, terms }: Prepared,
  { escalationId, stepId, body }: { escalationId: string; stepId: string; body: string },
): Promise<number> {
  const number = nextNumber(cases);
  const { to, copies, subject } = draftLetter(await letterFacts(ctx.tx, record, cases, ctx.today), terms);
  const from = `${viewer.name}, ${signedFor(rolesHere(viewer, record.standings), record.authorityName)}`;
  await ctx.tx.insert(escalationStep).values({
    id: stepId,
    escalationId,
    number,
    direction: terms.direction,
    step: terms.step,
    on: terms.on,
    reason: terms.reason,
    asks: terms.asks,
    answerBy: terms.answerBy,
    letter: canonicalJson({ to, copies, from, subject, body }),
    byId: viewer.accountId,
    at: ctx.now,
  });
  return number;
}

/**
 * What the school says to a step, by its head or chair: always possible, also when the case has ended.
 * @param input.formId the answer's id; sent twice, it is kept once
 */
export async function answerEscalation(
  viewer: Viewer,
  input: { id: string; formId: string; number: number; text: string },
): Promise<Verdict<{ number: number }>> {
  return transact<{ number: number }>(viewer, async (ctx) => {
    const found = await readable(ctx.tx, viewer, input.id);
    if (!found.ok) return found;
    const { record, cases } = found.value;
    if (!mayDo('answer-escalation', record.standings, record.row.state)) {
      return no('escalation.forbidden', 'The headteacher or the chair of governors of the school answers.');
    }
    const about = cases.find(({ steps }) => steps.some(({ number }) => number === input.number));
    if (!about) return no('escalation.step-not-found', 'This step could not be found.');
    const [already] = await ctx.tx
      .select({ id: escalationAnswer.id })
      .from(escalationAnswer)
      .where(and(eq(escalationAnswer.id, input.formId), eq(escalationAnswer.escalationId, about.row.id)));
    if (already) return yes({ number: input.number });
    await ctx.tx.insert(escalationAnswer).values({
      id: input.formId,
      escalationId: about.row.id,
      stepNumber: input.number,
      text: input.text,
      byId: viewer.accountId,
      at: ctx.now,
    });
    ctx.emit({
      ...eventOf(record.row, 'escalation.answered'),
      details: { escalationId: about.row.id, number: input.number },
    });
    return yes({ number: input.number });
  });
}
