import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  agreementAmendment,
  domainEvent,
  exitCriterionResult,
  ledgerEntry,
  supportOutcome,
  supportRequest,
  visit,
} from '#drizzle/schema';
import { CLIENT } from '#tests/support/agreement-world';
import { type ClosingWorld, MONDAY, newClosingWorld, PLAN } from '#tests/support/closing-world';
import { NOW } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays } from '~/kernel/clock';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { changeExit, closeAgreement } from './commands.server';
import { evaluationDocument } from './documents.server';
import { answerCriteria } from './judging.server';
import { exitPage } from './queries.server';
import { exitWorklist } from './worklist.server';

let w: ClosingWorld;
let people: ClosingWorld['people'];
let id: string;

beforeEach(async () => {
  w = await newClosingWorld();
  ({ people, id } = w);
});

describe('closing', () => {
  it('is begun by the service, once, when support has ended, and withdraws an amendment under way', async () => {
    for (const viewer of [people.head, people.chair, people.leader, people.release])
      expect(await w.begin(viewer)).toMatchObject({ code: 'agreement.forbidden' });
    expect(await w.begin(people.broker, { endedOn: '2027-07-20' })).toMatchObject({ field: 'endedOn' });
    expect(await w.begin(people.broker, { version: 1 })).toMatchObject({ code: 'stale' });
    await w.world.open.write((tx) =>
      tx.insert(agreementAmendment).values({
        id: 'm1',
        agreementId: id,
        number: 1,
        state: 'draft',
        baseRevision: 1,
        content: '{}',
        hash: '',
        reason: 'More days',
        parties: [],
        proposedById: 'broker',
        inForceAt: null,
        withdrawnReason: null,
        createdAt: NOW,
        updatedAt: NOW,
        version: 1,
      }),
    );
    expect((await exitPage(people.broker, id))?.amendmentOpen).toBe(true);
    const before = await w.version();
    const twice = [
      await w.begin(people.broker, { version: before }),
      await w.begin(people.broker, { version: before }),
    ];
    expect(twice).toEqual([
      { ok: true, value: 'closing' },
      { ok: true, value: 'closing' },
    ]);
    expect((await exitPage(people.head, id))?.exit).toMatchObject({ ...PLAN, closedAt: null });
    expect((await db().select().from(agreementAmendment))[0]?.state).toBe('withdrawn');
    expect(await w.ledger()).toEqual({ held: 0, committed: 10 });
    expect(
      await changeExit(people.broker, { id, exitVersion: 9, ...PLAN, reason: 'Otherwise' }),
    ).toMatchObject({
      code: 'stale',
    });
    const changed = { ...PLAN, reason: 'Otherwise', ground: 'criteria-met' as const };
    expect(await changeExit(people.head, { id, exitVersion: 1, ...changed })).toMatchObject({ ok: false });
    expect((await changeExit(people.broker, { id, exitVersion: 1, ...changed })).ok).toBe(true);
    expect((await exitPage(people.broker, id))?.exit).toMatchObject({ reason: 'Otherwise', version: 2 });
  });

  it('gives days back at once only where every visit is written up', async () => {
    const { row } = await w.record();
    await w.world.open.write((tx) =>
      tx.insert(visit).values({
        id: 'v1',
        authorityId: row.authorityId,
        urn: row.urn,
        agreementId: id,
        kind: 'support',
        state: 'planned',
        mode: 'at-school',
        visitorId: 'leader',
        visitorName: 'Priya Nair',
        plannedFor: '2027-07-15',
        startsAt: null,
        halfDays: 1,
        focus: 'Writing',
        heldOn: null,
        endedAt: null,
        noteSentAt: null,
        noteNumber: 0,
        noteReadAt: null,
        calledOffReason: null,
        createdById: 'leader',
        createdAt: NOW,
        updatedAt: NOW,
        version: 1,
      }),
    );
    expect(await w.begin(people.broker, { days: 'now' })).toMatchObject({ field: 'days' });
    await w.world.open.write((tx) => tx.update(visit).set({ state: 'called-off' }));
    expect((await w.begin(people.broker, { days: 'now' })).ok).toBe(true);
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
  });

  it('is refused with the list of what is missing, and done when nothing is', async () => {
    expect(await w.close()).toMatchObject({ code: 'agreement.not-now' });
    await w.begin(people.broker, { ground: 'criteria-met' });
    expect(await w.missing()).toEqual(['criteria', 'outcomes', 'evaluations', 'exit-readings']);
    await w.answerAll('no');
    expect(await w.missing()).toEqual(['criteria-unmet', 'outcomes', 'evaluations', 'exit-readings']);
    await w.answerAll('yes');
    await w.judgeAll('met');
    await w.evaluateAll();
    expect(await w.missing()).toEqual(['exit-readings']);
    expect((await exitPage(people.broker, id))?.missing.map(({ code }) => code)).toEqual(['exit-readings']);
    expect(await w.close(true)).toEqual({ ok: true, value: 'closed' });
    const answers = await db().select().from(exitCriterionResult);
    const { criteria } = (await w.record()).content.exit;
    expect(answers.filter(({ current }) => current)).toHaveLength(criteria.length);
    expect(answers).toHaveLength(2 * criteria.length);
  });

  it('releases the days, leaves the request partnered, and writes the record, told to all', async () => {
    await w.closed('partly');
    const { row, content } = await w.record();
    expect(row).toMatchObject({ state: 'closed', endReason: 'The work is done' });
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
    expect(await db().select().from(ledgerEntry).where(eq(ledgerEntry.kind, 'release'))).not.toEqual([]);
    expect((await db().select().from(supportRequest))[0]?.state).toBe('partnered');
    const [record] = await db().select().from(supportOutcome);
    // Ten school days after Monday 19 July 2027: two are left before the holiday, eight are in September.
    expect(record).toMatchObject({
      providerId: 'priya',
      offerId: 'writing',
      agreementId: id,
      urn: CLIENT,
      outcomes: content.outcomes.length,
      outcomesMet: 0,
      outcomesPartly: content.outcomes.length,
      endedOn: '2027-07-15',
      countsFrom: '2027-09-10',
      current: true,
    });
    expect(record?.focusAreas).toEqual(['writing-ks2']);
    const page = await exitPage(people.head, id);
    expect(page?.needs).toMatchObject([{ state: 'open', href: expect.stringContaining('/end') }]);
    expect((await verifyChains(db())).problems).toEqual([]);
    const again = await closeAgreement(people.broker, { id, version: row.version - 1 });
    expect(again, 'sent twice').toEqual({ ok: true, value: 'closed' });
    expect(await db().select().from(supportOutcome)).toHaveLength(1);
  });

  it('waits for an evaluation until its day is past', async () => {
    for (const step of [w.begin, w.answerAll, () => w.judgeAll('met'), w.readAll]) await step();
    w.world.travelTo('2027-08-09T20:00:00Z');
    expect(await w.missing()).toEqual(['evaluations']);
    w.world.travelTo('2027-08-10T08:00:00Z');
    expect(await w.close()).toEqual({ ok: true, value: 'closed' });
  });
});

