import { describe, expect, it } from 'vitest';
import { backChannelProblem, isLogoutType, logoutOf } from './back-channel';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const RIGHT = { iss: 'https://there.example', jti: 'token-1', sub: 'pat', sid: 'session-1', events: EVENTS };

describe('the claims of a logout token', () => {
  it('name a person, a session or both', () => {
    expect(backChannelProblem(RIGHT)).toBeNull();
    expect(backChannelProblem({ ...RIGHT, sid: undefined })).toBeNull();
    expect(backChannelProblem({ ...RIGHT, sub: undefined })).toBeNull();
    expect(logoutOf(RIGHT)).toEqual({
      issuer: 'https://there.example',
      jti: 'token-1',
      sid: 'session-1',
      sub: 'pat',
    });
    expect(logoutOf({ ...RIGHT, sid: undefined, sub: undefined })).toMatchObject({ sid: null, sub: null });
  });

  it.each([
    [{ sub: undefined, sid: undefined }, 'neither'],
    [{ nonce: 'n' }, 'nonce'],
    [{ nonce: '' }, 'nonce'],
    [{ events: undefined }, 'no sign-out'],
    [{ events: [] }, 'no sign-out'],
    [{ events: { ...EVENTS, 'http://schemas.openid.net/event/backchannel-logout': true } }, 'no sign-out'],
    [{ events: { 'http://schemas.openid.net/event/other': {} } }, 'no sign-out'],
    [{ jti: '' }, 'no name'],
    [{ jti: 7 }, 'no name'],
    [{ sub: 7 }, 'nobody'],
    [{ sub: '' }, 'nobody'],
    [{ sid: ['a'] }, 'no session'],
  ])('with %o are refused', (over, words) => {
    expect(backChannelProblem({ ...RIGHT, ...over })).toContain(words);
  });
});

it('a token of another kind says so, one of no kind is taken', () => {
  expect([undefined, 'logout+jwt', 'application/logout+jwt', 'JWT'].map(isLogoutType)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['at+jwt', 'secevent+jwt', '', 3, null].map(isLogoutType)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
