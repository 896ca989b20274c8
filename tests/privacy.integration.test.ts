/**
 * Retention and erasure over the whole of the seeded demo, on both databases: what is over goes, what is held stays, the
 * record still checks, and nobody finds the name of somebody who was erased.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  account,
  accountGrant,
  agreement,
  agreementRevision,
  diagnosisEvidence,
  domainEvent,
  evaluation,
  installation,
  mailProblem,
  need,
  outbox,
  retentionHold,
  retentionRun,
  signature,
  visitNote,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { verifyChains } from '~/platform/audit.server';
import { listEvents } from '~/platform/audit-queries.server';
import { withClock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { env, forgetEnv } from '~/platform/env.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { tableShapes } from '~/platform/schema.server';
import { loadViewer } from '~/platform/session.server';
import { newFormId } from '~/platform/transact.server';
import { WITHHELD } from '~/platform/withheld.server';
import { KEPT_BY_ERASURE } from '~/reporting/domain/privacy/columns';
import { readAsked } from '~/reporting/domain/search/asked';
import { erase, erasurePage } from '~/reporting/privacy/erasure.server';
import { personCopy } from '~/reporting/privacy/person-copy.server';
import { ANOTHER } from '~/reporting/privacy/person-rows.server';
import { askAboutOwnData, writeDownRequest } from '~/reporting/privacy/requests.server';
import { foresee, runRetention } from '~/reporting/privacy/retention.server';
import { putHold } from '~/reporting/privacy/rules.server';
import { searchEverything } from '~/reporting/search/queries.server';
import type { TestDatabase } from './support/database';
import { freshDemo, DEMO_DAY as NOW } from './support/seeded-demo';

const LONG = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'alongside-privacy-'));
afterAll(() => {
  vi.useRealTimers();
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

async function looking(name: string): Promise<Viewer> {
  const [row] = await db()
    .select({ id: account.id })
    .from(account)
    .where(eq(account.email, `${name}@marlshire.example`));
  const viewer = row ? await loadViewer(row.id) : null;
  if (!viewer) throw new Error(`The demo has no ${name}`);
  return viewer;
}

/** What `verify` finds wrong of the record. */
async function problems(): Promise<unknown[]> {
  const checks = await runRecordChecks(db());
  const chains = await verifyChains(db());
  return [...Object.values(checks).flatMap((check) => check.problems), ...chains.problems];
}

async function rowsOf(table: string): Promise<number> {
  const shape = tableShapes().find(({ name }) => name === table);
  if (!shape) throw new Error(`There is no table ${table}`);
  const [row] = await db().select({ n: count() }).from(shape.table);
  return Number(row?.n ?? 0);
}

/** Every place of the database where a text stands, in any case: `table.column`. */
async function placesOf(open: TestDatabase, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name, table, columns } of tableShapes()) {
    for (const { name: column, kind, column: at } of columns) {
      if (kind !== 'text' && kind !== 'json') continue;
      const [row] = await open.read
        .select({ n: count() })
        .from(table)
        .where(sql`lower(cast(${at} as text)) like ${`%${text.toLowerCase()}%`}`);
      if (Number(row?.n ?? 0) > 0) found.push(`${name}.${column}`);
    }
  }
  return found.sort();
}

