import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readListQuery } from './list-query';

const read = (text: string) => readListQuery(new URLSearchParams(text));

it('shows open schools of the own authority by name when nothing is asked', () => {
  expect(read('')).toMatchObject({
    search: '',
    la: '',
    status: 'open',
    sort: 'name',
    descending: false,
    page: 1,
  });
});

it('reads what is asked', () => {
  expect(
    read('q= elm &la=335&status=closed&phase=Primary&type=academy&rating=Good&sort=pupils&order=desc&page=3'),
  ).toMatchObject({
    search: 'elm',
    la: '335',
    status: 'closed',
    phase: 'Primary',
    type: 'academy',
    rating: 'Good',
    sort: 'pupils',
    descending: true,
    page: 3,
  });
});

it('takes nonsense as not given', () => {
  expect(read('la=<script>&status=x&phase=y&sort=z&page=-1&trust=a&band=%27')).toEqual(read(''));
  fc.assert(
    fc.property(fc.webQueryParameters(), (query) => {
      const list = read(query);
      expect(list.page).toBeGreaterThan(0);
      expect(list.search.length).toBeLessThanOrEqual(100);
    }),
  );
});
