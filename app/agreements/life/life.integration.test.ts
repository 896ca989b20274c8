import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, milestoneMark } from '#drizzle/schema';
import { type AgreementWorld, newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import { spendDays } from '~/directory/ledger.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId, transact } from '~/platform/transact.server';
import { eventOf } from '../record.server';
import { markMilestoneOf } from './commands.server';
import { lifePage, milestonePage } from './queries.server';
import { latestOf, storyPage } from './timeline.server';

let w: AgreementWorld;
let people: Record<'head' | 'chair' | 'leader' | 'release' | 'broker', Viewer>;
let id: string;
let milestoneId: string;

beforeEach(async () => {
  w = await newAgreementWorld();
  people = w.people;
  id = w.id;
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  w.world.travelTo('2027-02-04T09:41:00.000Z');
  const [first] = (await w.record()).content.milestones;
  milestoneId = first?.id ?? '';
});

const mark = (more: Partial<Parameters<typeof markMilestoneOf>[1]> = {}) => ({
  id,
  milestoneId,
  markId: newFormId(),
  marks: 0,
  reached: true,
  on: '2027-02-03',
  note: '',
  ...more,
});
const WHOLE = {
  filter: { kind: null, who: null, from: null, to: null, order: 'oldest' },
  page: 1,
  all: false,
} as const;
const titles = async (viewer: Viewer) =>
  (await storyPage(viewer, id, WHOLE))?.entries.map(({ title }) => title) ?? [];

describe('milestones', () => {
  it('are marked once however often the form is sent, and taken back with a reason', async () => {
    const sent = mark();
    expect(await markMilestoneOf(people.leader, sent)).toEqual({ ok: true, value: undefined });
    expect(await markMilestoneOf(people.leader, sent)).toEqual({ ok: true, value: undefined });
    const back = mark({ marks: 1, reached: false, note: 'Two teachers have left since.' });
    expect((await markMilestoneOf(people.head, back)).ok).toBe(true);
    const page = await milestonePage(people.chair, id, milestoneId);
    expect(page?.marks.map(({ number, reached, by }) => [number, reached, by])).toEqual([
      [2, false, people.head.name],
      [1, true, people.leader.name],
    ]);
    expect(page?.milestone.reachedOn).toBeNull();
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('two people marking at once: one counts, the other is told', async () => {
    const answers = await Promise.all([
      markMilestoneOf(people.leader, mark()),
      markMilestoneOf(people.broker, mark()),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['ok', 'stale']);
    expect(await db().select().from(milestoneMark)).toHaveLength(1);
  });

  it('are not for the chair or the home school to mark, nor for a stranger to know of', async () => {
    for (const viewer of [people.chair, people.release]) {
      expect(await markMilestoneOf(viewer, mark())).toMatchObject({ code: 'agreement.not-now' });
    }
    const stranger = await w.world.person('stranger', { role: 'head', urn: 100_009 });
    expect(await markMilestoneOf(stranger, mark())).toMatchObject({ code: 'agreement.not-found' });
    expect(await milestonePage(stranger, id, milestoneId)).toBeNull();
    expect(await lifePage(stranger, id)).toBeNull();
    expect(await storyPage(stranger, id, WHOLE)).toBeNull();
    expect(await milestonePage(people.head, id, 'no-such')).toBeNull();
    expect(await db().select().from(milestoneMark)).toEqual([]);
  });
});

describe('days and tasks', () => {
  it('the days shown are those of the ledger, and the task list is the viewer’s own', async () => {
    const used = await transact(people.leader, (ctx) =>
      spendDays(ctx, { providerId: 'priya', agreementId: id, term: '2026-2-spring', halfDays: 3 }),
    );
    expect(used.ok).toBe(true);
    const life = (await lifePage(people.leader, id))?.life;
    expect(life?.days).toEqual([
      { term: '2026-2-spring', planned: 6, used: 3, left: 3, returned: 0 },
      { term: '2026-3-summer', planned: 4, used: 0, left: 4, returned: 0 },
    ]);
    expect(life?.totals).toEqual({ planned: 10, used: 3, left: 7, returned: 0 });
    const plan = (one?: typeof life) => one?.tasks.find(({ key }) => key === 'plan-visit');
    expect(plan(life)).toMatchObject({ mine: true, status: 'now' });
    expect(plan((await lifePage(people.head, id))?.life)).toMatchObject({ mine: false });
    expect(life?.next.kind).toBe('mine');
    expect((await lifePage(people.chair, id))?.life.next.kind).toBe('theirs');
  });
});

describe('the timeline', () => {
  /** An event as the part it belongs to would write it. */
  const happens = (type: string, reason: string | null = null, details: Record<string, unknown> = {}) =>
    transact(people.broker, async (ctx) => {
      ctx.emit({ ...eventOf((await w.record()).row, type), reason, details });
      return { ok: true, value: undefined };
    });

  it('tells who and when to the minute, in the order in which it happened', async () => {
    await markMilestoneOf(people.leader, mark());
    const story = await storyPage(people.head, id, WHOLE);
    const last = story?.entries.at(-1);
    expect(last).toMatchObject({
      kind: 'progress',
      who: people.leader.name,
      at: new Date('2027-02-04T09:41:00.000Z'),
      href: `/agreements/${id}/milestones/${milestoneId}`,
    });
    expect(last?.title).toContain('Milestone reached on 3 February 2027');
    const kinds = story?.entries.map(({ kind }) => kind) ?? [];
    expect(kinds.lastIndexOf('text')).toBeLessThan(kinds.indexOf('progress'));
    expect(story?.people).toContain(people.release.name);
    const newest = await storyPage(people.head, id, {
      ...WHOLE,
      filter: { ...WHOLE.filter, order: 'newest' },
    });
    expect(newest?.entries).toEqual([...(story?.entries ?? [])].reverse());
    expect((await latestOf(people.head, id, 1))?.entries).toEqual([last]);
  });

  it('the provider reads no escalation, and the home school no words of what was seen', async () => {
    await happens('escalation.opened', 'Progress is not what it should be');
    await happens('review.held', 'Kept in confidence', {
      number: 1,
      on: '2027-02-03',
      progress: '2 off track',
    });
    await happens('action.done', null, { text: 'Moderated with another school' });
    const [whole, provider, home] = await Promise.all([
      titles(people.broker),
      titles(people.leader),
      titles(people.release),
    ]);
    expect(whole.join()).toMatch(/school was told.*2 off track.*action done/);
    expect(provider.join()).not.toMatch(/school was told/);
    expect(provider.join()).toMatch(/2 off track.*action done/);
    expect(home.join()).not.toMatch(/school was told|off track|action done/);
    expect(home).toContain('Improvement Review 1 held on 3 February 2027');
    const told = await storyPage(people.release, id, WHOLE);
    expect(told?.entries.map(({ reason }) => reason).join()).not.toContain('confidence');
    expect(told?.kinds).not.toContain('escalation');
  });

  it('every event of the agreement is told, and none twice', async () => {
    await markMilestoneOf(people.leader, mark());
    const events = await db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.subjectType, 'agreement'), eq(domainEvent.subjectId, id)));
    const story = await storyPage(people.broker, id, WHOLE);
    const told = story?.entries.map((entry) => entry.id) ?? [];
    expect(events.filter((event) => !told.includes(event.id))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
  });
});
