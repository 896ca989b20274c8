import { createHash } from 'node:crypto';
import { and, desc, eq, ne } from 'drizzle-orm';
import { claim, claimLine, claimSample, domainEvent } from '#drizzle/schema';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type Claimed, instalmentAmounts, type RecompenseTerms } from '~/agreements/domain';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { spendCommitted } from '../budgets/commit.server';
import { evidenceDueOn } from '../domain/claims/permissions';
import { groundsOf, ticketOf } from '../domain/claims/sampling';
import { claimedOf, type PartsSoFar, partsLeft, settle, spread } from '../domain/claims/settle';
import type { SampleGround } from '../domain/claims/vocabulary';
import { claimApproved } from '../domain/ledger/postings';
import type { RecompenseSettings } from '../domain/settings/vocabulary';
import { makeInvoice } from '../invoices/make.server';
import { post } from '../ledger/post.server';
import { makePayable } from '../payments/make.server';
import {
  agreedOf,
  type ClaimLineRow,
  type ClaimRow,
  claimEvent,
  counting,
  type KeptSettlement,
  readSettlement,
} from './load.server';
import { lineWords } from './wording';

export type Approved = { ref: string; totalPence: Pence; sampled: boolean };

/** What is asked for where nobody has said anything else. */
export const USUAL_EVIDENCE =
  'Whatever shows that each line took place and cost what was claimed: for days, the note of the visit or the diary; for expenses, the receipts.';

type Booked = {
  settlement: string;
  totalPence: Pence;
  sampled: boolean;
  said: Record<string, unknown>;
  /** Events that come after the approval's own. */
  after: NewEvent[];
};

/**
 * Books an approved claim: divides it, draws the authority's part from the budget, invoices the school's, writes what is
 * owed to the home school, posts it all at once, and draws for evidence.
 */
export async function bookClaim(
  ctx: CommandContext,
  row: ClaimRow,
  kept: readonly ClaimLineRow[],
  settings: RecompenseSettings,
): Promise<Verdict<Booked>> {
  const agreed = await agreedOf(ctx.tx, row);
  const terms = agreed.terms;
  const { before, soFar } = await approvedSoFar(ctx.tx, row.agreementId, row.id);
  const settled = settle(terms, before, soFar, claimedOf(kept));
  if (!settled.ok) return settled;
  const division = settled.value;
  const pot = await spendCommitted(ctx, {
    agreementId: row.agreementId,
    amountPence: division.authorityPence,
    subject: { type: 'claim', id: row.id },
  });
  if (!pot.ok) return pot;
  const { authorityId, agreementId, urn, providerId, homeUrn } = row;
  const invoiced =
    division.schoolPence > 0
      ? await makeInvoice(ctx, {
          authorityId,
          kind: 'claim',
          urn,
          agreementId,
          claimId: row.id,
          vatTreatment: terms.vat,
          lines: invoiceLines(terms, kept, division.schoolPence),
        })
      : null;
  const owed =
    division.homeSchoolPence > 0
      ? await makePayable(ctx, {
          authorityId,
          claimId: row.id,
          agreementId,
          providerId,
          homeUrn,
          netPence: division.homeSchoolPence,
          vatTreatment: terms.vat,
          dueOn: addDays(ctx.today, settings.paymentDays),
        })
      : null;
  const vat = { schoolPence: invoiced?.vatPence ?? 0, homeSchoolPence: owed?.vatPence ?? 0 };
  const made = { invoiceId: invoiced?.invoiceId ?? null, payableId: owed?.payableId ?? null };
  await post(ctx, {
    authorityId,
    kind: 'claim-approved',
    memo: `Claim ${row.ref} approved, ${agreed.ref}`,
    subject: { type: 'claim', id: row.id },
    dedupeKey: `claim-approved:${row.id}`,
    entries: claimApproved(division, vat, { agreementId, providerId, urn, homeUrn, ...made }, pot.value),
  });
  const draw = { ...(await drawn(ctx.tx, row)), basisPoints: settings.sampleBasisPoints };
  const grounds = groundsOf({ totalPence: division.netPence, ticket: draw.ticket }, settings);
  const sample = grounds.length > 0 ? await addSample(ctx, row, { grounds, askedFor: USUAL_EVIDENCE }) : null;
  const settlement: KeptSettlement = {
    ...division,
    ...made,
    schoolVatPence: vat.schoolPence,
    homeSchoolVatPence: vat.homeSchoolPence,
    clawBackInvoices: [],
    draw,
  };
  return yes({
    settlement: canonicalJson(settlement),
    totalPence: division.netPence,
    sampled: sample !== null,
    said: { ...division, ...made, draw, sampled: grounds },
    after: sample ? [sample] : [],
  });
}

