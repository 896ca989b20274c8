import { describe, expect, it } from 'vitest';
import { newPasswordForm } from './forms';

const told = (password: string) => {
  const read = newPasswordForm.safeParse({ password, again: password });
  return read.success ? read.data.password : read.error.issues[0]?.message;
};

describe('a password', () => {
  it('has 12 characters at least and 128 at most, and is taken exactly as it was typed', () => {
    expect(told('a'.repeat(11))).toBe('Enter a password of at least 12 characters');
    expect(told('a'.repeat(129))).toBe('Enter a password of 128 characters or fewer');
    for (const typed of ['  Correct horse  ', 'ÅÄÖ ほうれん草と三つの傘', 'x'.repeat(128)])
      expect(told(typed)).toBe(typed);
  });

  it('is typed twice alike', () => {
    const read = newPasswordForm.safeParse({ password: 'a password of mine', again: 'a password of Mine' });
    expect(read.error?.issues[0]?.path).toEqual(['again']);
  });
});
