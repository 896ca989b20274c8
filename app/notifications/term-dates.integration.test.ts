import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreementExit, domainEvent, notification, schoolYear, visit } from '#drizzle/schema';
import { type Cast, CLIENT, eventsOf, invited, matchingCast, must, rowOf } from '#tests/builders/matching';
import { newClosingWorld } from '#tests/support/closing-world';
import { newWorld, type World } from '#tests/support/world';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { previewTermDates, setTermDates } from '~/accounts/term-dates/commands.server';
import { keepDeadlines } from '~/accounts/term-dates/deadlines.server';
import { loadSchoolYear, loadTermDates } from '~/accounts/term-dates/queries.server';
import { agreementDeadlines } from '~/agreements/deadlines.server';
import { isSchoolDay, type SchoolYear, usualSchoolYear } from '~/kernel/school-calendar';
import { yes } from '~/kernel/verdict';
import { acceptInvitation } from '~/matching/commands/invitation.server';
import { proposalDeadlines } from '~/matching/deadlines.server';
import { expireProposals } from '~/matching/jobs.server';
import { db } from '~/platform/db.server';
import { onEvents, systemActor, transact } from '~/platform/transact.server';
import { notify } from './notify.server';

/** The usual dates of this year, with days closed besides. */
const closedOn = (...days: string[]): SchoolYear => ({
  ...usualSchoolYear(2026),
  closures: days.map((on) => ({ on, why: 'Election' })),
});

