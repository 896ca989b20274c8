import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  claim,
  claimLine,
  claimSample,
  domainEvent,
  invoice,
  moneyPosting,
  payable,
  provider,
} from '#drizzle/schema';
import { newClaimWorld } from '#tests/support/claim-world';
import { must } from '#tests/support/recompense-world';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { answerClaim, replyToClaim } from './answer.server';
import { approveClaim, declineClaim, withdrawClaim } from './decide.server';
import { listClaims, readClaimFilter } from './list.server';
import { makeClaim, sendClaim } from './make.server';
import { newClaimPage } from './new.server';
import { claimPage } from './queries.server';
import { claimsWorklist } from './worklist.server';

const ALL = readClaimFilter(new URLSearchParams());
const TWO = [
  ['one', '2027-02-04', 2],
  ['two', '2027-02-11', 1],
] as const;
/** Claims under an agreement that count for money. */
const lines = () =>
  db()
    .select({ line: claimLine })
    .from(claimLine)
    .innerJoin(claim, eq(claim.id, claimLine.claimId))
    .where(eq(claim.state, 'submitted'));

describe('a claim', () => {
  it('goes from ticks to invoice, payment and budget, in the sums the terms say', async () => {
    const w = await newClaimWorld({ visits: TWO, terms: { brokerageBasisPoints: 500 } });
    const { leader, head, broker, release, chair, lead } = w.people;
    const page = await newClaimPage(leader, w.id);
    expect(page?.page.rows.visits.map(({ words, amountPence }) => [words, amountPence])).toEqual([
      ['Support visit on 4 February 2027, 1 day', 36_000],
      ['Support visit on 11 February 2027, ½ day', 18_000],
    ]);
    expect((await claimsWorklist(leader)).map(({ title }) => title)).toContain(
      'Claim 1½ days of support given to Ashbrook Primary School',
    );
    const expenses = [{ id: 'e1', description: 'Train fares', on: '2027-02-04', amountPence: 2_400 }];
    const form = await w.form({ expenses, note: 'Thank you' });
    const sent = await Promise.all([makeClaim(leader, form), makeClaim(leader, form)]);
    expect(sent.map((one) => one.ok && one.value.ref)).toEqual(['TES-CLM-00001', 'TES-CLM-00001']);
    expect(await w.row(form.id)).toMatchObject({ number: 1, state: 'submitted', totalPence: 56_400 });
    expect(await db().select().from(claimLine)).toHaveLength(3);

    expect((await claimsWorklist(head)).map(({ title }) => title)).toContain('Answer claim TES-CLM-00001');
    const answer = { id: form.id, version: 2, queries: [] };
    expect((await answerClaim(chair, answer)).ok).toBe(true);
    expect((await answerClaim(chair, answer)).ok).toBe(true);
    expect((await claimsWorklist(broker)).map(({ title }) => title)).toContain('Approve claim TES-CLM-00001');
    const before = await claimPage(broker, form.id);
    const division = {
      netPence: 56_400,
      authorityPence: 28_200,
      schoolPence: 28_200,
      homeSchoolPence: 53_700,
      brokeragePence: 2_700,
    };
    expect(before?.claim.division).toMatchObject(division);
    const done = await approveClaim(broker, { id: form.id, version: 3, removed: [], reason: '' });
    expect(done).toEqual({ ok: true, value: { ref: 'TES-CLM-00001', totalPence: 56_400, sampled: false } });

    expect(await db().select().from(invoice)).toMatchObject([
      { kind: 'claim', urn: 100001, claimId: form.id, netPence: 28_200, state: 'draft' },
    ]);
    expect(await db().select().from(payable)).toMatchObject([
      { homeUrn: 100002, claimId: form.id, netPence: 53_700, dueOn: '2027-03-24', state: 'due' },
    ]);
    expect(await w.books()).toMatchObject({
      'support-cost': 28_200,
      receivable: 28_200,
      payable: -53_700,
      brokerage: -2_700,
      'pot.spent': 28_200,
    });
    expect((await claimPage(leader, form.id))?.claim.division).toMatchObject(division);
    // The home school is paid by the authority; the invoice to another school is none of its business.
    expect((await claimPage(release, form.id))?.claim.made.map(({ label }) => label)).toEqual([
      'Payment to the home school',
    ]);
    expect((await claimPage(head, form.id))?.claim.made).toEqual([]);
    // A provider who moves to another school leaves its old one the claims it is paid for.
    await w.world.school(100009, { name: 'Newfield School' });
    await w.world.open.write((tx) =>
      tx.update(provider).set({ homeUrn: 100009 }).where(eq(provider.id, 'priya')),
    );
    expect((await claimPage(release, form.id))?.claim).toMatchObject({
      homeName: 'Thornfield Junior School',
      may: { see: true },
    });
    await w.world.open.write((tx) =>
      tx.update(provider).set({ homeUrn: 100002 }).where(eq(provider.id, 'priya')),
    );
    expect((await claimPage(lead, form.id))?.history.map(({ title }) => title)).toEqual([
      'Approved',
      'The school confirmed every line',
      'Sent to the school',
    ]);
    expect((await newClaimPage(leader, w.id))?.page).toMatchObject({
      rows: { visits: [], instalments: [] },
      claimedPence: 56_400,
      expensesLeftPence: 7_600,
    });
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('of one visit made twice at once is made once', async () => {
    const w = await newClaimWorld();
    const { leader, release } = w.people;
    // Both forms are opened before either is sent.
    const [first, second] = [await w.form(), await w.form()];
    const both = await Promise.all([makeClaim(leader, first), makeClaim(release, second)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'claim.changed' });
    expect(await lines()).toHaveLength(1);
    const { state, number } = await w.row((await db().select().from(claim))[0]?.id ?? '');
    expect([state, number]).toEqual(['submitted', 1]);
  });

  it('cannot come to more than was agreed, in days, expenses or once more', async () => {
    const w = await newClaimWorld({ visits: TWO });
    const { leader } = w.people;
    const form = await w.form();
    const ticked = form.visits[0] ?? { visitId: '', halfDays: 0 };
    const more = { ...form, visits: [{ ...ticked, halfDays: ticked.halfDays + 1 }] };
    expect(await makeClaim(leader, more)).toMatchObject({ code: 'claim.changed' });
    const expense = (amountPence: number, on = '2027-02-04') => ({
      id: 'e',
      description: 'Fares',
      on,
      amountPence,
    });
    expect(await makeClaim(leader, await w.form({ expenses: [expense(10_001)] }))).toMatchObject({
      code: 'claim.over-cap',
      field: 'expenses',
      details: { leftPence: 10_000 },
    });
    expect(await makeClaim(leader, await w.form({ expenses: [expense(1, '2027-02-23')] }))).toMatchObject({
      field: 'expenses[0].on',
    });
    expect(await makeClaim(leader, await w.form({ visits: [] }))).toMatchObject({ code: 'claim.nothing' });
    await must(makeClaim(leader, form));
    expect(await makeClaim(leader, { ...form, id: 'another1' })).toMatchObject({ code: 'claim.changed' });
    // A visit corrected upwards leaves the difference, which a withdrawn claim gives back with the rest.
    await w.corrected('two', 2);
    const rest = await w.form();
    expect(rest.visits).toEqual([{ visitId: w.visitId('two'), halfDays: 1 }]);
    await must(withdrawClaim(leader, { id: form.id, version: 2, reason: 'A slip' }));
    expect((await w.form()).visits.map(({ halfDays }) => halfDays)).toEqual([2, 2]);
    expect(await makeClaim(leader, { ...rest, id: form.id })).toMatchObject({
      ok: true,
      value: { again: true },
    });
  });

  it('kept as a draft is changed and sent later, is nobody else’s to see, and holds what it claims', async () => {
    const w = await newClaimWorld({ visits: TWO });
    const { leader, head, broker, release } = w.people;
    const form = await w.form({ send: false });
    await must(makeClaim(leader, form));
    expect(await w.row(form.id)).toMatchObject({ state: 'draft', number: null, totalPence: 54_000 });
    for (const other of [head, broker]) {
      expect(await claimPage(other, form.id)).toBeNull();
      expect((await listClaims(other, ALL)).total).toBe(0);
    }
    expect((await listClaims(release, ALL)).total).toBe(1);
    expect((await makeClaim(release, { ...(await w.form()), visits: form.visits })).ok).toBe(false);
    const page = await newClaimPage(release, w.id);
    expect(page?.page).toMatchObject({ draft: { id: form.id, version: 1 }, rows: { visits: [{}, {}] } });
    const less = { ...form, version: 1, visits: form.visits.slice(0, 1) };
    await must(makeClaim(release, less));
    expect(await makeClaim(leader, { ...form, version: 1, note: 'x' })).toMatchObject({ code: 'stale' });
    expect(await w.row(form.id)).toMatchObject({ totalPence: 36_000, version: 2 });
    expect(await sendClaim(leader, { id: form.id, version: 2 })).toEqual({
      ok: true,
      value: { ref: 'TES-CLM-00001' },
    });
    expect(await sendClaim(leader, { id: form.id, version: 2 })).toMatchObject({ ok: true });
    expect((await claimPage(head, form.id))?.claim.ref).toBe('TES-CLM-00001');
  });
});

describe('the school’s answer', () => {
  it('queries a line, which the provider lowers; the school confirms; the service takes another off', async () => {
    const w = await newClaimWorld({ visits: TWO });
    const { leader, head, broker } = w.people;
    const expenses = [{ id: 'e1', description: 'Fares', on: '2027-02-04', amountPence: 2_400 }];
    const id = await w.sent({ expenses });
    const [day, half, fares] = (await claimPage(head, id))?.claim.lines ?? [];
    const ask = [day, fares].map((line) => ({ lineId: line?.id ?? '', query: 'Are you sure?' }));
    await must(answerClaim(head, { id, version: 2, queries: ask }));
    expect((await claimsWorklist(leader)).map(({ title }) => title)).toContain(
      'Reply to the questions about claim TES-CLM-00001',
    );
    const reply = { reply: 'It was shorter', halfDays: null, amountPence: null };
    const replies = [
      { ...reply, lineId: day?.id ?? '', what: 'change' as const, halfDays: 1 },
      { ...reply, lineId: fares?.id ?? '', what: 'change' as const, amountPence: 2_400 },
    ];
    expect(await replyToClaim(leader, { id, version: 3, replies })).toMatchObject({
      code: 'claim.more',
      field: 'replies[1].amount',
    });
    expect(await replyToClaim(leader, { id, version: 3, replies: replies.slice(1) })).toMatchObject({
      code: 'claim.unanswered',
    });
    const lowered = [replies[0], { ...reply, lineId: fares?.id ?? '', what: 'remove' as const }].flatMap(
      (one) => one ?? [],
    );
    await must(replyToClaim(leader, { id, version: 3, replies: lowered }));
    expect(await w.row(id)).toMatchObject({ state: 'submitted', totalPence: 36_000, version: 4 });
    // What was taken off can be claimed again.
    expect((await w.form()).visits).toEqual([{ visitId: w.visitId('one'), halfDays: 1 }]);
    await must(answerClaim(head, { id, version: 4, queries: [] }));
    const removed = [{ lineId: half?.id ?? '', reason: 'Paid before' }];
    await must(approveClaim(broker, { id, version: 5, removed, reason: '' }));
    expect(await w.row(id)).toMatchObject({ state: 'approved', totalPence: 18_000 });
    const shown = (await claimPage(leader, id))?.claim.lines ?? [];
    expect(shown.map(({ amountPence, decision }) => [amountPence, decision])).toEqual([
      [18_000, 'allowed'],
      [18_000, 'removed'],
      [2_400, 'removed'],
    ]);
    expect((await w.books())['support-cost']).toBe(9_000);
  });

  it('is waited for until its day; then the service may approve with a reason', async () => {
    const w = await newClaimWorld({ settings: { answerDays: 10 } });
    const { broker, head } = w.people;
    const id = await w.sent();
    const approve = (reason: string) => approveClaim(broker, { id, version: 2, removed: [], reason });
    w.world.travelTo('2027-03-04T10:00:00.000Z');
    expect(await approve('No answer')).toMatchObject({ code: 'claim.early', details: { due: '2027-03-04' } });
    w.world.travelTo('2027-03-05T10:00:00.000Z');
    expect((await claimsWorklist(broker)).map(({ title }) => title)).toContain(
      'Decide on claim TES-CLM-00001, which was not answered',
    );
    expect(await approve('')).toMatchObject({ code: 'claim.reason', field: 'reason' });
    expect((await approve('The head is away')).ok).toBe(true);
    expect(await w.row(id)).toMatchObject({ state: 'approved', decision: 'The head is away' });
    expect(await answerClaim(head, { id, version: 3, queries: [] })).toMatchObject({ code: 'claim.not-now' });
  });

  it('and the decision are nobody’s own, whatever other roles they hold', async () => {
    const w = await newClaimWorld();
    const { leader, head, broker, chair } = w.people;
    const id = await w.sent();
    const all = { ...broker, grants: [...leader.grants, ...broker.grants, ...head.grants] };
    const both = { ...broker, accountId: head.accountId, grants: [...broker.grants, ...head.grants] };
    expect(await answerClaim(all, { id, version: 2, queries: [] })).toMatchObject({
      code: 'claim.forbidden',
    });
    expect(await answerClaim(leader, { id, version: 2, queries: [] })).toMatchObject({
      code: 'claim.forbidden',
    });
    expect(await approveClaim(all, { id, version: 2, removed: [], reason: '' })).toMatchObject({
      code: 'claim.forbidden',
      message: expect.stringContaining('side that claims'),
    });
    await must(answerClaim(both, { id, version: 2, queries: [] }));
    const approve = { id, version: 3, removed: [], reason: '' };
    expect(await approveClaim(both, approve)).toMatchObject({
      message: expect.stringContaining('answers this claim'),
    });
    expect(await approveClaim({ ...broker, accountId: head.accountId }, approve)).toMatchObject({
      code: 'claim.forbidden',
    });
    expect(await declineClaim(chair, { id, version: 3, reason: 'x' })).toMatchObject({
      code: 'claim.forbidden',
    });
    const stranger = await w.world.person('stranger', { role: 'head', urn: 100002 + 1 });
    const elsewhere = await w.world.person('away', { role: 'lead' }, { authorityId: 'elsewhere' });
    for (const one of [stranger, elsewhere]) {
      expect(await claimPage(one, id)).toBeNull();
      expect((await listClaims(one, ALL)).rows).toEqual([]);
      expect(await approveClaim(one, approve)).toMatchObject({ code: 'claim.not-found' });
      expect(await claimsWorklist(one)).toEqual([]);
    }
  });
});

describe('approval', () => {
  it('by two at once happens once, whether they ask for the same or not', async () => {
    const w = await newClaimWorld();
    const { broker, lead } = w.people;
    const id = await w.confirmed();
    const approve = { id, version: 3, removed: [], reason: '' };
    const both = await Promise.all([approveClaim(broker, approve), approveClaim(lead, approve)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'claim.not-now' });
    const winner = both[0].ok ? broker : lead;
    expect((await approveClaim(winner, approve)).ok).toBe(true);
    expect(await db().select().from(payable)).toHaveLength(1);
    expect(await db().select().from(invoice)).toHaveLength(1);
    const posted = await db()
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(moneyPosting)
      .where(and(eq(moneyPosting.kind, 'claim-approved'), eq(moneyPosting.subjectId, id)));
    expect(posted).toEqual([{ n: 1 }]);
    expect((await w.books())['pot.spent']).toBe(18_000);
  });

  it('of a visit corrected meanwhile, on an old page, or of a declined claim is refused, and nothing is written', async () => {
    const w = await newClaimWorld({ visits: TWO });
    const { broker, leader, head } = w.people;
    const id = await w.confirmed();
    const [line] = await db()
      .select()
      .from(claimLine)
      .where(eq(claimLine.visitId, w.visitId('one')));
    await w.corrected('one', 1);
    const approve = { id, version: 3, removed: [], reason: '' };
    expect(await approveClaim(broker, approve)).toMatchObject({
      code: 'claim.visit-changed',
      details: { lineId: line?.id },
    });
    expect(await approveClaim(broker, { ...approve, version: 2 })).toMatchObject({
      code: 'stale',
      details: { theirs: { state: 'Confirmed', total: '£540.00, 2 lines' } },
    });
    expect(await db().select().from(payable)).toEqual([]);
    await must(declineClaim(broker, { id, version: 3, reason: 'Please claim what the note says' }));
    expect(await approveClaim(broker, { ...approve, version: 4 })).toMatchObject({ code: 'claim.not-now' });
    expect(await withdrawClaim(leader, { id, version: 4, reason: 'x' })).toMatchObject({
      code: 'claim.not-now',
    });
    expect(await answerClaim(head, { id, version: 4, queries: [] })).toMatchObject({ code: 'claim.not-now' });
    expect((await w.form()).visits.map(({ halfDays }) => halfDays)).toEqual([1, 1]);
  });

  it('draws by the rule that can be checked afterwards', async () => {
    const w = await newClaimWorld({ settings: { sampleBasisPoints: 10_000, sampleAbovePence: 35_999 } });
    const id = await w.approved();
    const [sample] = await db().select().from(claimSample).where(eq(claimSample.claimId, id));
    expect(sample).toMatchObject({ state: 'asked', grounds: ['drawn', 'above-amount'], dueOn: '2027-03-08' });
    const draw = (await claimPage(w.people.broker, id))?.claim.draw;
    const trail = await db()
      .select({ seq: domainEvent.seq })
      .from(domainEvent)
      .where(eq(domainEvent.hash, draw?.seed ?? ''));
    const [approval] = await db().select().from(domainEvent).where(eq(domainEvent.type, 'claim.approved'));
    // The entry the draw rests on stands before everything the approval wrote.
    expect(trail).toHaveLength(1);
    expect(trail[0]?.seq).toBeLessThan(approval?.seq ?? 0);
    expect(draw?.ticket).toBeGreaterThanOrEqual(0);
  });
});
