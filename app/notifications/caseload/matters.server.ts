import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { account, agreement, diagnosis, school, schoolStanding, supportRequest } from '#drizzle/schema';
import type { Adviser } from '~/accounts/caseload.server';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { type SchoolCalendar, schoolDaysBetween } from '~/kernel/school-calendar';
import type { Db } from '~/platform/db.server';
import type { CaseMatter } from '../domain/caseload/caseload';
import { stageOf } from '../domain/caseload/stages';
import { waitedDays } from '../domain/caseload/waiting';
import { daysOf } from '../domain/reminders/days';
import { isStalled } from '../domain/reminders/ladder';
import type { Given } from '../domain/reminders/next-stage';
import { openMatters } from '../reminders/collect.server';
import { always, type OpenMatter, type Whom } from '../reminders/matter';
import { rulesOf } from '../reminders/rules.server';
import { pathOf, whatWords, whoWords } from './wording';

/** One open matter of a school, as a caseload is counted and put in order by it. */
export type OpenCase = CaseMatter & { urn: number; matter: OpenMatter; given: readonly Given[]; whom: Whom };

/** One open matter of a school, as a caseload shows it. */
export type CaseRow = CaseMatter & {
  what: string;
  ref: string;
  urn: number;
  schoolName: string;
  href: string;
  /** Whom it waits for, in words: "the headteacher". */
  waitsFor: string[];
  since: CalendarDate | null;
  /** How many times somebody has been reminded of it. */
  reminded: number;
};

/** The adviser of each school of an authority that has one; an adviser who has left has no schools any more. */
export async function advisersOfSchools(
  handle: Db,
  authorityId: string,
  atWork: readonly Adviser[],
): Promise<Map<number, Adviser>> {
  const rows = await handle
    .select({ urn: schoolStanding.urn, brokerId: schoolStanding.brokerId })
    .from(schoolStanding)
    .where(
      and(
        eq(schoolStanding.authorityId, authorityId),
        eq(schoolStanding.current, true),
        isNotNull(schoolStanding.brokerId),
      ),
    );
  const working = new Map(atWork.map((one) => [one.id, one]));
  return new Map(
    rows.flatMap(({ urn, brokerId }) => {
      const adviser = working.get(brokerId ?? '');
      return adviser ? [[urn, adviser] as const] : [];
    }),
  );
}

/**
 * Every open matter of an authority's schools: what people are reminded of by rule, and diagnoses that wait for the lead.
 * Stalled is what its rule would have somebody chased about by now.
 * @param advisers of schools, by their URN
 */
export async function openCases(
  handle: Db,
  authorityId: string,
  today: CalendarDate,
  advisers: ReadonlyMap<number, Adviser>,
): Promise<OpenCase[]> {
  const [calendar, rules] = await Promise.all([
    schoolCalendarOf(handle, authorityId),
    rulesOf(handle, authorityId),
  ]);
  const collected = await openMatters(handle, { authorityId, today, calendar });
  const contested = (await contestedMatters(handle, authorityId)).map((matter) => ({ matter, given: [] }));
  const open = [...collected, ...contested].filter(({ matter }) => isOpen(matter, collected, today));
  const between = memoized(calendar);
  return open.flatMap(({ matter, given }) => {
    const stage = stageOf(matter.kind, matter.party);
    const { urn } = matter.event;
    if (stage === null || !urn) return [];
    const adviser = advisers.get(urn) ?? null;
    const whom = whomNow(matter, today);
    return [
      {
        key: keyOf(matter),
        stage,
        adviserId: adviser?.id ?? null,
        due: matter.due,
        waited: waitedDays(matter, today, between),
        stalled: isStalled(matter, rules[matter.kind], daysOf(matter.kind, calendar), today),
        withAdviser: whom.includes('broker') || (adviser !== null && whom.includes(adviser.id)),
        ...{ urn, matter, given, whom },
      },
    ];
  });
}

/**
 * Matters as they are shown, in their order: their words and names are read for the page of them, not for the whole caseload.
 * @param advisers of schools, by their URN
 * @param viewerId the account that reads it, who is called “you”
 */
export async function caseRows(
  handle: Db,
  shown: readonly OpenCase[],
  advisers: ReadonlyMap<number, Adviser>,
  viewerId: string,
): Promise<CaseRow[]> {
  const refs = await refsOf(handle, shown);
  const schools = await schoolNames(handle, shown);
  const names = await accountNames(handle, shown);
  return shown.map(({ matter, given, whom, ...row }) => {
    const adviser = advisers.get(row.urn) ?? null;
    const name = adviser && (adviser.id === viewerId ? YOU : adviser.name);
    const people = whom.map((one) => (one === viewerId ? YOU : whoWords(one, name, names)));
    return {
      ...row,
      what: whatWords(matter),
      ref: refs.get(matter.event.subject.id) ?? refs.get(matter.event.caseId ?? '') ?? '',
      schoolName: schools.get(row.urn) ?? `URN ${row.urn}`,
      href: pathOf(matter),
      since: matter.since,
      waitsFor: [...new Set(people)],
      reminded: new Set(
        given.filter(({ basis }) => basis === (matter.due ?? matter.since)).map(({ on }) => on),
      ).size,
    };
  });
}

