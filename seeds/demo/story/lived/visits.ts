import { and, asc, count, eq } from 'drizzle-orm';
import { agreedAction, visit } from '#drizzle/schema';
import type { AgreementRow } from '~/agreements/record.server';
import { endAction } from '~/agreements/visits/action-commands.server';
import { acknowledgeNote } from '~/agreements/visits/after.server';
import { correctNote } from '~/agreements/visits/correct.server';
import { callOffVisit, planVisit } from '~/agreements/visits/plan.server';
import { type NoteInput, recordVisit } from '~/agreements/visits/record.server';
import { committedFor } from '~/directory/domain/ledger';
import { loadCapacity } from '~/directory/ledger.server';
import { nextTerm, termDates, termOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { CORRECTION, VISITS } from '../../banks/lived';
import { isHoliday, schoolDay } from '../../school-days';
import { agreementOf, recordOf } from '../agreement-of';
import { type Case, must } from '../case';
import { lifeOf, partId } from './life-of';
import { markPassed } from './milestones';
import { readMeasures } from './readings';

/** Half-days of one visit. */
const LENGTH = 2;

/** Leader and head settle the next visit for some days on, if there are days for it and the agreement still runs then. */
export async function planNext(told: Case, inDays: number): Promise<void> {
  const row = await agreementOf(told);
  if (row.state !== 'active' || (await planned(row.id))) return;
  const n = await visitsOf(row.id);
  // A note that will be late is of a visit some days before it is written.
  const early = lifeOf(told).late === n + 1 ? 4 : 0;
  const on = await dayWithDays(row, schoolDay(addDays(calendarDate(clock.now()), inDays - early)));
  if (!on || (row.endsOn && on > row.endsOn)) return;
  const halfDays = Math.min(LENGTH, await committedIn(row, on));
  const leader = told.cast.leader(row.providerId);
  must(
    await planVisit(leader, {
      address: { agreementId: row.id },
      id: partId(told, 'visit', n),
      kind: 'support',
      plannedFor: on,
      startsAt: told.random.pick(['09:00', '09:15', '13:00']),
      mode: told.random.chance(0.85) ? 'at-school' : 'remote',
      halfDays,
      focus: texts(n).focus,
      visitorId: leader.accountId,
    }),
  );
}

/**
 * The visit that was planned has taken place and is written up, in the late afternoon or the day after; one of some
 * agreements an hour after its 48. Nothing happens in the holidays, or before its day has come.
 */
export async function makeVisit(told: Case): Promise<void> {
  const row = await agreementOf(told);
  const due = await planned(row.id);
  const today = calendarDate(clock.now());
  if (row.state !== 'active' || !due || due.plannedFor > today || isHoliday(today)) return;
  const n = (await visitsOf(row.id)) - 1;
  const life = lifeOf(told);
  const heldOn =
    life.late === n + 1 ? weekdayBefore(today, 2) : told.random.chance(0.5) ? weekdayBefore(today, 1) : today;
  const on = heldOn < due.plannedFor ? today : heldOn;
  const halfDays = Math.min(LENGTH, await committedIn(row, on));
  const address = { agreementId: row.id };
  const leader = told.cast.leader(row.providerId);
  if (halfDays === 0) {
    const reason = 'The days of this term are used. We meet again next term.';
    must(await callOffVisit(leader, { address, visitId: due.id, version: due.version, reason }));
    return;
  }
  const noteId = partId(told, 'note', n);
  const note = await noteOf(told, row, n, { heldOn: on, endedAt: '15:15', halfDays });
  const dueOn = schoolDay(addDays(today, 21));
  const action = {
    id: partId(told, 'action', n),
    text: texts(n).action,
    owner: 'client-head' as const,
    ownerName: null,
    dueOn,
  };
  must(
    await recordVisit(leader, {
      address,
      visitId: due.id,
      version: due.version,
      noteId,
      actions: [action],
      ...note,
    }),
  );
  await markPassed(told);
  if (n % 2 === 1 || n === 0) await readMeasures(told, 'visit', due.id);
  if (life.corrected === n + 1) await correct(told, row, due.id, note);
}

/** The head reads the note, and has done what was agreed at the visit before. */
export async function readNote(told: Case, last: boolean): Promise<void> {
  const row = await agreementOf(told);
  const rows = await db()
    .select()
    .from(visit)
    .where(and(eq(visit.agreementId, row.id), eq(visit.state, 'held')))
    .orderBy(asc(visit.plannedFor));
  const newest = rows.at(-1);
  if (!newest || newest.noteNumber === 0 || newest.noteReadAt || row.state === 'closed') return;
  if (last && lifeOf(told).unread) return;
  const address = { agreementId: row.id };
  must(await acknowledgeNote(told.head, { address, visitId: newest.id, noteNumber: newest.noteNumber }));
  await finishActions(told, row, newest.id);
}

/** The adviser has done what the review before gave them to do. */
export async function finishService(told: Case): Promise<void> {
  const { id } = await agreementOf(told);
  const open = await db()
    .select()
    .from(agreedAction)
    .where(
      and(
        eq(agreedAction.agreementId, id),
        eq(agreedAction.state, 'open'),
        eq(agreedAction.owner, 'service'),
      ),
    );
  for (const one of open) {
    const result = 'Sent to everybody in the group on the day they came.';
    must(await endAction(told.broker, { id: one.id, version: one.version, event: 'finish', result }));
  }
}

async function finishActions(told: Case, row: AgreementRow, butOf: string): Promise<void> {
  const open = await db()
    .select()
    .from(agreedAction)
    .where(and(eq(agreedAction.agreementId, row.id), eq(agreedAction.state, 'open')))
    .orderBy(asc(agreedAction.dueOn), asc(agreedAction.id));
  for (const one of open) {
    if (one.visitId === butOf || one.owner !== 'client-head') continue;
    const said = VISITS.find(({ action }) => action === one.text)?.done ?? 'Done, and told to the group.';
    must(await endAction(told.head, { id: one.id, version: one.version, event: 'finish', result: said }));
  }
}

/** What is left open of agreed actions is finished: before an agreement is closed. */
export async function finishAll(told: Case): Promise<void> {
  await finishActions(told, await agreementOf(told), '');
}

/** A visit still in the calendar is called off: the support has ended. */
export async function callOffRest(told: Case, reason: string): Promise<void> {
  const row = await agreementOf(told);
  const due = await planned(row.id);
  if (!due) return;
  const address = { agreementId: row.id };
  must(await callOffVisit(told.broker, { address, visitId: due.id, version: due.version, reason }));
}

async function correct(told: Case, row: AgreementRow, visitId: string, note: NoteInput): Promise<void> {
  const leader = told.cast.leader(row.providerId);
  must(
    await correctNote(leader, {
      address: { agreementId: row.id },
      visitId,
      noteNumber: 1,
      noteId: partId(told, 'note-corrected', visitId),
      reason: CORRECTION,
      actions: [],
      ...note,
      activities: `${note.activities} Twelve books in all.`,
    }),
  );
}

async function noteOf(
  told: Case,
  row: AgreementRow,
  n: number,
  held: { heldOn: CalendarDate; endedAt: string; halfDays: number },
): Promise<NoteInput> {
  const { content } = await recordOf(told, told.cast.leader(row.providerId));
  const { focus, present, activities, seen, recommendations } = texts(n);
  const slow = (lifeOf(told).pace ?? 1) < 0.5;
  return {
    ...held,
    ...{ focus, present, activities, seen, recommendations },
    outcomes: content.outcomes.map(({ id }) => ({
      id,
      progress: n === 0 ? 'not-looked-at' : slow ? 'not-yet' : n === 1 ? 'some' : 'as-planned',
      evidence: n === 0 ? '' : 'Books of six children in each year group, beside those of the term before.',
    })),
    sections: [],
  };
}

async function planned(agreementId: string): Promise<typeof visit.$inferSelect | undefined> {
  const [row] = await db()
    .select()
    .from(visit)
    .where(and(eq(visit.agreementId, agreementId), eq(visit.state, 'planned')));
  return row;
}

/** The date, or where no days are left in its term, one near the beginning of the next term that has some. */
async function dayWithDays(row: AgreementRow, on: CalendarDate): Promise<CalendarDate | null> {
  if ((await committedIn(row, on)) > 0) return on;
  const next = nextTerm(termOf(on));
  const later = schoolDay(addDays(termDates(next).from, 11));
  return (await committedIn(row, later)) > 0 ? later : null;
}

async function visitsOf(agreementId: string): Promise<number> {
  const [row] = await db().select({ n: count() }).from(visit).where(eq(visit.agreementId, agreementId));
  return row?.n ?? 0;
}

async function committedIn(row: AgreementRow, on: CalendarDate): Promise<number> {
  const term = termOf(on);
  return committedFor(await loadCapacity(db(), row.providerId), row.id)
    .filter((line) => line.term === term)
    .reduce((sum, line) => sum + line.halfDays, 0);
}

function texts(n: number): (typeof VISITS)[number] {
  const found = VISITS[Math.min(n, VISITS.length - 1)];
  if (!found) throw new Error('No visit is written down');
  return found;
}

/** A weekday at least so many days before a date. */
function weekdayBefore(date: CalendarDate, days: number): CalendarDate {
  let day = addDays(date, -days);
  while ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) day = addDays(day, -1);
  return day;
}
