/** All open requests planned at once: made, changed, compared, and put forward, without JavaScript. */
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors, fillIn, go, heading, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stage.closePages());
afterAll(() => stage.close());

function count(sql: string, ...values: unknown[]): number {
  const database = new Database(stage.server.database, { readonly: true });
  try {
    return Number(database.prepare(sql).pluck().get(values));
  } finally {
    database.close();
  }
}

describe('a plan of all open requests', () => {
  it('is made while the service answers others, changed with a partner kept, and put forward', async () => {
    const broker = await stage.as('broker', { javaScript: false, width: 320 });
    await broker.goto('/allocation');
    await go(broker, 'Make a plan');
    await fillIn(broker, { name: '', seconds: '900' });
    await press(broker, 'Make the plan');
    expect(await errors(broker)).toHaveLength(2);
    // A budget keeps the search busy, so that it is seen at work.
    await fillIn(broker, { name: 'Forty days', seconds: '3', budget: 'days', budgetDays: '40', most: '1' });
    await press(broker, 'Make the plan');
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => fetch(`${stage.server.origin}/healthz`).then(({ status }) => status)),
    );
    expect(asked).toEqual([200, 200, 200, 200, 200]);
    // The page asks again by itself until the plan is ready.
    await broker.getByRole('heading', { name: 'Request by request' }).waitFor({ timeout: 30_000 });
    expect(await heading(broker)).toBe('Forty days');
    const first = new URL(broker.url()).pathname;

    await go(broker, 'Change and plan again');
    const choice = broker.locator('main select[name^="rows."]').first();
    const keep = (await choice.locator('option[value^="keep:"]').first().getAttribute('value')) ?? '';
    await fillIn(broker, { [(await choice.getAttribute('name')) ?? '']: keep, budget: 'none', seconds: '2' });
    await press(broker, 'Plan again');
    await broker.getByRole('heading', { name: 'Request by request' }).waitFor({ timeout: 30_000 });
    expect(new URL(broker.url()).pathname).not.toBe(first);
    expect(await broker.locator('main').innerText()).toContain('1 kept, 0 ruled out');
    const second = new URL(broker.url()).pathname;
    await go(broker, 'What changed and why');
    expect(await broker.locator('main').innerText()).toMatch(/The settings differ in .*the budget/);

    await broker.goto(second);
    const proposals =
      "select count(*) from proposal where allocation_plan_id is not null and state = 'shortlisted'";
    const before = count(proposals);
    await go(broker, 'Put rows forward');
    await press(broker, 'Continue');
    expect(await heading(broker)).toMatch(/^Put \d+ rows? forward\?$/);
    expect(count(proposals)).toBe(before);
    await press(broker, /^Put \d+ rows? forward$/);
    expect(await heading(broker)).toMatch(/^\d+ rows? put forward$/);
    expect(count(proposals)).toBeGreaterThan(before);
    await broker.goto(`${second}/forward`);
    expect(await broker.locator('main').innerText()).toContain('Nothing to put forward');
  });

  it('is not there for another authority, nor for schools', async () => {
    const id = count("select count(*) from allocation_plan where status = 'done'");
    expect(id).toBeGreaterThan(0);
    const database = new Database(stage.server.database, { readonly: true });
    const path = `/allocation/${database.prepare('select id from allocation_plan limit 1').pluck().get()}`;
    database.close();
    const stranger = await stage.as('broker@fenwold.example', { javaScript: false });
    expect((await stranger.goto(path))?.status()).toBe(404);
    const head = await stage.as('head', { javaScript: false });
    expect((await head.goto(path))?.status()).toBe(403);
  });
});
