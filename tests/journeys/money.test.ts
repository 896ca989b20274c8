/**
 * The money of one agreement, from a pot to the year end, as the people do it: without JavaScript, in a browser. What the
 * authority promises covers its part, the provider is paid, the school pays its part in two ways, and every page that
 * says what stands says the same.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { termDates } from '~/kernel/academic-year';
import { addDays, calendarDate } from '~/kernel/clock';
import { moneyWords, parseMoney } from '~/kernel/money';
import { clockFile, instantOf } from '../support/clock';
import { errors, fillAll, fillIn, go, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';
import { DEMO_PASSWORD } from '../support/sign-in';
import { type SigningAgreement, signingAgreement } from '../support/signing-agreement';

const LONG = 180_000;
const SCHOOL = 'bracken-edge';
const clock = clockFile();
let stage: Stage;
let agreement: SigningAgreement;
let people: Record<'lead' | 'broker' | 'head' | 'chair' | 'leader' | 'homeHead' | 'otherHead', Page>;
let today = calendarDate(new Date());

beforeAll(async () => {
  stage = await openStage({ ALONGSIDE_CLOCK_FILE: clock.file });
  agreement = signingAgreement(stage.server.database, `head.${SCHOOL}@marlshire.example`);
  const as = (email: string) => stage.as(email, { javaScript: false });
  people = {
    lead: await as('lead'),
    broker: await as('broker'),
    head: await as(`head.${SCHOOL}`),
    chair: await as(`chair.${SCHOOL}`),
    leader: await as(agreement.leader),
    homeHead: await as(agreement.homeHead),
    otherHead: await as('head'),
  };
}, LONG);
afterAll(async () => {
  await stage.close();
  clock.remove();
});

const at = (path = '') => `/agreements/${agreement.id}${path}`;
const said = (page: Page) => page.locator('main').innerText();

/** Fills the form in, presses its button, and expects to have got on. */
async function send(
  page: Page,
  answers: Record<string, string | readonly string[]>,
  button: string | RegExp,
): Promise<void> {
  await fillIn(page, answers);
  await press(page, button);
  expect(await errors(page), page.url()).toEqual([]);
}

async function commit(): Promise<void> {
  const { lead, broker } = people;
  await lead.goto('/recompense');
  await go(lead, 'Pots');
  await go(lead, 'Make a pot');
  const dates = { startsOn: addDays(today, -200), endsOn: addDays(today, 600) };
  const given = {
    name: 'Pot of the journey',
    costCode: 'SI-J',
    amount: '10,000',
    reason: 'Agreed by cabinet',
  };
  await send(lead, { ...given, ...dates }, 'Make the pot');
  expect(await said(lead)).toContain('£10,000.00');

  await broker.goto(at('/recompense/fund'));
  const [, most = ''] = /At most (£[\d,.]+) more is needed/.exec(await said(broker)) ?? [];
  await broker.getByLabel('From Pot of the journey').fill(most);
  await press(broker, 'Ask for the money');
  expect(await errors(broker)).toEqual([]);
  await lead.reload();
  expect(await said(lead)).toContain(moneyWords(1_000_000 - (parseMoney(most) ?? 0)));
}

async function signAll(): Promise<void> {
  for (const who of ['head', 'chair', 'homeHead', 'broker'] as const) {
    const page = people[who];
    await page.goto(at());
    if ((await page.getByRole('link', { name: 'Read and sign' }).count()) === 0) continue;
    await go(page, 'Read and sign');
    for (const one of await page.locator('main [name="statements"]').all()) await one.check();
    await send(page, { password: DEMO_PASSWORD }, 'Sign the agreement');
  }
  await people.head.goto(at());
  expect(await said(people.head)).toMatch(/Active/);
}

async function visit(): Promise<void> {
  const { leader } = people;
  const term = agreement.days.find(
    ({ term: key, halfDays }) => halfDays > 1 && termDates(key).to > addDays(today, 20),
  );
  if (!term) throw new Error('The demo’s agreement has no days left');
  const [, on = ''] = [addDays(termDates(term.term).from, 12), addDays(today, 12)].sort();
  await leader.goto(at('/visits/new'));
  const plan = {
    plannedFor: on,
    startsAt: '9:30am',
    mode: 'at-school',
    days: '1',
    focus: 'Sounds and letters',
  };
  await send(leader, plan, 'Plan the visit');
  const path = new URL(leader.url()).pathname;
  today = on;
  clock.travelTo(instantOf(on, 17), stage.server.database);
  await leader.goto(`${path}/record`);
  await fillAll(leader, /^outcomes\[\d+\]\.progress$/, 'some');
  await fillAll(leader, /^outcomes\[\d+\]\.evidence$/, 'Books of six children.');
  const note = {
    heldOn: on,
    endedAt: '3pm',
    days: '1',
    present: 'Both teachers',
    activities: 'Taught together.',
  };
  await send(
    leader,
    { ...note, seen: 'Children blend by themselves.', recommendations: 'Ten minutes every day.' },
    'Save and send to the headteacher',
  );
}

