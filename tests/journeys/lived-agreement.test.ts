/**
 * The life of one agreement, from signed to sustained impact, as the people do it: without JavaScript, in a browser, with
 * a clock that moves through two terms. What each of them does, the others see, and the timeline tells all of it.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sustainedSlots } from '~/agreements/domain/impact/sustained';
import { termDates } from '~/kernel/academic-year';
import { addDays, calendarDate } from '~/kernel/clock';
import { nextSchoolDay, USUAL_CALENDAR } from '~/kernel/school-calendar';
import { dateWords } from '~/kernel/words';
import { type ActiveAgreement, activeAgreement } from '../support/active-agreement';
import { clockFile, instantOf } from '../support/clock';
import { errors, fillAll, fillIn, go, heading, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';
import { cli } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';

const LONG = 180_000;
const WHO = {
  broker: 'broker',
  head: 'head.hindlewell',
  chair: 'chair.hindlewell',
  leader: 'leader',
  release: 'release',
} as const;
type Who = keyof typeof WHO;

const clock = clockFile();
let stage: Stage;
let people: Record<Who, Page>;
let agreement: ActiveAgreement;
let today = calendarDate(new Date());

beforeAll(async () => {
  stage = await openStage({ ALONGSIDE_CLOCK_FILE: clock.file });
  agreement = activeAgreement(stage.server.database, `${WHO.head}@marlshire.example`);
  const pages = {} as Record<Who, Page>;
  for (const [who, email] of Object.entries(WHO)) {
    pages[who as Who] = await stage.as(`${email}@marlshire.example`, { javaScript: false });
  }
  people = pages;
}, LONG);
afterAll(async () => {
  await stage.close();
  clock.remove();
});

const at = (path = '') => `/agreements/${agreement.id}${path}`;
const said = (page: Page) => page.locator('main').innerText();

/** Lets time pass until an hour of a day. */
function travelTo(date: string, hour = 9): void {
  today = date;
  clock.travelTo(instantOf(date, hour), stage.server.database);
}

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

async function visit(): Promise<void> {
  const { leader, head } = people;
  const term = agreement.days.find(({ term: key }) => termDates(key).to > addDays(today, 10));
  if (!term) throw new Error('The demo’s agreement has no days left');
  const from = addDays(termDates(term.term).from, 12);
  const [, on = from] = [from, addDays(today, 3)].sort();
  await leader.goto(at('/visits/new'));
  await send(
    leader,
    {
      plannedFor: on,
      startsAt: '9:30am',
      mode: 'at-school',
      days: '1',
      focus: 'Modelling writing in year 6',
    },
    'Plan the visit',
  );
  const path = new URL(leader.url()).pathname.split('?')[0] ?? '';
  await head.goto(at('/tasks'));
  expect(await said(head)).toContain(`Make the visit of ${dateWords(on)}`);

  // It ends at three; its note is written 49 hours later.
  travelTo(addDays(on, 2), 16);
  await leader.goto(at());
  expect(await said(leader)).toContain(`Record the visit of ${dateWords(on)}`);
  await leader.goto(`${path}/record`);
  await fillAll(leader, /^outcomes\[\d+\]\.progress$/, 'some');
  await fillAll(leader, /^outcomes\[\d+\]\.evidence$/, 'Books of six children.');
  await send(
    leader,
    {
      heldOn: on,
      endedAt: '3pm',
      days: '1',
      present: 'Both teachers of year 6',
      activities: 'Taught a lesson together and looked at books.',
      seen: 'Children use the vocabulary without being asked.',
      recommendations: 'Keep ten minutes for practice.',
      'actions[0].text': 'Plan the next fortnight together',
      'actions[0].owner': 'client-head',
      'actions[0].dueOn': addDays(today, 14),
    },
    'Save and send to the headteacher',
  );
  await head.goto(path);
  expect(await said(head)).toMatch(/1 hour late|late by 1 hour/i);
  await press(head, 'I have read this note');
  await head.goto(at());
  expect(await said(head)).toContain('Plan the next fortnight together');
}

async function review(): Promise<void> {
  const { broker, head, chair } = people;
  const on = addDays(today, 21);
  await broker.goto(at('/reviews/new'));
  for (const name of await broker.locator('main [name^="members"][name$=".name"]').all()) {
    if ((await name.inputValue()) === '') await name.fill('Alex Moss');
  }
  await send(broker, { plannedFor: on, startsAt: '2pm', preMeetingOn: addDays(on, -8) }, 'Plan this review');
  const path = new URL(broker.url()).pathname;

  travelTo(addDays(on, -8));
  await broker.goto(`${path}/pre-meeting`);
  await send(broker, { metOn: today, note: 'Agreed which lessons the group will see.' }, 'Save');
  await broker.goto(`${path}/pack`);
  await press(broker, 'Keep this pack');
  await head.goto(`${path}/pack`);
  expect(await said(head)).toContain('Plan the next fortnight together');

  travelTo(on, 16);
  await broker.goto(`${path}/record`);
  await fillAll(broker, /^outcomes\[\d+\]\.rag$/, 'on-track');
  await fillAll(broker, /^outcomes\[\d+\]\.narrative$/, 'Readings lie on the line to the target.');
  await send(
    broker,
    {
      heldOn: on,
      summary: 'The group heard progress confirmed from three sides.',
      frequency: 'half-termly',
      settledBy: 'group',
      nextOn: addDays(on, 28),
    },
    'Record the minutes',
  );
  await chair.goto(`${path}/minutes`);
  expect(await said(chair)).toContain('The group heard progress confirmed from three sides.');
  await chair.emulateMedia({ media: 'print' });
  expect(await chair.locator('nav:visible').count()).toBe(0);
  await chair.emulateMedia({ media: 'screen' });
}

