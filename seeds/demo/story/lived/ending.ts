import { eq } from 'drizzle-orm';
import { need, supportOutcome } from '#drizzle/schema';
import type { Evaluator } from '~/agreements/domain/exit/vocabulary';
import { sustainedSlots } from '~/agreements/domain/impact/sustained';
import { beginClose, closeAgreement } from '~/agreements/exit/commands.server';
import { giveEvaluation } from '~/agreements/exit/evaluating.server';
import { answerCriteria, judgeOutcomes } from '~/agreements/exit/judging.server';
import { exitOf } from '~/agreements/exit/record.server';
import { endNeed } from '~/diagnosis/need-commands.server';
import { answerRecord } from '~/directory/commands/track-record.server';
import { addDays, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { MET_REASONS } from '../../banks/answers';
import { EVALUATIONS, EXITS, RECORD_ANSWER } from '../../banks/lived';
import { agreementOf, recordOf } from '../agreement-of';
import { type Case, must } from '../case';
import { lifeOf } from './life-of';
import { readMeasures } from './readings';
import { callOffRest, finishAll } from './visits';

/** The last visit has been made: the broker says how it ends, and asks the three for their evaluation. */
export async function begin(told: Case): Promise<void> {
  await callOffRest(told, 'The support has come to its end; this visit is not needed any more.');
  const { id, version } = await agreementOf(told);
  const today = calendarDate(clock.now());
  const whole = lifeOf(told).unmet === undefined;
  must(
    await beginClose(told.broker, {
      id,
      version,
      ground: whole ? 'criteria-met' : 'early',
      reason: whole ? EXITS.met : EXITS['term-ended'],
      endedOn: addDays(today, -1),
      evaluationDueOn: addDays(today, 21),
      days: 'at-close',
    }),
  );
}

/** The broker says of the exit criteria whether they are met: of all, or of the first so far. */
export async function answerTests(told: Case, most = Number.POSITIVE_INFINITY): Promise<void> {
  const { row, content } = await recordOf(told, told.broker);
  const { unmet } = lifeOf(told);
  const criteria = content.exit.criteria.slice(0, most).map(({ id }, n) => ({
    id,
    met: n + 1 === unmet ? ('no' as const) : ('yes' as const),
    evidence: n + 1 === unmet ? EXITS.criterionUnmet : EXITS.criterionMet,
  }));
  must(await answerCriteria(told.broker, { id: row.id, exitVersion: await exitVersion(row.id), criteria }));
}

/** Each measure is read for the last time, and each outcome judged. */
export async function judge(told: Case): Promise<void> {
  await readMeasures(told, 'exit');
  const { row, content } = await recordOf(told, told.broker);
  const { results = [] } = lifeOf(told);
  const outcomes = content.outcomes.map(({ id }, n) => ({
    id,
    result: results[n] ?? 'met',
    basis: EXITS.basis,
  }));
  must(
    await judgeOutcomes(told.broker, {
      id: row.id,
      exitVersion: await exitVersion(row.id),
      outcomes,
      reason: '',
    }),
  );
}

/** One of the three says what they think of the support. */
export async function evaluate(told: Case, as: Evaluator): Promise<void> {
  const row = await agreementOf(told);
  const who = { 'client-head': told.head, provider: told.cast.leader(row.providerId), service: told.broker };
  const partly = (lifeOf(told).results ?? []).some((result) => result !== 'met');
  must(
    await giveEvaluation(who[as], {
      id: row.id,
      as,
      opened: 0,
      reason: '',
      content: {
        format: 1,
        ...EVALUATIONS[as],
        fit: 'well',
        again: as === 'client-head' ? 'with-changes' : 'yes',
        daysUsed: as === 'client-head' ? 'well' : 'mostly',
        attribution: partly ? 'one-part' : 'main-part',
      },
    }),
  );
}

/** It is closed; what is left of the days goes back, and the school says which needs have been met. */
export async function close(told: Case): Promise<void> {
  await finishAll(told);
  const { id, version } = await agreementOf(told);
  must(await closeAgreement(told.broker, { id, version }));
  for (const needId of told.needIds) {
    const [found] = await db().select({ version: need.version }).from(need).where(eq(need.id, needId));
    const reason = told.random.pick(MET_REASONS);
    must(await endNeed(told.head, { id: needId, version: found?.version ?? 0, event: 'meet', reason }));
  }
}

/** The measures are read again, if their time after the end has come. */
export async function readAgain(told: Case): Promise<void> {
  const { id } = await agreementOf(told);
  const exit = await exitOf(db(), id);
  const today = calendarDate(clock.now());
  const open =
    exit && sustainedSlots(exit.endedOn).some(({ opens, lastDay }) => opens <= today && today <= lastDay);
  if (open) await readMeasures(told, 'sustained');
}

/** Results that came later put a judgement right. */
export async function judgeAgain(told: Case): Promise<void> {
  const { row, content } = await recordOf(told, told.broker);
  const outcomes = content.outcomes.map(({ id }) => ({
    id,
    result: 'met' as const,
    basis: EXITS.basisAgain,
  }));
  must(
    await judgeOutcomes(told.broker, {
      id: row.id,
      exitVersion: await exitVersion(row.id),
      outcomes,
      reason: EXITS.judgedAgain,
    }),
  );
}

/** The provider reads the record of it, and answers. */
export async function answerAsProvider(told: Case): Promise<void> {
  const { id, providerId } = await agreementOf(told);
  const rows = await db().select().from(supportOutcome).where(eq(supportOutcome.agreementId, id));
  const current = rows.find((one) => one.current);
  if (!current) return;
  must(
    await answerRecord(told.cast.leader(providerId), {
      id: current.id,
      providerId,
      reply: RECORD_ANSWER,
      asksCorrection: false,
    }),
  );
}

async function exitVersion(id: string): Promise<number> {
  return (await exitOf(db(), id))?.version ?? 0;
}
