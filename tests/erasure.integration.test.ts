/**
 * Erasure over the whole of the seeded demo, on both databases: nobody finds the name of somebody who was erased, and the
 * record still checks.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  account,
  accountGrant,
  agreementRevision,
  installation,
  need,
  signature,
  visitNote,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { listEvents } from '~/platform/audit-queries.server';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { loadViewer } from '~/platform/session.server';
import { newFormId } from '~/platform/transact.server';
import { WITHHELD } from '~/platform/withheld.server';
import { KEPT_BY_ERASURE } from '~/reporting/domain/privacy/columns';
import { readAsked } from '~/reporting/domain/search/asked';
import { erase, erasurePage } from '~/reporting/privacy/erasure.server';
import { personCopy } from '~/reporting/privacy/person-copy.server';
import { ANOTHER } from '~/reporting/privacy/person-rows.server';
import { writeDownRequest } from '~/reporting/privacy/requests.server';
import { searchEverything } from '~/reporting/search/queries.server';
import type { TestDatabase } from './support/database';
import { looking, placesOf, problems } from './support/privacy-places';
import { freshDemo, DEMO_DAY as NOW } from './support/seeded-demo';

const LONG = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'alongside-privacy-'));
afterAll(() => {
  vi.useRealTimers();
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

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
