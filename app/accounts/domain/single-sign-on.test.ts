import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entraTenant,
  isFromTenant,
  issuerProblem,
  isWithinDomains,
  readDomains,
  verifiedEmail,
  vouchesForSecondFactor,
} from './single-sign-on';

const TENANT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;

describe('the address of a provider', () => {
  it.each([
    ['dfe', 'https://oidc.signin.education.gov.uk'],
    ['entra', ENTRA],
    ['other', 'https://sign-in.example.gov.uk/realms/schools'],
  ] as const)('may be that of %s: %s', (kind, issuer) => {
    expect(issuerProblem(kind, issuer, false)).toBeNull();
  });

  it.each(['common', 'organizations', 'consumers', 'example.onmicrosoft.com'])(
    'names its own tenant at Entra, never %s',
    (tenant) => {
      expect(issuerProblem('entra', `https://login.microsoftonline.com/${tenant}/v2.0`, false)).toMatch(
        /tenant/,
      );
    },
  );

  it.each([
    'http://sign-in.example.gov.uk',
    'https://user:pass@sign-in.example.gov.uk',
    'https://sign-in.example.gov.uk/?a=b',
    'https://sign-in.example.gov.uk/.well-known/openid-configuration',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'https://intranet/',
    'http://localhost:3000',
    'javascript:alert(1)',
    'nothing',
  ])('is refused: %s', (issuer) => {
    expect(issuerProblem('other', issuer, false)).not.toBeNull();
  });

  it('may be this machine’s only where that is allowed', () => {
    expect(issuerProblem('other', 'http://127.0.0.1:4000', true)).toBeNull();
    expect(issuerProblem('other', 'http://127.0.0.1:4000', false)).not.toBeNull();
    expect(issuerProblem('other', 'http://sign-in.example.gov.uk', true)).not.toBeNull();
  });

  it('of DfE Sign-in is theirs', () => {
    expect(issuerProblem('dfe', 'https://oidc.signin.education.gov.uk.example.com', false)).not.toBeNull();
  });

  it('tells the tenant apart', () => {
    expect(entraTenant(ENTRA)).toBe(TENANT);
    expect(isFromTenant('entra', ENTRA, { sub: 'a', tid: TENANT })).toBe(true);
    expect(isFromTenant('entra', ENTRA, { sub: 'a', tid: 'another' })).toBe(false);
    expect(isFromTenant('entra', ENTRA, { sub: 'a' })).toBe(false);
    expect(isFromTenant('other', 'https://a.example.org', { sub: 'a' })).toBe(true);
  });
});

describe('what a provider says of an address', () => {
  it('counts when it says that it has been verified', () => {
    expect(verifiedEmail('other', { sub: 'a', email: 'Pat@School.example', email_verified: true })).toBe(
      'pat@school.example',
    );
  });
  it.each([undefined, false, 'false', 1, 'yes', null])('does not count with email_verified %s', (word) => {
    expect(
      verifiedEmail('other', { sub: 'a', email: 'pat@school.example', email_verified: word }),
    ).toBeNull();
  });
  it('needs xms_edov at Entra, and that word nowhere else', () => {
    const claims = { sub: 'a', email: 'pat@school.example', xms_edov: '1' };
    expect(verifiedEmail('entra', claims)).toBe('pat@school.example');
    expect(verifiedEmail('entra', { ...claims, xms_edov: false })).toBeNull();
    expect(verifiedEmail('other', claims)).toBeNull();
  });
  it.each([{ email: ['a@b.c'] }, { email: 'a b@c.d' }, { email: 'two@at@signs' }, {}])(
    'is no address: %j',
    (part) => {
      expect(verifiedEmail('other', { sub: 'a', email_verified: true, ...part })).toBeNull();
    },
  );
});

describe('domains', () => {
  it('take in what is below them and nothing that only ends alike', () => {
    expect(isWithinDomains('a@walsall.gov.uk', ['walsall.gov.uk'])).toBe(true);
    expect(isWithinDomains('a@schools.walsall.gov.uk', ['walsall.gov.uk'])).toBe(true);
    expect(isWithinDomains('a@notwalsall.gov.uk', ['walsall.gov.uk'])).toBe(false);
    expect(isWithinDomains('a@walsall.gov.uk.example.com', ['walsall.gov.uk'])).toBe(false);
    expect(isWithinDomains('walsall.gov.uk@example.com', ['walsall.gov.uk'])).toBe(false);
    expect(isWithinDomains('a@walsall.gov.uk', [])).toBe(false);
  });
  it('never match by a part of a label', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,12}$/), (word) => {
        expect(isWithinDomains(`a@${word}example.org`, ['example.org'])).toBe(false);
        expect(isWithinDomains(`a@${word}.example.org`, ['example.org'])).toBe(true);
      }),
    );
  });
  it('are read from lines or commas', () => {
    expect(readDomains('@Walsall.gov.uk, walsall.gov.uk\nschools.example')).toEqual([
      'walsall.gov.uk',
      'schools.example',
    ]);
    expect(readDomains('')).toEqual([]);
  });
  it.each(['gov.uk', 'gmail.com', 'uk', 'a@b', 'http://a.b', '-a.example', 'a..example'])(
    'refuse %s',
    (text) => {
      expect(readDomains(text)).toBeNull();
    },
  );
});

describe('a second factor at the provider', () => {
  it.each([
    [{ amr: ['pwd'] }, false],
    [{ amr: ['otp'] }, false],
    [{ amr: 'mfa' }, false],
    [{}, false],
    [{ acr: '1' }, false],
    [{ amr: ['pwd', 'mfa'] }, true],
    [{ amr: ['pwd', 'otp'] }, true],
    [{ acr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor' }, true],
    [{ acr: 'urn:example:mfa' }, true],
  ])('of %j: %s', (claims, said) => {
    expect(vouchesForSecondFactor({ sub: 'a', ...claims }, false)).toBe(said);
    expect(vouchesForSecondFactor({ sub: 'a', ...claims }, true)).toBe(true);
  });
});