const keyOf = ({ kind, subject, due, since }: OpenMatter) => `${kind}:${subject.id}:${due ?? since}`;

/** The viewer, where it is they who are waited for. */
const YOU = 'you';

/** What somebody has the next step in: a review that is only to come is in the calendar, not in a caseload. */
function isOpen(
  matter: OpenMatter,
  all: readonly { matter: OpenMatter; given: Given[] }[],
  today: CalendarDate,
): boolean {
  if (matter.kind === 'review-due' && matter.party === 'coming')
    return matter.due !== null && matter.due < today;
  if (matter.kind !== 'escalation-answer-due' || matter.party !== 'service') return true;
  // While the school's answer is still to come by its date, it is the school that is waited for.
  const schools = all.some(
    ({ matter: other }) =>
      other.kind === matter.kind &&
      other.party === 'school' &&
      other.event.subject.id === matter.event.subject.id,
  );
  return !schools;
}

/** Whom a matter waits for now: those asked on its date, and after it those who are chased. */
function whomNow({ due, whom }: OpenMatter, today: CalendarDate): readonly string[] {
  const asked = due !== null && due >= today ? whom.due : whom.chaser;
  return asked.length > 0 ? asked : whom.due;
}

/** Diagnoses a school has contested: the lead decides, and nobody is chased about it by rule. */
async function contestedMatters(handle: Db, authorityId: string): Promise<OpenMatter[]> {
  const rows = await handle
    .select({ id: diagnosis.id, urn: diagnosis.urn, at: diagnosis.respondedAt })
    .from(diagnosis)
    .where(and(eq(diagnosis.authorityId, authorityId), eq(diagnosis.state, 'contested')));
  return rows.map(({ id, urn, at }) => ({
    kind: 'diagnosis-unanswered',
    subject: { type: 'diagnosis', id },
    event: { subject: { type: 'diagnosis', id }, urn },
    due: null,
    since: at && calendarDate(at),
    party: 'contested',
    whom: always('broker', 'lead'),
  }));
}

/** References by the id of their agreement or request. */
async function refsOf(handle: Db, shown: Opened): Promise<Map<string, string>> {
  const ids = [
    ...new Set(shown.flatMap(({ matter: { event } }) => [event.subject.id, event.caseId ?? []].flat())),
  ];
  if (ids.length === 0) return new Map();
  const requests = await handle
    .select({ id: supportRequest.id, ref: supportRequest.ref })
    .from(supportRequest)
    .where(inArray(supportRequest.id, ids));
  const agreements = await handle
    .select({ id: agreement.id, ref: agreement.ref })
    .from(agreement)
    .where(inArray(agreement.id, ids));
  return new Map([...requests, ...agreements].map(({ id, ref }) => [id, ref]));
}

type Opened = readonly { matter: OpenMatter }[];
/** Parameters of one query stay well below either database's limit. */
const CHUNK = 1000;

async function schoolNames(handle: Db, open: Opened): Promise<Map<number, string>> {
  const urns = [...new Set(open.flatMap(({ matter }) => matter.event.urn ?? []))];
  const names = new Map<number, string>();
  for (let from = 0; from < urns.length; from += CHUNK) {
    const rows = await handle
      .select({ urn: school.urn, name: school.name })
      .from(school)
      .where(inArray(school.urn, urns.slice(from, from + CHUNK)));
    for (const { urn, name } of rows) names.set(urn, name);
  }
  return names;
}

/** Names of those asked by account: whoever made a visit. */
async function accountNames(handle: Db, open: Opened): Promise<Map<string, string>> {
  const ids = [
    ...new Set(
      open.filter(({ matter }) => matter.kind === 'visit-note-late').flatMap(({ matter }) => matter.whom.due),
    ),
  ];
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await handle
      .select({ id: account.id, name: account.name })
      .from(account)
      .where(inArray(account.id, ids.slice(from, from + CHUNK)));
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}

/** School days from one date to another, counted once for each pair: matters of one day are many. */
function memoized(calendar: SchoolCalendar): (from: CalendarDate, to: CalendarDate) => number {
  const known = new Map<string, number>();
  return (from, to) => {
    const key = `${from}:${to}`;
    const days = known.get(key) ?? schoolDaysBetween(calendar, from, to);
    known.set(key, days);
    return days;
  };
}
