import { asc, eq } from 'drizzle-orm';
import { escalation, escalationAnswer, escalationStep } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, moreThanOne } from '~/platform/record-checks.server';

/**
 * What `verify` looks at of escalation: one case of an agreement is open at most; steps are numbered through all its cases
 * without a gap; a case stands where its last step left it; and what a school answered is about a step there is.
 */
export async function checkEscalations(handle: Db): Promise<CheckResult> {
  const cases = await handle.select().from(escalation);
  const rows = await handle
    .select({ step: escalationStep, agreementId: escalation.agreementId })
    .from(escalationStep)
    .innerJoin(escalation, eq(escalation.id, escalationStep.escalationId))
    .orderBy(asc(escalation.agreementId), asc(escalationStep.number));
  const answers = await handle.select().from(escalationAnswer);
  const numbers = new Map<string, number[]>();
  const last = new Map<string, (typeof rows)[number]['step']>();
  const there = new Set<string>();
  for (const { step, agreementId } of rows) {
    numbers.set(agreementId, [...(numbers.get(agreementId) ?? []), step.number]);
    last.set(step.escalationId, step);
    there.add(`${step.escalationId} ${step.number}`);
  }
  const wrong = cases.filter(({ id, state, step }) => {
    const end = last.get(id);
    return end === undefined || (end.direction === 'end') !== (state === 'ended') || end.step !== step;
  });
  const lost = answers.filter(({ escalationId, stepNumber }) => !there.has(`${escalationId} ${stepNumber}`));
  return {
    checked: cases.length,
    problems: [
      ...(await moreThanOne(handle, escalation, escalation.agreementId, eq(escalation.state, 'open'))).map(
        (of) => `Two cases of ${of} are open.`,
      ),
      ...[...numbers]
        .filter(([, all]) => all.some((number, at) => number !== at + 1))
        .map(([of]) => `Steps of escalation of ${of} are not numbered one after the other.`),
      ...wrong.map(({ id }) => `Case ${id} does not stand where its last step left it.`),
      ...lost.map(({ id }) => `Answer ${id} is to a step that is not there.`),
    ],
  };
}
