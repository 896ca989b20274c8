/**
 * The main job, end to end, as the people do it: a school asks, the broker matches, the school chooses, the
 * provider accepts, the home school releases, the broker approves, and four people sign. Once as most see it, and
 * once without JavaScript on a narrow screen.
 */
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { overflow } from '../support/axe';
import { inDays } from '../support/dates';
import { errors, fillIn, go, heading, press, pressIn } from '../support/forms';
import { openStage, type Stage, type View } from '../support/journey';
import { cli } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  // The demo's leader has given most of her days away already; here she has found more,
  // and drives further.
  const database = new Database(stage.server.database);
  const hers =
    "select provider_id from account_grant where account_id in (select id from account where email = 'leader@marlshire.example')";
  database
    .prepare(`update capacity_term set half_days = half_days + 40 where provider_id in (${hers})`)
    .run();
  database
    .prepare(
      `update offer_term set half_days = half_days + 20 where offer_id in (select id from offer where provider_id in (${hers}))`,
    )
    .run();
  database.prepare(`update offer set travel_limit_minutes = 120 where provider_id in (${hers})`).run();
  database.close();
});
afterEach(() => stage.closePages());
afterAll(() => stage.close());

const ways: { name: string; view: View; area: string; offer: string }[] = [
  {
    name: 'with JavaScript, on a wide screen',
    view: { javaScript: true, width: 1280 },
    area: 'writing-ks2',
    offer: 'From sentence to story: writing in years 3 to 6',
  },
  {
    name: 'without JavaScript, at 320 pixels',
    view: { javaScript: false, width: 320 },
    area: 'reading-ks2',
    offer: 'Fluency first: reading in years 3 to 6',
  },
];

/** The head states a need and asks for three days of help. @returns path of the request */
async function ask(head: Page, area: string): Promise<string> {
  await head.goto('/requests/new');
  await press(head, 'Start the request');
  const path = new URL(head.url()).pathname.replace(/\/draft\/.*/, '');
  await head.goto(`${path}/draft/need/new`);
  await fillIn(head, { focusArea: area, severity: '3' });
  await press(head, 'Save and continue');
  await fillIn(head, {
    measure: 'Year 6 pupils at the expected standard',
    unit: '% of pupils',
    baseline: '58',
    baselineOn: inDays(-120),
    baselineSource: 'Key stage 2 results',
    evidence: 'Books and results both show that gains made in year 4 are not kept.',
  });
  await press(head, 'Save and continue');
  await fillIn(head, {
    outcome: 'Children leave year 6 ready for secondary school.',
    target: '72',
    byDate: inDays(240),
  });
  await press(head, 'Save and continue');

  await press(head, 'Save and continue');

  // A mistake is said beside the field and at the top, and what was typed stays.
  await fillIn(head, { halfDays: 'three-ish', startFrom: inDays(20), finishBy: inDays(200) });
  await press(head, 'Save and continue');
  expect(await errors(head)).toHaveLength(1);
  expect(await head.locator('main [name="halfDays"]').inputValue()).toBe('three-ish');
  // The browser moves to it once the page is drawn.
  await head.locator('main [role="alert"]:focus').waitFor();
  await fillIn(head, { halfDays: '3' });
  await press(head, 'Save and continue');

  await fillIn(head, { formats: ['in-school', 'coaching'], remoteWelcome: 'yes' });
  await press(head, 'Save and continue');
  await fillIn(head, { context: 'A new leader of English started in September.' });
  await press(head, 'Save and continue');
  await press(head, 'Save and continue');
  expect(new URL(head.url()).pathname).toBe(`${path}/draft/check`);
  await press(head, 'Send the request');
  expect(await heading(head)).toMatch(/sent/i);
  return path;
}

/** The broker ranks the offers, puts two forward and shares them with the school. */
async function match(broker: Page, request: string, offer: string): Promise<void> {
  await broker.goto(`${request}/matches`);
  await press(broker, 'Rank the offers');
  const wanted = broker.locator('main li', { has: broker.getByRole('link', { name: offer, exact: true }) });
  for (let page = 2; (await wanted.count()) === 0 && page < 6; page++) {
    await broker.goto(`${request}/matches?page=${page}`);
  }
  await pressIn(broker, wanted, /^Put forward/);
  await pressIn(broker, broker.locator('main'), /^Put forward/);
  await fillIn(broker, { note: 'Both know schools like yours. Read the reasons, not the figure alone.' });
  await press(broker, 'Share the shortlist');
}

/** The head chooses the partner by name. */
async function choose(head: Page, request: string, partner: string): Promise<void> {
  await head.goto(`${request}/compare`);
  expect(await head.locator('main').innerText()).toContain(partner);
  await head.goto(`${request}/choose`);
  await head.getByLabel(new RegExp(`^${partner}`)).check();
  await fillIn(head, { reason: 'She has done this in a school with children like ours.' });
  await press(head, 'Send your choice');
}

