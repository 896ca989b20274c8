import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, notification, savedReport, school } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import type { Verdict } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { wire } from '~/wiring.server';
import type { ReportKind } from '../domain/vocabulary';
import { publishReport, saveReport, withdrawReport } from './commands.server';
import { compose, type Words } from './compose.server';
import { freeze, readContent } from './frozen.server';
import { listReports } from './list.server';
import { reportPage, startPage, stepPage } from './queries.server';
import { reportsWorklist } from './worklist.server';

const FIRST = 100001;
const SECOND = 100002;
const NO_FILTER = { kind: null, state: null, page: 1 };

type People = Record<
  'broker' | 'lead' | 'member' | 'head' | 'chair' | 'otherHead' | 'leader' | 'away',
  Viewer
>;
let world: World;
let people: People;

function value<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(`${verdict.code}: ${verdict.message}`);
  return verdict.value;
}
const codeOf = (verdict: Verdict<unknown>) => (verdict.ok ? 'yes' : verdict.code);

async function save(
  by: Viewer,
  id: string,
  kind: ReportKind,
  more: { urn?: number; providerId?: string; words?: Words; replaces?: string; fingerprint?: string } = {},
) {
  const yearly = kind === 'school' || kind === 'provider';
  const period = yearly ? '2026' : '2026-1-autumn';
  const wish = { kind, period, urn: more.urn ?? null, providerId: more.providerId ?? null };
  const composed = await compose(by, wish);
  return saveReport(by, {
    ...{ id, wish, words: more.words ?? {}, replacesId: more.replaces ?? null },
    fingerprint: more.fingerprint ?? composed?.fingerprint ?? '',
  });
}

beforeAll(wire);

beforeEach(async () => {
  world = await newWorld();
  for (const urn of [FIRST, SECOND]) await world.school(urn, { name: `School ${urn}` });
  await world.standing(FIRST, { band: 'red' });
  await world.provider('ann', SECOND, { name: 'Ann Provider' });
  const away = await world.authority({ id: 'away', code: '877', name: 'Away' });
  people = {
    broker: await world.person('broker', { role: 'broker' }),
    lead: await world.person('lead', { role: 'lead' }),
    member: await world.person('member', { role: 'member' }),
    head: await world.person('head', { role: 'head', urn: FIRST }),
    chair: await world.person('chair', { role: 'chair', urn: FIRST }),
    otherHead: await world.person('other', { role: 'head', urn: SECOND }),
    leader: await world.person('leader', { role: 'leader', providerId: 'ann' }),
    away: await world.person('away', { role: 'lead' }, { authorityId: away.id }),
  };
});

/** Who of all people reads a report whole, by its page and by the list. */
async function readers(id: string): Promise<string[]> {
  const found: string[] = [];
  for (const [who, viewer] of Object.entries(people)) {
    const page = await reportPage(viewer, id);
    const listed = (await listReports(viewer, NO_FILTER)).rows.some((row) => row.id === id);
    expect(listed, `${who} has it in the list where there is a page`).toBe(page !== null);
    if (page?.content) found.push(who);
  }
  return found.sort();
}

