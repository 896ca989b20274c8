import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptsOf, excerptsWithin, mentionReplacer, surnameOf } from './mentions';

const MARSH = { surname: 'Marsh', fullNames: ['Ann Marsh', 'Joan Marsh'] };
const said = (text: string) => excerptsOf(text, MARSH).map((one) => one.said);

describe('a surname', () => {
  it('is the last part of a name, without title and letters after it', () => {
    expect(surnameOf('Mrs Ann Marsh')).toBe('Marsh');
    expect(surnameOf('Ann Marsh-Lane')).toBe('Marsh-Lane');
    expect(surnameOf('Dr Seán O’Neill OBE')).toBe('O’Neill');
    expect(surnameOf('Marsh')).toBeNull();
  });
});

describe('a possible mention', () => {
  it('is the surname alone, with its title, in whatever form it is said', () => {
    expect(said('Mrs Marsh agreed; Marsh’s plan and MARSH again.')).toEqual(['Mrs Marsh', 'Marsh', 'MARSH']);
    expect(said('the head (Dr. Marsh)')).toEqual(['Dr. Marsh']);
  });

  it('is no name in full, no part of a word, and no word in small letters', () => {
    expect(said('Ann Marsh met Joan  Marsh on the marsh at Marshfield; Marshall came.')).toEqual([]);
  });

  it('is shown with what is around it, from every text of a value', () => {
    const [one] = excerptsWithin({ notes: ['x', { text: `${'a '.repeat(60)}Mrs Marsh said so` }] }, MARSH);
    expect(one).toMatchObject({ said: 'Mrs Marsh', after: ' said so' });
    expect(one?.before.startsWith('…')).toBe(true);
    expect(one?.before.length).toBeLessThan(80);
  });

  it('gives way to the pseudonym, and nothing else does', () => {
    const put = mentionReplacer(MARSH, 'Former headteacher 7F3K');
    expect(put('Mrs Marsh and Joan Marsh left Marsh Lane; $1 marsh.')).toBe(
      'Former headteacher 7F3K and Joan Marsh left Former headteacher 7F3K Lane; $1 marsh.',
    );
  });

  it('is gone once it is replaced, in any text', () => {
    const word = fc.constantFrom('Mrs', 'Marsh', 'Ann', 'Joan', 'marsh', 'Lane', 'MARSH’s', ', ', 'Dr.');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = mentionReplacer(MARSH, 'Former head 7F3K')(words.join(' '));
        expect(excerptsOf(text, MARSH)).toEqual([]);
      }),
    );
  });
});
