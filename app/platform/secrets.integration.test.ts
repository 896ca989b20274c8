import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  domainEvent,
  keptAnswers,
  outbox,
  restrictedNote,
  signInStep,
  signOnProvider,
  totpSecret,
} from '#drizzle/schema';
import { wire } from '~/wiring.server';
import { NOW, newWorld } from '../../tests/support/world';
import { database, db } from './db.server';
import { forgetEnv } from './env.server';
import { asTypedThen, keptAs } from './kept-answers.server';
import { seal, unseal } from './seal.server';
import { rotateSecrets, secretsStatus } from './secrets.server';

wire();

const OLD = 'the-secret-before-this-one-0123456789';
const NEW = 'the-secret-of-today-0123456789-0123456789';
/** More than one batch. */
const APPS = 205;
const HOUR = 60 * 60 * 1000;

function secrets(present: string, before = ''): void {
  vi.stubEnv('SESSION_SECRET', present);
  vi.stubEnv('SESSION_SECRETS_BEFORE', before);
  forgetEnv();
}
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

/** One sealed text of each kind, and of one more than a batch. */
async function sealedWorld() {
  secrets(OLD);
  const w = await newWorld();
  await w.school(100001);
  const person = await w.person('sam', { role: 'lead' });
  const at = { createdAt: NOW };
  await w.open.write(async (tx) => {
    const ids = Array.from({ length: APPS }, (_, n) => `totp${String(n).padStart(3, '0')}`);
    await tx.insert(totpSecret).values(
      ids.map((id, n) => ({
        id,
        accountId: person.accountId,
        sealed: seal('one-time-password', id, `secret ${n}`),
        name: 'Phone',
        ...at,
      })),
    );
    await tx.insert(signOnProvider).values({
      id: 'entra',
      authorityId: w.authorityId,
      kind: 'entra',
      name: 'Entra',
      issuer: 'https://login.example',
      clientId: 'c',
      sealedSecret: seal('sign-on-secret', 'entra', 'client secret'),
      domains: [],
      secondFactor: false,
      enabled: true,
      ...at,
      updatedAt: NOW,
      version: 1,
    });
    await tx.insert(outbox).values({
      id: 'mail',
      to: 'a@b.example',
      template: 't',
      subject: 's',
      body: '{link}',
      sealedLink: seal('mail-link', 'mail', 'https://link.example'),
      status: 'waiting',
      ...at,
      attempts: 0,
    });
    await tx.insert(signInStep).values({
      id: 'step',
      tokenHash: 'h',
      purpose: 'single-sign-on',
      details: { sealed: seal('sign-in-step', 'step', 'verifier'), next: '/home' },
      ...at,
      expiresAt: new Date(NOW.getTime() + HOUR),
    });
    await tx.insert(keptAnswers).values([
      { id: 'kept', accountId: person.accountId, path: '/restricted/new', keptAt: NOW, answers: [] },
      { id: 'open', accountId: person.accountId, path: '/requests/new', keptAt: NOW, answers: [['a', 'b']] },
    ]);
    await tx
      .update(keptAnswers)
      .set({ answers: keptAs('kept', '/restricted/new', [['body', 'typed']]) })
      .where(eq(keptAnswers.id, 'kept'));
    await tx.insert(restrictedNote).values({
      id: 'note',
      authorityId: w.authorityId,
      urn: 100001,
      subjectType: 'school',
      subjectId: '100001',
      level: 'safeguarding',
      title: 'A note',
      body: seal('restricted-note', 'note', 'the text'),
      sealed: true,
      byId: person.accountId,
      at: NOW,
    });
  });
  return w;
}

const left = async () => {
  const kinds = await secretsStatus();
  return Object.fromEntries(kinds.map(({ what, now, before, lost }) => [what, [now, before, lost]]));
};

describe('rotating the secret of the installation', () => {
  it('seals everything anew in batches, opens it under the new secret alone, and says so in the trail', async () => {
    await sealedWorld();
    secrets(NEW, OLD);
    expect(await left()).toMatchObject({
      'secrets of authenticator apps': [0, APPS, 0],
      'links in messages that wait': [0, 1, 0],
    });
    expect((await rotateSecrets()).resealed).toBeGreaterThanOrEqual(APPS + 4);
    expect(await left()).toMatchObject({
      'secrets of authenticator apps': [APPS, 0, 0],
      'secrets of sign-on providers': [1, 0, 0],
      'links in messages that wait': [1, 0, 0],
      'sign-ins under way': [1, 0, 0],
      'answers kept after a session had ended': [1, 0, 0],
    });
    secrets(NEW);
    const [last] = await db().select().from(totpSecret).where(eq(totpSecret.id, 'totp204'));
    expect(unseal('one-time-password', 'totp204', last?.sealed ?? '')).toBe('secret 204');
    const [kept] = await db().select().from(keptAnswers).where(eq(keptAnswers.id, 'kept'));
    expect(asTypedThen('kept', kept?.answers ?? [])).toEqual([['body', 'typed']]);
    const [step] = await db().select().from(signInStep);
    expect(step?.details.next).toBe('/home');
    expect(unseal('sign-in-step', 'step', step?.details.sealed ?? '')).toBe('verifier');
    const events = await db().select().from(domainEvent).where(eq(domainEvent.type, 'secrets.rotated'));
    expect(events).toHaveLength(1);
  });

  it('goes on where it was stopped, and does nothing the second time', async () => {
    const w = await sealedWorld();
    secrets(NEW, OLD);
    // As if the process had died after some of them.
    await w.open.write(async (tx) => {
      await tx
        .update(totpSecret)
        .set({ sealed: seal('one-time-password', 'totp000', 'secret 0') })
        .where(eq(totpSecret.id, 'totp000'));
    });
    const first = await rotateSecrets();
    expect(first.resealed - (first.refused.length > 0 ? 0 : 1)).toBe(APPS + 3);
    expect((await rotateSecrets()).resealed).toBe(0);
  });

  it('leaves alone what no named secret opens, and counts it', async () => {
    await sealedWorld();
    secrets(NEW);
    expect((await rotateSecrets()).resealed).toBe(0);
    expect(await left()).toMatchObject({
      'secrets of authenticator apps': [0, 0, APPS],
      'safeguarding notes': [0, 0, 1],
    });
  });

  it('notes are sealed anew like the rest, and refuse another text at any other time', async () => {
    await sealedWorld();
    secrets(NEW, OLD);
    expect((await rotateSecrets()).refused).toEqual([]);
    const [note] = await db().select().from(restrictedNote);
    expect(unseal('restricted-note', 'note', note?.body ?? '')).toBe('the text');
    const [now, before] = (await left())['safeguarding notes'] ?? [];
    expect([now, before]).toEqual([1, 0]);
    const rewritten = database().write((tx) => tx.update(restrictedNote).set({ body: 'another' }));
    await expect(rewritten).rejects.toThrow();
  });
});