/** The claim, asked about and confirmed. @returns its address */
async function claimed(): Promise<string> {
  const { leader, head } = people;
  await leader.goto(at('/recompense/claim'));
  for (const one of await leader.locator('main [name="visits"]').all()) await one.check();
  await press(leader, 'Send the claim to the school');
  expect(await errors(leader)).toEqual([]);
  const path = new URL(leader.url()).pathname;
  expect(path).toMatch(/^\/claims\//);

  await head.goto('/recompense');
  await go(head, 'Open the list');
  await head.goto(`${path}/answer`);
  await send(head, { 'lines[0].query': 'Was it a whole day?' }, 'Send the questions');
  await leader.goto(`${path}/reply`);
  await send(leader, { 'replies[0].reply': 'It was: the note says so.' }, 'Send the replies');
  await head.goto(`${path}/answer`);
  expect(await said(head)).toContain('It was: the note says so.');
  await press(head, 'Confirm the whole claim');
  expect(await errors(head)).toEqual([]);
  return path;
}

/** The claim approved, its invoice issued. @returns the addresses of invoice and payable */
async function issued(claim: string): Promise<{ invoice: string; payable: string }> {
  const { broker } = people;
  await broker.goto(`${claim}/approve`);
  await press(broker, 'Approve the claim');
  expect(await errors(broker)).toEqual([]);
  await broker.goto(claim);
  const first = (prefix: string) => broker.locator(`main a[href^="${prefix}"]`).first().getAttribute('href');
  const invoice = (await first('/invoices/')) ?? '';
  const payable = (await first('/payables/')) ?? '';
  await broker.goto(`${invoice}/approve`);
  await press(broker, 'Approve invoice');
  await broker.goto(`${invoice}/issue`);
  await press(broker, 'Issue invoice');
  expect(await errors(broker)).toEqual([]);
  return { invoice, payable };
}

/** The school reads its invoice; another does not know that it is there. @returns its number and its total */
async function read(invoice: string): Promise<{ ref: string; pence: number }> {
  const { head, otherHead } = people;
  await head.goto(invoice);
  const text = await said(head);
  const [ref = ''] = /MAR-INV-\d{5}/.exec(text) ?? [];
  expect(ref).not.toBe('');
  const pdf = await head.request.get(`${invoice}.pdf`);
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  for (const path of [invoice, `${invoice}.pdf`, `${invoice}/print`]) {
    expect((await otherHead.request.get(path)).status(), path).toBe(404);
  }
  await people.broker.goto(`${invoice}/receipt`);
  const [, total = ''] = /Total\s+(£[\d,.]+)/.exec(await said(people.broker)) ?? [];
  return { ref, pence: parseMoney(total) ?? 0 };
}

async function pay(invoice: string, payable: string, ref: string, pence: number): Promise<void> {
  const { broker } = people;
  const part = 5_000;
  await broker.goto(`${invoice}/receipt`);
  const receipt = { amount: '50.00', on: today, method: 'bacs', reference: `BACS ${ref}` };
  await send(broker, receipt, 'Record payment');
  expect(await said(broker)).toContain(moneyWords(pence - part));

  // The rest comes with the bank's file.
  await broker.goto('/recompense/bank');
  const row = [today.split('-').reverse().join('/'), `BACS ${ref}`, ((pence - part) / 100).toFixed(2), ''];
  const text = `Date,Description,Paid in,Paid out\n${row.join(',')}\n`;
  await broker
    .locator('main input[type="file"]')
    .setInputFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await press(broker, 'Read and preview');
  expect(await errors(broker)).toEqual([]);
  expect(await said(broker)).toContain(ref);
  await press(broker, 'Apply the file');
  await people.head.goto(invoice);
  expect(await said(people.head)).toMatch(/Paid/);

  await broker.goto(`${payable}/pay`);
  const [, left = ''] = /at most (£[\d,.]+)/.exec(await said(broker)) ?? [];
  const sent = { amount: left.replace('£', ''), on: today, method: 'bacs', reference: 'BACS 77' };
  await send(broker, sent, 'Record the payment');
  await people.homeHead.goto(payable);
  expect(await said(people.homeHead)).toMatch(/Paid/);
}

/** What the statement and the year end say of the school. */
async function agree(pence: number): Promise<void> {
  const { head, broker } = people;
  const place = `${agreement.authorityId}.${agreement.urn}`;
  const period = `from=${addDays(today, -1)}&to=${today}`;
  await head.goto(`/recompense/statements?place=${place}&${period}`);
  const statement = await said(head);
  expect(statement).toContain(moneyWords(pence));
  expect(statement).toContain(moneyWords(0));
  await broker.goto(`/recompense/exports/year-end`);
  const row = await broker.locator('main tr', { hasText: 'Bracken Edge' }).first().innerText();
  const figures = row.match(/£[\d,.]+/g) ?? [];
  // Owed before, charged, credited, written off, received, owed at the end.
  expect(figures.slice(0, 6)).toEqual([0, pence, 0, 0, pence, 0].map(moneyWords));
  await go(broker, 'Bracken Edge Primary School');
  expect(await said(broker)).toContain('Payment received');
}

it(
  'goes from a pot to the year end',
  async () => {
    await commit();
    await signAll();
    await visit();
    const claim = await claimed();
    const { invoice, payable } = await issued(claim);
    const { ref, pence } = await read(invoice);
    expect(pence).toBeGreaterThan(5_000);
    await pay(invoice, payable, ref, pence);
    await agree(pence);
  },
  LONG,
);