/** Reads every measure. @returns what was entered */
async function read(page: Page, kind: string, value: string): Promise<void> {
  await page.goto(at('/impact/new'));
  await fillAll(page, /^readings\..*\.value$/, value);
  await fillAll(page, /^readings\..*\.source$/, 'Moderated teacher assessment');
  await fillIn(page, { on: today, kind });
  await press(page, 'Save readings');
  if ((await page.locator('main [name="confirmed"]').count()) > 0) {
    await page.locator('main [name="confirmed"]').check();
    await press(page, 'Save readings');
  }
  expect(await errors(page), page.url()).toEqual([]);
}

async function progress(): Promise<void> {
  const { leader, head, chair } = people;
  await read(head, 'review', '60');
  await leader.goto(at());
  const open = leader
    .locator('main tr', { hasText: /Overdue|Near|To come/ })
    .getByRole('link')
    .first();
  const milestone = await open.innerText();
  await Promise.all([leader.waitForEvent('load'), open.click()]);
  await send(leader, { on: today, note: 'Seen in all four classes.' }, 'Mark as reached');
  await chair.goto(at('/tasks'));
  expect(await said(chair)).toContain(milestone);
  await chair.goto(at());
  expect(await chair.locator('main tr', { hasText: milestone }).innerText()).toContain('Reached');
}