describe('answering', () => {
  it('by two people at once keeps the first and shows the second both texts', async () => {
    await w.begin();
    const [first] = (await w.record()).content.exit.criteria;
    const send = (met: 'yes' | 'no', evidence: string) =>
      answerCriteria(people.broker, {
        id,
        exitVersion: 1,
        criteria: [{ id: first?.id ?? '', met, evidence }],
      });
    expect(await send('yes', 'Seen in June')).toEqual({ ok: true, value: { answered: 1 } });
    expect(await send('yes', 'Seen in June'), 'sent twice').toEqual({ ok: true, value: { answered: 0 } });
    expect(await send('no', 'Not seen')).toMatchObject({
      code: 'stale',
      details: { theirs: [{ yours: 'Not met. Not seen', theirs: 'Met. Seen in June' }] },
    });
    expect(await db().select().from(exitCriterionResult)).toHaveLength(1);
  });

  it('after closing needs a reason, and writes the record anew with time to answer', async () => {
    await w.closed('partly');
    expect(await w.judgeAll('met', 'Results of August')).toMatchObject({ field: 'reason' });
    expect(await w.answerAll('no')).toMatchObject({ code: 'agreement.not-now' });
    w.world.travelTo('2027-09-01T10:00:00Z');
    const n = (await w.record()).content.outcomes.length;
    expect(await w.judgeAll('met', 'Results of August', 'The tests came out')).toEqual({
      ok: true,
      value: { judged: n },
    });
    const rows = await db().select().from(supportOutcome);
    expect(
      rows.map(({ outcomesMet, current, countsFrom }) => [outcomesMet, current, countsFrom]).sort(),
    ).toEqual([
      [0, false, '2027-09-10'],
      [n, true, '2027-09-15'],
    ]);
  });
});

