import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN } from '~/schools/domain';
import { changesBetween, closes, mergeFacts, newsOf } from './changes';
import { addCounts, addsUp, type Counts, NO_COUNTS } from './counts';
import { readLinkHeadings, readLinkRow } from './links';
import type { RowFacts } from './row';
import { inferSuccessors, type Numbered } from './successors';

const row: RowFacts = { laCode: '335', name: 'Elm', typeCode: '01', statusCode: '1', statusGroup: 'open' };

describe('merging', () => {
  it('keeps what the row is silent on and takes null as "none"', () => {
    const held = { ...NOTHING_KNOWN, ofstedRating: 'Good', trustName: 'Old Trust' };
    expect(mergeFacts(held, { ...row, trustName: null })).toMatchObject({
      ofstedRating: 'Good',
      trustName: null,
    });
  });
  it('does not let a lost character spoil a name already held', () => {
    const held = { ...NOTHING_KNOWN, name: 'St Paul’s' };
    expect(mergeFacts(held, { ...row, name: 'St Paul\ufffds' }).name).toBe('St Paul’s');
  });
  it('lists every change once, and merging the same row again changes nothing', () => {
    const before = mergeFacts(null, row);
    const after = mergeFacts(before, {
      ...row,
      name: 'Elm Academy',
      statusGroup: 'closed',
      lastChanged: '2026-01-01',
    });
    expect(changesBetween(before, after).map((c) => c.field)).toEqual(['name', 'statusGroup', 'lastChanged']);
    expect(newsOf(changesBetween(before, after)).map((c) => c.field)).toEqual(['name', 'statusGroup']);
    expect(closes(before, after)).toBe(true);
    expect(changesBetween(after, mergeFacts(after, row)).map((c) => c.field)).toEqual([
      'name',
      'statusGroup',
    ]);
    expect(changesBetween(before, mergeFacts(before, row))).toEqual([]);
  });
});

describe('counts', () => {
  const counts = fc.record({
    created: fc.nat(99),
    updated: fc.nat(99),
    unchanged: fc.nat(99),
    rejected: fc.nat(99),
  });
  it('add up, and still do when added together', () => {
    const whole = (c: Partial<Counts>): Counts => {
      const all = { ...NO_COUNTS, ...c };
      return { ...all, read: all.created + all.updated + all.unchanged + all.rejected };
    };
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(addsUp(addCounts(whole(a), whole(b)))).toBe(true);
        expect(addsUp({ ...whole(a), read: whole(a).read + 1 })).toBe(false);
      }),
    );
  });
});

describe('successors by number', () => {
  const school = (urn: number, over: Partial<Numbered>): Numbered => ({
    urn,
    laCode: '335',
    establishmentNumber: 2010,
    statusGroup: 'open',
    openDate: null,
    closeDate: null,
    ...over,
  });
  const closed = school(104150, { statusGroup: 'closed', closeDate: '2025-08-31' });
  it('follow the day after, or later under a higher URN', () => {
    const academy = school(151999, { openDate: '2025-09-01' });
    expect(inferSuccessors([closed, academy])).toEqual([
      { predecessor: 104150, successor: 151999, establishedOn: '2025-09-01' },
    ]);
    expect(inferSuccessors([closed, school(151999, {})])[0]).toMatchObject({
      successor: 151999,
      establishedOn: '2025-08-31',
    });
  });
  it('make a chain of two conversions', () => {
    const middle = school(139486, { statusGroup: 'closed', openDate: '2013-04-01', closeDate: '2017-03-31' });
    const first = school(125248, { statusGroup: 'closed', closeDate: '2013-03-31' });
    const last = school(144000, { openDate: '2017-04-01' });
    expect(inferSuccessors([last, first, middle]).map((l) => [l.predecessor, l.successor])).toEqual([
      [125248, 139486],
      [139486, 144000],
    ]);
  });
  it('are not made of a number used again years later, another authority, or no number', () => {
    expect(inferSuccessors([closed, school(160000, { openDate: '2031-09-01' })])).toEqual([]);
    expect(inferSuccessors([closed, school(151999, { laCode: '857' })])).toEqual([]);
    expect(inferSuccessors([closed, school(101000, {})])).toEqual([]);
    expect(
      inferSuccessors([
        { ...closed, establishmentNumber: null },
        school(151999, { establishmentNumber: null }),
      ]),
    ).toEqual([]);
  });
});

describe('the links file', () => {
  const headings = ['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'];
  const layout = readLinkHeadings(headings);
  if (!layout.ok) throw new Error(layout.message);
  it('is read by name, both ways, any other kind as "other"', () => {
    const read = (type: string) =>
      readLinkRow(['104144', '151999', 'Field Road', type, '31-08-2025'], layout.value);
    expect(read('Successor')).toMatchObject({
      kind: 'link',
      link: { kind: 'successor', establishedOn: '2025-08-31' },
    });
    expect(read('Predecessor - merged')).toMatchObject({ link: { kind: 'predecessor' } });
    expect(read('Sixth Form Centre School')).toMatchObject({ link: { kind: 'other' } });
  });
  it('turns away what links nothing', () => {
    expect(readLinkRow(['104144', 'x', '', 'Successor'], layout.value)).toMatchObject({ kind: 'rejected' });
    expect(readLinkRow(['104144', '104144', '', 'Successor'], layout.value)).toMatchObject({
      kind: 'rejected',
    });
    expect(readLinkHeadings(['URN', 'EstablishmentName'])).toMatchObject({ ok: false });
  });
});
