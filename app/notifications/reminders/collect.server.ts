import { inArray } from 'drizzle-orm';
import { reminder } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { basisOf, type Stage } from '../domain/reminders/ladder';
import type { Given } from '../domain/reminders/next-stage';
import type { Collecting, Collector, OpenMatter } from './matter';
import { agreementMatters, amendmentMatters } from './matters/agreements.server';
import { actionMatters, noteMatters, pauseMatters } from './matters/delivery.server';
import { escalationMatters, evaluationMatters, exitMatters, impactMatters } from './matters/ending.server';
import { claimMatters, invoiceMatters } from './matters/money.server';
import { registerMatters } from './matters/register.server';
import { diagnosisMatters, requestMatters } from './matters/requests.server';
import { reviewMatters } from './matters/reviews.server';

const COLLECTORS: readonly Collector[] = [
  requestMatters,
  diagnosisMatters,
  agreementMatters,
  amendmentMatters,
  noteMatters,
  actionMatters,
  pauseMatters,
  reviewMatters,
  exitMatters,
  evaluationMatters,
  impactMatters,
  escalationMatters,
  claimMatters,
  invoiceMatters,
  registerMatters,
];

/** Parameters of one query stay well below either database's limit. */
const CHUNK = 1000;

/** Everything open with a date in one authority, with the reminders given of it so far. */
export async function openMatters(
  handle: Db,
  by: Collecting,
): Promise<{ matter: OpenMatter; given: Given[] }[]> {
  const matters: OpenMatter[] = [];
  for (const collect of COLLECTORS) matters.push(...(await collect(handle, by)));
  const dated = matters.filter((matter) => basisOf(matter) !== null);
  const given = await givenOf(handle, [...new Set(dated.map(({ subject }) => subject.id))]);
  return dated.map((matter) => ({ matter, given: given.get(`${matter.kind}:${matter.subject.id}`) ?? [] }));
}

async function givenOf(handle: Db, subjectIds: readonly string[]): Promise<Map<string, Given[]>> {
  const found = new Map<string, Given[]>();
  for (let from = 0; from < subjectIds.length; from += CHUNK) {
    const rows = await handle
      .select({
        kind: reminder.kind,
        subjectId: reminder.subjectId,
        basis: reminder.basis,
        stage: reminder.stage,
        at: reminder.at,
      })
      .from(reminder)
      .where(inArray(reminder.subjectId, subjectIds.slice(from, from + CHUNK)));
    for (const { kind, subjectId, basis, stage, at } of rows) {
      const key = `${kind}:${subjectId}`;
      // Written by the work that reminds alone, which knows no other stages.
      const one: Given = { basis, stage: stage as Stage, on: calendarDate(at) };
      found.set(key, [...(found.get(key) ?? []), one]);
    }
  }
  return found;
}
