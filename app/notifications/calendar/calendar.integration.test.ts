import { asc, eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  account,
  accountGrant,
  calendarEntry,
  calendarFeed,
  mailPreference,
  notification,
  outbox,
  schoolStanding,
} from '#drizzle/schema';
import { newVisitWorld, PLAN, type VisitWorld } from '#tests/support/visit-world';
import { addGrant, endGrant, setActive } from '~/accounts/commands.server';
import type { Viewer } from '~/accounts/domain/roles';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { callOffReview, editReview, planReview } from '~/agreements/reviews/commands.server';
import { newReviewPage } from '~/agreements/reviews/queries.server';
import { callOffVisit, moveVisit, planVisit } from '~/agreements/visits/plan.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { countTry } from '~/platform/rate-limit.server';
import { onEvents } from '~/platform/transact.server';
import { type DateItem, feedRange } from '../domain/calendar/dates';
import { notify } from '../notify.server';
import { datesOf } from './dates.server';
import { visitFile } from './download.server';
import { keepCalendars } from './entries.server';
import { feedAnswer } from './feed-reading.server';
import { endFeed, feedsOf, MOST_FEEDS, makeFeed } from './feeds.server';
import { calendarPage } from './page.server';

onEvents('calendars', keepCalendars);
onEvents('notifications', notify);

let w: VisitWorld;
let head: Viewer;
let leader: Viewer;
let broker: Viewer;
let admin: Viewer;

beforeEach(async () => {
  seen.clear();
  w = await newVisitWorld();
  ({ head, leader, broker } = w.people);
  admin = await w.world.person('admin', { role: 'admin' });
});

/** Messages with calendars, oldest first: to whom, what, and the event as a calendar program reads it. */
async function sent() {
  const rows = await db().select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.to));
  return rows.flatMap((row) => {
    if (row.calendar === null) return [];
    const [event] = eventsOf(row.calendar);
    return [{ ...row, event, to: row.to.split('@')[0] ?? '' }];
  });
}

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
}

/** The messages since it was last asked, in short: "head REQUEST 1 2027-02-05". */
async function fresh(): Promise<string[]> {
  const found = (await sent()).filter(({ id }) => !seen.has(id));
  for (const { id } of found) seen.add(id);
  latest = found;
  return found
    .map(({ to, calendarMethod, event }) => {
      const day = event?.startDate.toString().slice(0, 10);
      return `${to} ${calendarMethod} ${event?.sequence} ${day}`;
    })
    .sort();
}
const seen = new Set<string>();
/** What was fresh when it was last asked. */
let latest: Awaited<ReturnType<typeof sent>> = [];

const moved = (visitId: string, version: number, more: Partial<typeof PLAN>) =>
  moveVisit(leader, { address: w.here, visitId, version, ...PLAN, ...more });

/** Reads a private address as a calendar program does. */
async function read(address: string, headers: Record<string, string> = {}) {
  const token = /calendar\/(.+)\.ics$/.exec(address)?.[1] ?? '';
  const answer = await feedAnswer(new Request(address, { headers }), token);
  const text = answer.status === 200 ? await answer.text() : '';
  return { answer, text, events: text === '' ? [] : eventsOf(text) };
}

async function newFeed(viewer: Viewer, id: string): Promise<string> {
  const made = await makeFeed(viewer, { id, name: 'My phone' });
  if (!made.ok || made.value.address === null) throw new Error('No address was made');
  return made.value.address;
}

const keysOf = (items: readonly DateItem[]) => items.map(({ key }) => `${key}@alongside`).sort();

/** Words that no calendar outside holds beside the name of a school. */
const NEVER = /\breviews?\b|escalat|progress|performance/i;

