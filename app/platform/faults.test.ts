import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.server';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

describe('what failed', () => {
  it('is told by the code of the error, or of one that it wraps', () => {
    expect(faultOf(withCode('SQLITE_FULL'))).toBe('full');
    expect(faultOf(withCode('ENOSPC'))).toBe('full');
    expect(faultOf(withCode('SQLITE_READONLY_DBMOVED'))).toBe('read-only');
    expect(faultOf(withCode('SQLITE_BUSY_SNAPSHOT'))).toBe('busy');
    expect(faultOf(new Error('Failed query: insert', { cause: withCode('53100') }))).toBe('full');
    expect(faultOf(new Error('Failed query: insert', { cause: withCode('57P01') }))).toBe('away');
    expect(faultOf(new Error('Connection terminated unexpectedly'))).toBe('away');
  });

  it('is nothing of the sort for what is our own mistake', () => {
    for (const error of [
      new Error('undefined is not a function'),
      withCode('23505'),
      withCode('SQLITE_ERROR'),
      null,
    ])
      expect(faultOf(error)).toBeNull();
  });
});
