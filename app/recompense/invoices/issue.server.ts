import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { accountGrant, invoice, school } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { addDays } from '~/kernel/clock';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { lastDoneBy } from '~/platform/sent-twice.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { judgeApproval, type Maker } from '../domain/invoices/deciding';
import { invoiceMachine } from '../domain/invoices/invoice-states';
import { issuingParty, missingToIssue, printedSchool } from '../domain/invoices/parties';
import { takeReference } from '../ledger/numbers.server';
import { recompenseSettingsOf } from '../settings/settings.server';
import { changeInvoice, unknownInvoice } from './entries.server';
import type { InvoiceRecord } from './record.server';
import { servedInvoice } from './scope.server';
import { STATE_WORDS } from './wording';

/**
 * Approves a draft invoice. Above the authority's threshold two people look at it, one of them a lead.
 * @returns refusals `invoice.not-found`, `stale`, `invoice.not-allowed`, `invoice.four-eyes`
 */
export async function approveInvoice(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await servedInvoice(ctx.tx, viewer, input.id);
    if (!found) return unknownInvoice();
    if (found.row.version !== input.version)
      return (await isSentTwice(ctx, viewer, found, 'invoice.approved'))
        ? yes({ id: found.row.id })
        : staleInvoice(found);
    return approve(ctx, viewer, found);
  });
}

/**
 * Issues an approved invoice: it takes the next number, and the parties, the bank details, the day and the day it is due
 * are kept as they are now.
 * @returns refusals `invoice.not-found`, `stale`, `invoice.not-allowed`, `invoice.issuer-missing` (with `missing`)
 */
export async function issueInvoice(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ ref: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await servedInvoice(ctx.tx, viewer, input.id);
    if (!found) return unknownInvoice();
    if (found.row.version !== input.version)
      return found.row.ref !== null && (await isSentTwice(ctx, viewer, found, 'invoice.issued'))
        ? yes({ ref: found.row.ref })
        : staleInvoice(found);
    return issue(ctx, viewer, found);
  });
}

const isSentTwice = ({ tx }: CommandContext, viewer: Viewer, { row }: InvoiceRecord, event: string) =>
  lastDoneBy(tx, viewer, { type: 'invoice', id: row.id }, event);

/** What became of invoices approved and issued together. */
export type BulkResult = { issued: string[]; approved: number; left: { id: string; why: string }[] };

/**
 * Approves, where that is still to do, and issues invoices, each in a transaction of its own: what is refused for one
 * stops no other. One that is issued already is passed over, so that sending the form twice does nothing twice.
 * @param ids invoices ticked by a person
 */
export async function issueSeveral(viewer: Viewer, ids: readonly string[]): Promise<BulkResult> {
  const result: BulkResult = { issued: [], approved: 0, left: [] };
  for (const id of new Set(ids)) {
    const approved = await transact(viewer, async (ctx) => {
      const found = await servedInvoice(ctx.tx, viewer, id);
      if (!found) return unknownInvoice();
      return found.row.state === 'draft' ? approve(ctx, viewer, found) : yes({ id });
    });
    if (!approved.ok) {
      result.left.push({ id, why: approved.message });
      continue;
    }
    const issued = await transact<{ ref: string | null }>(viewer, async (ctx) => {
      const found = await servedInvoice(ctx.tx, viewer, id);
      if (!found) return unknownInvoice();
      if (found.row.state !== 'approved') return yes({ ref: null });
      return issue(ctx, viewer, found);
    });
    if (!issued.ok) {
      result.approved += 1;
      result.left.push({ id, why: issued.message });
    } else if (issued.value.ref !== null) result.issued.push(issued.value.ref);
  }
  return result;
}

/**
 * Records the school's order number, before the invoice is issued: its text stands from then on.
 * @returns refusals `invoice.not-found`, `stale`, `invoice.issued`
 */
export async function setOrderNumber(
  viewer: Viewer,
  input: { id: string; version: number; orderNumber: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await servedInvoice(ctx.tx, viewer, input.id);
    if (!found) return unknownInvoice();
    const { row } = found;
    const orderNumber = input.orderNumber.trim() || null;
    if (row.version !== input.version)
      return row.orderNumber === orderNumber ? yes({ id: row.id }) : staleInvoice(found);
    if (row.state !== 'draft' && row.state !== 'approved')
      return no(
        'invoice.issued',
        'The order number stands on the invoice as issued, and cannot be changed now.',
      );
    await changeInvoice(ctx, found, { orderNumber });
    ctx.emit({
      type: 'invoice.order-number-set',
      subject: { type: 'invoice', id: row.id },
      urn: row.urn,
      authorityId: row.authorityId,
      before: { orderNumber: row.orderNumber },
      after: { orderNumber },
    });
    return yes({ id: row.id });
  });
}

