/**
 * Brokers, heads, leaders, chairs and scheduled work doing things at once, in random interleavings, through the real
 * commands on both databases: days, choices, signatures, numbers, pots and the ledger hold after every round.
 */
import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  agreement,
  budgetPot,
  capacityTerm,
  claim,
  invoice,
  payable,
  proposal,
  signature,
  supportRequest,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { draftAgreement, editSection, reopenAgreement, sendForSigning } from '~/agreements/commands.server';
import { type SigningParty, statementsFor } from '~/agreements/domain';
import { loadAgreement } from '~/agreements/record.server';
import { signAgreement } from '~/agreements/sign.server';
import { withdrawRequest } from '~/diagnosis/request-commands.server';
import { setCaps } from '~/directory/commands/capacity.server';
import { capsVersion } from '~/directory/load.server';
import type { Verdict } from '~/kernel/verdict';
import { approveProposal } from '~/matching/commands/approval.server';
import {
  acceptInvitation,
  answerRelease,
  declineInvitation,
  invite,
} from '~/matching/commands/invitation.server';
import { choosePartner, takeChoiceBack, withdrawProposal } from '~/matching/commands/shortlist.server';
import { expireProposals } from '~/matching/jobs.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { askForMoney } from '~/recompense/budgets/ask.server';
import { allocateToPot } from '~/recompense/budgets/pots.server';
import { answerClaim } from '~/recompense/claims/answer.server';
import { approveClaim, declineClaim, withdrawClaim } from '~/recompense/claims/decide.server';
import { makeClaim } from '~/recompense/claims/make.server';
import { recordReceipt } from '~/recompense/invoices/commands.server';
import { approveInvoice, issueInvoice } from '~/recompense/invoices/issue.server';
import { recordPayment } from '~/recompense/payments/commands.server';
import { wire } from '~/wiring.server';
import { CLIENT, matchingCast, SPRING, SUMMER, shared, shortlistVersion } from './builders/matching';
import { newClaimWorld } from './support/claim-world';
import { dialect } from './support/database';
import { oneOf, type RaceDeed, race, takenOf } from './support/races';
import { newWorld } from './support/world';

const LONG = 240_000;
/** Races of the suite; PostgreSQL takes longer over each, with its transactions begun again. */
const FEW = dialect === 'postgres' ? 2 : 4;
const PASSWORD = 'a long enough password';
const REQUESTS = ['r1', 'r2', 'r3'];