describe('erasure', () => {
  let open: TestDatabase;
  let lead: Viewer;
  let admin: Viewer;
  let head: Viewer;
  let requestId: string;

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    open = await freshDemo(folder);
    [lead, admin, head] = [await looking('lead'), await looking('admin'), await looking('head')];
  }, LONG);

  const ask = (by: Viewer) =>
    writeDownRequest(by, {
      ...{
        id: newFormId(),
        kind: 'erasure',
        name: head.name,
        email: head.email,
        asked: 'Please take my name out.',
      },
      ...{ receivedOn: '2026-11-20', identity: 'Known to the service for years' },
    });

  it('is refused while they have a role or an open account, and to whoever wrote the request down', async () => {
    const asked = await ask(lead);
    if (!asked.ok) throw new Error(asked.message);
    requestId = asked.value.id;
    expect((await erasurePage(head, requestId, NOW)) ?? null).toBeNull();
    const page = await erasurePage(lead, requestId, NOW);
    expect(page?.hindrances.map(({ code }) => code)).toEqual([
      'erasure.same-person',
      'erasure.roles',
      'erasure.active',
    ]);
    expect(await erase(admin, { requestId, version: 1 })).toMatchObject({ code: 'erasure.roles' });
    await open.write(async (tx) => {
      await tx.update(accountGrant).set({ endedAt: NOW }).where(eq(accountGrant.accountId, head.accountId));
    });
    expect(await erase(admin, { requestId, version: 1 })).toMatchObject({ code: 'erasure.active' });
    await open.write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, head.accountId));
    });
    expect(await erase(lead, { requestId, version: 1 })).toMatchObject({ code: 'erasure.same-person' });
    expect(await erase(admin, { requestId, version: 7 })).toMatchObject({ code: 'stale' });
  });

  it('says before what it will change, remove and keep', async () => {
    const page = await erasurePage(admin, requestId, NOW);
    expect(page?.hindrances).toEqual([]);
    expect(page?.changed.map(({ table }) => table)).toContain('signature');
    expect(page?.removed.map(({ table }) => table)).toContain('notification');
    expect(page?.kept.map(({ why }) => why)).toContain(KEPT_BY_ERASURE['agreement_revision.content']);
  });

  it(
    'leaves the name and the address nowhere but where it says, in no column of no table',
    async () => {
      const before = await placesOf(open, head.name);
      expect(before).toContain('signature.signed_as');
      const done = await erase(admin, { requestId, version: 1 });
      expect(done).toMatchObject({ ok: true });
      for (const text of [head.name, head.email]) {
        const left = (await placesOf(open, text)).filter((place) => !(place in KEPT_BY_ERASURE));
        expect(left, text).toEqual([]);
      }
      const [row] = await db().select().from(account).where(eq(account.id, head.accountId));
      expect(row).toMatchObject({ active: false, passwordHash: null });
      expect(row?.name).toMatch(/^Former headteacher [0-9A-Z]{4}$/);
      expect(await loadViewer(head.accountId)).toBeNull();
    },
    LONG,
  );

  it(
    'keeps the statutory record whole: signatures stand on the texts that were signed',
    async () => {
      expect(await problems()).toEqual([]);
      const signed = await db()
        .select({ textHash: signature.textHash, hash: agreementRevision.hash, as: signature.signedAs })
        .from(signature)
        .innerJoin(
          agreementRevision,
          and(
            eq(agreementRevision.agreementId, signature.agreementId),
            eq(agreementRevision.number, signature.revision),
          ),
        )
        .where(and(eq(signature.accountId, head.accountId), isNull(signature.amendmentId)));
      expect(signed.length).toBeGreaterThan(0);
      for (const { textHash, hash, as } of signed) {
        expect(textHash).toBe(hash);
        expect(as).toMatch(/^Former headteacher [0-9A-Z]{4}, /);
      }
    },
    LONG,
  );

  it(
    'is not found by a search any more, nor read in the audit trail',
    async () => {
      const found = await searchEverything(lead, readAsked(head.name));
      expect(found.total).toBe(0);
      const events = await listEvents(lead, { page: 1 }, 20_000);
      expect(JSON.stringify(events.rows)).not.toContain(head.name);
      expect(JSON.stringify(events.rows)).not.toContain(head.email);
      expect(events.rows.some(({ reason, payload }) => reason === WITHHELD || payload === WITHHELD)).toBe(
        true,
      );
    },
    LONG,
  );

  it(
    'shows where a surname stands alone to who reads casework, and changes what they choose and nothing else',
    async () => {
      const chair = await looking('chair');
      const surname = chair.name.split(' ').at(-1) ?? '';
      const asked = await writeDownRequest(admin, {
        ...{ id: newFormId(), kind: 'erasure', name: chair.name, email: chair.email, asked: 'Forget me.' },
        ...{ receivedOn: '2026-11-20', identity: 'Seen in person' },
      });
      if (!asked.ok) throw new Error(asked.message);
      const texts = await db()
        .select({ id: need.id })
        .from(need)
        .where(eq(need.authorityId, lead.authorityId));
      const [theirs = '', lane = ''] = texts.map(({ id }) => id);
      await open.write(async (tx) => {
        await tx
          .update(accountGrant)
          .set({ endedAt: NOW })
          .where(eq(accountGrant.accountId, chair.accountId));
        await tx.update(account).set({ active: false }).where(eq(account.id, chair.accountId));
        const says = (id: string, evidence: string) =>
          tx.update(need).set({ evidence }).where(eq(need.id, id));
        await says(theirs, `Mrs ${surname} and ${chair.name} told us.`);
        await says(lane, `The site in ${surname} Lane.`);
      });
      const ids = [`need.evidence.${theirs}`, `need.evidence.${lane}`];
      const forAdmin = await erasurePage(admin, asked.value.id, NOW);
      expect(forAdmin?.mentions.shown).toBeNull();
      expect(forAdmin?.mentions.total).toBeGreaterThanOrEqual(2);
      const shown = (await erasurePage(lead, asked.value.id, NOW))?.mentions.shown ?? [];
      expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
      const [first] = shown.filter(({ id }) => id === ids[0]);
      expect(first).toMatchObject({ excerpts: [{ said: `Mrs ${surname}` }] });
      expect(first?.href).toMatch(new RegExp(`^/schools/\\d+/needs/${theirs}$`));
      const done = await erase(lead, { requestId: asked.value.id, version: 1, replace: ids.slice(0, 1) });
      if (!done.ok) throw new Error(done.message);
      const { pseudonym } = done.value;
      const saying = async (id: string) =>
        (await db().select({ text: need.evidence }).from(need).where(eq(need.id, id)))[0]?.text;
      expect(await saying(theirs)).toBe(`${pseudonym} and ${pseudonym} told us.`);
      expect(await saying(lane)).toBe(`The site in ${surname} Lane.`);
      expect(await problems()).toEqual([]);
    },
    LONG,
  );

  it('has no row left that opens what is append-only', async () => {
    const [row] = await db()
      .select({ n: count() })
      .from(installation)
      .where(sql`${installation.key} like '%-at-work'`);
    expect(Number(row?.n)).toBe(0);
    const [note] = await db().select().from(visitNote).limit(1);
    await expect(
      open.write((tx) => tx.delete(visitNote).where(eq(visitNote.id, note?.id ?? ''))),
    ).rejects.toThrow();
  });

  it(
    'gives a person a copy of their own data without the names of others or anything that opens doors',
    async () => {
      const broker = await looking('broker');
      const subject = { ...broker, id: broker.accountId };
      const copy = await open.snapshot((handle) => personCopy(handle, subject, true));
      const text = JSON.stringify(copy);
      expect(text).toContain(broker.name);
      expect(text).toContain(ANOTHER);
      const others = await db()
        .select({ name: account.name, email: account.email })
        .from(account)
        .where(eq(account.authorityId, broker.authorityId));
      const named = others.filter(
        ({ name, email }) => name !== broker.name && (text.includes(name) || text.includes(email)),
      );
      expect(named).toEqual([]);
      expect(text).not.toContain('$argon2');
      const tables = copy.tables.map(({ table }) => table);
      expect(tables).toEqual(expect.arrayContaining(['account', 'account_grant', 'domain_event', 'visit']));
      expect(tables).not.toContain('restricted_note');
      expect(
        copy.tables.flatMap(({ columns }) => columns).filter((name) => /hash|token|sealed/.test(name)),
      ).toEqual([]);
      expect(copy.mentions?.length).toBeGreaterThan(0);
    },
    LONG,
  );

  it(
    'gives of a record of several people what they did with it, not what others wrote in it',
    async () => {
      const broker = await looking('broker');
      const leader = await looking('leader');
      const of = ({ accountId: id, ...more }: Viewer) =>
        open.snapshot((handle) => personCopy(handle, { id, ...more }, false));
      const cells = (copy: Awaited<ReturnType<typeof of>>, table: string, column: string) => {
        const found = copy.tables.find((one) => one.table === table);
        const at = found?.columns.indexOf(column) ?? -1;
        return found?.rows.map((row) => row[at]) ?? [];
      };
      const theirs = await of(leader);
      expect(theirs.mentions).toBeNull();
      expect(cells(theirs, 'proposal', 'state').length).toBeGreaterThan(0);
      for (const column of ['score', 'rank', 'shortlist_reason', 'override_reason'])
        expect(new Set(cells(theirs, 'proposal', column)), column).toEqual(new Set([null]));
      expect(cells(theirs, 'provider', 'qa_note').every((note) => note === null)).toBe(true);
      const own = await of(broker);
      expect(cells(own, 'visit', 'focus').some((focus) => typeof focus === 'string')).toBe(true);
      expect(own.tables.find(({ table }) => table === 'session')?.columns ?? []).not.toContain('id');
    },
    LONG,
  );
});