describe('a visit in calendars', () => {
  it('is sent to the visitor and the head, put right as it moves, and called off: one UID, rising numbers', async () => {
    const id = await w.planned();
    expect(await fresh()).toEqual(['head REQUEST 0 2027-02-04', 'leader REQUEST 0 2027-02-04']);
    const [first] = latest;
    expect(first?.event?.uid).toBe('visit-visit0001@alongside');
    expect(first?.event?.summary).toBe('Support visit: Ashbrook Primary School');
    expect(first?.event?.startDate.toJSDate().toISOString()).toBe('2027-02-04T09:00:00.000Z');
    // The notice of it is in the service, and came with the invitation: it is mailed to nobody a second time.
    const notices = await db().select().from(notification).where(eq(notification.template, 'visit.planned'));
    const carrier = new Map(latest.map((message) => [message.to, message.id]));
    expect(notices.find(({ accountId }) => accountId === 'head')?.outboxId).toBe(carrier.get('head'));
    expect(notices.map(({ accountId }) => accountId).sort()).toEqual(['chair', 'head']);
    expect(
      (await db().select().from(outbox)).filter(({ template }) => template.includes('visit')),
    ).toHaveLength(2);
    // What it is for stays in the service.
    expect(`${first?.calendar}${first?.body}${first?.html}`).not.toMatch(/Modelling|Year 6/);
    expect((await moved(id, 1, { focus: 'Something else' })).ok).toBe(true);
    expect(await fresh()).toEqual([]);
    expect((await moved(id, 2, { plannedFor: '2027-04-20', focus: 'Something else' })).ok).toBe(true);
    expect(await fresh()).toEqual(['head REQUEST 1 2027-04-20', 'leader REQUEST 1 2027-04-20']);
    // In April the clocks have gone forward.
    expect(latest.at(-1)?.event?.startDate.toJSDate().toISOString()).toBe('2027-04-20T08:00:00.000Z');
    const off = { address: w.here, visitId: id, version: 3, reason: 'Illness' };
    expect((await callOffVisit(leader, off)).ok).toBe(true);
    expect((await callOffVisit(leader, off)).ok).toBe(true);
    expect(await fresh()).toEqual(['head CANCEL 2 2027-04-20', 'leader CANCEL 2 2027-04-20']);
    expect(new Set((await sent()).map(({ event }) => event?.uid)).size).toBe(1);
    expect(await db().select().from(calendarEntry)).toMatchObject([{ sequence: 2, cancelled: true }]);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('goes to a new head, leaves the calendar of the old one, and of nobody who wants no such mail is it begun', async () => {
    await w.planned();
    await w.planned('visit0002', { plannedFor: '2027-01-20' });
    expect(await fresh()).toHaveLength(2);
    await w.world.person('successor', { role: 'member' });
    const [grant] = await db().select().from(accountGrant).where(eq(accountGrant.accountId, 'head'));
    expect((await endGrant(admin, 'head', grant?.id ?? '')).ok).toBe(true);
    expect(await fresh()).toEqual(['head CANCEL 1 2027-02-04']);
    expect(latest[0]?.body).not.toContain('/visits/');
    expect((await addGrant(admin, 'successor', { role: 'head', urn: 100001, providerId: null })).ok).toBe(
      true,
    );
    expect(await fresh()).toEqual(['successor REQUEST 2 2027-02-04']);
    // The leader's account is of another authority: one of this one is closed, and is written to no more.
    expect((await setActive(admin, { id: 'successor', version: 1, active: false })).ok).toBe(true);
    expect(await fresh()).toEqual([]);
    await w.world.open.write((tx) =>
      tx.insert(mailPreference).values({
        accountId: 'leader',
        choices: { 'visits-and-reviews': 'none' },
        quietFrom: null,
        quietTo: null,
        quietWeekends: false,
        digestAt: '07:30',
        updatedAt: new Date(),
        version: 1,
      }),
    );
    await w.planned('visit0003', { plannedFor: '2027-03-02' });
    expect(await fresh()).toEqual([]);
    // One that is in their calendar is put right all the same.
    expect((await moved('visit0001', 1, { plannedFor: '2027-02-05' })).ok).toBe(true);
    expect(await fresh()).toEqual(['leader REQUEST 4 2027-02-05']);
  });

  it('that has been held and written up is mailed no more, however it went', async () => {
    const id = await w.planned('visit0001', { halfDays: 1 });
    await fresh();
    w.world.travelTo('2027-02-04T16:00:00.000Z');
    expect((await w.write(leader, id)).ok).toBe(true);
    expect(await fresh()).toEqual([]);
    expect(await db().select().from(calendarEntry)).toMatchObject([{ sequence: 1, cancelled: false }]);
  });

  it('that an ended agreement leaves planned is called off; a file of it has the same UID and number', async () => {
    const id = await w.planned();
    expect((await moved(id, 1, { startsAt: '10:00' })).ok).toBe(true);
    await fresh();
    const file = await (await visitFile(head, w.here, id)).text();
    expect(eventsOf(file)).toMatchObject([{ uid: 'visit-visit0001@alongside', sequence: 1 }]);
    const stranger = await w.world.person('stranger', { role: 'head', urn: 100009 });
    await expect(visitFile(stranger, w.here, id)).rejects.toMatchObject({ status: 404 });
    const { row } = await w.record();
    const input = {
      id: w.id,
      version: row.version,
      ground: 'no-longer-needed' as const,
      reason: 'No longer needed',
    };
    expect(await terminateAgreement(broker, input)).toMatchObject({ ok: true });
    expect(await fresh()).toEqual(['head CANCEL 2 2027-02-04', 'leader CANCEL 2 2027-02-04']);
    const [item] = await datesOf(head, feedRange('2027-02-01'), { kinds: ['visits'] });
    expect(item).toMatchObject({ cancelled: true, sequence: 2 });
  });
});

describe('a review in calendars', () => {
  it('is sent to its group, does not say what it is, and follows who is in the group', async () => {
    const plan = {
      plannedFor: '2027-02-24',
      startsAt: '14:00',
      place: 'The school',
      preMeetingOn: '2027-02-10',
    };
    const members = (await newReviewPage(broker, w.id))?.values.members ?? [];
    expect((await planReview(broker, w.id, { id: 'review0001', ...plan, members })).ok).toBe(true);
    expect(await fresh()).toEqual(
      ['broker', 'chair', 'head', 'lead', 'leader'].map((who) => `${who} REQUEST 0 2027-02-24`),
    );
    const [first] = latest;
    expect(first?.event?.summary).toBe('Meeting under agreement TES-A-0001');
    expect(`${first?.calendar}${first?.subject}${first?.body}${first?.html}`).not.toMatch(NEVER);
    const at = { agreementId: w.id, reviewId: 'review0001' };
    const without = members.filter(({ role }) => role !== 'provider');
    expect((await editReview(broker, at, { version: 1, ...plan, members: without })).ok).toBe(true);
    expect(await fresh()).toEqual(['leader CANCEL 1 2027-02-24']);
    expect((await callOffReview(broker, at, { version: 2, reason: 'Snow' })).ok).toBe(true);
    expect(await fresh()).toEqual(
      ['broker', 'chair', 'head', 'lead'].map((who) => `${who} CANCEL 2 2027-02-24`),
    );
    // The meeting before it is in the calendars of head and adviser alone, and goes with it.
    const [review] = await datesOf(head, feedRange('2027-02-01'), { kinds: ['reviews'] });
    expect(review?.href).toBe(`/agreements/${w.id}/reviews/review0001`);
    expect(review).toMatchObject({ key: 'meeting-review0001', cancelled: true });
  });
});

describe('a private calendar', () => {
  it('holds exactly what its owner may see, now: nothing of other schools, nothing once a right has ended', async () => {
    await w.planned();
    await planVisit(broker, {
      address: { urn: 100001 },
      id: 'adviser001',
      ...PLAN,
      kind: 'performance-management',
      plannedFor: '2027-03-03',
      visitorId: 'broker',
    }).then((made) => expect(made.ok).toBe(true));
    const plan = {
      plannedFor: '2027-02-24',
      startsAt: '14:00',
      place: 'The school',
      preMeetingOn: '2027-02-10',
    };
    const members = (await newReviewPage(broker, w.id))?.values.members ?? [];
    expect((await planReview(broker, w.id, { id: 'review0001', ...plan, members })).ok).toBe(true);
    await w.world.school(100009);
    const stranger = await w.world.person('stranger', { role: 'head', urn: 100009 });
    const member = await w.world.person('member', { role: 'member' });
    const { chair, release } = w.people;
    const range = feedRange('2027-02-01');
    const readers = { head, chair, leader, release, broker, stranger, member };
    const visitsOf: Record<string, string[]> = {};
    for (const [name, viewer] of Object.entries(readers)) {
      const { events } = await read(await newFeed(viewer, `feed${name}1`));
      expect(events.map(({ uid }) => uid).sort(), name).toEqual(keysOf(await datesOf(viewer, range)));
      visitsOf[name] = events.map(({ uid }) => uid).filter((uid) => uid.startsWith('visit-'));
    }
    const both = ['visit-visit0001@alongside', 'visit-adviser001@alongside'];
    expect(visitsOf).toEqual({
      head: both,
      chair: both,
      leader: [both[0]],
      // The head of the provider's school sees days released, and nothing of the adviser's.
      release: [both[0]],
      broker: both,
      stranger: [],
      member: [],
    });
    const address = await newFeed(head, 'feedhead2');
    const meetings = (await read(address)).events.filter(({ uid }) => uid.includes('meeting-'));
    expect(meetings.map(({ summary }) => summary).sort()).toEqual([
      'Head and adviser meet (TES-A-0001)',
      'Meeting under agreement TES-A-0001',
    ]);
    expect((await read(address)).text).toContain('Adviser’s visit');
    // That it is about the head's performance stays between governors and service.
    expect((await read(address)).text).not.toMatch(NEVER);
    const [grant] = await db().select().from(accountGrant).where(eq(accountGrant.accountId, 'head'));
    await endGrant(admin, 'head', grant?.id ?? '');
    const { events } = await read(address);
    expect(events.filter(({ uid }) => !uid.includes('-term-'))).toEqual([]);
  });

  it('is told apart by its tag, keeps what was called off as cancelled, and ends when it is stopped', async () => {
    const id = await w.planned();
    const address = await newFeed(head, 'feedhead1');
    const first = await read(address);
    expect(first.answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    const tag = first.answer.headers.get('ETag') ?? '';
    expect((await read(address, { 'If-None-Match': tag })).answer.status).toBe(304);
    expect((await read(address)).text).toBe(first.text);
    await callOffVisit(leader, { address: w.here, visitId: id, version: 1, reason: 'Illness' });
    const second = await read(address, { 'If-None-Match': tag });
    const off = second.events.find(({ uid }) => uid === 'visit-visit0001@alongside');
    expect(off?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(off?.sequence).toBe(1);
    expect((await feedsOf(head))[0]?.lastReadAt).not.toBeNull();
    expect(await endFeed(leader, 'feedhead1')).toMatchObject({ code: 'feed.not-found' });
    expect((await endFeed(head, 'feedhead1')).ok).toBe(true);
    expect((await endFeed(head, 'feedhead1')).ok).toBe(true);
    expect((await read(address)).answer.status).toBe(404);
    expect((await read(address.replace(/[^/]+\.ics$/, 'nothing.ics'))).answer.status).toBe(404);
  });

  it('of a closed account is not there; a form sent twice makes one; ten are enough', async () => {
    const address = await newFeed(head, 'feedhead1');
    expect(await makeFeed(head, { id: 'feedhead1', name: 'Again' })).toEqual({
      ok: true,
      value: { address: null },
    });
    expect(await makeFeed(leader, { id: 'feedhead1', name: 'Mine' })).toMatchObject({ code: 'form.used' });
    for (let n = 2; n <= MOST_FEEDS; n++) await newFeed(head, `feedhead${n}`);
    expect(await makeFeed(head, { id: 'feedhead11', name: 'One more' })).toMatchObject({
      code: 'feed.too-many',
      field: 'name',
    });
    const kept = await db().select().from(calendarFeed);
    expect(kept).toHaveLength(MOST_FEEDS);
    expect(JSON.stringify(kept)).not.toContain(/calendar\/(.+)\.ics/.exec(address)?.[1]);
    await w.world.open.write((tx) => tx.update(account).set({ active: false }).where(eq(account.id, 'head')));
    expect((await read(address)).answer.status).toBe(404);
  });

  it('read without end is asked to wait', async () => {
    const address = await newFeed(w.people.chair, 'feedchair1');
    for (let n = 0; n < 59; n++) await countTry('calendar-feed', 'feedchair1');
    expect((await read(address)).answer.status).toBe(200);
    const { answer } = await read(address);
    expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true]);
    // Others read on.
    expect((await read(await newFeed(head, 'feedhead1'))).answer.status).toBe(200);
  });
});

describe('the page of a month', () => {
  const pageOf = (viewer: Viewer, query: string) => calendarPage(viewer, new URLSearchParams(query));

  it('shows what is the viewer’s; the service its own list, or every school', async () => {
    await w.planned();
    const { dates, kinds, next, weeks } = await pageOf(head, '');
    expect(dates.map(({ time, title }) => [time, title])).toContainEqual([
      '9am',
      'Support visit: Ashbrook Primary School (TES-A-0001)',
    ]);
    expect(next?.href).toBe(`/agreements/${w.id}/visits/visit0001`);
    expect(kinds).toContainEqual({ kind: 'visits', label: 'Visits', count: 1 });
    const cells = weeks.flat().filter((day) => day !== null);
    expect(cells.find(({ date }) => date === '2027-02-04')).toMatchObject({ schoolDay: true, number: 4 });
    expect(cells.filter(({ today }) => today).map(({ date }) => date)).toEqual(['2027-02-01']);
    const ofDay = await pageOf(head, 'month=2027-02&day=2027-02-04');
    expect([ofDay.found, ofDay.dates.length]).toEqual([1, 1]);
    expect((await pageOf(head, 'show=reviews&whose=all')).dates).toEqual([]);
    expect((await pageOf(head, 'whose=all')).filter.whose).toBe('mine');
    // The school has an adviser of its own: it is on that one's list, and on another's only when all are asked for.
    await w.world.person('other', { role: 'broker' });
    await w.world.open.write((tx) => tx.update(schoolStanding).set({ brokerId: 'other' }));
    const visits = async (query: string) => (await pageOf(broker, `show=visits&${query}`)).found;
    expect([await visits(''), await visits('whose=all')]).toEqual([0, 1]);
  });
});
