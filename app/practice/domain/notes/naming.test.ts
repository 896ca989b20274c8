import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identity, namesIn, namesOfPerson, namesOfSchool } from './naming';

const school = (over: Partial<Identity> = {}): Identity => ({
  urn: 900036,
  name: 'Ashlode Hill Primary School',
  town: 'Ashlode',
  locality: null,
  postcode: 'FZ3 4QT',
  trust: 'Marl Coalfields Learning Trust',
  heads: ['Ruth Adeyemi'],
  ...over,
});
const found = (text: string, over: Partial<Identity> = {}) =>
  namesIn(text, namesOfSchool(school(over))).map(({ what, as }) => `${what}: ${as}`);

describe('a school that is not to be named', () => {
  it.each([
    ['We are Ashlode Hill Primary School.', ['name: Ashlode Hill']],
    ['at ASHLODE HILL, where', ['name: ASHLODE HILL']],
    ['Children of Ashlode read more.', ['town: Ashlode']],
    ['Ashlode’s families', ['town: Ashlode’s']],
    ['Áshlode hill', ['name: Áshlode hill']],
    ['the Marl Coalfields schools', ['trust: Marl Coalfields']],
    ['Mrs Adeyemi decided', ['head: Adeyemi']],
    ['ruth adeyemi decided', ['head: ruth adeyemi']],
    ['URN 900036', ['urn: 900036']],
    ['FZ3 4QT', ['postcode: FZ3 4QT']],
    ['fz34qt', ['postcode: fz34qt']],
  ])('is found in “%s”', (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    'A primary school of two forms, in a trust of six.',
    'We climbed the hill together.',
    'Ruth is a book of the Bible.',
    'It took 900 lessons and 036 was a room.',
    '',
  ])('is not found in “%s”', (text) => expect(found(text)).toEqual([]));

  it('is told from ordinary words by a capital within a sentence', () => {
    const town = { town: 'Reading', name: 'Oaks Academy', heads: ['Wendy Page'] };
    expect(found('Reading improved. Reading at home too; reading for pleasure as well.', town)).toEqual([]);
    expect(found('We are in Reading, by the oaks, on a page.', town)).toEqual(['town: Reading']);
    expect(found('Here Oaks was asked, and Page agreed.', town)).toEqual(['name: Oaks', 'head: Page']);
  });

  it('is found across the common words of its name, on both sides', () => {
    const saint = { name: 'St John the Baptist’s CofE Primary School', town: null };
    expect(found('at St John’s the Baptist', saint)).toHaveLength(1);
    expect(found('at st. john baptist', saint)).toHaveLength(1);
  });

  it('is found where its name is made of common words alone', () => {
    const plain = { name: 'The Community School', town: null };
    expect(found('We are the Community School', plain)).toEqual(['name: the Community School']);
    expect(found('a school of its community', plain)).toEqual([]);
  });

  it('says where, once for each place', () => {
    const text = `${'x '.repeat(40)}in Ashlode Hill ${'y '.repeat(40)}`;
    const [first, ...rest] = namesIn(text, namesOfSchool(school()));
    expect(rest).toEqual([]);
    expect(first?.near).toContain('in Ashlode Hill y');
    expect(first?.near.startsWith('…') && first.near.endsWith('…')).toBe(true);
  });

  it('is found wherever its name stands among other words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/).filter((text) => text !== 'ashlode' && text !== 'hill');
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(word),
        fc.constantFrom(' ', '\n', ', ', ' – '),
        (before, after, gap) => {
          const text = [...before, 'Ashlode Hill', ...after].join(gap);
          expect(found(text).some((one) => one.startsWith('name: '))).toBe(true);
          expect(found([...before, ...after].join(gap)).filter((one) => one.startsWith('name'))).toEqual([]);
        },
      ),
    );
  });
});

describe('names of people', () => {
  const people = ['Priya Raman', 'Dr Ellen Page', 'Cher'].flatMap((name) => namesOfPerson(name));

  it.each([
    ['Priya Raman taught', ['Priya Raman']],
    ['Mrs Raman taught', ['Raman']],
    ['priya raman taught', ['priya raman']],
    ['a raman spectrum', []],
    ['on the next page. Page two', []],
    ['and then Page agreed', ['Page']],
    ['With Cher we sang', ['Cher']],
    ['Ellen came', []],
  ])('in “%s”', (text, expected) => expect(namesIn(text, people).map(({ as }) => as)).toEqual(expected));

  it('asks for nothing of a name that is none', () => {
    expect(namesOfPerson('')).toEqual([]);
    expect(namesOfPerson('Mr')).toEqual([]);
  });
});