describe('a saved report', () => {
  it('stays as it was saved when what it tells of changes, and nobody can write over it', async () => {
    const words = { next: 'Look again in\r\nMarch.' };
    value(await save(people.broker, 'report-1', 'director', { words }));
    const before = await reportPage(people.broker, 'report-1');
    const figures = before?.content?.sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'figures' ? part.figures : [])),
    );
    expect(figures?.find(({ key }) => key === 'schools-on-roll')).toMatchObject({
      value: 2,
      words: '2 schools',
    });
    expect(before?.content?.sections.at(-1)).toMatchObject({ commentary: 'Look again in\nMarch.' });

    await world.school(100003);
    await world.open.write((tx) => tx.update(school).set({ name: 'Renamed' }).where(eq(school.urn, FIRST)));
    expect(await reportPage(people.broker, 'report-1')).toEqual(before);
    value(await save(people.broker, 'report-2', 'director'));
    const after = await reportPage(people.broker, 'report-2');
    expect(JSON.stringify(after?.content)).toContain('3 schools');

    await expect(
      world.open.write((tx) =>
        tx.update(savedReport).set({ content: '{}' }).where(eq(savedReport.id, 'report-1')),
      ),
    ).rejects.toThrow();
    const [row] = await db().select().from(savedReport).where(eq(savedReport.id, 'report-1'));
    if (!row || !before?.content) throw new Error('The report is there');
    expect(freeze(before.content).hash).toBe(row.hash);
    expect(() => readContent({ content: `${row.content} `, hash: row.hash })).toThrow();
  });

  it('is made once, however often its form is sent, and only with the figures that were read', async () => {
    expect(codeOf(await save(people.broker, 'report-1', 'scrutiny', { fingerprint: 'of yesterday' }))).toBe(
      'report.changed',
    );
    const words = { summary: `Well done, School ${FIRST}!` };
    expect(codeOf(await save(people.broker, 'report-1', 'scrutiny', { words }))).toBe('report.names-school');
    value(await save(people.broker, 'report-1', 'scrutiny'));
    value(await save(people.broker, 'report-1', 'scrutiny'));
    expect(codeOf(await save(people.lead, 'report-1', 'scrutiny'))).toBe('report.not-found');
    expect((await listReports(people.lead, NO_FILTER)).total).toBe(1);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.type, 'report.saved'));
    expect(events).toHaveLength(1);
  });

  it('can be made by the service of anything of its authority, by a leader of themselves, by nobody else', async () => {
    const { broker, leader, head, member, away } = people;
    const may = async (by: Viewer, kind: ReportKind, about: { urn?: number; providerId?: string } = {}) =>
      codeOf(await save(by, `${by.accountId}-${kind}`, kind, about));
    expect(await may(broker, 'school', { urn: FIRST })).toBe('yes');
    expect(await may(broker, 'provider', { providerId: 'ann' })).toBe('yes');
    expect(await may(leader, 'provider', { providerId: 'ann' })).toBe('yes');
    for (const kind of ['director', 'scrutiny'] as const)
      expect(await may(leader, kind)).toBe('report.not-found');
    expect(await may(leader, 'school', { urn: SECOND })).toBe('report.not-found');
    for (const by of [head, member]) expect(await may(by, 'school', { urn: FIRST })).toBe('report.not-found');
    expect(await may(away, 'school', { urn: FIRST })).toBe('report.not-found');
    expect(await may(away, 'provider', { providerId: 'ann' })).toBe('report.not-found');
    expect(await startPage(member, null, '2026-11-23')).toBeNull();
    expect((await startPage(leader, null, '2026-11-23'))?.kinds).toEqual(['provider']);
  });
});

describe('a report to members', () => {
  it('has the counts that may be published, and of others not even that they are small', async () => {
    const sent = { state: 'submitted' as const, submittedAt: new Date('2026-10-01T09:00:00Z') };
    await world.request('few', FIRST, people.head, sent);
    value(await save(people.broker, 'report-1', 'scrutiny'));
    const content = (await reportPage(people.broker, 'report-1'))?.content;
    const told = Object.entries(content?.release?.shown ?? {}).filter(([key]) =>
      key.startsWith('2026 requests'),
    );
    expect(new Set(told.map(([, shown]) => shown))).toEqual(new Set(['withheld']));
    const support = content?.sections.find(({ key }) => key === 'support');
    const requests = support?.parts.filter((part) => JSON.stringify(part).includes('Requests for support'));
    expect(requests?.map((part) => (part.kind === 'words' ? part.text : part.kind))).toEqual([
      'Requests for support in 2026 to 2027 so far, by phase: too few to be shown in parts.',
      'Requests for support in 2026 to 2027 so far, by what for: too few to be shown in parts.',
    ]);
  });
});