async function approve(
  ctx: CommandContext,
  viewer: Viewer,
  found: InvoiceRecord,
): Promise<Verdict<{ id: string }>> {
  const { row } = found;
  const state = next(invoiceMachine, row.state, 'approve');
  if (!state.ok) return state;
  const { approvalThresholdPence } = await recompenseSettingsOf(ctx.tx, row.authorityId);
  const judged = judgeApproval(
    { totalPence: row.totalPence, maker: await makerOf(ctx.tx, row.createdById) },
    approvalThresholdPence,
    { id: viewer.accountId, lead: has(viewer, 'lead') },
  );
  if (!judged.ok) return judged;
  await changeInvoice(ctx, found, { state: state.value, approvedById: viewer.accountId });
  ctx.emit({
    type: 'invoice.approved',
    subject: { type: 'invoice', id: row.id },
    urn: row.urn,
    authorityId: row.authorityId,
    before: { state: row.state },
    after: { state: state.value },
    details: { balancePence: row.balancePence, totalPence: row.totalPence },
  });
  return yes({ id: row.id });
}

async function issue(
  ctx: CommandContext,
  viewer: Viewer,
  found: InvoiceRecord,
): Promise<Verdict<{ ref: string }>> {
  const { row } = found;
  const state = next(invoiceMachine, row.state, 'issue');
  if (!state.ok) return state;
  const settings = await recompenseSettingsOf(ctx.tx, row.authorityId);
  const missing = missingToIssue(settings, row.vatPence > 0);
  if (missing.length > 0)
    return no(
      'invoice.issuer-missing',
      `Invoices cannot be issued yet: ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} missing. A lead enters what is printed on invoices in the settings of recompense.`,
      { details: { missing } },
    );
  const [place] = await ctx.tx.select().from(school).where(eq(school.urn, row.urn));
  if (!place) throw new Error(`Invoice ${row.id} is for a school that is not there`);
  const { number, ref } = await takeReference(ctx.tx, row.authorityId, 'invoice');
  const dueOn = addDays(ctx.today, settings.paymentDays);
  await changeInvoice(ctx, found, {
    state: state.value,
    number,
    ref,
    issuer: issuingParty(settings),
    billedTo: printedSchool(place),
    issuedOn: ctx.today,
    dueOn,
    issuedById: viewer.accountId,
  });
  ctx.emit({
    type: 'invoice.issued',
    subject: { type: 'invoice', id: row.id },
    urn: row.urn,
    authorityId: row.authorityId,
    before: { state: row.state },
    after: { state: state.value, number, ref, issuedOn: ctx.today, dueOn },
    details: { ref, balancePence: row.balancePence, totalPence: row.totalPence, dueOn },
  });
  return yes({ ref });
}

/** Who made an invoice, and whether they are a lead; null where the service itself did. */
export async function makerOf(handle: Db, accountId: string | null): Promise<Maker> {
  if (accountId === null) return null;
  const leads = await handle
    .select({ id: accountGrant.id })
    .from(accountGrant)
    .where(
      and(eq(accountGrant.accountId, accountId), eq(accountGrant.role, 'lead'), isNull(accountGrant.endedAt)),
    );
  return { id: accountId, lead: leads.length > 0 };
}

/** The refusal of a form opened before the invoice changed, with what it is now. */
export function staleInvoice({ row }: Pick<InvoiceRecord, 'row'>) {
  return stale({
    state: STATE_WORDS[row.state].label,
    balancePence: row.balancePence,
    orderNumber: row.orderNumber,
  });
}

/** Invoices of an authority that wait to be approved or issued, the oldest first. */
export async function unissuedOf(handle: Db, authorityId: string, most: number) {
  return handle
    .select({ row: invoice, schoolName: school.name })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(and(eq(invoice.authorityId, authorityId), inArray(invoice.state, ['draft', 'approved'])))
    .orderBy(asc(invoice.createdAt), asc(invoice.id))
    .limit(most);
}