/** Three requests of one school to the same few providers, whose days do not reach for all of them. */
async function partnerships() {
  wire();
  const world = await newWorld();
  const cast = await matchingCast(world);
  for (const id of REQUESTS.slice(1)) await world.request(id, CLIENT, cast.head);
  for (const id of REQUESTS) await shared(cast.broker, ['near', 'far', 'national'], id);
  const acts = { near: cast.ann, far: cast.ben, national: cast.deb } as Record<string, Viewer>;
  const releases = { near: cast.release, far: cast.release2, national: cast.release2 } as Record<
    string,
    Viewer
  >;
  const service = (n: number) => (n % 2 === 0 ? cast.broker : cast.lead);

  const rows = () => db().select().from(proposal).orderBy(asc(proposal.requestId), asc(proposal.offerId));
  /** A proposal in one of some states, as its page shows it; one in any state now and then, as an old page would. */
  async function open(which: number, ...states: string[]) {
    const all = await rows();
    const fitting = all.filter(({ state }) => states.includes(state));
    return which % 11 === 0 ? oneOf(all, which) : oneOf(fitting, which);
  }
  const seen = (row: typeof proposal.$inferSelect) => ({ proposalId: row.id, version: row.version });

  const deeds: Record<string, RaceDeed> = {
    async choose(which) {
      const row = await open(which, 'shortlisted');
      if (!row) return null;
      const version = await shortlistVersion(row.requestId);
      return choosePartner(cast.head, {
        ...{ requestId: row.requestId, proposalId: row.id, shortlistVersion: version },
        reason: 'They know our pupils.',
      });
    },
    async unchoose(which) {
      const row = await open(which, 'chosen');
      return row && which % 3 === 0 ? takeChoiceBack(cast.head, seen(row)) : null;
    },
    async invite(which, much) {
      const row = await open(which, 'chosen');
      const days = { [SPRING]: 1 + (much % 8), ...(much % 2 ? { [SUMMER]: 1 + (much % 5) } : {}) };
      return row ? invite(service(much), { ...seen(row), days, answerDays: 5, message: null }) : null;
    },
    async accept(which) {
      const row = await open(which, 'invited');
      return row ? acceptInvitation(acts[row.offerId] as Viewer, seen(row)) : null;
    },
    async decline(which) {
      const row = await open(which, 'invited', 'accepted');
      const input = { code: 'timing' as const, note: 'These weeks are full.' };
      return row && which % 3 === 0
        ? declineInvitation(acts[row.offerId] as Viewer, { ...seen(row), ...input })
        : null;
    },
    async release(which, much) {
      const row = await open(which, 'accepted');
      const input = { release: much % 5 !== 0, reason: much % 5 === 0 ? 'Two are on leave.' : null };
      return row ? answerRelease(releases[row.offerId] as Viewer, { ...seen(row), ...input }) : null;
    },
    async approve(which, much) {
      const row = await open(which, 'released');
      const input = { overrideReason: 'They know the school.' };
      return row
        ? approveProposal(service(much), { ...seen(row), ...input }, (ctx, made) => draftAgreement(ctx, made))
        : null;
    },
    async withdraw(which, much) {
      const row = await open(which, 'chosen', 'invited', 'accepted', 'released');
      return row && which % 4 === 0
        ? withdrawProposal(service(much), { ...seen(row), reason: 'Another was found.' })
        : null;
    },
    async expire(which) {
      if (which % 3 !== 0) return null;
      await expireProposals(new Date(Date.now() + 20 * 24 * 60 * 60 * 1000));
      return { ok: true, value: undefined };
    },
    async end(which) {
      if (which % 5 !== 0) return null;
      const [row] = await db()
        .select()
        .from(supportRequest)
        .where(eq(supportRequest.id, oneOf(REQUESTS, which) ?? ''));
      if (!row) return null;
      return withdrawRequest(cast.head, { id: row.id, version: row.version, reason: 'No longer needed.' });
    },
    async cap(which, much) {
      const providerId = oneOf(['ann', 'ben', 'deb'], which) ?? 'ann';
      const viewer = { ann: cast.ann, ben: cast.ben, deb: cast.deb }[providerId] as Viewer;
      const version = await capsVersion(db(), providerId);
      return setCaps(viewer, { providerId, version, caps: { [SPRING]: much % 13 } });
    },
  };

  return {
    deeds,
    often: ['choose', 'invite', 'accept', 'release', 'approve'],
    async holds() {
      const all = await rows();
      // One partner at most is being asked, or was found, for each request.
      for (const id of REQUESTS) {
        const asked = all.filter(
          ({ requestId, state }) =>
            requestId === id && ['chosen', 'invited', 'accepted', 'released', 'approved'].includes(state),
        );
        expect(asked.length, `partners of ${id}`).toBeLessThanOrEqual(1);
      }
      const approved = all.filter(({ state }) => state === 'approved').map(({ id }) => id);
      const drafted = await db().select({ id: agreement.proposalId, ref: agreement.ref }).from(agreement);
      expect(drafted.map(({ id }) => id).sort()).toEqual(approved.sort());
      expect(new Set(drafted.map(({ ref }) => ref)).size).toBe(drafted.length);
      const caps = await db().select().from(capacityTerm).where(eq(capacityTerm.term, SPRING));
      expect(new Set(caps.map(({ providerId }) => providerId)).size).toBe(caps.length);
    },
  };
}

