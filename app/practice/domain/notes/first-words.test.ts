import { expect, it } from 'vitest';
import { withoutNames } from './first-words';

const NAMES = [
  ['Priya Raman', 'the leader'],
  ['Hill Primary School', 'another school'],
  ['Ashlode Hill Primary School', 'the school'],
] as const;

it.each([
  [
    'Ashlode Hill Primary School asked. Priya Raman came to Ashlode Hill Primary School.',
    'The school asked. The leader came to the school.',
  ],
  ['With Priya Raman\nPriya Raman', 'With the leader\nThe leader'],
  ['at Hill Primary School', 'at another school'],
  ['Nobody is named', 'Nobody is named'],
  ['', ''],
])('“%s” becomes “%s”', (text, expected) => expect(withoutNames(text, NAMES)).toBe(expected));

it('puts nothing in place of a name that is empty', () => {
  expect(withoutNames('a b', [['', 'x']])).toBe('a b');
});