/** The broker invites, the provider accepts, the home school releases, the broker approves. @returns the agreement */
async function arrange(
  people: Record<'broker' | 'leader' | 'release', Page>,
  request: string,
): Promise<string> {
  const { broker, leader, release } = people;
  await broker.goto(`${request}/matches`);
  await go(broker, 'Prepare the invitation');
  const proposal = new URL(broker.url()).pathname.replace(/\/invite$/, '');
  await press(broker, 'Hold the days and send the invitation');

  // The one next action leads each person on.
  await leader.goto(proposal);
  await go(leader, 'Answer the invitation');
  await fillIn(leader, { answer: 'accept' });
  await press(leader, 'Send your answer');
  await release.goto(proposal);
  await go(release, 'Answer for your school');
  await fillIn(release, { answer: 'release' });
  await press(release, 'Send your answer');

  await broker.goto(`${proposal}/approve`);
  if ((await broker.locator('main [name="overrideReason"]').count()) > 0) {
    await fillIn(broker, { overrideReason: 'The school chose her, and she is close by.' });
  }
  await press(broker, 'Approve');
  await broker.goto(proposal);
  await go(broker, /^Open agreement/);
  return new URL(broker.url()).pathname;
}

/** The broker asks a pot for the authority's part, which has to be there before the authority can sign. */
async function fund(broker: Page, agreement: string): Promise<void> {
  await broker.goto(`${agreement}/recompense/fund`);
  const [, needed = ''] =
    /At most (£[\d,.]+) more is needed/.exec(await broker.locator('main').innerText()) ?? [];
  await broker
    .getByLabel(/^From School-to-school support/)
    .first()
    .fill(needed);
  await press(broker, 'Ask for the money');
  expect(await errors(broker)).toEqual([]);
}

/** Signs the agreement as whoever is looking: first with the wrong password, which signs nothing. */
async function sign(page: Page, agreement: string): Promise<void> {
  await page.goto(agreement);
  await go(page, 'Read and sign');
  const statements = page.locator('main [name="statements"]');
  for (let n = 0; n < (await statements.count()); n++) await statements.nth(n).check();
  await fillIn(page, { password: 'not the password' });
  await press(page, 'Sign the agreement');
  expect((await errors(page)).join()).toMatch(/password/i);
  await fillIn(page, { password: DEMO_PASSWORD });
  await press(page, 'Sign the agreement');
  expect(await errors(page)).toEqual([]);
}

describe.each(ways)('a partnership $name', ({ view, area, offer }) => {
  it('goes from the school’s request to an agreement in force', async () => {
    const [broker, head, chair, leader, release] = await Promise.all(
      (['broker', 'head', 'chair', 'leader', 'release'] as const).map((who) => stage.as(who, view)),
    );
    if (!broker || !head || !chair || !leader || !release) throw new Error('Somebody did not come');

    const request = await ask(head, area);
    await match(broker, request, offer);
    await choose(head, request, 'Priya Raman');
    const agreement = await arrange({ broker, leader, release }, request);

    // A party changes the draft; another sees what was changed, by whom.
    await leader.goto(`${agreement}/edit/reporting`);
    await fillIn(leader, {
      frequency: 'A short note after each visit, and a call at half-term.',
      note: 'As we said.',
    });
    await press(leader, 'Save this section');
    await head.goto(`${agreement}/changes`);
    const changes = await head.locator('main').innerText();
    expect(changes).toContain('a call at half-term');
    expect(changes).toContain('Priya Raman');

    await broker.goto(agreement);
    await press(broker, 'Send for signing');
    await fund(broker, agreement);
    for (const page of [head, chair, release, broker]) await sign(page, agreement);

    for (const page of [head, leader, broker]) {
      await page.goto(agreement);
      const inForce = await page.locator('main').innerText();
      expect(inForce).toMatch(/Agreement MAR-A-\d{4}\s+Active/);
      expect(inForce).toContain('2 tasks of 18 done');
    }
    await head.goto(`${agreement}/print`);
    expect(await head.locator('main').innerText()).toContain('Ashlode Hill Primary School');
    for (const page of [broker, head, leader]) {
      expect(await overflow(page), `${page.url()} fits its window`).toBeLessThanOrEqual(0);
    }
  });
});

describe('afterwards', () => {
  it('the record is whole: database, audit chain, and days committed that were held', async () => {
    const verified = await cli(stage.server.database, ['verify', '--json']);
    expect(verified.code, verified.stdout + verified.stderr).toBe(0);
    const database = new Database(stage.server.database, { readonly: true });
    const days = database
      .prepare(
        `select sum(l.held) as held, sum(l.committed) as committed from ledger_entry l
         where l.proposal_id in (select id from proposal where request_id in
           (select id from support_request where raised_by_id in (select id from account where email = 'head@marlshire.example')
              and context = 'A new leader of English started in September.'))`,
      )
      .get();
    database.close();
    // Three days, twice, in half-days.
    expect(days).toEqual({ held: 0, committed: 12 });
  });
});