/** What was approved under an agreement on other claims, less what was taken back, and the parts that made. */
export async function approvedSoFar(
  handle: Db,
  agreementId: string,
  exceptClaim: string,
): Promise<{ before: Claimed; soFar: PartsSoFar }> {
  const rows = await handle
    .select()
    .from(claim)
    .where(and(eq(claim.agreementId, agreementId), eq(claim.state, 'approved'), ne(claim.id, exceptClaim)));
  const before = { workPence: 0, expensesPence: 0 };
  const soFar = { authorityPence: 0, brokeragePence: 0 };
  for (const row of rows) {
    const settlement = readSettlement(row);
    if (!settlement) continue;
    const lines = await handle.select().from(claimLine).where(eq(claimLine.claimId, row.id));
    const taken = clawedBackOf(lines);
    const left = partsLeft(settlement, taken);
    before.workPence += settlement.workPence - taken.workPence;
    before.expensesPence += settlement.expensesPence - taken.expensesPence;
    soFar.authorityPence += left.authorityPence;
    soFar.brokeragePence += left.brokeragePence;
  }
  return { before, soFar };
}

/** What was taken back of a claim's lines, for work and for expenses. */
export function clawedBackOf(lines: readonly ClaimLineRow[]): Claimed {
  return claimedOf(
    counting(lines).map(({ kind, clawedBackPence }) => ({ kind, amountPence: clawedBackPence })),
  );
}

/** The school's part line by line; where it pays only a part, each line says of how much. */
function invoiceLines(terms: RecompenseTerms, kept: readonly ClaimLineRow[], schoolPence: Pence) {
  const parts = spread(
    schoolPence,
    kept.map(({ amountPence }) => amountPence),
  );
  return kept.flatMap((line, index) => {
    const netPence = parts[index] ?? 0;
    if (netPence === 0) return [];
    const words = lineWords(describedLine(terms, line));
    const whole = netPence === line.amountPence;
    const description = whole ? words : `${words}: your school’s part of ${moneyWords(line.amountPence)}`;
    return [{ description, netPence }];
  });
}

/** A line with what it takes to put it into words: an instalment's time is in the terms. */
export function describedLine(
  terms: RecompenseTerms,
  line: Pick<ClaimLineRow, 'kind' | 'on' | 'halfDays' | 'description' | 'instalment'>,
) {
  const of = line.instalment
    ? instalmentAmounts(terms).find(({ key }) => key === line.instalment)
    : undefined;
  return { ...line, when: of?.when ?? null, term: of?.term ?? null };
}

/**
 * Draws a claim's ticket. It rests on the last entry of the authority's audit trail before the approval, which nobody can
 * know when they claim, and which stays there to be checked: SHA-256 of that entry's hash, a colon and the claim's id.
 */
async function drawn(handle: Db, row: ClaimRow): Promise<{ seed: string; ticket: number }> {
  const [head] = await handle
    .select({ hash: domainEvent.hash })
    .from(domainEvent)
    .where(eq(domainEvent.chain, row.authorityId))
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  const seed = head?.hash ?? '';
  return { seed, ticket: ticketOf(createHash('sha256').update(`${seed}:${row.id}`).digest('hex')) };
}

/** Asks for evidence of an approved claim, inside the caller's transaction. @returns the event that says so */
export async function addSample(
  ctx: CommandContext,
  row: ClaimRow,
  input: { id?: string; grounds: SampleGround[]; askedFor: string; dueOn?: string },
): Promise<NewEvent> {
  const id = input.id ?? ctx.newId();
  const dueOn = input.dueOn ?? evidenceDueOn(ctx.today, await schoolCalendarOf(ctx.tx, row.authorityId));
  await ctx.tx.insert(claimSample).values({
    id,
    claimId: row.id,
    authorityId: row.authorityId,
    state: 'asked',
    grounds: input.grounds,
    askedFor: input.askedFor,
    dueOn,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 1,
  });
  return {
    ...claimEvent(row, 'sampled'),
    after: { state: 'asked' },
    details: { sampleId: id, grounds: input.grounds, dueOn },
  };
}
