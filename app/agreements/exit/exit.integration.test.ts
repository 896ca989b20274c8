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
import { type AgreementWorld, CLIENT, newAgreementWorld } from '#tests/support/agreement-world';
import { NOW } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { answerRecord } from '~/directory/commands/track-record.server';
import { recordPage } from '~/directory/queries/track-record.server';
import { recordWorklist } from '~/directory/record-worklist.server';
import { trackRecordsOf } from '~/directory/track-record.server';
import { addDays, calendarDate } from '~/kernel/clock';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import type { EvaluationContent } from '../domain/exit/evaluation';
import type { Evaluator, OutcomeResult } from '../domain/exit/vocabulary';
import { recordPoints } from '../impact/points.server';
import { beginClose, changeExit, closeAgreement } from './commands.server';
import { evaluationDocument } from './documents.server';
import { giveEvaluation } from './evaluating.server';
import { answerCriteria, judgeOutcomes } from './judging.server';
import { exitPage } from './queries.server';
import { exitOf } from './record.server';
import { exitWorklist } from './worklist.server';

let w: AgreementWorld;
let people: AgreementWorld['people'];
let id: string;

/** In force since 22 November 2026; it is now a Monday after the end of its term. */
const MONDAY = '2027-07-19';
beforeEach(async () => {
  w = await newAgreementWorld();
  ({ people, id } = w);
  await w.send();
  for (const [viewer, party] of w.signers) expect((await w.sign(viewer, party)).ok).toBe(true);
  w.world.travelTo(`${MONDAY}T10:00:00Z`);
});

const plan = {
  ground: 'early' as const,
  reason: 'The work is done',
  endedOn: '2027-07-15',
  evaluationDueOn: '2027-08-09',
};
const version = async () => (await w.record()).row.version;
const exitVersion = async () => (await exitOf(db(), id))?.version ?? 0;
const begin = async (viewer: Viewer = people.broker, more: Partial<Parameters<typeof beginClose>[1]> = {}) =>
  beginClose(viewer, { id, version: await version(), ...plan, days: 'at-close', ...more });
const said = (changed: string): EvaluationContent => ({
  format: 1,
  fit: 'well',
  fitWhy: '',
  changed,
  helped: 'Time in class',
  hindered: 'Nothing',
  daysUsed: 'well',
  daysWhy: '',
  again: 'with-changes',
  againWhy: 'Begin sooner',
  attribution: 'one-part',
  elsewhere: 'A new scheme of work',
});
const evaluate = (viewer: Viewer, as: Evaluator, changed = `Said by ${as}`, opened = 0, reason = '') =>
  giveEvaluation(viewer, { id, as, opened, content: said(changed), reason });
const answerAll = async (met: 'yes' | 'no' = 'yes') => {
  const { content } = await w.record();
  const criteria = content.exit.criteria.map((one) => ({ id: one.id, met, evidence: 'Books of the summer' }));
  return answerCriteria(people.broker, { id, exitVersion: await exitVersion(), criteria });
};
const judgeAll = async (result: OutcomeResult, basis = 'The reading of July', reason = '') => {
  const { content } = await w.record();
  const outcomes = content.outcomes.map((one) => ({ id: one.id, result, basis }));
  return judgeOutcomes(people.broker, { id, exitVersion: await exitVersion(), outcomes, reason });
};
const readAll = async () => {
  const record = await w.record();
  return transact(people.broker, (ctx) =>
    recordPoints(ctx, {
      record,
      kind: 'exit',
      on: '2027-07-14',
      points: record.content.outcomes.map(({ id: outcomeId }) => ({ outcomeId, value: 63, source: 'Test' })),
    }),
  );
};
const close = async (withoutReadings = false) =>
  closeAgreement(people.broker, { id, version: await version(), withoutReadings });