/** One agreement out for signing, edited and signed by four and opened again while they do. */
async function signing() {
  wire();
  const w = await newClaimWorld({ until: 'signing', visits: [] });
  const { head, chair, release, broker, leader } = w.people;
  const signers: [Viewer, SigningParty][] = [
    [head, 'client-head'],
    [chair, 'client-chair'],
    [release, 'provider-head'],
    [broker, 'authority'],
  ];
  const record = async (viewer: Viewer = broker) => {
    const found = await loadAgreement(db(), viewer, w.id);
    if (!found) throw new Error('The agreement is not there');
    return found;
  };
  await askForMoney(broker, {
    ...{ id: newFormId(), agreementId: w.id, reason: 'Agreed with the school' },
    parts: [{ potId: 'pot', amountPence: 95_000 }],
  });
  const deeds: Record<string, RaceDeed> = {
    async sign(which) {
      const [viewer, party] = oneOf(signers, which) as [Viewer, SigningParty]; // there are four
      const { content, hash } = await record();
      const statements = statementsFor(content, party);
      return signAgreement(viewer, { id: w.id, party, hash, statements, password: PASSWORD });
    },
    async edit(which, much) {
      if (which % 4 !== 0) return null;
      const { row } = await record();
      return editSection(which % 2 ? leader : broker, {
        ...{ id: w.id, section: 'purpose', revision: row.revision, note: '' },
        patch: { purpose: { improvement: `Writing, ${much}` } },
      });
    },
    async open(which) {
      if (which % 4 !== 0) return null;
      const { row } = await record();
      return reopenAgreement(head, { id: w.id, version: row.version, reason: 'A date is wrong.' });
    },
    async send() {
      const { row } = await record();
      return sendForSigning(broker, { id: w.id, version: row.version });
    },
  };
  return {
    deeds,
    async holds() {
      const { row, hash } = await record();
      const counting = await db()
        .select()
        .from(signature)
        .where(and(eq(signature.agreementId, w.id), eq(signature.superseded, false)));
      // What counts is of the text in force, each party's once; in force means that all four signed it.
      expect(counting.filter(({ textHash }) => textHash !== hash)).toEqual([]);
      const parties = counting.map(({ party }) => party).sort();
      expect(new Set(parties).size).toBe(parties.length);
      expect(parties.length === 4).toBe(row.state === 'active');
      if (row.state === 'draft') expect(parties).toEqual([]);
      const days = await w.ledger();
      expect([days.held, days.committed]).toEqual(row.state === 'active' ? [0, 10] : [10, 0]);
    },
  };
}

