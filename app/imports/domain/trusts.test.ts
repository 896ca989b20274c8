import { describe, expect, it } from 'vitest';
import { readTrustHeadings, readTrustRow } from './trusts';

function read(heading: string, line: string) {
  const layout = readTrustHeadings(heading.split(','));
  if (!layout.ok) throw new Error(layout.message);
  return readTrustRow(line.split(','), layout.value);
}
const LIST =
  'Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Group Status,Joined date,Academy URN,Trust Academy Establishment Name,LA (code)';

describe('a file of trust memberships', () => {
  it('is read by its names in the list of academies, the history and the links of groups', () => {
    expect(
      read(LIST, '2062,TR1,LARCH TRUST,07846852,06,Multi-academy trust,,Open,01/08/2012,138540,Elm,901'),
    ).toMatchObject({
      kind: 'membership',
      row: {
        urn: 138540,
        trustUid: '2062',
        joinedOn: '2012-08-01',
        leftOn: null,
        laCode: '901',
        schoolName: 'Elm',
      },
    });
    expect(
      read(
        'URN,EstablishmentName,UID,Group Name,Group Type,Date Joined Group,Date Left Group,Group Status',
        '138540,Elm,2062,Larch Trust,Single-academy trust,2012-08-01,2016-03-31,Closed',
      ),
    ).toMatchObject({ row: { joinedOn: '2012-08-01', leftOn: '2016-03-31', closed: true, laCode: null } });
    expect(read('"Trust name","Group ID","urn"', 'Larch Trust,tr00015,138540')).toMatchObject({
      row: { trustUid: 'TR00015', joinedOn: undefined, trustType: undefined },
    });
  });

  it.each([
    ['a federation', '99,,Elm Federation,,01,Federation,,Open,,138540,Elm,901'],
    ['a sponsor', '99,,Elm Sponsor,,05,School sponsor,,Open,,138540,Elm,901'],
    ['a trust created in error', '99,,Elm Trust,,06,Multi-academy trust,,Created in error,,138540,Elm,901'],
    ['a trust without schools', '99,,Elm Trust,,06,Multi-academy trust,,Open,,,,'],
  ])('passes over %s', (_what, line) => {
    expect(read(LIST, line).kind).toBe('passed-over');
  });

  it.each([
    ['a URN that is none', '2062,,Larch,,06,Multi-academy trust,,Open,,12,Elm,901', 'Academy URN'],
    ['a trust without its number', 'x,,Larch,,06,Multi-academy trust,,Open,,138540,Elm,901', 'Group UID'],
    ['a trust without a name', '2062,,,,06,Multi-academy trust,,Open,,138540,Elm,901', 'Group Name'],
    ['a comma too many', '2062,,Larch, Ash,,06,Multi-academy trust,,Open,,138540,Elm,901', null],
  ])('turns away %s', (_what, line, column) => {
    expect(read(LIST, line)).toMatchObject({ kind: 'rejected', problem: { column } });
  });

  it('takes a row without a day it cannot read, and says so', () => {
    const line = '2062,,Larch,,06,Multi-academy trust,,Open,32/13/2012,138540,Elm,901';
    expect(read(LIST, line)).toMatchObject({ row: { joinedOn: null }, leftOut: [{ column: 'Joined date' }] });
  });

  it.each([
    ['the list of groups', 'Group UID,Group Name', 'groups alone'],
    [
      'the establishment file',
      'URN,Trusts (code),Trusts (name),EstablishmentStatus (code)',
      'establishment file',
    ],
    ['semicolons', 'Group UID;Group Name;URN', 'semicolons'],
    ['something else', 'a,b', '“Group UID”'],
  ])('refuses %s and says what it is', (_what, heading, words) => {
    expect(readTrustHeadings(heading.split(','))).toMatchObject({
      ok: false,
      message: expect.stringContaining(words),
    });
  });
});
