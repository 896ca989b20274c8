import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authority, domainEvent, signOnProvider } from '#drizzle/schema';
import { type FakeProvider, fakeProvider } from '#tests/support/sign-on-provider';
import { ask, EMAIL, signOnWorld } from '#tests/support/sign-on-world';
import { db } from '~/platform/db.server';
import { has } from '../domain/roles';
import { beginSignOn } from './begin.server';
import {
  addProvider,
  changeProvider,
  findProvider,
  providersToSignInWith,
  setEnabled,
} from './providers.server';

let provider: FakeProvider;
beforeAll(async () => {
  provider = await fakeProvider();
});
afterAll(() => provider.close());
afterEach(() => provider.does({}));

let stage: Awaited<ReturnType<typeof signOnWorld>>;
beforeEach(async () => {
  stage = await signOnWorld(provider);
});

describe('keeping providers', () => {
  it('puts one into use only after a trial of its present connection has worked', async () => {
    await stage.inUse(false);
    const version = async () => (await findProvider(stage.admin, 'sso'))?.version ?? 0;
    const enable = async () =>
      setEnabled(stage.admin, { id: 'sso', version: await version(), enabled: true });
    expect(await enable()).toMatchObject({ ok: false, code: 'sign-on.untried' });
    const failed = await stage.comeBack(await stage.sentOff(stage.admin, 'trial'), {
      viewer: stage.admin,
      script: { forged: true },
    });
    expect(failed).toMatchObject({ ok: false, details: { providerId: 'sso' } });
    expect((await findProvider(stage.admin, 'sso'))?.trial).toMatchObject({ state: 'failed' });
    expect(await enable()).toMatchObject({ ok: false, code: 'sign-on.untried' });
    await stage.comeBack(await stage.sentOff(stage.admin, 'trial'), { viewer: stage.admin });
    expect((await findProvider(stage.admin, 'sso'))?.trial).toMatchObject({
      state: 'worked',
      findings: { email: true, domain: true, secondFactor: false },
    });
    const opened = await version();
    expect(await enable()).toMatchObject({ ok: true });
    // The button pressed twice finds what it did; the other one, on the same page, is of an older reading.
    const again = (enabled: boolean) => setEnabled(stage.admin, { id: 'sso', version: opened, enabled });
    expect(await again(true)).toMatchObject({ ok: true });
    expect(await again(false)).toMatchObject({ ok: false, code: 'stale' });
    // A new secret is another connection.
    const changed = await changeProvider(
      stage.admin,
      stage.input({ version: await version(), secret: 'another secret' }),
    );
    expect(changed).toMatchObject({ ok: true, value: { again: true } });
    expect(await findProvider(stage.admin, 'sso')).toMatchObject({
      enabled: false,
      trial: { state: 'none' },
    });
    expect(await enable()).toMatchObject({ ok: false, code: 'sign-on.untried' });
  });

  it('is for the authority’s own administrators and head of service', async () => {
    expect(await addProvider(stage.pat, stage.input({ id: 'mine' }))).toMatchObject({
      ok: false,
      code: 'sign-on.forbidden',
    });
    expect(await setEnabled(stage.pat, { id: 'sso', version: 1, enabled: false })).toMatchObject({
      ok: false,
    });
    await stage.world.authority({ id: 'other', code: '998', name: 'Othershire' });
    const stranger = await stage.world.person('stranger', { role: 'admin' }, { authorityId: 'other' });
    expect(has(stranger, 'admin')).toBe(true);
    expect(await findProvider(stranger, 'sso')).toBeNull();
    expect(await changeProvider(stranger, stage.input())).toMatchObject({
      ok: false,
      code: 'sign-on.not-found',
    });
    const trial = await beginSignOn(ask('/'), stranger, { providerId: 'sso', purpose: 'trial', next: '/' });
    expect(trial).toMatchObject({ ok: false, code: 'sign-on.not-found' });
  });

  it('keeps a stale edit out and shows both texts, never the secret', async () => {
    const verdict = await changeProvider(stage.admin, stage.input({ version: 7, name: 'Mine' }));
    expect(verdict).toMatchObject({
      ok: false,
      code: 'stale',
      details: { theirs: { name: 'Testshire account' } },
    });
    const events = await db().select({ payload: domainEvent.payload }).from(domainEvent);
    expect(JSON.stringify([verdict, events])).not.toContain('secret nobody');
  });

  it('adds one for a form sent twice, and none with an address of everybody’s at Entra', async () => {
    expect(await addProvider(stage.admin, stage.input())).toMatchObject({ ok: true, value: { id: 'sso' } });
    expect(await db().select().from(signOnProvider)).toHaveLength(1);
    const common = stage.input({
      id: 'c',
      kind: 'entra',
      issuer: 'https://login.microsoftonline.com/common/v2.0',
    });
    expect(await addProvider(stage.admin, common)).toMatchObject({ ok: false, field: 'issuer' });
  });

  it('offers them by the domain of an address or by authority, whether or not there is an account', async () => {
    const found = [{ id: 'sso', name: 'Testshire account' }];
    expect(await providersToSignInWith({ email: 'nobody@testshire.example' })).toMatchObject(found);
    expect(await providersToSignInWith({ email: 'a@else.example' })).toEqual([]);
    const [home] = await db().select().from(authority).where(eq(authority.id, stage.world.authorityId));
    expect(await providersToSignInWith({ authorityCode: home?.code ?? '' })).toMatchObject(found);
    await stage.inUse(false);
    expect(await providersToSignInWith({ email: EMAIL })).toEqual([]);
  });
});
