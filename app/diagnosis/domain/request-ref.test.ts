import { describe, expect, it } from 'vitest';
import { nextRef, refPrefix } from './request-ref';

describe('a request’s reference', () => {
  it('starts with letters of the authority, or those it chose', () => {
    expect(refPrefix('Marlshire')).toBe('MAR');
    expect(refPrefix('St. Helens')).toBe('STH');
    expect(refPrefix('Île of Wight')).toBe('ILE');
    expect(refPrefix('Northumberland', 'ntl')).toBe('NTL');
    expect(refPrefix('Norfolk', 'no way')).toBe('NOR');
    expect(refPrefix('42')).toBe('REQ');
  });

  it('follows the highest, and goes on past four digits', () => {
    expect(nextRef('MAR', 0)).toBe('MAR-0001');
    expect(nextRef('MAR', 41)).toBe('MAR-0042');
    expect(nextRef('MAR', 9999)).toBe('MAR-10000');
  });
});
