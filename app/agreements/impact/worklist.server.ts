import { and, eq, gte, inArray, isNotNull, or } from 'drizzle-orm';
import { agreement, agreementExit, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarsOf } from '~/accounts/school-calendar.server';
import { addDays, type CalendarDate, calendarDate, startOfDay } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import { count } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { mayDo, type Reach, standingsOf } from '../domain';
import { isSlotOpen, type ReadingOn, sustainedStates, unreadAtExit } from '../domain/impact/sustained';
import { scopeOf } from '../list.server';
import { reachOf } from '../record.server';
import { outcomeIdsOf } from './outcome-ids.server';
import { readingDates } from './points.server';
import { slotTitle } from './wording';

const MOST = 25;
/** Agreements whose readings are looked at together, until there are enough. */
const BATCH = 40;
/** Both terms after the end, and the one more in which the second can still be read, lie within this. */
const SUSTAINED_DAYS = 500;

/**
 * Measures that somebody should read: at exit while an agreement is closing, and one and two terms after a closed one.
 * Nobody is reminded of those that were ended early: there may be nothing that could last.
 */
export async function impactWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const now = today();
  const rows = await db()
    .select({ row, homeUrn: provider.homeUrn, endedOn: agreementExit.endedOn })
    .from(agreement)
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      and(
        scope,
        isNotNull(agreement.activeAt),
        or(
          eq(agreement.state, 'closing'),
          and(
            eq(agreement.state, 'closed'),
            gte(agreement.endedAt, startOfDay(addDays(now, -SUSTAINED_DAYS))),
          ),
        ),
      ),
    );
  // What fell due first stands first: of more than the list takes, the newest wait.
  const theirs = rows
    .filter((found) => mayRead(reach, found))
    .map((found) => ({ ...found, end: endOf(found) }))
    .filter(({ row: { state }, end }) => state === 'closing' || (end !== null && isSlotOpen(end, now)))
    .sort((a, b) => compare(a.end ?? '', b.end ?? '') || compare(a.row.ref, b.row.ref));
  const calendarOf = await schoolCalendarsOf(
    db(),
    theirs.map(({ row }) => row.authorityId),
  );
  const items: WorkItem[] = [];
  for (let from = 0; from < theirs.length && items.length < MOST; from += BATCH)
    items.push(...(await itemsOf(theirs.slice(from, from + BATCH), now, calendarOf)));
  return items.slice(0, MOST);
}

async function itemsOf(
  batch: readonly (Found & { end: string | null })[],
  now: CalendarDate,
  calendarOf: (authorityId: string) => SchoolCalendar,
): Promise<WorkItem[]> {
  const rows = batch.map((found) => found.row);
  const points = await readingDates(
    db(),
    rows.map(({ id }) => id),
  );
  const outcomesOf = await outcomeIdsOf(db(), rows);
  const factsOf = await factsFor(rows.map(({ id }) => id));
  return batch.flatMap((found) => {
    const read = points(found.row.id);
    const ids = outcomesOf(found.row);
    const facts = factsOf.get(found.row.id);
    if (!facts) return [];
    return found.row.state === 'closing'
      ? exitItem(facts, unreadAtExit(ids, read))
      : lastingItems(found, facts, ids, read, now, calendarOf(found.row.authorityId));
  });
}

/** What of an agreement says whether this list has it: hundreds are looked at, a few come on it. */
const row = {
  id: agreement.id,
  ref: agreement.ref,
  revision: agreement.revision,
  authorityId: agreement.authorityId,
  urn: agreement.urn,
  providerId: agreement.providerId,
  state: agreement.state,
  endedAt: agreement.endedAt,
};

type Found = {
  row: Pick<typeof agreement.$inferSelect, keyof typeof row>;
  homeUrn: number;
  endedOn: string | null;
};

/** What is said of those that come on it. */
const factColumns = {
  id: agreement.id,
  ref: agreement.ref,
  updatedAt: agreement.updatedAt,
  schoolName: school.name,
  providerName: provider.name,
  dueOn: agreementExit.evaluationDueOn,
};

async function factsFor(ids: readonly string[]) {
  const rows = await db()
    .select(factColumns)
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(inArray(agreement.id, [...ids]));
  return new Map(rows.map((one) => [one.id, one]));
}

type Facts = Awaited<ReturnType<typeof factsFor>> extends Map<string, infer F> ? F : never;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function mayRead(reach: Reach, { row, homeUrn }: Found): boolean {
  const standings = standingsOf(reach, { ...row, homeUrn });
  return mayDo(row.state === 'closing' ? 'measure' : 'measure-after', standings, row.state);
}

/** When the support ended; null while it is still being closed. */
function endOf({ row, endedOn }: Found): string | null {
  return endedOn ?? (row.endedAt ? calendarDate(row.endedAt) : null);
}

function exitItem(facts: Facts, unread: string[]): WorkItem[] {
  const { id, ref, schoolName, providerName, dueOn } = facts;
  if (unread.length === 0) return [];
  return [
    {
      key: `measure-exit:${id}`,
      kind: 'now',
      title: `Enter the exit readings of ${ref}`,
      detail: `${schoolName} and ${providerName}. ${count(unread.length, 'measure')} to be read at exit.`,
      href: `/agreements/${id}/impact`,
      due: dueOn,
      since: facts.updatedAt,
    },
  ];
}

function lastingItems(
  { end }: { end: string | null },
  { id, ref, schoolName, providerName }: Facts,
  ids: readonly string[],
  read: readonly ReadingOn[],
  now: string,
  calendar: SchoolCalendar,
): WorkItem[] {
  if (end === null) return [];
  return sustainedStates(end, ids, read, now, calendar)
    .filter(({ state }) => state === 'due' || state === 'overdue')
    .map((slot) => ({
      key: `measure-after:${id}:${slot.termsAfter}`,
      kind: 'now' as const,
      title: `Enter the readings after exit of ${ref}`,
      detail: `${schoolName} and ${providerName}. ${slotTitle(slot)}.`,
      href: `/agreements/${id}/impact`,
      due: slot.dueBy,
      since: startOfDay(slot.opens),
    }));
}