const evaluateAll = async () => {
  for (const [viewer, as] of [
    [people.head, 'client-head'],
    [people.leader, 'provider'],
    [people.broker, 'service'],
  ] as const)
    expect(await evaluate(viewer, as)).toMatchObject({ ok: true });
};
/** Everything a closing asks for, then closed. */
const closed = async (result: OutcomeResult = 'partly') => {
  for (const step of [begin, answerAll, () => judgeAll(result), readAll])
    expect((await step()).ok).toBe(true);
  await evaluateAll();
  expect(await close()).toEqual({ ok: true, value: 'closed' });
};
const missingOf = async () =>
  ((await close()) as { details?: { missing: { code: string }[] } }).details?.missing.map(({ code }) => code);

describe('closing', () => {
  it('is begun by the service, once, when support has ended, and withdraws an amendment under way', async () => {
    for (const viewer of [people.head, people.chair, people.leader, people.release])
      expect(await begin(viewer)).toMatchObject({ code: 'agreement.forbidden' });
    expect(await begin(people.broker, { endedOn: '2027-07-20' })).toMatchObject({ field: 'endedOn' });
    expect(await begin(people.broker, { version: 1 })).toMatchObject({ code: 'stale' });
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
    const before = await version();
    const twice = [
      await begin(people.broker, { version: before }),
      await begin(people.broker, { version: before }),
    ];
    expect(twice).toEqual([
      { ok: true, value: 'closing' },
      { ok: true, value: 'closing' },
    ]);
    expect((await exitPage(people.head, id))?.exit).toMatchObject({ ...plan, closedAt: null });
    expect((await db().select().from(agreementAmendment))[0]?.state).toBe('withdrawn');
    expect(await w.ledger()).toEqual({ held: 0, committed: 10 });
    expect(
      await changeExit(people.broker, { id, exitVersion: 9, ...plan, reason: 'Otherwise' }),
    ).toMatchObject({
      code: 'stale',
    });
    const changed = { ...plan, reason: 'Otherwise', ground: 'criteria-met' as const };
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
    expect(await begin(people.broker, { days: 'now' })).toMatchObject({ field: 'days' });
    await w.world.open.write((tx) => tx.update(visit).set({ state: 'called-off' }));
    expect((await begin(people.broker, { days: 'now' })).ok).toBe(true);
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
  });

  it('is refused with the list of what is missing, and done when nothing is', async () => {
    expect(await close()).toMatchObject({ code: 'agreement.not-now' });
    await begin(people.broker, { ground: 'criteria-met' });
    expect(await missingOf()).toEqual(['criteria', 'outcomes', 'evaluations', 'exit-readings']);
    await answerAll('no');
    expect(await missingOf()).toEqual(['criteria-unmet', 'outcomes', 'evaluations', 'exit-readings']);
    await answerAll('yes');
    await judgeAll('met');
    await evaluateAll();
    expect(await missingOf()).toEqual(['exit-readings']);
    expect((await exitPage(people.broker, id))?.missing.map(({ code }) => code)).toEqual(['exit-readings']);
    expect(await close(true)).toEqual({ ok: true, value: 'closed' });
    const answers = await db().select().from(exitCriterionResult);
    const { criteria } = (await w.record()).content.exit;
    expect(answers.filter(({ current }) => current)).toHaveLength(criteria.length);
    expect(answers).toHaveLength(2 * criteria.length);
  });

  it('releases the days, leaves the request partnered, and writes the record, told to all', async () => {
    await closed('partly');
    const { row, content } = await w.record();
    expect(row).toMatchObject({ state: 'closed', endReason: 'The work is done' });
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
    expect(await db().select().from(ledgerEntry).where(eq(ledgerEntry.kind, 'release'))).not.toEqual([]);
    expect((await db().select().from(supportRequest))[0]?.state).toBe('partnered');
    const [record] = await db().select().from(supportOutcome);
    // Ten working days after Monday 19 July 2027: there is no bank holiday among them.
    expect(record).toMatchObject({
      providerId: 'priya',
      offerId: 'writing',
      agreementId: id,
      urn: CLIENT,
      outcomes: content.outcomes.length,
      outcomesMet: 0,
      outcomesPartly: content.outcomes.length,
      endedOn: '2027-07-15',
      countsFrom: '2027-08-02',
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
    for (const step of [begin, answerAll, () => judgeAll('met'), readAll]) await step();
    w.world.travelTo('2027-08-09T20:00:00Z');
    expect(await missingOf()).toEqual(['evaluations']);
    w.world.travelTo('2027-08-10T08:00:00Z');
    expect(await close()).toEqual({ ok: true, value: 'closed' });
  });
});

describe('answering', () => {
  it('by two people at once keeps the first and shows the second both texts', async () => {
    await begin();
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
    await closed('partly');
    expect(await judgeAll('met', 'Results of August')).toMatchObject({ field: 'reason' });
    expect(await answerAll('no')).toMatchObject({ code: 'agreement.not-now' });
    w.world.travelTo('2027-09-01T10:00:00Z');
    const n = (await w.record()).content.outcomes.length;
    expect(await judgeAll('met', 'Results of August', 'The tests came out')).toEqual({
      ok: true,
      value: { judged: n },
    });
    const rows = await db().select().from(supportOutcome);
    expect(
      rows.map(({ outcomesMet, current, countsFrom }) => [outcomesMet, current, countsFrom]).sort(),
    ).toEqual([
      [0, false, '2027-08-02'],
      [n, true, '2027-09-15'],
    ]);
  });
});

describe('an evaluation', () => {
  it('is read by nobody before they have given theirs, and by all once it is closed', async () => {
    expect(await evaluate(people.head, 'client-head')).toMatchObject({ code: 'agreement.not-now' });
    await begin();
    for (const viewer of [people.chair, people.release])
      expect(await evaluate(viewer, 'client-head')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await evaluate(people.leader, 'service')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await evaluate(people.head, 'client-head', 'They read more')).toEqual({
      ok: true,
      value: { number: 1 },
    });
    const reads = async (viewer: Viewer) =>
      JSON.stringify(await evaluationDocument(viewer, id)).includes('They read more');
    const readers = async () =>
      Promise.all([people.head, people.leader, people.broker, people.chair, people.release].map(reads));
    expect(await readers()).toEqual([true, false, false, false, false]);
    await evaluate(people.leader, 'provider');
    expect(await readers()).toEqual([true, true, false, false, false]);
    await evaluate(people.broker, 'service');
    expect(await readers()).toEqual([true, true, true, false, false]);
    const events = await db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.subjectId, id), eq(domainEvent.type, 'agreement.evaluated')));
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).not.toContain('They read more');
    for (const step of [answerAll, () => judgeAll('met'), readAll]) await step();
    expect((await close()).ok).toBe(true);
    expect(await readers()).toEqual([true, true, true, true, true]);
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await evaluationDocument(stranger, id)).toBeNull();
    expect(await exitPage(stranger, id)).toBeNull();
  });

  it('is corrected as a new number with its reason, the first kept, and counts once when sent twice', async () => {
    await begin();
    await evaluate(people.head, 'client-head', 'At first');
    expect(await evaluate(people.head, 'client-head', 'At first')).toEqual({
      ok: true,
      value: { number: 1 },
    });
    expect(await evaluate(people.head, 'client-head', 'Other', 0)).toMatchObject({
      code: 'stale',
      details: { theirs: { changed: 'At first' } },
    });
    expect(await evaluate(people.head, 'client-head', 'Later', 1)).toMatchObject({ field: 'reason' });
    expect(await evaluate(people.head, 'client-head', 'Later', 1, 'Results came')).toEqual({
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

describe('the record', () => {
  it('is the provider’s to read and answer first; answered, it counts at once', async () => {
    await closed('met');
    const n = (await w.record()).content.outcomes.length;
    const counting = async () =>
      (await trackRecordsOf(db(), ['priya'], calendarDate(new Date()))).get('priya');
    expect(await counting()).toBeUndefined();
    const [item] = await recordWorklist(people.leader);
    expect(item).toMatchObject({ href: '/directory/priya/record', due: '2027-08-02' });
    const page = await recordPage(people.leader, 'priya');
    expect(page?.cases).toMatchObject([{ school: 'Ashbrook Primary School', counting: false, reply: null }]);
    expect(page?.summary).toEqual({ cases: 0, figure: null });
    const own = await w.world.person('home-broker', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect((await recordPage(own, 'priya'))?.cases).toMatchObject([{ school: null, agreementId: null }]);
    for (const viewer of [people.head, people.release, people.broker])
      expect(await recordPage(viewer, 'priya'), viewer.name).toBeNull();
    const caseId = page?.cases[0]?.id ?? '';
    const answer = { id: caseId, providerId: 'priya', reply: 'We began late', asksCorrection: true };
    expect(await answerRecord(own, answer)).toMatchObject({ code: 'track-record.forbidden' });
    expect(await answerRecord(people.head, answer)).toMatchObject({ code: 'track-record.not-found' });
    w.world.travelTo('2027-07-20T10:00:00Z');
    expect(await answerRecord(people.leader, answer)).toEqual({ ok: true, value: undefined });
    expect(await answerRecord(people.leader, answer), 'sent twice').toEqual({ ok: true, value: undefined });
    expect(await answerRecord(people.leader, { ...answer, reply: 'No' })).toMatchObject({
      code: 'track-record.answered',
    });
    expect(await counting()).toEqual({ cases: 1, outcomes: n, met: n, partly: 0 });
    expect(await recordWorklist(people.leader)).toEqual([]);
    expect((await recordPage(own, 'priya'))?.cases).toMatchObject([
      { reply: 'We began late', counting: true },
    ]);
    expect((await evaluationDocument(people.broker, id))?.record).toMatchObject({ reply: 'We began late' });
    expect((await evaluationDocument(people.head, id))?.record).toBeNull();
  });

  it('counts by itself after ten working days, and gives a figure from three cases on, as worked by hand', async () => {
    await closed('met');
    await w.world.open.write((tx) =>
      tx.insert(supportOutcome).values(
        [
          [4, 2, 1],
          [5, 1, 2],
        ].map(([outcomes = 0, outcomesMet = 0, outcomesPartly = 0], n) => ({
          id: `old-${n}`,
          authorityId: 'elsewhere',
          providerId: 'priya',
          urn: CLIENT,
          focusAreas: ['attendance'],
          outcomes,
          outcomesMet,
          outcomesPartly,
          endedOn: '2026-07-20',
          at: NOW,
          current: true,
          countsFrom: '2026-09-01',
        })),
      ),
    );
    w.world.travelTo('2027-08-01T10:00:00Z');
    expect((await recordPage(people.leader, 'priya'))?.summary).toEqual({ cases: 2, figure: null });
    w.world.travelTo('2027-08-02T10:00:00Z');
    const n = (await w.record()).content.outcomes.length;
    const page = await recordPage(people.leader, 'priya');
    expect(page?.summary).toMatchObject({ cases: 3, figure: { outcomes: 9 + n, met: 3 + n, partly: 3 } });
    // Credits 3 + n + 1½ of 9 + n; mean (credits + 10×0.6) ÷ (9 + n + 10); drawn to it by ten outcomes' worth.
    const credits = 4.5 + n;
    const mean = (credits + 6) / (19 + n);
    expect(page?.summary.figure?.share).toBeCloseTo((credits + 10 * mean) / (19 + n), 12);
    expect(page?.byArea.map(({ cases, figure }) => [cases, figure])).toEqual([
      [2, null],
      [1, null],
    ]);
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
    await begin();
    expect(await asked(people.head)).toEqual(['evaluate now']);
    expect(await asked(people.leader)).toEqual(['evaluate now']);
    expect(await asked(people.chair)).toEqual([]);
    expect(await asked(people.broker)).toEqual(['evaluate now', 'exit-criteria now']);
    for (const step of [answerAll, () => judgeAll('met'), readAll]) await step();
    expect(await asked(people.broker)).toEqual(['evaluate now', 'exit-waiting waiting']);
    await evaluateAll();
    expect(await asked(people.broker)).toEqual(['exit-close now']);
    expect(await asked(people.head)).toEqual([]);
    await close();
    expect(await asked(people.broker)).toEqual([]);
  });
});
