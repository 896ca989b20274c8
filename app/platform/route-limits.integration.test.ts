import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { keptAnswers } from '#drizzle/schema';
import { ROUTE_LIMITS } from '~/accounts/domain/route-limits';
import { freshDatabase } from '../../tests/support/database';
import { newWorld } from '../../tests/support/world';
import { db } from './db.server';
import { guard, guardPublic } from './guard.server';
import { countRequest } from './rate-limit.server';
import { startSession } from './session.server';

const at = (path: string, init: RequestInit = {}) =>
  new Request(`http://localhost${path}`, {
    ...init,
    headers: { 'x-alongside-address': '192.0.2.1', ...init.headers },
  });

/** Everything a limit lets through, used up. */
async function useUp(limit: keyof typeof ROUTE_LIMITS, key: string): Promise<void> {
  for (let n = 0; n < ROUTE_LIMITS[limit].points; n++) await countRequest(limit, key);
}

async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error('it was let through');
  return thrown;
}

describe('a route with a limit', () => {
  beforeEach(() => freshDatabase());

  it('answers whoever asks too often from one address with how long to wait, and others as ever', async () => {
    await useUp('guess', '192.0.2.1');
    const form = () => ({ method: 'POST', body: new URLSearchParams({ email: 'a@b.example' }) });
    const refused = await thrownBy(guardPublic(at('/login', form()), 'login'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(600);
    expect(await refused.text()).toMatch(/Wait 15 minutes, then try again/);
    const other = at('/login', { ...form(), headers: { 'x-alongside-address': '192.0.2.2' } });
    expect(await guardPublic(other, 'login')).toBeNull();
  });
});

describe('a person who asks too often', () => {
  it('is told so, and finds what they typed kept; another person is not held up', async () => {
    const w = await newWorld({ demo: true });
    const people = [await w.person('lee', { role: 'lead' }), await w.person('bo', { role: 'broker' })];
    const [lee, bo] = await Promise.all(
      people.map(async ({ accountId }) => {
        const headers = await startSession(at('/login'), accountId);
        return { Cookie: headers.get('Set-Cookie')?.split(';')[0] ?? '' };
      }),
    );
    await useUp('work', 'lee');
    const send = (cookie: { Cookie: string } | undefined) =>
      at('/analysis', { method: 'POST', headers: cookie, body: new URLSearchParams({ note: 'mine' }) });
    const refused = await thrownBy(guard(send(lee), 'analysis._index'));
    expect(refused.status).toBe(429);
    const { kept } = (await refused.json()) as { kept: string }; // what the guard makes of it
    const [row] = await db().select().from(keptAnswers).where(eq(keptAnswers.id, kept));
    expect(row).toMatchObject({ accountId: 'lee', path: '/analysis', answers: [['note', 'mine']] });
    expect((await guard(send(bo), 'analysis._index')).accountId).toBe('bo');
    // Reading goes on: only what costs much is counted.
    expect((await guard(at('/analysis', { headers: lee }), 'analysis._index')).accountId).toBe('lee');
  });
});
