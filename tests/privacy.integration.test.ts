/**
 * Retention over the whole of the seeded demo, on both databases: what is over goes, what is held stays, and the record
 * still checks.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  account,
  agreement,
  diagnosisEvidence,
  domainEvent,
  evaluation,
  mailProblem,
  outbox,
  retentionHold,
  retentionRun,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { withClock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { env, forgetEnv } from '~/platform/env.server';
import { newFormId } from '~/platform/transact.server';
import { KEPT_BY_ERASURE } from '~/reporting/domain/privacy/columns';
import { askAboutOwnData } from '~/reporting/privacy/requests.server';
import { foresee, runRetention } from '~/reporting/privacy/retention.server';
import { putHold } from '~/reporting/privacy/rules.server';
import type { TestDatabase } from './support/database';
import { looking, placesOf, problems, rowsOf } from './support/privacy-places';
import { freshDemo, DEMO_DAY as NOW } from './support/seeded-demo';

const LONG = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'alongside-privacy-'));
afterAll(() => {
  vi.useRealTimers();
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
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
