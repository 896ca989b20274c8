import { eq } from 'drizzle-orm';
import { charge } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { chargeApproved } from '../domain/ledger/postings';
import {
  type ChargeEvent,
  type ChargeStanding,
  chargeMachine,
  mayWithCharge,
  needsReason,
} from '../domain/tariffs/charges';
import { halfDaysOf } from '../domain/tariffs/quantity';
import { PRICE_UNITS, type PriceUnit } from '../domain/tariffs/vocabulary';
import { makeInvoice } from '../invoices/make.server';
import { post } from '../ledger/post.server';
import { recompenseSettingsOf } from '../settings/settings.server';
import { checkAdviserDays } from './charge-checks.server';
import { chargeNotFound, chargeStandings } from './load.server';

export type ChargeRow = typeof charge.$inferSelect;
export type LoadedCharge = { row: ChargeRow; standings: ChargeStanding[] };

/** A charge, and how the viewer stands to it; null where it is not theirs to know of. */
export async function loadCharge(handle: Db, viewer: Viewer, id: string): Promise<LoadedCharge | null> {
  const [row] = await handle.select().from(charge).where(eq(charge.id, id));
  if (!row) return null;
  const standings = await chargeStandings(handle, viewer, row);
  return standings.length > 0 ? { row, standings } : null;
}

/** The unit of a charge; only units of the vocabulary are ever written. */
export function unitOf({ unit }: Pick<ChargeRow, 'unit'>): PriceUnit {
  return PRICE_UNITS.find((one) => one === unit) ?? 'each';
}

const EMITTED: Readonly<Record<ChargeEvent, string>> = {
  agree: 'charge.agreed',
  decline: 'charge.declined',
  confirm: 'charge.confirmed',
  'turn-down': 'charge.turned-down',
  cancel: 'charge.cancelled',
};

/**
 * Answers a charge, or takes it back. Where both sides have now agreed, the invoice is drafted and the ledger posted in
 * the same transaction, at the price of the list it was asked under.
 * @param input.orderNumber the school's own, with its confirmation; null leaves it as it is
 * @returns `charge.forbidden`, `charge.not-now`, `stale`; `charge.within-allowance` where days have become free since
 */
export async function decideCharge(
  viewer: Viewer,
  input: { id: string; version: number; event: ChargeEvent; reason: string; orderNumber?: string | null },
): Promise<Verdict<{ invoiceId: string | null }>> {
  return transact<{ invoiceId: string | null }>(viewer, async (ctx) => {
    const found = await loadCharge(ctx.tx, viewer, input.id);
    if (!found) return chargeNotFound();
    const { row, standings } = found;
    const { event } = input;
    const done = row.decidedById === viewer.accountId && row.version === input.version + 1;
    if (done && Object.values(chargeMachine.transitions).some((to) => to[event] === row.state)) {
      return yes({ invoiceId: row.invoiceId });
    }
    const state = next(chargeMachine, row.state, event);
    if (!state.ok) {
      return no(
        'charge.not-now',
        'This charge has been answered or taken back since you opened the page. Look at it as it is now.',
      );
    }
    if (!mayWithCharge(event, row.state, standings)) {
      return no(
        'charge.forbidden',
        'This is for the other side to answer: both the school and the service agree to a charge.',
      );
    }
    if (state.value === 'invoiced' && row.askedById === viewer.accountId) {
      return no(
        'charge.own',
        'Whoever asked for a charge does not agree to it too. Somebody else of your side answers this one.',
      );
    }
    if (row.version !== input.version) {
      return no('stale', 'The charge has changed since you opened this page. Look at it again first.');
    }
    if (needsReason(event) && input.reason === '') {
      return no('charge.reason', 'Enter the reason', { field: 'reason' });
    }
    const orderNumber = input.orderNumber ?? row.orderNumber;
    const invoiced =
      state.value === 'invoiced' ? await invoiceCharge(ctx, { ...row, orderNumber }) : yes(null);
    if (!invoiced.ok) return invoiced;
    const invoiceId = invoiced.value;
    await ctx.tx
      .update(charge)
      .set({
        state: state.value,
        orderNumber,
        invoiceId,
        decidedById: viewer.accountId,
        decision: input.reason === '' ? null : input.reason,
        updatedAt: ctx.now,
        version: row.version + 1,
      })
      .where(eq(charge.id, row.id));
    const takenBack = event === 'cancel' ? (row.state === 'agreed' ? '-by-service' : '-by-school') : '';
    ctx.emit({
      type: `${EMITTED[event]}${takenBack}`,
      subject: { type: 'charge', id: row.id },
      urn: row.urn,
      authorityId: row.authorityId,
      before: { state: row.state },
      after: { state: state.value },
      details: { name: row.name, ...(invoiceId ? { invoiceId } : {}) },
      reason: input.reason === '' ? null : input.reason,
    });
    return yes({ invoiceId });
  });
}

/** The draft invoice of a charge that both sides agreed to, and its posting. */
async function invoiceCharge(ctx: CommandContext, row: ChargeRow): Promise<Verdict<string>> {
  if (row.kind === 'adviser-days') {
    const { authorityId, urn, year, quantity } = row;
    const free = await checkAdviserDays(ctx, {
      authorityId,
      urn,
      year,
      halfDays: halfDaysOf(unitOf(row), quantity),
    });
    if (!free.ok) return free;
  }
  const { vatTreatment } = await recompenseSettingsOf(ctx.tx, row.authorityId);
  const made = await makeInvoice(ctx, {
    authorityId: row.authorityId,
    kind: 'charge',
    urn: row.urn,
    chargeId: row.id,
    vatTreatment,
    orderNumber: row.orderNumber,
    lines: [
      {
        description: row.name,
        quantity: row.quantity,
        unit: row.unit,
        unitPence: row.unitPence,
        netPence: row.netPence,
      },
    ],
  });
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'charge-approved',
    memo: row.name,
    subject: { type: 'charge', id: row.id },
    dedupeKey: `charge-approved:${row.id}`,
    entries: chargeApproved(made, { invoiceId: made.invoiceId, urn: row.urn }),
  });
  return yes(made.invoiceId);
}

/** A charge for its page. */
export function findCharge(viewer: Viewer, id: string): Promise<LoadedCharge | null> {
  return loadCharge(db(), viewer, id);
}
