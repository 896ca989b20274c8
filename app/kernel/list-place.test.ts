import { expect, it } from 'vitest';
import { keyText, type ListKey, listPlace } from './list-place';

const at = (text: string) => listPlace(new URLSearchParams(text));

it('reads from an address what it wrote into one', () => {
  for (const key of [[12], [1_795_000_000_000, 'a-b_C9']] as ListKey[]) {
    expect(at(`older=${keyText(key)}`)).toEqual({ page: 1, older: key, newer: null });
    expect(at(`newer=${keyText(key)}`)).toEqual({ page: 1, older: null, newer: key });
  }
  expect(at('page=3')).toEqual({ page: 3, older: null, newer: null });
  expect(at('older=9&newer=8')).toEqual({ page: 1, older: [9], newer: null });
});

it('takes what is no key for the beginning of the list', () => {
  for (const text of [
    '',
    'x',
    '-1',
    '1.',
    '1.a b',
    '1.5.6',
    "1.a'b",
    '9000000000000000.a',
    '12345678901234567',
  ])
    expect(at(`older=${encodeURIComponent(text)}`), text).toEqual({ page: 1, older: null, newer: null });
});
