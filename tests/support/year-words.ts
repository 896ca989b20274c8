/** A year's mail as a text that a person can read: totals by kind, then week by week who was sent what. */
import { eq } from 'drizzle-orm';
import { account, accountGrant, school } from '#drizzle/schema';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { db } from '~/platform/db.server';
import type { Arrived } from './year-walk';

/** Who is written to. */
type Person = { name: string; role: string };

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** The time of day in England, "07:01". */
export const timeOfDay = (at: Date) => time.format(at);

/** The Monday of a date's week. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, -((weekday(date) + 6) % 7));
}

const weekday = (date: CalendarDate) => new Date(`${date}T12:00:00Z`).getUTCDay();

/** What stands in every letter of its kind: addresses, and the words around what is said. */
const FRAME = /^https?:|^Read it in|^Open it in|^This is new for|^This has happened/;

/** What a letter says: its sentences, without addresses and without what stands beneath every letter. */
export function sentencesOf({ text }: Arrived): string[] {
  const [said = ''] = text.split('\n-- \n');
  return (
    said
      .split('\n')
      .filter((line) => line.trim() !== '' && !FRAME.test(line))
      .map((line) => line.replace(/[:.]$/, '').trim())
      // What happened at one instant stands in no order of its own.
      .sort()
  );
}

/**
 * @param people by address
 * @param from first day of the year
 */
export function yearAsText(
  arrived: readonly Arrived[],
  people: ReadonlyMap<string, Person>,
  from: CalendarDate,
  to: CalendarDate,
): string {
  const nameOf = (to: string) => {
    const person = people.get(to);
    return person ? `${person.name} (${person.role})` : to;
  };
  const lines = [
    `The mail of Marlshire’s people from ${dateWords(from)} to ${dateWords(to)}: who was sent what, and when.`,
    `Made by tests/year.integration.test.ts; UPDATE_SCHOOL_YEAR=1 writes it anew. Read it before you keep it.`,
    '',
    `${arrived.length} letters to ${new Set(arrived.map(({ to: one }) => one)).size} people.`,
    '',
    'By kind',
    ...totals(arrived.map(({ template }) => template)),
    '',
    'By person, those with the most first (letters; the most in one week)',
    ...byPerson(arrived).map(
      ([address, all, most]) => `${String(all).padStart(6)}  ${String(most).padStart(2)}  ${nameOf(address)}`,
    ),
  ];
  for (const [week, letters] of groups(arrived, ({ at }) => mondayOf(calendarDate(at)))) {
    const readers = new Set(letters.map(({ to: one }) => one)).size;
    lines.push('', `Week of ${dateWords(week)}: ${letters.length} letters to ${readers} people`);
    for (const [, same] of groups(
      letters,
      (one) => `${one.at.getTime()} ${one.subject} ${sentencesOf(one).join()}`,
    )) {
      const [first] = same;
      if (!first) continue;
      const date = calendarDate(first.at);
      const day = `${DAYS[weekday(date)]} ${Number(date.slice(8))} ${timeOfDay(first.at)}`;
      lines.push(`  ${day}  ${first.subject}`);
      for (const sentence of sentencesOf(first)) lines.push(`      ${sentence}`);
      lines.push(
        `      → ${same
          .map(({ to: one }) => nameOf(one))
          .sort()
          .join(', ')}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function totals(kinds: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([kind, n]) => `${String(n).padStart(6)}  ${kind}`);
}

function byPerson(arrived: readonly Arrived[]): [string, number, number][] {
  return groups(arrived, ({ to }) => to)
    .map(([to, letters]): [string, number, number] => [to, letters.length, most(letters, weekOf)])
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** The largest number of letters that have the same key. */
export function most(arrived: readonly Arrived[], key: (one: Arrived) => string): number {
  return Math.max(0, ...groups(arrived, key).map(([, same]) => same.length));
}

/** A person's week and a person's day, to count by. */
export const weekOf = ({ at, to }: Arrived) => `${to} ${mondayOf(calendarDate(at))}`;
export const dayOf = ({ at, to }: Arrived) => `${to} ${calendarDate(at)}`;

/** In order of their keys, each group in order of what it says. */
function groups(arrived: readonly Arrived[], key: (one: Arrived) => string): [string, Arrived[]][] {
  const found = new Map<string, Arrived[]>();
  for (const one of arrived) {
    const same = found.get(key(one));
    if (same) same.push(one);
    else found.set(key(one), [one]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Everybody who can be written to, by address: a name, and what they do first of all. */
export async function peopleByAddress(): Promise<Map<string, Person>> {
  const rows = await db()
    .select({ email: account.email, name: account.name, role: accountGrant.role, school: school.name })
    .from(account)
    .innerJoin(accountGrant, eq(accountGrant.accountId, account.id))
    .leftJoin(school, eq(school.urn, accountGrant.urn))
    .orderBy(accountGrant.role);
  return new Map(
    rows.map(({ email, name, role, school: of }) => [email, { name, role: of ? `${role}, ${of}` : role }]),
  );
}