describe('publishing', () => {
  it.each([
    ['director', {}, ['broker', 'lead'], ['broker']],
    ['scrutiny', {}, ['broker', 'lead', 'member'], ['member']],
    ['school', { urn: FIRST }, ['broker', 'chair', 'head', 'lead'], ['chair', 'head']],
    ['provider', { providerId: 'ann' }, ['broker', 'leader', 'lead'].sort(), ['leader']],
  ] as const)(
    'gives a report of kind %s to those it is for, tells them, and nobody else',
    async (kind, about, whole, told) => {
      value(await save(people.broker, 'report-1', kind, about));
      expect(await readers('report-1')).toEqual(['broker', 'lead']);
      value(await publishReport(people.lead, { id: 'report-1', version: 1 }));
      value(await publishReport(people.lead, { id: 'report-1', version: 1 }));
      expect(await readers('report-1')).toEqual(whole);
      const notices = await db()
        .select({ who: notification.accountId })
        .from(notification)
        .where(and(eq(notification.href, '/reports/report-1')));
      expect(notices.map(({ who }) => who).sort()).toEqual(told);
    },
  );

  it('is the lead’s for the director and members, and refused where the report has changed or is gone', async () => {
    value(await save(people.broker, 'report-1', 'scrutiny'));
    expect(codeOf(await publishReport(people.broker, { id: 'report-1', version: 1 }))).toBe(
      'report.forbidden',
    );
    const waiting = async (viewer: Viewer) => (await reportsWorklist(viewer)).map(({ kind }) => kind);
    expect(await waiting(people.lead)).toEqual(['now']);
    expect(await waiting(people.broker)).toEqual(['waiting']);
    for (const viewer of [people.leader, people.member, people.away])
      expect(await waiting(viewer)).toEqual([]);
    expect(codeOf(await publishReport(people.member, { id: 'report-1', version: 1 }))).toBe(
      'report.not-found',
    );
    expect(codeOf(await publishReport(people.away, { id: 'report-1', version: 1 }))).toBe('report.not-found');
    expect(codeOf(await publishReport(people.lead, { id: 'report-1', version: 7 }))).toBe('stale');
    expect(await stepPage(people.member, 'report-1')).toBeNull();
  });

  it('is refused to a report to members that was made without knowing of one they have been given since', async () => {
    value(await save(people.broker, 'first', 'scrutiny'));
    value(await save(people.broker, 'second', 'scrutiny'));
    world.travelTo('2026-11-24T12:00:00Z');
    value(await publishReport(people.lead, { id: 'second', version: 1 }));
    expect(codeOf(await publishReport(people.lead, { id: 'first', version: 1 }))).toBe('report.overtaken');
  });
});

describe('withdrawing', () => {
  it('leaves those it was published to its reason, and takes its text away', async () => {
    value(await save(people.broker, 'report-1', 'school', { urn: FIRST }));
    value(await publishReport(people.broker, { id: 'report-1', version: 1 }));
    const reason = 'A figure was wrong.';
    expect(codeOf(await withdrawReport(people.head, { id: 'report-1', version: 2, reason }))).toBe(
      'report.forbidden',
    );
    value(await withdrawReport(people.broker, { id: 'report-1', version: 2, reason }));
    const seen = await reportPage(people.head, 'report-1');
    expect(seen).toMatchObject({ content: null, head: { state: 'withdrawn', withdrawnReason: reason } });
    expect(await readers('report-1')).toEqual(['broker', 'lead']);
    expect(await reportPage(people.otherHead, 'report-1')).toBeNull();
  });

  it('comes of itself when a newer report takes its place, which must be about the same', async () => {
    value(await save(people.broker, 'old', 'school', { urn: FIRST }));
    value(await publishReport(people.broker, { id: 'old', version: 1 }));
    const aboutAnother = await save(people.broker, 'other', 'school', { urn: SECOND, replaces: 'old' });
    expect(codeOf(aboutAnother)).toBe('report.not-found');
    value(await save(people.broker, 'new', 'school', { urn: FIRST, replaces: 'old' }));
    expect((await reportPage(people.head, 'old'))?.content).not.toBeNull();
    value(await publishReport(people.broker, { id: 'new', version: 1 }));
    expect(await reportPage(people.head, 'old')).toMatchObject({
      content: null,
      head: { state: 'withdrawn', replacedById: 'new' },
    });
  });
});
