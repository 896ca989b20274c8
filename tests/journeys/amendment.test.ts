/**
 * A signed agreement is amended: days that were used cannot be taken back, the change is written by two people, sent,
 * and signed by those it concerns; then it is the version in force and the provider's days follow. Without JavaScript,
 * on a narrow screen.
 */
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow } from '../support/axe';
import { errors, fillIn, go, heading, press } from '../support/forms';
import { openStage, type Stage, type View } from '../support/journey';
import { DEMO_PASSWORD } from '../support/sign-in';

const NARROW: View = { javaScript: false, width: 320 };
let stage: Stage;
let found: { id: string; version: number; head: string; chair: string; release: string; leader: string };

/** The e-mail address of who holds an office, for the query below. */
const holder = (role: string, whose: string) => `(select c.email from account_grant g
  join account c on c.id = g.account_id where g.role = '${role}' and ${whose} and g.ended_at is null limit 1)`;

/** An active agreement, not amended yet, of which days were used in the term that runs, and all of whose parties are there. */
const AN_AGREEMENT = `select a.id, a.revision as version, ${holder('head', 'g.urn = a.urn')} as head,
  ${holder('chair', 'g.urn = a.urn')} as chair, ${holder('head', 'g.urn = p.home_urn')} as release,
  ${holder('leader', 'g.provider_id = a.provider_id')} as leader
  from agreement a join provider p on p.id = a.provider_id join authority u on u.id = a.authority_id
  where a.state = 'active' and u.name = 'Marlshire' and a.id not in (select agreement_id from agreement_amendment)
  and (select sum(used) from ledger_entry e where e.agreement_id = a.id and e.term = '2026-1-autumn') >= 2
  and (select sum(committed) from ledger_entry e where e.agreement_id = a.id and e.term = '2026-2-spring') >= 2
  and chair is not null and head is not null and release is not null and leader is not null order by a.ref limit 1`;

function ask<T>(sql: string, ...values: unknown[]): T {
  const database = new Database(stage.server.database, { readonly: true });
  try {
    return database.prepare(sql).get(...values) as T;
  } finally {
    database.close();
  }
}

beforeAll(async () => {
  stage = await openStage();
  found = ask(AN_AGREEMENT);
  if (!found) throw new Error('The demo has no agreement that can be amended');
});
afterAll(() => stage.close());

async function sign(page: Page, amendment: string): Promise<void> {
  await page.goto(`${amendment}/sign`);
  for (const box of await page.locator('input[name=statements]').all()) await box.check();
  await fillIn(page, { password: DEMO_PASSWORD });
  await press(page, 'Sign the amendment');
}

/** Name of the field for the days of a term. */
async function daysOf(page: Page, term: string): Promise<string> {
  const hidden = await page.locator(`main input[value="${term}"]`).getAttribute('name');
  return (hidden ?? '').replace('.term', '.halfDays');
}

/** Half-days of the agreement that are firm in spring. */
const firm = () =>
  ask<{ n: number }>(
    "select sum(committed) as n from ledger_entry where agreement_id = ? and term = '2026-2-spring'",
    found.id,
  ).n;

describe('an agreement in force', () => {
  it('is amended by those it concerns, and its days follow', async () => {
    const before = firm();
    const broker = await stage.as('broker', NARROW);
    await broker.goto(`/agreements/${found.id}`);
    await go(broker, 'Amendments');
    await go(broker, 'Begin an amendment');
    await press(broker, 'Begin the amendment');
    expect(await errors(broker)).toEqual([
      'Say why the agreement is changed',
      'Choose at least one part that is to change',
    ]);
    await fillIn(broker, { reason: 'The work needs less time in the spring.', sections: ['resources'] });
    await press(broker, 'Begin the amendment');
    const amendment = new URL(broker.url()).pathname;

    await go(broker, /Go to “Resources”/);
    await fillIn(broker, { [await daysOf(broker, '2026-1-autumn')]: '0' });
    await press(broker, 'Save this section');
    expect((await errors(broker))[0]).toMatch(/^Autumn term 2026: .+ used, so 0 days would be .+ too few/);
    await broker.goto(`${amendment}/edit/resources`);
    await fillIn(broker, { [await daysOf(broker, '2026-2-spring')]: String(before / 2 - 0.5) });
    await press(broker, 'Save this section');

    // Somebody else writes in another section, and in the same one at the same time.
    const leader = await stage.as(found.leader, NARROW);
    await leader.goto(`${amendment}/edit/reporting`);
    await broker.goto(`${amendment}/edit/reporting`);
    await fillIn(broker, { frequency: 'Every half-term.' });
    await press(broker, 'Save this section');
    await fillIn(leader, { frequency: 'Every half-term, in writing.' });
    await press(leader, 'Save this section');
    expect(await leader.textContent('main')).toContain('Changed since you opened it');
    await press(leader, 'Save this section');

    await broker.goto(amendment);
    expect(await broker.textContent('main')).toContain('Every half-term, in writing.');
    await go(broker, 'Check and send');
    expect(await overflow(broker)).toBe(0);
    await press(broker, 'Send it to be signed');
    expect(firm(), 'nothing moves before all have signed').toBe(before);

    const signers = ask<{ parties: string }>(
      'select parties from agreement_amendment where agreement_id = ?',
      found.id,
    ).parties;
    const head = await stage.as(found.head, NARROW);
    await head.goto('/home');
    await go(head, /Read and sign amendment 1/);
    expect(await heading(head)).toBe('Read and sign amendment 1');
    expect(await overflow(head)).toBe(0);
    await press(head, 'Sign the amendment');
    expect(await errors(head)).toContain('Confirm every statement before you sign.');
    await sign(head, amendment);
    if (signers.includes('client-chair')) await sign(await stage.as(found.chair, NARROW), amendment);
    await sign(await stage.as(found.release, NARROW), amendment);
    await sign(broker, amendment);
    expect(await broker.textContent('main')).toContain(`In force, as version ${found.version + 1}`);
    expect(firm()).toBe(before - 1);

    await broker.goto(`/agreements/${found.id}/print?version=${found.version}`);
    expect(await heading(broker)).toContain(`version ${found.version}`);
    expect(await broker.textContent('main')).not.toContain('Every half-term, in writing.');
    await broker.goto(`/agreements/${found.id}/print`);
    expect(await broker.textContent('main')).toContain('Every half-term, in writing.');
  });
});