async function amend(): Promise<void> {
  const { broker } = people;
  await broker.goto(at('/amend/new'));
  await send(
    broker,
    { reason: 'One day fewer will do what was meant.', sections: ['resources'] },
    'Begin the amendment',
  );
  const path = new URL(broker.url()).pathname.replace(/\/edit\/.*/, '');
  await broker.goto(`${path}/edit/resources`);
  const fields = await broker.locator('main [name^="days["][name$=".halfDays"]').all();
  // A day fewer in the last term.
  const last = agreement.days.at(-1);
  const terms = await broker
    .locator('main [name^="days["][name$=".term"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  const field = fields[terms.indexOf(last?.term ?? '')];
  if (!field) throw new Error('No term has days to take out');
  await field.fill(String(Number(await field.inputValue()) - 1));
  await send(broker, {}, 'Save this section');
  await broker.goto(`${path}/send`);
  await press(broker, 'Send it to be signed');
  for (const who of ['head', 'chair', 'release', 'broker'] as const) {
    const page = people[who];
    await page.goto(path);
    if ((await page.getByRole('link', { name: 'Read and sign' }).count()) === 0) continue;
    await go(page, 'Read and sign');
    for (const one of await page.locator('main [name="statements"]').all()) await one.check();
    await send(page, { password: DEMO_PASSWORD }, 'Sign the amendment');
  }
  await broker.goto(path);
  expect(await said(broker)).toMatch(/In force/i);
}

async function escalate(): Promise<void> {
  const { broker, head, leader } = people;
  const take = async (path: string, answers: Record<string, string>) => {
    await broker.goto(at(path));
    await fillIn(broker, { on: today, reason: 'Two readings lie below the line to the target.', ...answers });
    await press(broker, 'Draft the letter');
    expect(await broker.locator('main [name="body"]').inputValue()).toMatch(/MAR-A-\d{4}/);
    await press(broker, /^Send it/);
    expect(await errors(broker)).toEqual([]);
  };
  // Schools are open on the day, by the usual dates of the demo.
  const soon = () => nextSchoolDay(USUAL_CALENDAR, addDays(today, 10));
  const asks = { asks: 'Put both actions in place.', answerBy: soon() };
  await take('/escalation/new', asks);
  await head.goto(at());
  expect(await said(head)).toContain('Answer what has been said about progress');
  await head.goto(at('/escalation'));
  await go(head, 'Answer');
  await send(head, { text: 'We accept it. Both are in place since Monday.' }, 'Send your answer');
  await leader.goto(at());
  expect(await said(leader)).not.toContain('Escalation');

  travelTo(addDays(today, 11));
  await take('/escalation/step', { move: 'up:written-report', ...asks, answerBy: soon() });
  travelTo(addDays(today, 6));
  await take('/escalation/step', { move: 'down:school-told', ...asks, answerBy: soon() });
  travelTo(addDays(today, 6));
  await take('/escalation/step', { move: 'end' });
  await head.goto(at('/escalation'));
  expect(await said(head)).toMatch(/ended/i);
}

/** Everything that was agreed is done, so that nothing stands in the way of closing. */
async function finishActions(): Promise<void> {
  const { broker } = people;
  for (let n = 0; n < 10; n++) {
    await broker.goto(at('/actions'));
    const open = broker.locator('main table').first().locator('a[href^="/actions/"]').first();
    if (!/open/i.test(await said(broker)) || (await open.count()) === 0) return;
    const path = await open.getAttribute('href');
    await broker.goto(`${path}/done`);
    if ((await broker.locator('main [name="result"]').count()) === 0) return;
    await send(broker, { result: 'Done, and seen on the last visit.' }, /done/i);
  }
}

async function close(): Promise<void> {
  const { broker, head, leader } = people;
  await finishActions();
  await broker.goto(at('/close'));
  await fillIn(broker, {
    ground: 'criteria-met',
    reason: 'What was meant has been reached.',
    endedOn: addDays(today, -1),
    evaluationDueOn: addDays(today, 21),
  });
  if ((await broker.locator('main [name="days"][type="radio"]').count()) > 0)
    await fillIn(broker, { days: 'at-close' });
  await press(broker, 'Begin to close');
  expect(await errors(broker)).toEqual([]);
  await head.goto(at());
  expect(await said(head)).toContain('Evaluate the support');

  await broker.goto(at('/close/criteria'));
  await fillAll(broker, /^criteria\[\d+\]\.met$/, 'yes');
  await fillAll(broker, /^criteria\[\d+\]\.evidence$/, 'Seen on two visits.');
  await send(broker, {}, 'Save the answers');
  await read(leader, 'exit', '63');
  await broker.goto(at('/close/outcomes'));
  await fillAll(broker, /^outcomes\[\d+\]\.result$/, 'met');
  await fillAll(broker, /^outcomes\[\d+\]\.basis$/, 'The reading at the end, beside the baseline.');
  await send(broker, {}, 'Save the judgements');

  for (const page of [head, leader, broker]) {
    await page.goto(at('/evaluate'));
    await send(
      page,
      {
        fit: 'well',
        changed: 'Children write more, and check it themselves.',
        helped: 'Lessons taught side by side.',
        hindered: 'Nothing that cannot be put right.',
        daysUsed: 'well',
        again: 'yes',
        attribution: 'one-part',
        elsewhere: 'A new scheme for spelling.',
      },
      'Give the evaluation',
    );
  }
  await broker.goto(at('/close'));
  await press(broker, 'Close the agreement');
  expect(await errors(broker)).toEqual([]);
}

/** Months later the head reads the measures again. */
async function lasting(): Promise<void> {
  const { head } = people;
  const [slot] = sustainedSlots(addDays(today, -1));
  await head.goto(at('/tasks'));
  expect(await said(head)).toContain(`It can be read from the`);
  travelTo(addDays(slot.opens, 10));
  await head.goto(at());
  expect(await said(head)).toContain('Read the measures again, one term after the end');
  await read(head, 'sustained', '64');
  await head.goto(at('/tasks'));
  expect(await said(head)).toMatch(/Read the measures again, one term after the end\s+Read for the/);
}

/** What the timeline tells, in the order in which it happened. */
const STORY = [
  'Signed by all, and active',
  'Support visit planned for',
  '1 hour late',
  'Improvement Review 1 planned',
  'Headteacher and adviser met',
  'Improvement Review 1 held',
  'Milestone reached',
  'Amendment 1 in force',
  'the school was told',
  'The school answered',
  'written report',
  'Stepped down',
  'Case about progress ended',
  'Closing began',
  'evaluated the support',
  'Closed',
  'after exit',
];

describe('an agreement, lived', () => {
  it(
    'goes from signed through visits, review, change and concern to its end, and is looked at again a term later',
    async () => {
      await visit();
      await review();
      await progress();
      await amend();
      await escalate();
      await close();
      await lasting();

      const { head, leader } = people;
      await head.goto(at('/timeline?all=yes'));
      expect(await heading(head)).toBe('Timeline');
      const story = await said(head);
      let from = 0;
      for (const part of STORY) {
        const found = story.indexOf(part, from);
        expect(found, `“${part}” comes after what was before it`).toBeGreaterThanOrEqual(from);
        from = found;
      }
      expect(story).toMatch(/ at 4:00pm, Priya Raman \(provider\)/);
      await leader.goto(at('/timeline?all=yes'));
      expect(await said(leader)).not.toMatch(/school was told|Stepped down|Case about progress/);
      await head.goto(at('/timeline?kind=escalation'));
      expect(await head.locator('main ol > li').count()).toBeGreaterThanOrEqual(5);

      const verified = await cli(stage.server.database, ['verify', '--json']);
      expect(verified.code, verified.stdout + verified.stderr).toBe(0);
    },
    LONG,
  );
});
