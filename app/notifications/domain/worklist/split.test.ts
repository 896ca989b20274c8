import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import type { WorkItem } from '~/kernel/work-item';
import type { PutOff } from './put-off';
import { byDate, byWait, HOME_PARTS, partOf, type SplitWork, splitWork } from './split';

const TODAY = '2026-11-23';
const WHEN = { today: TODAY, soonBy: '2026-12-07' };

const date = fc.integer({ min: -60, max: 60 }).map((days) => addDays(TODAY, days));
const item = fc.record({
  key: fc.integer({ min: 1, max: 12 }).map((n) => `k:${n}`),
  kind: fc.constantFrom('now', 'soon', 'waiting' as const),
  title: fc.constantFrom('A', 'B'),
  detail: fc.constant(''),
  href: fc.constant('/requests/1'),
  due: fc.option(date),
  since: fc.option(date.map((on) => new Date(`${on}T10:00:00Z`))),
  firm: fc.option(fc.boolean(), { nil: undefined }),
});
const put = fc.record({
  id: fc.uuid(),
  itemKey: fc.integer({ min: 1, max: 12 }).map((n) => `k:${n}`),
  due: fc.option(date),
  until: date,
  reason: fc.constant('Later'),
});

const allOf = (split: SplitWork): WorkItem[] => [
  ...HOME_PARTS.filter((part) => part !== 'put-off').flatMap((part) => split[part]),
  ...split['put-off'].map((one) => one.item),
];
const an = (over: Partial<WorkItem>): WorkItem => ({
  key: 'k:1',
  kind: 'now',
  title: 'Do it',
  detail: '',
  href: '/',
  due: null,
  since: null,
  ...over,
});
const aPut = (over: Partial<PutOff> = {}): PutOff => ({
  id: 'p1',
  itemKey: 'k:1',
  due: null,
  until: '2026-11-30',
  reason: 'Later',
  ...over,
});

describe('a worklist in its parts', () => {
  it('has every matter once, whatever is put off', () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(put), (items, puts) => {
        const shown = allOf(splitWork(items, puts, WHEN)).map(({ key }) => key);
        expect(shown.sort()).toEqual([...new Set(items.map(({ key }) => key))].sort());
      }),
    );
  });

  it('is the same whatever order the areas answer in', () => {
    const shuffled = fc
      .uniqueArray(item, { selector: ({ key }) => key })
      .chain((items) =>
        fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
      );
    fc.assert(
      fc.property(shuffled, ([items, others]) => {
        expect(splitWork(others, [], WHEN)).toEqual(splitWork(items, [], WHEN));
      }),
    );
  });

  it('puts each matter where its date and kind say', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const split = splitWork(items, [], WHEN);
        for (const { due, kind } of split.overdue)
          expect(kind !== 'waiting' && (due ?? '') < TODAY).toBe(true);
        for (const { due } of split['due-soon']) {
          expect(due).not.toBeNull();
          expect((due ?? '') >= TODAY && (due ?? '') <= WHEN.soonBy).toBe(true);
        }
        for (const { kind, due } of split['to-do']) {
          expect(kind).toBe('now');
          expect(due === null || due > WHEN.soonBy).toBe(true);
        }
        for (const { kind } of split.later) expect(kind).toBe('soon');
        for (const { kind } of split.waiting) expect(kind).toBe('waiting');
      }),
    );
  });

  it('orders what has a date by it, and what waits by how long', () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(put), (items, puts) => {
        const split = splitWork(items, puts, WHEN);
        for (const part of ['overdue', 'due-soon', 'later'] as const) {
          expect(split[part]).toEqual([...split[part]].sort(byDate));
        }
        for (const part of ['to-do', 'waiting'] as const) {
          expect(split[part]).toEqual([...split[part]].sort(byWait));
        }
        const days = split['put-off'].map((one) => one.put.until);
        expect(days).toEqual([...days].sort());
      }),
    );
  });

  it.each([
    ['now', '2026-11-22', 'overdue'],
    ['soon', '2026-11-22', 'overdue'],
    ['now', '2026-11-23', 'due-soon'],
    ['soon', '2026-12-07', 'due-soon'],
    ['now', '2026-12-08', 'to-do'],
    ['soon', '2026-12-08', 'later'],
    ['now', null, 'to-do'],
    ['soon', null, 'later'],
    ['waiting', '2026-11-01', 'waiting'],
    ['waiting', null, 'waiting'],
  ] as const)('takes what is %s and due on %s for %s', (kind, due, part) => {
    expect(partOf({ kind, due }, WHEN)).toBe(part);
  });

  it('keeps the more pressing of two that are one matter', () => {
    const split = splitWork([an({ kind: 'waiting' }), an({ kind: 'now', title: 'Mine' })], [], WHEN);
    expect(split.waiting).toEqual([]);
    expect(split['to-do'].map(({ title }) => title)).toEqual(['Mine']);
  });

  it('shows the longest wait first, and what nobody knows the beginning of last', () => {
    const split = splitWork(
      [
        an({ key: 'k:1', kind: 'waiting' }),
        an({ key: 'k:2', kind: 'waiting', since: new Date('2026-11-20T10:00:00Z') }),
        an({ key: 'k:3', kind: 'waiting', since: new Date('2026-10-01T10:00:00Z') }),
      ],
      [],
      WHEN,
    );
    expect(split.waiting.map(({ key }) => key)).toEqual(['k:3', 'k:2', 'k:1']);
  });

  it('puts a matter off with what was said, and takes it back on its day', () => {
    const away = splitWork([an({})], [aPut()], WHEN);
    expect(away['put-off']).toEqual([{ item: an({}), put: aPut() }]);
    const back = splitWork([an({})], [aPut({ until: TODAY })], WHEN);
    expect(back['put-off']).toEqual([]);
    expect(back['to-do']).toEqual([an({})]);
  });
});
