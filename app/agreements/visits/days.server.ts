import { committedFor } from '~/directory/domain/ledger';
import { loadCapacity, returnDays, spendDays } from '~/directory/ledger.server';
import { type TermKey, termOf, termWords } from '~/kernel/academic-year';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { daysWords, type HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords, list } from '~/kernel/words';
import type { CommandContext } from '~/platform/transact.server';
import { instantAt, type TimeOfDay } from '../domain/visits/times';
import type { AgreementRecord } from '../record.server';
import type { VisitPlace } from './place.server';

/** Half-days a visit takes of the term its date is in. */
export type DaysTaken = { on: CalendarDate; halfDays: HalfDays };

/**
 * Spends the days of a visit as written down, or after a correction the difference: what is less is committed again.
 * @param before what has been spent for this visit so far; null for nothing
 * @returns `capacity.short` beside the days where fewer are left in the term, saying how many there are
 */
export async function settleDays(
  ctx: CommandContext,
  { row }: AgreementRecord,
  before: DaysTaken | null,
  after: DaysTaken,
): Promise<Verdict> {
  const term = termOf(after.on);
  const had = before && termOf(before.on) === term ? before.halfDays : 0;
  const of = { providerId: row.providerId, agreementId: row.id };
  const left = committedFor(await loadCapacity(ctx.tx, row.providerId), row.id);
  const inTerm = left.filter((line) => line.term === term).reduce((sum, line) => sum + line.halfDays, 0);
  if (after.halfDays > inTerm + had) return short(term, after.halfDays, inTerm + had, left);
  if (before && had === 0 && before.halfDays > 0) {
    const back = await returnDays(ctx, { ...of, term: termOf(before.on), halfDays: before.halfDays });
    if (!back.ok) return back;
  }
  const more = after.halfDays - had;
  if (more > 0) return spendDays(ctx, { ...of, term, halfDays: more });
  return more < 0 ? returnDays(ctx, { ...of, term, halfDays: -more }) : yes();
}

function short(
  term: TermKey,
  asked: HalfDays,
  there: HalfDays,
  left: readonly { term: TermKey; halfDays: HalfDays }[],
): Verdict {
  const be = (halfDays: HalfDays) => (halfDays === 1 || halfDays === 2 ? 'is' : 'are');
  const elsewhere = left
    .filter((line) => line.term !== term)
    .map((line) => `${daysWords(line.halfDays)} in the ${termWords(line.term)}`);
  const here =
    there === 0
      ? `No days of this agreement are left in the ${termWords(term)}. Check the date, or have the agreement amended first.`
      : `${daysWords(there)} of this agreement ${be(there)} left in the ${termWords(term)}, fewer than ${daysWords(asked)}. Enter ${daysWords(there)} or fewer, or have the agreement amended first.`;
  const others = elsewhere.length > 0 ? ` Left in other terms: ${list(elsewhere)}.` : '';
  return no('capacity.short', `${here}${others}`, {
    field: 'days',
    details: { term, shortfallHalfDays: asked - there, leftHalfDays: there },
  });
}

/**
 * When a visit ended, if it can have been then: not ahead, not before the agreement, not while it is set aside.
 * @returns the instant; a refusal beside the date or the time
 */
export function heldAt(
  { record }: VisitPlace,
  { heldOn, endedAt }: { heldOn: CalendarDate; endedAt: TimeOfDay },
  now: Date,
): Verdict<Date> {
  const today = calendarDate(now);
  const instant = instantAt(heldOn, endedAt);
  if (heldOn > today) {
    return no('visit.ahead', 'Enter a date that has passed: a visit is recorded once it has taken place', {
      field: 'heldOn',
    });
  }
  if (instant > now) {
    return no('visit.ahead', 'Enter a time that has passed: a visit is recorded once it is over', {
      field: 'endedAt',
    });
  }
  const tooEarly = beforePlace(record, heldOn, today);
  if (tooEarly) return no('visit.too-early', tooEarly, { field: 'heldOn' });
  const pausedAt = record?.row.state === 'paused' ? record.row.pausedAt : null;
  if (pausedAt && heldOn > calendarDate(pausedAt)) {
    return no(
      'visit.while-paused',
      `The agreement has been paused since ${dateWords(calendarDate(pausedAt))}. Only visits up to that day can be recorded`,
      { field: 'heldOn' },
    );
  }
  return yes(instant);
}

/** Why a visit cannot be on a date as early as this; null where it can. */
export function beforePlace(
  record: AgreementRecord | null,
  on: CalendarDate,
  today: CalendarDate,
): string | null {
  const from = record?.row.activeAt ? calendarDate(record.row.activeAt) : addDays(today, -366);
  if (on >= from) return null;
  return record
    ? `Enter a date from ${dateWords(from)}, when the agreement came into force`
    : 'Enter a date of the last year. Check that the year is right';
}
