import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fullListsOf, lateWords, waitWords } from './full-lists';

const HREFS = [
  '/requests/1/matches',
  '/proposals/1',
  '/agreements/1/sign',
  '/schools/100001/diagnosis/1',
  '/visits/1',
  '/directory?where=own&check=qa',
  '/offers/1',
  '/claims/1/answer',
  '/invoices/ready',
  '/payables/1',
  '/charges/1',
  '/recompense/commitments/1/decide',
  '/admin/jobs/x',
];

describe('the full lists of a long part', () => {
  it('are each named once, in the order of its matters, and are pages', () => {
    const lists = fullListsOf([...HREFS, ...HREFS].map((href) => ({ href })));
    expect(lists).toHaveLength(HREFS.length);
    expect(lists[0]).toEqual({ label: 'Requests', href: '/requests' });
    for (const { href } of lists) {
      expect(
        existsSync(`app/routes${href}._index/route.tsx`) || existsSync(`app/routes${href}/route.tsx`),
        href,
      ).toBe(true);
    }
  });

  it('leave out what has no list of its own', () => {
    expect(fullListsOf([{ href: '/actions/1' }])).toEqual([]);
  });
});

describe('words for how long', () => {
  it.each([
    [0, 'Waiting less than a school day', 'Less than a school day late'],
    [1, 'Waiting 1 school day', '1 school day late'],
    [1200, 'Waiting 1,200 school days', '1,200 school days late'],
  ])('%s days', (days, waited, late) => {
    expect(waitWords(days)).toBe(waited);
    expect(lateWords(days)).toBe(late);
  });
});
