import * as schema from '#drizzle/schema';
import { type TermKey, termOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { Case } from './case';

const at = (day: CalendarDate, hour = 10) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);

/** The days of visits under an agreement: every three weeks, half a day each, as long as it runs. */
export function visitDays(signed: CalendarDate, ends: CalendarDate, most: number): CalendarDate[] {
  return Array.from({ length: most }, (_, n) => addDays(signed, 7 + 21 * n)).filter((on) => on < ends);
}

/** Half-days by the term of each visit, as the ledger counts them. */
export function daysByTerm(visitsOn: readonly CalendarDate[]): Record<TermKey, number> {
  const found: Record<TermKey, number> = {};
  for (const on of visitsOn) found[termOf(on)] = (found[termOf(on)] ?? 0) + 1;
  return found;
}

/**
 * Visits every three weeks with their days and notes, reviews, and readings of the measure.
 * @returns how many visits were held
 */
export function addVisitsAndReviews(
  { to, place, random, agreementId, urn, supplier }: Case,
  run: {
    signed: CalendarDate;
    ends: CalendarDate;
    today: CalendarDate;
    visitsOn: readonly CalendarDate[];
    outcomeId: string;
  },
): number {
  let heldVisits = 0;
  const base = { authorityId: place.id, urn, agreementId };
  for (const [n, on] of run.visitsOn.entries()) {
    const held = on < run.today;
    const sent = at(addDays(on, random.chance(0.85) ? 1 : 4), 12);
    to.add(schema.visit, {
      ...{
        ...base,
        id: `v-${agreementId}-${n}`,
        kind: 'support',
        state: held ? 'held' : 'planned',
        mode: 'at-school',
      },
      ...{
        visitorId: supplier.accountId,
        visitorName: 'Leader',
        plannedFor: on,
        halfDays: 1,
        focus: 'Coaching',
      },
      ...{ heldOn: held ? on : null, endedAt: held ? at(on, 15) : null, noteSentAt: held ? sent : null },
      ...{
        noteNumber: held ? 1 : 0,
        noteReadAt: held ? sent : null,
        createdAt: at(run.signed),
        updatedAt: at(on),
      },
      ...{ createdById: supplier.accountId, version: 2 },
    });
    if (!held) continue;
    heldVisits += 1;
    to.add(schema.visitNote, {
      ...{
        id: `vn-${agreementId}-${n}`,
        visitId: `v-${agreementId}-${n}`,
        number: 1,
        byId: supplier.accountId,
        at: sent,
      },
      content: NOTE,
    });
    to.add(schema.ledgerEntry, {
      ...{
        id: `lv-${agreementId}-${n}`,
        authorityId: place.id,
        providerId: supplier.providerId,
        term: termOf(on),
      },
      ...{
        offerId: supplier.offerId,
        kind: 'use',
        held: 0,
        committed: -1,
        used: 1,
        agreementId,
        at: at(on, 16),
      },
      proposalId: `prop-${agreementId}`,
    });
  }
  for (let n = 0; n < 3; n++) {
    const day = addDays(run.signed, 45 * (n + 1));
    if (day >= run.ends) break;
    const held = day < run.today;
    to.add(schema.improvementReview, {
      ...{
        ...base,
        id: `ir-${agreementId}-${n}`,
        number: n + 1,
        state: held ? 'held' : 'planned',
        plannedFor: day,
      },
      ...{ place: 'At the school', frequency: 'half-termly', heldOn: held ? day : null },
      minutesNumber: held ? 1 : 0,
      ...{ createdAt: at(run.signed), updatedAt: at(day), version: 1 },
    });
    if (!held) continue;
    to.add(schema.reviewMinutes, {
      ...{ id: `rm-${agreementId}-${n}`, reviewId: `ir-${agreementId}-${n}`, number: 1, at: at(day) },
      content: minutesOf(day, run.outcomeId),
    });
    to.add(schema.measurePoint, {
      ...{ id: `mp-${agreementId}-${n}`, agreementId, outcomeId: run.outcomeId, kind: 'review', on: day },
      ...{ value: 54 + n * 4, source: 'Assessment', at: at(day), current: true },
    });
  }
  return heldVisits;
}

/** Minutes of a review that found one outcome on track. */
const minutesOf = (heldOn: string, outcomeId: string) =>
  JSON.stringify({
    ...{
      format: 1,
      heldOn,
      attendance: [],
      alsoPresent: '',
      summary: 'A good start.',
      challenges: [],
      actions: [],
    },
    ...{ frequency: 'half-termly', settledBy: 'group', frequencyReason: null, nextOn: null },
    outcomes: [{ outcomeId, title: 'Writing', rag: 'on-track', narrative: 'Books of 30 pupils show it.' }],
  });

const NOTE = JSON.stringify({
  ...{ format: 1, kind: 'support', endedAt: '15:00', halfDays: 1, present: 'Head', focus: 'Coaching' },
  ...{ heldOn: '2026-01-12', activities: 'Planned and taught together.', seen: 'Pupils explain their work.' },
  ...{ outcomes: [], sections: [], recommendations: 'Go on.' },
});
