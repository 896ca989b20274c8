import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialect } from '#tests/support/database';
import { newWorld } from '#tests/support/world';
import { signIn } from '~/accounts/sign-in.server';
import { plainFailure } from './addresses.server';
import { guard } from './guard.server';
import { log, logTo } from './log.server';
import { startSession } from './session.server';
import { forgetSingleton, singleton } from './singleton.server';

let written: string[] = [];
const lines = () =>
  written
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));

beforeEach(() => {
  written = [];
  const kept = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  forgetSingleton('log');
  singleton('log', () => logTo('info', kept));
});
afterEach(() => forgetSingleton('log'));

// What is written down does not depend on the database.
describe.skipIf(dialect !== 'sqlite')('the log', () => {
  it('is one JSON object a line, with its instant in UTC, whatever is in it', () => {
    log().warn({ path: '/a\n{"level":50}\r\n', ref: '"' }, 'mutation from another origin refused');
    expect(written.join('').match(/\n/g)).toHaveLength(1);
    const [line] = lines();
    expect(line).toEqual({
      ...{ level: 40, time: expect.any(Number), path: '/a\n{"level":50}\r\n', ref: '"' },
      msg: 'mutation from another origin refused',
    });
    expect(Math.abs(Number(line?.time) - Date.now())).toBeLessThan(60_000);
  });

  it('leaves out names, addresses, passwords and tokens, where one was passed to it', () => {
    const secret = { email: 'pat@school.example', name: 'Pat', password: 'correct horse', token: 'abc' };
    log().info({ ...secret, account: secret }, 'sign-in refused');
    for (const word of Object.values(secret)) expect(written.join('')).not.toContain(`"${word}"`);
  });

  it('has every refused sign-in, without the address or the password', async () => {
    await newWorld();
    const request = new Request('http://localhost/login', {
      headers: { 'x-alongside-address': randomUUID() },
    });
    await signIn(request, { email: 'nobody@school.example', password: 'a wrong password' });
    expect(lines()).toEqual([expect.objectContaining({ msg: 'sign-in refused' })]);
    expect(written.join('')).not.toMatch(/nobody@|wrong password/);
  });

  it('has who was not allowed what', async () => {
    const world = await newWorld();
    const head = await world.person('head', { role: 'head', urn: 100001 });
    const headers = await startSession(new Request('http://localhost/'), head.accountId);
    const cookie = (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const asked = guard(new Request('http://localhost/board', { headers: { cookie } }), 'board');
    await expect(asked).rejects.toMatchObject({ status: 403 });
    expect(lines()).toEqual([
      expect.objectContaining({ msg: 'not allowed', account: 'head', route: 'board', method: 'GET' }),
    ]);
  });

  it('has what went wrong, of which the visitor is told nothing', () => {
    const told: unknown[] = [];
    const answer = {
      headersSent: false,
      status: () => answer,
      type: () => answer,
      send: (words: string) => told.push(words),
    };
    const fault = new Error('the key of the bucket is wrong');
    plainFailure(fault, {} as never, answer as never, () => undefined); // as express calls it; only these parts are used
    expect(lines()).toEqual([
      expect.objectContaining({ msg: 'request failed', error: expect.stringContaining('bucket') }),
    ]);
    expect(told).toEqual(['Sorry, something went wrong. Try again.']);
  });
});
