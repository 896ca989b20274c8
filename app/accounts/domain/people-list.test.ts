import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPeople } from './people-list';

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ line: at + 1, cells }));

describe('a list of people', () => {
  it('is read with or without headings, in the order the headings say', () => {
    const plain = readPeople(rows(['Ann Lee', 'Ann@Elm.example', 'headteacher', '100001']));
    const headed = readPeople(
      rows(['Email address', 'Role', 'URN', 'Name'], ['ann@elm.example', 'head', '100001', 'Ann Lee']),
    );
    const ann = { name: 'Ann Lee', email: 'ann@elm.example', role: 'head', urn: 100001, provider: null };
    expect(plain).toEqual({ people: [{ line: 1, ...ann }], bad: [] });
    expect(headed).toEqual({ people: [{ line: 2, ...ann }], bad: [] });
  });

  it('keeps what is sound when one line is not, and says why', () => {
    const { people, bad } = readPeople(
      rows(
        ['Ann', 'ann@elm.example', 'broker'],
        ['Bob', 'bob at elm', 'broker'],
        ['Cat', 'cat@elm.example', 'wizard'],
        ['Dan', 'dan@elm.example', 'chair', 'Elm Park'],
        ['Eve', 'eve@elm.example', 'leader', ''],
        ['Fay', 'fay@elm.example', 'admin', '100001'],
        ['Ann again', 'ANN@elm.example', 'member'],
        ['', 'gus@elm.example', 'member'],
      ),
    );
    expect(people.map(({ email }) => email)).toEqual(['ann@elm.example']);
    expect(bad.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringMatching(/^2 Give an email address/),
      expect.stringMatching(/^3 “wizard” is no role/),
      expect.stringMatching(/^4 Give the URN/),
      expect.stringMatching(/^5 Give the leader/),
      expect.stringMatching(/^6 Leave the place empty/),
      expect.stringMatching(/^7 The same address/),
      expect.stringMatching(/^8 Give a name/),
    ]);
  });

  it('loses no line, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 5 }), { maxLength: 8 }), (lines) => {
        const { people, bad } = readPeople(rows(['name', 'email', 'role', 'place'], ...lines));
        const said = lines.filter((cells) => cells.some((cell) => cell.trim() !== '')).length;
        expect(people.length + bad.length).toBe(said);
      }),
    );
  });
});
