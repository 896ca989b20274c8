import { describe, expect, it } from 'vitest';
import { type HeldMembership, type MembershipRow, settleMemberships } from './memberships';

const TODAY = '2026-11-22';
const row = (
  trustUid: string,
  joinedOn: string | null,
  more: Partial<MembershipRow> = {},
): MembershipRow => ({
  line: 2,
  urn: 100001,
  schoolName: 'Elm',
  laCode: '901',
  trustUid,
  trustName: `Trust ${trustUid}`,
  trustType: 'Multi-academy trust',
  companiesHouseNumber: '01234567',
  joinedOn,
  leftOn: null,
  closed: false,
  ...more,
});
const held = (trustUid: string, joinedOn: string | null, more: Partial<HeldMembership> = {}) => ({
  id: `${trustUid} ${joinedOn}`,
  trustUid,
  trustName: `Trust ${trustUid}`,
  trustType: 'Multi-academy trust',
  companiesHouseNumber: '01234567',
  joinedOn,
  leftOn: null,
  ...more,
});
const inTrust = (trustUid: string | null, open = true) => ({
  trustUid,
  trustName: trustUid === null ? null : `Trust ${trustUid}`,
  open,
});
const settle = (
  rows: MembershipRow[],
  kept: HeldMembership[] = [],
  school: ReturnType<typeof inTrust> | null = null,
  today = TODAY,
) => settleMemberships({ rows, held: kept, school, today });

describe('a school’s memberships', () => {
  it('begin as the file says, and give the school its trust', () => {
    const out = settle([row('10', '2018-09-01')], [], inTrust(null));
    expect(out.rows).toEqual([{ line: 2, outcome: 'created' }]);
    expect(out.insert).toMatchObject([{ trustUid: '10', joinedOn: '2018-09-01', leftOn: null }]);
    expect(out.school?.after).toEqual({ trustUid: '10', trustName: 'Trust 10' });
  });

  it('change nothing when the file says what is held, whatever the capitals', () => {
    const out = settle(
      [row('10', '2018-09-01', { trustName: 'TRUST 10' })],
      [held('10', '2018-09-01')],
      inTrust('10'),
    );
    expect(out).toEqual({
      rows: [{ line: 2, outcome: 'unchanged' }],
      insert: [],
      update: [],
      end: [],
      school: null,
    });
  });

  it('end on the day the next one began, and stay on record', () => {
    const out = settle([row('20', '2025-09-01')], [held('10', '2018-09-01')], inTrust('10'));
    expect(out.end).toEqual([{ id: '10 2018-09-01', trustName: 'Trust 10', leftOn: '2025-09-01' }]);
    expect(out.school).toEqual({
      before: { trustUid: '10', trustName: 'Trust 10' },
      after: { trustUid: '20', trustName: 'Trust 20' },
    });
  });

  it('put down the former trust with its end where only the register told of it', () => {
    const out = settle([row('20', '2025-09-01')], [], inTrust('10'));
    expect(out.rows).toEqual([{ line: 2, outcome: 'created' }]);
    expect(out.insert.map(({ trustUid, joinedOn, leftOn }) => [trustUid, joinedOn, leftOn])).toEqual([
      ['20', '2025-09-01', null],
      ['10', null, '2025-09-01'],
    ]);
  });

  it('of a history of several count by what has ended and what was joined last', () => {
    const out = settle(
      [
        row('10', '2012-01-01', { line: 2, leftOn: '2016-03-31' }),
        row('30', '2027-01-01', { line: 3 }),
        row('20', '2016-04-01', { line: 4 }),
        row('15', '2014-01-01', { line: 5 }),
        row('40', '2020-01-01', { line: 6, closed: true }),
      ],
      [],
      inTrust('10'),
    );
    expect(out.school?.after.trustUid).toBe('20');
    expect(out.insert.map(({ trustUid, leftOn }) => [trustUid, leftOn])).toEqual([
      ['10', '2016-03-31'],
      ['30', null],
      ['20', null],
      ['15', '2016-04-01'],
      ['40', TODAY],
    ]);
  });

  it('once ended by what followed are the same on any later day', () => {
    const rows = [row('10', '2018-09-01', { line: 2 }), row('20', '2018-09-01', { line: 3 })];
    const first = settle(rows, [], inTrust(null));
    const kept = first.insert.map((facts, i) => ({ id: String(i), ...facts }));
    const later = settle(rows, kept, inTrust('10'), '2026-12-24');
    expect(later.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect([later.end, later.update, later.school]).toEqual([[], [], null]);
  });

  it('take a corrected day in place; a day not known before is filled in', () => {
    for (const before of ['2018-08-01', null]) {
      const out = settle([row('10', '2018-09-01')], [held('10', before)], inTrust('10'));
      expect(out.insert).toEqual([]);
      expect(out.update).toMatchObject([{ id: `10 ${before}`, facts: { joinedOn: '2018-09-01' } }]);
    }
  });

  it('keep what the file has no column for', () => {
    const bare = row('10', null, {
      joinedOn: undefined,
      trustType: undefined,
      companiesHouseNumber: undefined,
    });
    const out = settle([bare], [held('10', '2018-09-01')], inTrust('10'));
    expect(out.rows).toEqual([{ line: 2, outcome: 'unchanged' }]);
  });

  it('left with nothing after them leave an open school without a trust; a closed one keeps its last', () => {
    const left = [row('10', '2018-09-01', { leftOn: '2026-08-31' })];
    expect(settle(left, [], inTrust('10')).school?.after.trustUid).toBeNull();
    expect(settle(left, [], inTrust('10', false)).school).toBeNull();
    expect(settle(left, [], inTrust('20')).school).toBeNull();
  });

  it('put a school back that another file had given another trust', () => {
    const out = settle([row('10', '2018-09-01')], [held('10', '2018-09-01')], inTrust('20'));
    expect(out.rows).toEqual([{ line: 2, outcome: 'updated' }]);
    expect(out.school?.after.trustUid).toBe('10');
  });
});
