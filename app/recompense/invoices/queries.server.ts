import { and, asc, eq, notLike } from 'drizzle-orm';
import { account, domainEvent, school } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { Pence } from '~/kernel/money';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { withoutWithheld } from '~/platform/withheld.server';
import { judgeApproval } from '../domain/invoices/deciding';
import { isOverdue } from '../domain/invoices/invoice-states';
import { missingToIssue } from '../domain/invoices/parties';
import { type InvoiceStep, reversible, stepsOf } from '../domain/invoices/steps';
import type { PaymentMethod } from '../domain/payments/vocabulary';
import { recompenseSettingsOf } from '../settings/settings.server';
import { documentOf, type InvoiceDocument } from './document.server';
import { makerOf, unissuedOf } from './issue.server';
import { visibleInvoice } from './scope.server';

/** What has happened to an invoice, for the service. */
export type InvoiceHappening = { id: string; type: string; at: Date; by: string; reason: string | null };

/** A payment that can be taken back. */
export type ReversibleReceipt = {
  id: string;
  on: string;
  amountPence: Pence;
  method: PaymentMethod | null;
  reference: string | null;
};

export type InvoicePage = {
  document: InvoiceDocument;
  schoolName: string;
  overdue: boolean;
  /** Whether the viewer looks after it for the service; a school reads it. */
  service: boolean;
  lead: boolean;
  /** Steps its state allows, for the service; none for a school. */
  may: Record<InvoiceStep, boolean>;
  /** Why the viewer cannot approve it, and what is missing to issue it; for the service. */
  approval: string | null;
  missing: string[];
  receipts: ReversibleReceipt[];
  history: InvoiceHappening[];
};

/** An invoice as the service works with it, or as its school reads it; null where it is not the viewer's to know of. */
export async function invoicePage(viewer: Viewer, id: string): Promise<InvoicePage | null> {
  const handle = db();
  const found = await visibleInvoice(handle, viewer, id);
  if (!found) return null;
  const { row, entries, figures, asService } = found;
  const document = await documentOf(handle, found);
  const [place] = await handle.select({ name: school.name }).from(school).where(eq(school.urn, row.urn));
  const steps = stepsOf(row.state, figures, entries);
  const settings = asService ? await recompenseSettingsOf(handle, row.authorityId) : null;
  const lead = has(viewer, 'lead');
  const approval =
    settings && row.state === 'draft'
      ? judgeApproval(
          { totalPence: row.totalPence, maker: await makerOf(handle, row.createdById) },
          settings.approvalThresholdPence,
          { id: viewer.accountId, lead },
        )
      : null;
  return {
    document,
    schoolName: place?.name ?? document.billedTo.name,
    overdue: isOverdue(row, today()),
    service: asService,
    lead,
    may: asService ? steps : NONE,
    approval: approval && !approval.ok ? approval.message : null,
    missing: settings && steps.issue ? missingToIssue(settings, row.vatPence > 0) : [],
    receipts: asService ? reversible(entries) : [],
    history: asService ? await historyOf(handle, row.id) : [],
  };
}

const NONE: Record<InvoiceStep, boolean> = {
  approve: false,
  issue: false,
  order: false,
  receipt: false,
  credit: false,
  refund: false,
  reverse: false,
  void: false,
  'write-off': false,
  reinstate: false,
};

async function historyOf(handle: Db, id: string): Promise<InvoiceHappening[]> {
  const rows = await handle
    .select({ event: domainEvent, by: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(
      and(
        eq(domainEvent.subjectType, 'invoice'),
        eq(domainEvent.subjectId, id),
        // Reminders are no part of what was done with it.
        notLike(domainEvent.type, 'reminder.%'),
      ),
    )
    .orderBy(asc(domainEvent.at), asc(domainEvent.seq));
  const shown = await withoutWithheld(handle, rows);
  return shown
    .map(({ event, by }) => ({
      id: event.id,
      type: event.type,
      at: event.at,
      by: by ?? 'Alongside',
      reason: event.reason,
    }))
    .reverse();
}

/** An invoice that waits to be approved or issued, and whether the viewer may. */
export type ReadyInvoice = {
  id: string;
  schoolName: string;
  kind: InvoiceDocument['row']['kind'];
  state: 'draft' | 'approved';
  orderNumber: string | null;
  totalPence: Pence;
  /** Why it cannot be issued by the viewer now; null where it can. */
  why: string | null;
};

export type ReadyPage = { rows: ReadyInvoice[]; totalPence: Pence; missing: string[]; more: boolean };

/** As many as one form takes. */
const READY = 100;

/** Everything that waits to be approved or issued in the viewer's authority. */
export async function readyPage(viewer: Viewer): Promise<ReadyPage> {
  const handle = db();
  const settings = await recompenseSettingsOf(handle, viewer.authorityId);
  const found = await unissuedOf(handle, viewer.authorityId, READY + 1);
  const by = { id: viewer.accountId, lead: has(viewer, 'lead') };
  const rows: ReadyInvoice[] = [];
  for (const { row, schoolName } of found.slice(0, READY)) {
    if (row.state !== 'draft' && row.state !== 'approved') continue;
    const maker = row.state === 'draft' ? await makerOf(handle, row.createdById) : null;
    const judged =
      row.state === 'draft'
        ? judgeApproval({ totalPence: row.totalPence, maker }, settings.approvalThresholdPence, by)
        : null;
    rows.push({
      id: row.id,
      schoolName,
      kind: row.kind,
      state: row.state,
      orderNumber: row.orderNumber,
      totalPence: row.totalPence,
      why: judged && !judged.ok ? judged.message : null,
    });
  }
  return {
    rows,
    totalPence: rows.reduce((sum, { totalPence }) => sum + totalPence, 0),
    missing: missingToIssue(
      settings,
      found.some(({ row }) => row.vatPence > 0),
    ),
    more: found.length > READY,
  };
}
