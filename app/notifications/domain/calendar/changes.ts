import { canonicalJson } from '~/kernel/canonical-json';
import type { CalendarDate } from '~/kernel/clock';
import type { Shown } from './shown';

/** A visit or review as it stands in calendars. */
export type Entry = { sequence: number; shown: Shown; cancelled: boolean };

/** The last thing somebody was sent of an entry. */
export type Invited = { accountId: string; method: 'REQUEST' | 'CANCEL' };

/** A message to be sent: what it says, and under which number. */
export type Send = {
  accountId: string;
  method: 'REQUEST' | 'CANCEL';
  sequence: number;
  shown: Shown;
  /** First invitation, a change, called off for all, or for one who is no longer asked. */
  why: 'new' | 'changed' | 'called-off' | 'left';
};

/**
 * An entry after something has happened. Its number rises by one with each change of what stands in calendars, people
 * included, and with its being called off; with nothing else. One called off keeps what was in calendars last.
 * Source: RFC 5546, 2.1.4 (the organiser raises SEQUENCE when a date, a time or the status changes).
 */
export function nextEntry(before: Entry | null, shown: Shown, cancelled: boolean): Entry {
  if (!before) return { sequence: 0, shown, cancelled };
  const kept = cancelled ? before.shown : shown;
  const same = before.cancelled === cancelled && canonicalJson(before.shown) === canonicalJson(kept);
  return same ? before : { sequence: before.sequence + 1, shown: kept, cancelled };
}

/**
 * Who is sent what as an entry changes: those it newly concerns are invited; those who have it get it put right where the
 * day, time, place or title is another; those it no longer concerns get what they have called off, and learn nothing new.
 * Nobody is sent anything of days that have passed.
 * @param invited the last message each person was sent
 * @param from the first day that is still to come: of what has been held, tomorrow
 */
export function toSend(
  before: Entry | null,
  after: Entry,
  invited: readonly Invited[],
  from: CalendarDate,
): Send[] {
  if (before !== null && before.sequence === after.sequence) return [];
  const holders = new Set(
    invited.filter(({ method }) => method === 'REQUEST').map(({ accountId }) => accountId),
  );
  const held = before?.shown ?? after.shown;
  const { sequence, shown, cancelled } = after;
  const people = new Set(cancelled ? [] : shown.people);
  const sends: Send[] = [];
  for (const accountId of holders) {
    if (people.has(accountId) || held.on < from) continue;
    const why = cancelled ? 'called-off' : 'left';
    sends.push({ accountId, method: 'CANCEL', sequence, shown: held, why });
  }
  const moved = !sameForAll(held, shown) && (held.on >= from || shown.on >= from);
  for (const accountId of people) {
    const has = holders.has(accountId);
    if (has ? !moved : shown.on < from) continue;
    sends.push({ accountId, method: 'REQUEST', sequence, shown, why: has ? 'changed' : 'new' });
  }
  return sends;
}

/** Whether two texts are the same but for whom they concern: nobody is told who else is asked. */
function sameForAll(a: Shown, b: Shown): boolean {
  return canonicalJson({ ...a, people: [] }) === canonicalJson({ ...b, people: [] });
}
