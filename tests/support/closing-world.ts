import { newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import type { EvaluationContent } from '~/agreements/domain/exit/evaluation';
import type { Evaluator, OutcomeResult } from '~/agreements/domain/exit/vocabulary';
import { beginClose, closeAgreement } from '~/agreements/exit/commands.server';
import { giveEvaluation } from '~/agreements/exit/evaluating.server';
import { answerCriteria, judgeOutcomes } from '~/agreements/exit/judging.server';
import { exitOf } from '~/agreements/exit/record.server';
import { recordPoints } from '~/agreements/impact/points.server';
import type { Verdict } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';

/** A Monday after the end of the agreement's term. */
export const MONDAY = '2027-07-19';

/** How the agreement ends unless a test says otherwise. */
export const PLAN = {
  ground: 'early' as const,
  reason: 'The work is done',
  endedOn: '2027-07-15',
  evaluationDueOn: '2027-08-09',
};

export type ClosingWorld = Awaited<ReturnType<typeof newClosingWorld>>;

/** The world of an agreement in force since 22 November 2026, on a Monday after its term, and the steps that close it. */
export async function newClosingWorld() {
  const w = await newAgreementWorld();
  const { people, id } = w;
  const must = <T>(verdict: Verdict<T>) => {
    if (!verdict.ok) throw new Error(verdict.message);
    return verdict;
  };
  must(await w.send());
  for (const [viewer, party] of w.signers) must(await w.sign(viewer, party));
  w.world.travelTo(`${MONDAY}T10:00:00Z`);
  const version = async () => (await w.record()).row.version;
  const exitVersion = async () => (await exitOf(db(), id))?.version ?? 0;

  async function begin(viewer: Viewer = people.broker, more: Partial<Parameters<typeof beginClose>[1]> = {}) {
    return beginClose(viewer, { id, version: await version(), ...PLAN, days: 'at-close', ...more });
  }

  async function evaluate(viewer: Viewer, as: Evaluator, changed = `Said by ${as}`, opened = 0, reason = '') {
    return giveEvaluation(viewer, { id, as, opened, content: evaluationOf(changed), reason });
  }

  async function answerAll(met: 'yes' | 'no' = 'yes') {
    const { content } = await w.record();
    const criteria = content.exit.criteria.map((one) => ({
      id: one.id,
      met,
      evidence: 'Books of the summer',
    }));
    return answerCriteria(people.broker, { id, exitVersion: await exitVersion(), criteria });
  }

  async function judgeAll(result: OutcomeResult, basis = 'The reading of July', reason = '') {
    const { content } = await w.record();
    const outcomes = content.outcomes.map((one) => ({ id: one.id, result, basis }));
    return judgeOutcomes(people.broker, { id, exitVersion: await exitVersion(), outcomes, reason });
  }

  async function readAll() {
    const record = await w.record();
    return transact(people.broker, (ctx) =>
      recordPoints(ctx, {
        record,
        kind: 'exit',
        on: '2027-07-14',
        points: record.content.outcomes.map(({ id: outcomeId }) => ({
          outcomeId,
          value: 63,
          source: 'Test',
        })),
      }),
    );
  }

  async function evaluateAll() {
    must(await evaluate(people.head, 'client-head'));
    must(await evaluate(people.leader, 'provider'));
    must(await evaluate(people.broker, 'service'));
  }

  async function close(withoutReadings = false) {
    return closeAgreement(people.broker, { id, version: await version(), withoutReadings });
  }

  return {
    ...w,
    version,
    exitVersion,
    begin,
    evaluate,
    answerAll,
    judgeAll,
    readAll,
    evaluateAll,
    close,
    /** Everything closing asks for, then closed. */
    async closed(result: OutcomeResult = 'partly') {
      must(await begin());
      must(await answerAll());
      must(await judgeAll(result));
      must(await readAll());
      await evaluateAll();
      must(await close());
    },
    /** Codes of what is missing when it is tried to be closed. */
    async missing(): Promise<string[]> {
      const verdict = await close();
      if (verdict.ok) return [];
      const list = verdict.details?.missing;
      return Array.isArray(list) ? list.map(({ code }: { code: string }) => code) : [];
    },
  };
}

/** What somebody says of the support. */
export function evaluationOf(changed: string): EvaluationContent {
  return {
    format: 1,
    fit: 'well',
    fitWhy: '',
    changed,
    helped: 'Time in class',
    hindered: 'Nothing',
    daysUsed: 'well',
    daysWhy: '',
    again: 'with-changes',
    againWhy: 'Begin sooner',
    attribution: 'one-part',
    elsewhere: 'A new scheme of work',
  };
}
