import { createHash } from 'node:crypto';
import * as schema from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { CHAIN_START, problemOf } from '~/platform/audit.server';
import type { Inserter } from './insert';
import type { Place } from './places';

/** Something that happened, before it has its place in the trail. */
export type Happened = {
  on: CalendarDate;
  type: string;
  subject: [type: string, id: string];
  urn: number;
  caseId: string;
  actorId: string;
  /** Whom a notice of it goes to, and what it says. */
  tells?: { accountId: string; message: string; href: string };
};

/** Notices older than this have been cleared away. */
const NOTICE_DAYS = 365;

/**
 * Writes an authority's audit trail, in the order of time and chained as the product chains it, and the notices of the last
 * year.
 * @throws where the chain would not verify
 */
export function addTrail(
  to: Inserter,
  place: Place,
  happened: readonly Happened[],
  today: CalendarDate,
): void {
  let head = { ...CHAIN_START };
  const inOrder = [...happened].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const [n, one] of inOrder.entries()) {
    const row = {
      ...{
        id: `ev-${place.code}-${n}`,
        chain: place.id,
        seq: head.seq + 1,
        at: new Date(`${one.on}T10:30:00Z`),
      },
      ...{ actorId: one.actorId, actorRole: 'broker', type: one.type, subjectType: one.subject[0] },
      ...{ subjectId: one.subject[1], urn: one.urn, caseId: one.caseId, reason: null, prevHash: head.hash },
      payload: canonicalJson({ before: undefined, after: undefined, details: { bench: n } }),
    };
    const hash = createHash('sha256').update(canonicalJson(row)).digest('hex');
    // One look at the first of each chain: the product's own check must agree with what is made here.
    const problem = n === 0 ? problemOf({ ...row, hash }, head) : null;
    if (problem) throw new Error(`The trail of the bench ${problem}.`);
    to.add(schema.domainEvent, { ...row, hash });
    head = { seq: row.seq, hash };
    if (one.tells && one.on >= addDays(today, -NOTICE_DAYS))
      to.add(schema.notification, {
        ...{ id: `nt-${place.code}-${n}`, authorityId: place.id, eventId: row.id, template: one.type },
        ...{ ...one.tells, at: row.at, readAt: one.on < addDays(today, -20) ? row.at : null },
        ...{ topic: null, asks: false, mail: 'none' },
      });
  }
}
