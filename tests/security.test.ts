/** What the source may not do, whoever writes it: each is a way in that no review should have to look for again. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourcesIn } from './support/sources';

const sources = sourcesIn(['app', 'drizzle', 'seeds']).filter(({ path }) => !/\.test\.tsx?$/.test(path));
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Files in which something stands outside of comments. */
function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);
}

describe('the source', () => {
  it('is all looked at', () => {
    expect(sources.length).toBeGreaterThan(1000);
  });

  it('starts no program and evaluates no text', () => {
    expect(filesWith(/child_process|node:vm|\beval\(|new Function\(/)).toEqual([]);
    // Plans of a whole authority are worked out in a thread of our own source.
    expect(filesWith(/worker_threads/)).toEqual([
      'app/matching/allocation/thread.server.ts',
      'app/matching/allocation/worker.server.ts',
    ]);
    // The built pages are loaded from where the build puts them.
    expect(filesWith(/\bimport\((?!\s*['"])/)).toEqual(['app/platform/http.server.ts']);
  });

  it('makes no regular expression of what people type, but where it is escaped first', () => {
    expect(filesWith(/RegExp\([^)]*[`$+]/)).toEqual(MADE_OF_CONSTANTS_OR_ESCAPED);
  });

  it('hashes with SHA-256 and Argon2id, and encrypts with AES in GCM alone', () => {
    expect(filesWith(/create(Hash|Hmac)\((?!'sha256')/)).toEqual([]);
    expect(filesWith(/create(De)?[Cc]ipheriv\((?!'aes-256-gcm')/)).toEqual([]);
    expect(filesWith(/\bpbkdf2|\bscrypt|bcrypt|md5|\bsha1\b/i)).toEqual([
      // What every authenticator app takes (RFC 6238); a code is good for half a minute.
      'app/accounts/sign-in/one-time-password.server.ts',
      // Tells whether facts of a public register are the same as last time: nothing rests on it.
      'app/imports/trusts-write.server.ts',
      'app/imports/weigh.server.ts',
    ]);
    expect(filesWith(/from '@node-rs\/argon2'/)).toEqual(['app/platform/password.server.ts']);
  });

  it('takes nothing secret from chance that can be guessed', () => {
    expect(filesWith(/Math\.random/)).toEqual(SPREADS_WAITING);
  });

  it('asks other services in the places that are known, and follows no redirect', () => {
    expect(filesWith(/(?<![.\w])fetch\(|https?\.request\(|\.get\('https?:/)).toEqual(ASKS_OTHERS);
    const text = readFileSync('app/accounts/single-sign-on/connection.server.ts', 'utf8');
    expect(text).toContain("redirect: 'manual'");
  });

  it('keeps nothing in the browser but cookies', () => {
    expect(filesWith(/localStorage|sessionStorage|indexedDB|caches\.open/)).toEqual([]);
  });

  it('listens to no other window, and opens none', () => {
    expect(
      filesWith(/\bwindow\b.*postMessage|window\.open|target="_blank"|addEventListener\('message'/),
    ).toEqual([]);
  });

  it('sets no prototype by a name that came from outside', () => {
    expect(filesWith(/__proto__|setPrototypeOf|Object\.assign\(Object\.prototype/)).toEqual([]);
  });
});

/**
 * Names of our own cookies, headers and lengths; prefixes of numbers; texts of the register and names of one person, escaped
 * in the same function.
 */
const MADE_OF_CONSTANTS_OR_ESCAPED = [
  'app/accounts/sign-in/begin.server.ts',
  'app/accounts/single-sign-on/steps.server.ts',
  'app/imports/domain/layouts.ts',
  'app/imports/domain/text.ts',
  'app/platform/mail/returned.server.ts',
  'app/recompense/domain/payments/bank-references.ts',
  'app/reporting/domain/privacy/mentions.ts',
  'app/reporting/domain/privacy/pseudonym.ts',
  'app/reporting/privacy/person-rows.server.ts',
];
/** How long to wait before another try: spread, so that not everybody comes back at once. */
const SPREADS_WAITING = [
  'app/platform/db.server.ts',
  'app/platform/mail/record.server.ts',
  'app/platform/mail/settle.server.ts',
  'app/recompense/stripe/calls.server.ts',
  'app/recompense/stripe/events.server.ts',
];
/** Sign-on providers, whose addresses a lead enters and which are checked. The rest is asked by its own library. */
const ASKS_OTHERS = ['app/accounts/single-sign-on/connection.server.ts'];