describe('an evaluation', () => {
  it('is read by nobody before they have given theirs, and by all once it is closed', async () => {
    expect(await w.evaluate(people.head, 'client-head')).toMatchObject({ code: 'agreement.not-now' });
    await w.begin();
    for (const viewer of [people.chair, people.release])
      expect(await w.evaluate(viewer, 'client-head')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await w.evaluate(people.leader, 'service')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await w.evaluate(people.head, 'client-head', 'They read more')).toEqual({
      ok: true,
      value: { number: 1 },
    });
    const reads = async (viewer: Viewer) =>
      JSON.stringify(await evaluationDocument(viewer, id)).includes('They read more');
    const readers = async () =>
      Promise.all([people.head, people.leader, people.broker, people.chair, people.release].map(reads));
    expect(await readers()).toEqual([true, false, false, false, false]);
    await w.evaluate(people.leader, 'provider');
    expect(await readers()).toEqual([true, true, false, false, false]);
    await w.evaluate(people.broker, 'service');
    expect(await readers()).toEqual([true, true, true, false, false]);
    const events = await db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.subjectId, id), eq(domainEvent.type, 'agreement.evaluated')));
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).not.toContain('They read more');
    for (const step of [w.answerAll, () => w.judgeAll('met'), w.readAll]) await step();
    expect((await w.close()).ok).toBe(true);
    expect(await readers()).toEqual([true, true, true, true, true]);
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await evaluationDocument(stranger, id)).toBeNull();
    expect(await exitPage(stranger, id)).toBeNull();
  });

  it('is corrected as a new number with its reason, the first kept, and counts once when sent twice', async () => {
    await w.begin();
    await w.evaluate(people.head, 'client-head', 'At first');
    expect(await w.evaluate(people.head, 'client-head', 'At first')).toEqual({
      ok: true,
      value: { number: 1 },
    });
    expect(await w.evaluate(people.head, 'client-head', 'Other', 0)).toMatchObject({
      code: 'stale',
      details: { theirs: { changed: 'At first' } },
    });
    expect(await w.evaluate(people.head, 'client-head', 'Later', 1)).toMatchObject({ field: 'reason' });
    expect(await w.evaluate(people.head, 'client-head', 'Later', 1, 'Results came')).toEqual({
      ok: true,
      value: { number: 2 },
    });
    const own = (await evaluationDocument(people.head, id))?.evaluations[0];
    expect(own).toMatchObject({
      state: 'given',
      current: { number: 2, reason: 'Results came', content: { changed: 'Later' } },
      earlier: [{ number: 1, content: { changed: 'At first' } }],
    });
    expect(own?.current?.givenAs).toBe('Head Person, headteacher of Ashbrook Primary School');
  });
});

describe('the worklist', () => {
  it('asks each for what is theirs, from the end of the term to the closing', async () => {
    const asked = async (viewer: Viewer) =>
      (await exitWorklist(viewer)).map(({ key, kind }) => `${key.split(':')[0]} ${kind}`);
    const { row } = await w.record();
    w.world.travelTo(`${addDays(row.endsOn ?? MONDAY, 3)}T10:00:00Z`);
    expect(await asked(people.broker)).toEqual(['exit-begin now']);
    expect(await asked(people.head)).toEqual([]);
    w.world.travelTo(`${MONDAY}T10:00:00Z`);
    await w.begin();
    expect(await asked(people.head)).toEqual(['evaluate now']);
    expect(await asked(people.leader)).toEqual(['evaluate now']);
    expect(await asked(people.chair)).toEqual([]);
    expect(await asked(people.broker)).toEqual(['evaluate now', 'exit-criteria now']);
    for (const step of [w.answerAll, () => w.judgeAll('met'), w.readAll]) await step();
    expect(await asked(people.broker)).toEqual(['evaluate now', 'exit-waiting waiting']);
    await w.evaluateAll();
    expect(await asked(people.broker)).toEqual(['exit-close now']);
    expect(await asked(people.head)).toEqual([]);
    await w.close();
    expect(await asked(people.broker)).toEqual([]);
  });
});
