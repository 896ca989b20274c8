import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreement, agreementAmendment, agreementRevision, measurePoint, signature } from '#drizzle/schema';
import { type AmendmentWorld, days, newAmendmentWorld, SPRING, SUMMER } from '#tests/support/amendment-world';
import { NOW } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { holdDays } from '~/directory/ledger.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId, systemActor, transact } from '~/platform/transact.server';
import { listAgreements } from '../list.server';
import { agreementPage, changesPage, textPage } from '../queries.server';
import { moveAgreement } from '../record.server';
import { reopenAmendment, startAmendment, withdrawAmendment } from './commands.server';
import { amendmentPage, amendmentsPage, signAmendmentPage } from './queries.server';
import { amendmentsWorklist } from './worklist.server';

let w: AmendmentWorld;
let head: Viewer;
let chair: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let id: string;

beforeEach(async () => {
  w = await newAmendmentWorld();
  ({ head, chair, leader, release, broker } = w.people);
  id = w.id;
});

describe('an amendment', () => {
  it('becomes the next version when all it concerns have signed, and days and money follow', async () => {
    await w.use(SPRING, 2);
    expect(await w.days()).toEqual({ spring: [4, 2], summer: [4, 0] });
    const { row: before, hash: signedHash } = await w.record();
    const amendmentId = await w.begin(leader);
    expect(await w.setDays(amendmentId, 8, 2)).toEqual({ ok: true, value: { changed: true } });
    const longer = { ends: '2027-08-20', starts: before.startsOn };
    const { milestones } = (await w.record()).content;
    expect((await w.edit(amendmentId, 'timescale', { timescale: longer, milestones })).ok).toBe(true);
    expect((await w.setDays(amendmentId, 8, 3)).ok, 'again').toBe(true);
    expect(await w.sendIt(amendmentId)).toEqual({ ok: true, value: 'signing' });
    expect((await w.amendment(amendmentId)).row.parties).toEqual([
      'client-head',
      'client-chair',
      'provider-head',
      'authority',
    ]);
    expect(await w.days(), 'nothing moves before all have signed').toEqual({
      spring: [4, 2],
      summer: [4, 0],
    });
    expect(await w.signAll(amendmentId)).toEqual([
      ...Array.from({ length: 3 }, () => ({ ok: true, value: 'signed' })),
      { ok: true, value: 'all-signed' },
    ]);
    expect(await w.days()).toEqual({ spring: [6, 2], summer: [3, 0] });
    const now = await w.record();
    expect(now.row).toMatchObject({
      state: 'active',
      revision: before.revision + 1,
      endsOn: '2027-08-20',
      startsOn: before.startsOn,
    });
    expect(now.content.recompense.halfDays).toBe(11);
    expect(now.hash).toBe((await w.amendment(amendmentId)).row.hash);
    expect(now.signatures.map(({ amendmentId: of, textHash }) => [of, textHash])).toEqual(
      Array.from({ length: 4 }, () => [amendmentId, now.hash]),
    );
    const amended = JSON.parse((await w.eventsOf('agreement.amended'))[0]?.payload ?? '{}');
    expect(amended.before.recompensePence).toBeLessThan(amended.after.recompensePence);
    const first = await textPage(leader, id, before.revision);
    expect(first).toMatchObject({ hash: signedHash, shown: { standing: 'replaced' } });
    expect(first?.signatories.every(({ signed }) => signed?.revision === before.revision)).toBe(true);
    expect((await changesPage(leader, id))?.revisions[0]).toMatchObject({
      note: 'Year 6 needs more',
      amendment: { id: amendmentId, number: 1 },
      standing: expect.stringContaining('In force since'),
    });
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('of a milestone needs two signatures; the others stand, and every page says so', async () => {
    const amendmentId = await w.begin();
    const { content, row } = await w.record();
    const moved = content.milestones.map((each, n) => (n === 0 ? { ...each, date: '2027-01-20' } : each));
    await w.edit(amendmentId, 'timescale', { milestones: moved, timescale: content.timescale });
    await w.sendIt(amendmentId);
    expect(await w.signIt(amendmentId, chair, 'client-chair')).toMatchObject({
      code: 'amendment.not-concerned',
    });
    expect(await w.signAll(amendmentId)).toHaveLength(2);
    const signed = (await agreementPage(head, id))?.signatories.map(({ party, signed: given }) => [
      party,
      given?.revision,
      given?.standsFor,
    ]);
    const stands = `Signed version ${row.revision}. Version ${row.revision + 1} did not concern them, so it stands.`;
    expect(signed).toEqual([
      ['client-head', row.revision + 1, null],
      ['client-chair', row.revision, stands],
      ['provider-head', row.revision, stands],
      ['authority', row.revision + 1, null],
    ]);
    expect((await w.record()).signatures).toHaveLength(4);
    expect(await w.days()).toEqual({ spring: [6, 0], summer: [4, 0] });
  });

  it('that lowers days below those used is refused with the shortfall by term, when saved and when it would begin', async () => {
    await w.use(SPRING, 4);
    const amendmentId = await w.begin();
    const shortfalls = [{ term: SPRING, why: 'used', askedHalfDays: 2, shortfallHalfDays: 2 }];
    expect(await w.setDays(amendmentId, 2, 4)).toMatchObject({
      code: 'amendment.days',
      field: expect.stringMatching(/^days\[\d+\]\.halfDays$/),
      details: { shortfalls },
    });
    expect((await w.amendment(amendmentId)).content.resources.days).toEqual(days(6, 4));
    expect((await w.setDays(amendmentId, 4, 4)).ok).toBe(true);
    await w.sendIt(amendmentId);
    await w.signAll(amendmentId, 1);
    // Support goes on while it is being signed: now fewer days are asked for than have been given.
    await w.use(SPRING, 2);
    const last = await w.signIt(amendmentId, broker, 'authority');
    expect(last).toMatchObject({
      code: 'amendment.days',
      details: { shortfalls: [{ term: SPRING, why: 'used', askedHalfDays: 4, shortfallHalfDays: 2 }] },
      message: expect.stringContaining('2 days would be 1 day too few'),
    });
    expect((await amendmentPage(broker, { id, amendmentId }))?.daysProblem).toContain('1 day too few');
    expect((await w.amendment(amendmentId)).row.state).toBe('signing');
    expect((await w.amendment(amendmentId)).signatures.map(({ party }) => party)).not.toContain('authority');
    expect(await w.days()).toEqual({ spring: [0, 6], summer: [4, 0] });
  });

  it('that asks for more days than are free is refused with the shortfall, and stays as it was', async () => {
    const amendmentId = await w.begin();
    expect(await w.setDays(amendmentId, 9, 5)).toMatchObject({
      code: 'capacity.short',
      details: {
        shortfalls: [
          { term: SPRING, why: 'free', shortfallHalfDays: 1 },
          { term: SUMMER, why: 'free', shortfallHalfDays: 1 },
        ],
      },
    });
    expect((await w.setDays(amendmentId, 8, 4)).ok).toBe(true);
    await w.sendIt(amendmentId);
    await w.signAll(amendmentId, 1);
    // Somebody else is promised the day that was free.
    await transact(systemActor('job', 'testshire'), (ctx) =>
      holdDays(ctx, { offerId: 'writing', providerId: 'priya', proposalId: 'p9', days: { [SPRING]: 1 } }),
    );
    expect(await w.signIt(amendmentId, broker, 'authority')).toMatchObject({
      code: 'capacity.short',
      details: { shortfalls: [{ term: SPRING, shortfallHalfDays: 1 }] },
    });
    expect((await w.amendment(amendmentId)).row.state).toBe('signing');
    expect((await w.record()).row.revision).toBe(1);
    expect(await w.days()).toEqual({ spring: [6, 0], summer: [4, 0] });
  });

  it('is begun once, by whoever comes first', async () => {
    const start = (viewer: Viewer, amendmentId: string) =>
      startAmendment(viewer, { id, amendmentId, reason: 'More', sections: ['purpose'] });
    const [mine, theirs] = [newFormId(), newFormId()];
    const both = await Promise.all([start(broker, mine), start(head, theirs)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'amendment.open' });
    const [made] = await db().select().from(agreementAmendment);
    const by = made?.id === mine ? broker : head;
    expect(await start(by, made?.id ?? ''), 'sent twice').toEqual({
      ok: true,
      value: { amendmentId: made?.id },
    });
    expect(await db().select().from(agreementAmendment)).toHaveLength(1);
    expect(await w.eventsOf('agreement.amendment-started')).toHaveLength(1);
    for (const viewer of [chair, release])
      expect(await start(viewer, newFormId())).toMatchObject({ code: 'amendment.forbidden' });
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await start(stranger, newFormId())).toMatchObject({ code: 'agreement.not-found' });
    expect(await amendmentPage(stranger, { id, amendmentId: made?.id ?? '' })).toBeNull();
  });

  it('edited by two at once keeps both where the sections differ, and shows both texts where they do not', async () => {
    const amendmentId = await w.begin();
    const purpose = await w.opened(amendmentId, 'purpose');
    const reporting = await w.opened(amendmentId, 'reporting');
    const say = (viewer: Viewer, improvement: string) =>
      w.edit(amendmentId, 'purpose', { purpose: { improvement } }, viewer, purpose);
    expect((await say(head, 'First said')).ok).toBe(true);
    const lines = { reporting: { lines: 'To the head', frequency: 'Weekly' } };
    expect((await w.edit(amendmentId, 'reporting', lines, leader, reporting)).ok).toBe(true);
    expect(await say(broker, 'Said otherwise')).toMatchObject({
      code: 'stale',
      details: { theirs: [{ label: 'Proposed improvement', yours: 'Said otherwise', theirs: 'First said' }] },
    });
    expect(await say(head, 'First said'), 'sent twice').toEqual({ ok: true, value: { changed: false } });
    const { content } = await w.amendment(amendmentId);
    expect([content.purpose.improvement, content.reporting.frequency]).toEqual(['First said', 'Weekly']);
    expect(await w.eventsOf('agreement.amendment-edited')).toHaveLength(2);
  });

  it('is signed with the right password, once, for exactly the text shown', async () => {
    const amendmentId = await w.begin();
    expect(await w.sendIt(amendmentId)).toMatchObject({ code: 'amendment.nothing' });
    await w.edit(amendmentId, 'reporting', { reporting: { lines: 'To the head', frequency: '' } });
    expect(await w.sendIt(amendmentId)).toMatchObject({ code: 'amendment.not-ready' });
    await w.edit(amendmentId, 'reporting', { reporting: { lines: 'To the head', frequency: 'Weekly' } });
    expect(await w.signIt(amendmentId, head, 'client-head')).toMatchObject({ code: 'amendment.not-signing' });
    await w.sendIt(amendmentId);
    const shown = (await signAmendmentPage(head, { id, amendmentId }))?.hash ?? '';
    expect(await w.signIt(amendmentId, head, 'client-head', { password: 'wrong' })).toMatchObject({
      field: 'password',
    });
    expect(await w.signIt(amendmentId, leader, 'provider-head')).toMatchObject({
      code: 'agreement.forbidden',
    });
    const { row } = await w.amendment(amendmentId);
    const reopened = { id, amendmentId, version: row.version, reason: 'Not weekly' };
    for (const _ of [1, 2])
      expect(await reopenAmendment(release, reopened)).toEqual({ ok: true, value: 'draft' });
    await w.edit(amendmentId, 'reporting', { reporting: { lines: 'To the head', frequency: 'Fortnightly' } });
    await w.sendIt(amendmentId);
    expect(await w.signIt(amendmentId, head, 'client-head', { hash: shown })).toMatchObject({
      code: 'stale',
    });
    const twice = await Promise.all([1, 2].map(() => w.signIt(amendmentId, head, 'client-head')));
    expect(twice.map((verdict) => verdict.ok && verdict.value).sort()).toEqual(['already-signed', 'signed']);
    await w.signIt(amendmentId, release, 'provider-head');
    expect(await w.signIt(amendmentId, broker, 'authority')).toEqual({ ok: true, value: 'all-signed' });
    expect(await w.signIt(amendmentId, broker, 'authority')).toEqual({ ok: true, value: 'already-signed' });
    expect((await w.record()).row.revision).toBe(2);
    const given = await db().select().from(signature).where(eq(signature.amendmentId, amendmentId));
    expect(given).toHaveLength(3);
    expect(given[0]?.statements[0]).toContain(
      'version 2 of agreement TES-A-0001 takes the place of version 1',
    );
  });

  it('withdrawn leaves its signatures behind: the next one is signed afresh', async () => {
    const first = await w.begin();
    await w.edit(first, 'reporting', { reporting: { lines: 'To all', frequency: 'Weekly' } });
    await w.sendIt(first);
    await w.signIt(first, head, 'client-head');
    const { row } = await w.amendment(first);
    const away = { id, amendmentId: first, version: row.version, reason: 'We can go on as we are' };
    expect(await withdrawAmendment(chair, away), 'whom it does not concern').toMatchObject({
      code: 'amendment.forbidden',
    });
    expect(await withdrawAmendment(release, away)).toEqual({ ok: true, value: 'withdrawn' });
    expect((await w.record()).signatures.every(({ amendmentId }) => amendmentId === null)).toBe(true);
    const taken = await db().select().from(signature).where(eq(signature.amendmentId, first));
    expect(taken.map(({ superseded }) => superseded)).toEqual([true]);
    const second = await w.begin();
    expect((await w.amendment(second)).row.number).toBe(2);
    await w.edit(second, 'reporting', { reporting: { lines: 'To the chair', frequency: 'Weekly' } });
    await w.sendIt(second);
    await w.signIt(second, release, 'provider-head');
    await w.signIt(second, broker, 'authority');
    expect((await w.record()).row.revision, 'the head has not signed this one').toBe(1);
    expect((await amendmentsPage(head, id))?.amendments.map(({ state, words }) => [state, words])).toEqual([
      ['signing', { left: ['headteacher of the client school'] }],
      ['withdrawn', { withdrawn: 'We can go on as we are' }],
    ]);
    expect((await amendmentsWorklist(head)).map(({ key, kind }) => [key, kind])).toEqual([
      [`amendment-sign:${second}`, 'now'],
    ]);
    expect((await amendmentsWorklist(broker)).map(({ kind }) => kind)).toEqual(['waiting']);
    const listed = async (viewer: Viewer) =>
      (await listAgreements(viewer, { state: null, text: '', page: 1 })).rows.map(({ waiting }) => waiting);
    expect([await listed(head), await listed(broker), await listed(chair)]).toEqual([
      [true],
      [false],
      [false],
    ]);
  });

  it('is withdrawn with the agreement when that ends, and signing it is refused in words', async () => {
    const amendmentId = await w.begin();
    await w.setDays(amendmentId, 8, 4);
    await w.sendIt(amendmentId);
    await w.signAll(amendmentId, 1);
    const { row } = await w.record();
    const ending = await transact(broker, (ctx) =>
      moveAgreement(ctx, row, 'begin-close', 'agreement.closing-begun'),
    );
    expect(ending).toEqual({ ok: true, value: 'closing' });
    expect((await w.amendment(amendmentId)).row).toMatchObject({ state: 'withdrawn' });
    expect((await w.amendment(amendmentId)).signatures).toEqual([]);
    expect(await w.signIt(amendmentId, broker, 'authority')).toMatchObject({
      code: 'amendment.agreement-ended',
      message: expect.stringContaining('can no longer be amended'),
    });
    expect(
      await startAmendment(broker, { id, amendmentId: newFormId(), reason: 'x', sections: [] }),
    ).toMatchObject({ code: 'amendment.agreement-ended' });
    expect(await w.days()).toEqual({ spring: [6, 0], summer: [4, 0] });
    expect(await w.eventsOf('agreement.amendment-lapsed')).toHaveLength(1);
  });

  it('does not come into force over a text it was not made from', async () => {
    const amendmentId = await w.begin();
    await w.setDays(amendmentId, 8, 4);
    await w.sendIt(amendmentId);
    await w.signAll(amendmentId, 1);
    const { row } = await w.record();
    await w.world.open.write(async (tx) => {
      const [first] = await tx
        .select()
        .from(agreementRevision)
        .where(and(eq(agreementRevision.agreementId, id), eq(agreementRevision.number, row.revision)));
      if (!first) throw new Error('There is no version');
      await tx.insert(agreementRevision).values({ ...first, id: 'other', number: row.revision + 1 });
      await tx
        .update(agreement)
        .set({ revision: row.revision + 1 })
        .where(eq(agreement.id, id));
    });
    expect(await w.signIt(amendmentId, broker, 'authority')).toMatchObject({
      code: 'amendment.base-moved',
      message: expect.stringContaining('version 2 is in force now. Nothing was signed'),
    });
    expect(await w.days()).toEqual({ spring: [6, 0], summer: [4, 0] });
    expect((await w.amendment(amendmentId)).row.state).toBe('signing');
  });

  it('that takes an outcome out keeps its record, and says since when it is no longer part', async () => {
    const { content } = await w.record();
    const [outcome] = content.outcomes;
    if (!outcome) throw new Error('There is no outcome');
    await w.world.open.write((tx) =>
      tx.insert(measurePoint).values({
        id: 'point',
        agreementId: id,
        outcomeId: outcome.id,
        kind: 'interim',
        on: '2026-11-20',
        value: 50,
        source: 'Teacher assessment',
        note: null,
        visitId: null,
        reviewId: null,
        byId: broker.accountId,
        at: NOW,
        current: true,
        replacesId: null,
        withdrawnAt: null,
        withdrawnById: null,
        withdrawnReason: null,
      }),
    );
    const amendmentId = await w.begin();
    const other = { ...outcome, id: 'another', measure: 'Reading ages', target: 80 };
    await w.edit(amendmentId, 'outcomes', { outcomes: [other] });
    expect((await amendmentPage(broker, { id, amendmentId }))?.kept).toEqual([
      `“${outcome.measure}”, with 1 reading, is kept and shown as no longer part of the agreement since version 2.`,
    ]);
    await w.sendIt(amendmentId);
    await w.signAll(amendmentId);
    expect((await w.record()).content.outcomes.map(({ measure }) => measure)).toEqual(['Reading ages']);
    const former = (await amendmentsPage(chair, id))?.former;
    expect(former?.outcomes).toEqual([{ row: outcome, since: 2 }]);
    expect(await db().select().from(measurePoint)).toHaveLength(1);
  });
});
