import { afterEach, describe, expect, it, vi } from 'vitest';
import { sourcesIn } from '#tests/support/sources';
import { cookieName, secureCookies } from './cookies.server';
import { forgetEnv } from './env.server';

const at = (address: string) => {
  vi.stubEnv('APP_URL', address);
  forgetEnv();
};

describe('cookies', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    forgetEnv();
  });

  it('are for this host alone where the address is https', () => {
    at('https://alongside.example.gov.uk');
    expect([cookieName('alongside_session'), secureCookies()]).toEqual(['__Host-alongside_session', true]);
    at('http://localhost:3000');
    expect([cookieName('alongside_session'), secureCookies()]).toEqual(['alongside_session', false]);
  });

  it('all take their name and whether they are secure from here, and are for every path', () => {
    const makers = sourcesIn(['app']).filter(
      ({ path, text }) => !path.includes('.test.') && /HttpOnly|httpOnly|sessionCookie:/.test(text),
    );
    expect(makers.map(({ path }) => path)).toEqual([
      'app/accounts/set-up/state.server.ts',
      'app/accounts/sign-in/begin.server.ts',
      'app/accounts/single-sign-on/steps.server.ts',
      'app/platform/respond.server.ts',
      'app/platform/session.server.ts',
    ]);
    for (const { path, text } of makers) {
      expect(text, path).toMatch(/cookieName\(/);
      expect(text, path).toMatch(/secureCookies\(\)/);
      expect(text, path).toMatch(/path: '\/'|Path=\/;/);
    }
  });
});