/** A visit planned for a day. */
const visitOn = (plannedFor: string, agreementId: string) =>
  transact(systemActor('job', 'testshire'), async ({ tx, now, newId }) => {
    await tx.insert(visit).values({
      id: newId(),
      authorityId: 'testshire',
      urn: CLIENT,
      agreementId,
      kind: 'support',
      state: 'planned',
      mode: 'at-school',
      visitorId: 'leader',
      visitorName: 'Leader Person',
      plannedFor,
      halfDays: 1,
      focus: 'Writing',
      noteNumber: 0,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    return yes();
  });
const yearRows = () => db().select().from(schoolYear);

beforeEach(() => {
  onEvents('notifications', notify);
  keepDeadlines('proposals', proposalDeadlines);
  keepDeadlines('agreements', agreementDeadlines);
});

describe('term dates and an invitation', () => {
  let world: World;
  let cast: Cast;

  beforeEach(async () => {
    world = await newWorld();
    cast = await matchingCast(world);
  });

  it('move the date to answer, as the preview said, and tell those it concerns', async () => {
    const id = await invited(cast);
    const year = closedOn('2026-11-25');
    const { moves } = must(await previewTermDates(cast.lead, year));
    expect(moves).toEqual([
      {
        what: 'The answer to the invitation to support Alder Primary School (TES-r1)',
        path: `proposals/${id}`,
        from: '2026-11-30',
        to: '2026-12-01',
      },
    ]);
    expect(await yearRows()).toEqual([]);
    expect((await rowOf(id)).answerBy?.toISOString()).toBe('2026-11-30T23:59:59.000Z');

    expect(must(await setTermDates(cast.lead, { year, version: 0 }))).toEqual({ moved: 1 });
    expect((await rowOf(id)).answerBy?.toISOString()).toBe('2026-12-01T23:59:59.000Z');
    expect(await eventsOf(id)).toContain('deadline.moved');
    expect(isSchoolDay(await schoolCalendarOf(db(), world.authorityId), '2026-11-25')).toBe(false);
    const told = await db()
      .select({ to: notification.accountId, message: notification.message, href: notification.href })
      .from(notification)
      .where(eq(notification.template, 'deadline.moved'));
    expect(told.map(({ to }) => to).sort()).toEqual(['ann', 'broker']);
    expect(told[0]).toMatchObject({
      message:
        'The answer to the invitation to support Alder Primary School (TES-r1) is now due by 1 December 2026. It was due by 30 November 2026; the term dates of schools have changed.',
      href: `/proposals/${id}`,
    });

    // On the day it would have ended by the old dates it still stands, and can be answered the day after.
    world.travelTo('2026-12-01T00:30:00Z');
    expect(await expireProposals()).toBe(0);
    world.travelTo('2026-12-01T22:00:00Z');
    const { version } = await rowOf(id);
    must(await acceptInvitation(cast.ann, { proposalId: id, version }));
  });

  it('never bring a date forward, however often they change, and leave other authorities alone', async () => {
    const id = await invited(cast);
    const foreignLead = await world.person('foreignlead', { role: 'lead' }, { authorityId: 'elsewhere' });
    must(await setTermDates(foreignLead, { year: closedOn('2026-11-26'), version: 0 }));
    expect((await rowOf(id)).answerBy?.toISOString()).toBe('2026-11-30T23:59:59.000Z');
    must(await setTermDates(cast.lead, { year: closedOn('2026-11-25'), version: 0 }));
    const again = must(await setTermDates(cast.lead, { year: closedOn(), version: 1 }));
    expect(again).toEqual({ moved: 0 });
    expect((await rowOf(id)).answerBy?.toISOString()).toBe('2026-12-01T23:59:59.000Z');
  });

  it('are kept once when two leads set them at once; the other compares', async () => {
    const second = await world.person('second', { role: 'lead' });
    const both = await Promise.all([
      setTermDates(cast.lead, { year: closedOn('2026-11-25'), version: 0 }),
      setTermDates(second, { year: closedOn('2026-11-26'), version: 0 }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [kept] = await yearRows();
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'stale', details: { theirs: kept?.dates } });
    // The same form sent twice finds its own dates.
    const { dates, version } = kept ?? { dates: closedOn(), version: 0 };
    expect(must(await setTermDates(cast.lead, { year: dates, version: version - 1 }))).toEqual({ moved: 0 });
    expect(await yearRows()).toHaveLength(1);
    const said = await db().select().from(domainEvent).where(eq(domainEvent.type, 'term-dates.set'));
    expect(said).toHaveLength(1);
  });

  it('are the lead’s to change, within the years shown, and read by the service', async () => {
    const year = closedOn('2026-11-25');
    for (const viewer of [cast.broker, cast.head, cast.member]) {
      expect(await setTermDates(viewer, { year, version: 0 })).toMatchObject({
        code: 'term-dates.forbidden',
      });
      expect(await previewTermDates(viewer, year)).toMatchObject({ code: 'term-dates.forbidden' });
    }
    const wrong = { ...year, startYear: 2030 };
    expect(await setTermDates(cast.lead, { year: wrong, version: 0 })).toMatchObject({
      code: 'term-dates.not-found',
    });
    expect(await setTermDates(cast.lead, { year: closedOn('2026-11-28'), version: 0 })).toMatchObject({
      code: 'term-dates.wrong',
    });
    expect(await yearRows()).toEqual([]);
    must(await setTermDates(cast.lead, { year, version: 0 }));
    const page = await loadTermDates(cast.broker);
    expect(page).toMatchObject({ mayChange: false });
    expect(page.years.map(({ set, dates, days }) => [dates.startYear, set?.by ?? null, days])).toEqual([
      [2025, null, 197],
      [2026, 'Lead Person', 194],
      [2027, null, 193],
      [2028, null, 196],
    ]);
    expect((await loadSchoolYear(cast.lead, 2026))?.year.bankHolidays).toEqual(['2027-05-03']);
    expect(await loadSchoolYear(cast.lead, 2030)).toBeNull();
  });
});

describe('term dates and an agreement', () => {
  it('move the day for evaluations into the next term, and show visits that fall on a day without school', async () => {
    const w = await newClosingWorld();
    must(await w.begin());
    const lead = await w.world.person('lead', { role: 'lead' });
    await visitOn('2027-07-20', w.id);
    await visitOn('2027-07-21', w.id);
    // Two school days were given, 20 and 21 July 2027; one of them is taken away.
    const year = closedOn('2027-07-20');
    const { moves, settled } = must(await previewTermDates(lead, year));
    expect(moves).toMatchObject([{ from: '2027-08-09', to: '2027-09-01' }]);
    expect(settled).toMatchObject([{ what: 'The visit to Ashbrook Primary School', on: '2027-07-20' }]);
    must(await setTermDates(lead, { year, version: 0 }));
    const [exit] = await db().select().from(agreementExit).where(eq(agreementExit.agreementId, w.id));
    expect(exit).toMatchObject({ evaluationDueOn: '2027-09-01', version: 2 });
    const told = await db()
      .select({ to: notification.accountId })
      .from(notification)
      .where(and(eq(notification.template, 'deadline.moved'), eq(notification.authorityId, 'testshire')));
    expect(told.map(({ to }) => to).sort()).toEqual(['broker', 'head', 'leader']);
  });
});
