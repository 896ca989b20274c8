import { describe, expect, it } from 'vitest';
import { safePath } from './guard.server';

describe('where sign-in leads', () => {
  it('is a page of ours', () => {
    expect(safePath('/requests/abc?from=check#needs')).toBe('/requests/abc?from=check#needs');
  });

  it('is never another site, however it is written', () => {
    const asked = [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      // Browsers leave these out, and what is left begins with two slashes.
      '/\t/evil.example',
      '/\n/evil.example',
      '/\r/evil.example',
      '',
      null,
    ];
    expect(asked.map((next) => safePath(next))).toEqual(asked.map(() => '/home'));
  });
});