describe('retention', () => {
  let open: TestDatabase;
  let lead: Viewer;
  const LATER = new Date('2035-01-15T04:00:00Z');

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    open = await freshDemo(folder);
    lead = await looking('lead');
  }, LONG);

  it('takes nothing before its time', async () => {
    const foreseen = await foresee(db(), lead.authorityId);
    expect(foreseen.length).toBeGreaterThan(10);
    expect(foreseen.filter(({ oldest }) => oldest !== null).length).toBeGreaterThan(5);
    const due = foreseen.filter((line) => line.due > 0).map(({ category }) => category);
    // The demo's own mail and sign-ins are a little over a year old; its casework is not.
    expect(due.filter((category) => !['mail', 'sign-in'].includes(category))).toEqual([]);
  });

  it(
    'leaves everything while everything is held',
    async () => {
      await withClock(LATER, async () => {
        const held = await putHold(lead, {
          id: newFormId(),
          urn: null,
          reason: 'An inquiry has asked for it',
        });
        expect(held.ok).toBe(true);
        const before = await rowsOf('visit_note');
        const ran = await runRetention(lead.authorityId);
        expect(ran.removed).toEqual({});
        expect(Object.keys(ran.held).length).toBeGreaterThan(5);
        expect(await rowsOf('visit_note')).toBe(before);
        await open.write((tx) => tx.update(retentionHold).set({ endedAt: LATER }));
      });
    },
    LONG,
  );

  it(
    'takes what is over, leaves one school that is held, keeps accounts and signed texts that money rests on, and the record checks',
    async () => {
      const [example] = await db()
        .select({ urn: agreement.urn, id: agreement.id, requestId: agreement.requestId })
        .from(agreement)
        .innerJoin(evaluation, eq(evaluation.agreementId, agreement.id))
        .where(and(eq(agreement.authorityId, lead.authorityId), eq(agreement.state, 'closed')))
        .limit(1);
      if (!example) throw new Error('The demo has no agreement that was closed with an evaluation');
      const evaluations = async (own: boolean) => {
        const rows = await db()
          .select({ urn: agreement.urn, state: agreement.state })
          .from(evaluation)
          .innerJoin(agreement, eq(agreement.id, evaluation.agreementId))
          .where(and(eq(agreement.authorityId, lead.authorityId), eq(agreement.state, 'closed')));
        return rows.filter(({ urn }) => (urn === example.urn) === own).length;
      };
      const money = await Promise.all(
        ['money_posting', 'money_entry', 'invoice', 'payment', 'claim', 'domain_event'].map(rowsOf),
      );
      const files = await db().select({ path: diagnosisEvidence.filePath }).from(diagnosisEvidence);
      const [mine, theirs] = [await evaluations(true), await evaluations(false)];
      expect(mine).toBeGreaterThan(0);
      expect(theirs).toBeGreaterThan(0);
      await withClock(LATER, async () => {
        await putHold(lead, { id: newFormId(), urn: example.urn, reason: 'A complaint about this school' });
        const foreseen = await foresee(db(), lead.authorityId);
        const ran = await runRetention(lead.authorityId);
        // What was foreseen is what was done, in every category.
        for (const { category, due, held } of foreseen) {
          expect([category, ran.removed[category] ?? 0]).toEqual([category, due]);
          expect([category, ran.held[category] ?? 0]).toEqual([category, held]);
        }
        expect(ran.removed.support).toBeGreaterThan(0);
        expect(ran.held.support).toBeGreaterThan(0);
        const again = await runRetention(lead.authorityId);
        expect(again.removed).toEqual({});
      });
      expect(await evaluations(true)).toBe(mine);
      expect(await evaluations(false)).toBe(0);
      const after = await Promise.all(
        ['money_posting', 'money_entry', 'invoice', 'payment', 'claim'].map(rowsOf),
      );
      expect(after).toEqual(money.slice(0, 5));
      expect(await rowsOf('domain_event')).toBeGreaterThan(money[5] ?? 0);
      // Of the mail only what shows that an address takes none is left.
      // Of the mail only what shows that an address takes none is left.
      const left = await db()
        .select({ id: outbox.id, problem: mailProblem.id })
        .from(outbox)
        .leftJoin(mailProblem, and(eq(mailProblem.outboxId, outbox.id), isNull(mailProblem.endedAt)))
        .where(eq(outbox.authorityId, lead.authorityId));
      expect(left.filter(({ problem }) => problem === null)).toEqual([]);
      const kept = new Set(
        (await db().select({ path: diagnosisEvidence.filePath }).from(diagnosisEvidence)).map(
          ({ path }) => path,
        ),
      );
      for (const { path } of files)
        if (path)
          expect([path, existsSync(join(env().dataDir, 'evidence', path))]).toEqual([path, kept.has(path)]);
      expect(await problems()).toEqual([]);
      expect(await open.integrity()).toEqual([]);
      const runs = await db().select().from(retentionRun);
      expect(runs).toHaveLength(1);
      const told = await db()
        .select({ type: domainEvent.type })
        .from(domainEvent)
        .where(eq(domainEvent.type, 'retention.ran'));
      expect(told).toHaveLength(1);
    },
    LONG,
  );

  it(
    'gives accounts that were closed seven years ago a pseudonym, unless something is held or they have asked for something',
    async () => {
      const [leader, chair, member] = [
        await looking('leader'),
        await looking('chair'),
        await looking('member'),
      ];
      await open.write(async (tx) => {
        const close = (of: Viewer, leftAt: Date | null) =>
          tx.update(account).set({ active: false, leftAt }).where(eq(account.id, of.accountId));
        await close(leader, NOW);
        await close(chair, new Date('2029-01-15'));
        await close(member, NOW);
      });
      await withClock(new Date('2027-01-15'), async () => {
        await askAboutOwnData(member, { id: newFormId(), kind: 'objection', asked: 'Please stop' });
      });
      const people = async () =>
        (await foresee(db(), lead.authorityId)).find(({ category }) => category === 'people');
      await withClock(LATER, async () => {
        const due = await people();
        expect(due).toMatchObject({ due: 0 });
        expect(due?.held).toBeGreaterThan(0);
        await open.write((tx) => tx.update(retentionHold).set({ endedAt: LATER }));
        expect((await people())?.due).toBe(due?.held);
        const ran = await runRetention(lead.authorityId);
        expect(ran.removed.people).toBe(due?.held);
        expect((await people())?.due).toBe(0);
      });
      const left = async (of: Viewer) =>
        (await db().select().from(account).where(eq(account.id, of.accountId)))[0];
      expect((await left(leader))?.name).toMatch(/^Former system leader [0-9A-Z]{4}$/);
      expect((await placesOf(open, leader.email)).filter((place) => !(place in KEPT_BY_ERASURE))).toEqual([]);
      expect(await left(chair)).toMatchObject({ name: chair.name, erasedAt: null });
      expect(await left(member)).toMatchObject({ name: member.name, erasedAt: null });
      expect(await problems()).toEqual([]);
    },
    LONG,
  );
});