/** Claims, their answers, invoices, receipts and payments of one agreement, with a pot that is given more meanwhile. */
async function money() {
  wire();
  const w = await newClaimWorld({
    visits: [
      ['one', '2027-02-04', 2],
      ['two', '2027-02-11', 2],
      ['three', '2027-02-18', 2],
    ],
  });
  const { head, leader, broker, lead } = w.people;
  const service = (n: number) => (n % 2 === 0 ? broker : lead);
  const claims = async (which: number, ...states: string[]) => {
    const all = await db().select().from(claim).orderBy(asc(claim.createdAt), asc(claim.ref));
    return oneOf(
      all.filter(({ state }) => states.includes(state)),
      which,
    );
  };
  const invoices = async (which: number, ...states: string[]) => {
    const all = await db().select().from(invoice).orderBy(asc(invoice.createdAt), asc(invoice.totalPence));
    return oneOf(
      all.filter(({ state }) => states.includes(state)),
      which,
    );
  };
  const seen = (row: { id: string; version: number }) => ({ id: row.id, version: row.version });
  const on = '2027-02-22';
  const deeds: Record<string, RaceDeed> = {
    async claim(which) {
      const form = await w.form();
      const one = oneOf(form.visits, which);
      const visits = which % 3 === 0 ? form.visits : one ? [one] : [];
      return makeClaim(leader, { ...form, visits });
    },
    async answer(which) {
      const row = await claims(which, 'submitted');
      return row ? answerClaim(head, { ...seen(row), queries: [] }) : null;
    },
    async approve(which, much) {
      const row = await claims(which, 'confirmed');
      return row ? approveClaim(service(much), { ...seen(row), removed: [], reason: '' }) : null;
    },
    async decline(which, much) {
      const row = await claims(which, 'confirmed', 'submitted');
      return row && which % 5 === 0
        ? declineClaim(service(much), { ...seen(row), reason: 'Claimed before.' })
        : null;
    },
    async withdraw(which) {
      const row = await claims(which, 'submitted');
      return row && which % 5 === 0 ? withdrawClaim(leader, { ...seen(row), reason: 'A mistake.' }) : null;
    },
    async issue(which, much) {
      const row = await invoices(which, 'draft', 'approved');
      if (!row) return null;
      const step = row.state === 'draft' ? approveInvoice : issueInvoice;
      return step(service(much), seen(row)) as Promise<Verdict<unknown>>; // the two say different things of themselves
    },
    async receive(which, much) {
      const row = await invoices(which, 'issued', 'part-paid');
      if (!row) return null;
      const amount = much % 3 === 0 ? row.balancePence : 1 + (much % Math.max(1, row.balancePence));
      return recordReceipt(broker, { ...seen(row), amount, on, method: 'bacs', reference: `BACS ${much}` });
    },
    async pay(which, much) {
      const all = await db().select().from(payable).orderBy(asc(payable.createdAt));
      const row = oneOf(all, which);
      return row
        ? recordPayment(service(much), {
            ...{ id: newFormId(), payableId: row.id, version: row.version, on, method: 'bacs' },
            ...{ reference: `Run ${much}`, amountPence: 1 + (much % 30_000) },
          })
        : null;
    },
    async allocate(which, much) {
      if (which % 4 !== 0) return null;
      const [pot] = await db().select().from(budgetPot).where(eq(budgetPot.id, 'pot'));
      // Now and then less than is promised from it, which is refused.
      const amountPence = which % 8 === 0 ? much : 100_000 + much;
      return allocateToPot(lead, {
        ...{ id: 'pot', allocationId: newFormId(), version: pot?.version ?? 0, amountPence },
        reason: 'As finance has it now',
      });
    },
  };
  return {
    deeds,
    async holds() {
      // No visit is paid for twice: what was approved comes to no more than was held.
      const approved = await db().select().from(claim).where(eq(claim.state, 'approved'));
      const most = 3 * 36_000;
      expect(approved.reduce((sum, row) => sum + (row.totalPence ?? 0), 0)).toBeLessThanOrEqual(most);
      const pot = await w.potFigures();
      expect(pot?.free ?? 0).toBeGreaterThanOrEqual(0);
      const rows = await db().select().from(invoice);
      expect(rows.filter(({ balancePence }) => balancePence < 0)).toEqual([]);
      const refs = rows.flatMap(({ ref }) => (ref === null ? [] : [ref]));
      expect(new Set(refs).size).toBe(refs.length);
    },
  };
}

describe('many at once', () => {
  it('never promise a day twice, or find two partners for a request', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: 20 }, partnerships);
    expect(takenOf(told, 'invite')).toBeGreaterThan(2);
    expect(takenOf(told, 'approve')).toBeGreaterThan(0);
  });

  it('put no text in force that all four have not signed as it stands', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: 8 }, signing);
    expect(takenOf(told, 'sign')).toBeGreaterThan(4);
  });

  it('never pay twice, and leave no gap in the numbers', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: 10 }, money);
    expect(takenOf(told, 'approve')).toBeGreaterThan(0);
  });
});
