import { describe, expect, it } from 'vitest';
import { SIGNING_PARTIES } from './parties';
import { decideSignature, type SigningAttempt } from './signing';

const attempt: SigningAttempt = {
  what: 'agreement',
  open: true,
  parties: SIGNING_PARTIES,
  party: 'client-head',
  mayActAs: ['client-head'],
  accountId: 'ruth',
  shownHash: 'abc',
  currentHash: 'abc',
  confirmed: ['one', 'two'],
  required: ['one', 'two'],
  signatures: [],
};
const others = SIGNING_PARTIES.slice(1).map((party) => ({ party, accountId: `person-${party}` }));

describe('a signature', () => {
  it('counts', () => {
    expect(decideSignature(attempt)).toEqual({ ok: true, value: 'signed' });
    expect(decideSignature({ ...attempt, signatures: others.slice(1) })).toEqual({
      ok: true,
      value: 'signed',
    });
  });

  it('completes the agreement when it is the last of four', () => {
    expect(decideSignature({ ...attempt, signatures: others })).toEqual({ ok: true, value: 'all-signed' });
  });

  it('sent twice by the same person counts once, even after the last has signed', () => {
    const signatures = [{ party: 'client-head' as const, accountId: 'ruth' }, ...others];
    expect(decideSignature({ ...attempt, open: false, signatures })).toEqual({
      ok: true,
      value: 'already-signed',
    });
  });

  it.each([
    ['the text has changed', { shownHash: 'old' }, 'stale'],
    ['they may not sign for the party', { mayActAs: ['authority'] }, 'agreement.forbidden'],
    ['a statement is not confirmed', { confirmed: ['one'] }, 'agreement.statements'],
    [
      'somebody else signed for the party',
      { signatures: [{ party: 'client-head', accountId: 'x' }] },
      'agreement.party-signed',
    ],
    [
      'they signed for another party',
      { signatures: [{ party: 'client-chair', accountId: 'ruth' }] },
      'agreement.two-parties',
    ],
  ] as const)('is refused when %s', (_, change, code) => {
    expect(decideSignature({ ...attempt, ...change } as SigningAttempt)).toMatchObject({ ok: false, code });
  });

  it.each(['agreement', 'amendment'] as const)(
    'of an %s is refused while it is not out for signing',
    (what) => {
      expect(decideSignature({ ...attempt, what, open: false })).toMatchObject({
        ok: false,
        code: `${what}.not-signing`,
        message: expect.stringContaining(`This ${what} `),
      });
    },
  );

  it('of an amendment completes it when all it concerns have signed, and nobody else’s is taken', () => {
    const amendment: SigningAttempt = {
      ...attempt,
      what: 'amendment',
      parties: ['client-head', 'authority'],
    };
    const broker = { party: 'authority' as const, accountId: 'broker' };
    expect(decideSignature(amendment)).toEqual({ ok: true, value: 'signed' });
    expect(decideSignature({ ...amendment, signatures: [broker] })).toEqual({
      ok: true,
      value: 'all-signed',
    });
    expect(
      decideSignature({ ...amendment, party: 'client-chair', mayActAs: ['client-chair'] }),
    ).toMatchObject({ ok: false, code: 'amendment.not-concerned' });
  });

  it('says plainly why one person cannot sign for two parties', () => {
    const verdict = decideSignature({
      ...attempt,
      signatures: [{ party: 'client-chair', accountId: 'ruth' }],
    });
    expect(verdict).toMatchObject({
      message: expect.stringContaining('One person cannot sign for two parties'),
    });
  });
});
