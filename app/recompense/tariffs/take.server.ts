import { eq } from 'drizzle-orm';
import { charge } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { academicYearOf } from '~/kernel/academic-year';
import type { Pence } from '~/kernel/money';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { transact } from '~/platform/transact.server';
import { samePrice } from '../domain/tariffs/charges';
import { chargeable, netOf, priceFor } from '../domain/tariffs/content';
import { halfDaysOf, quantityProblem } from '../domain/tariffs/quantity';
import type { ChargeKind } from '../domain/tariffs/vocabulary';
import { checkAdviserDays } from './charge-checks.server';
import { payingSchool, schoolNotFound, tariffInForce } from './load.server';

/** £10 million: with its VAT, what a database's integer column holds. */
const MOST_PENCE = 1_000_000_000;

/** What somebody wants of the price list. */
export type Taking = {
  /** The form's id; sent twice it makes one charge. */
  id: string;
  urn: number;
  kind: ChargeKind;
  itemKey: string;
  /** Hundredths of a unit. */
  quantity: number;
  /** The price of a unit that stood on the page they answered. */
  seenPence: Pence;
  orderNumber: string | null;
  note: string;
};

/**
 * Takes a service, a package or further adviser days from the list in force. A head asks for it and the service answers;
 * what the service enters for a school waits for its head to confirm. Nothing is charged by this.
 * @returns `charge.price-changed` with both amounts where the price is not the one seen; what `chargeable` refuses;
 *   `charge.within-allowance` for adviser days that are free
 */
export async function takeCharge(viewer: Viewer, input: Taking): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const place = await payingSchool(ctx.tx, viewer, input.urn);
    if (!place) return schoolNotFound();
    const [again] = await ctx.tx.select().from(charge).where(eq(charge.id, input.id));
    if (again && again.urn === place.urn && again.askedById === viewer.accountId)
      return yes({ id: again.id });
    const bySchool = place.standings.includes('head');
    if (!bySchool && !place.standings.includes('service')) return headAsks();
    if (!place.open)
      return no('charge.closed', 'This school is not open, so it cannot take anything from the price list.');
    const list = await tariffInForce(ctx.tx, place.authorityId, ctx.today);
    if (!list) return no('charge.no-list', 'The authority has no price list in force yet.');
    const found = chargeable(list.content, input.kind, input.itemKey);
    if (!found.ok) return found;
    const { name, unit, prices } = found.value;
    const unitPence = priceFor(prices, place.maintained);
    const same = samePrice(input.seenPence, unitPence, name);
    if (!same.ok) return same;
    const quantity = input.kind === 'package' ? 100 : input.quantity;
    const problem = quantityProblem(unit, quantity);
    if (problem) return no('charge.quantity', problem, { field: 'quantity' });
    const netPence = netOf(unitPence, quantity);
    if (netPence === 0)
      return no('charge.free', `“${name}” is free to this school: nothing is charged for it.`);
    if (netPence > MOST_PENCE) {
      return no('charge.quantity', 'This comes to more than can be charged at once. Enter less', {
        field: 'quantity',
      });
    }
    const year = academicYearOf(ctx.today);
    if (input.kind === 'adviser-days') {
      const { authorityId, urn } = place;
      const free = await checkAdviserDays(ctx, {
        authorityId,
        urn,
        year,
        halfDays: halfDaysOf(unit, quantity),
      });
      if (!free.ok) return free;
    }
    const state = bySchool ? ('asked' as const) : ('agreed' as const);
    const row = {
      id: input.id,
      authorityId: place.authorityId,
      urn: place.urn,
      tariffId: list.id,
      kind: input.kind,
      itemKey: input.itemKey,
      name,
      quantity,
      unit,
      unitPence,
      netPence,
      year,
      state,
      note: input.note,
      orderNumber: input.orderNumber,
      invoiceId: null,
      askedById: viewer.accountId,
      decidedById: null,
      decision: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    await ctx.tx.insert(charge).values(row);
    ctx.emit({
      type: bySchool ? 'charge.asked' : 'charge.entered',
      subject: { type: 'charge', id: row.id },
      urn: row.urn,
      authorityId: row.authorityId,
      after: { state, netPence: row.netPence, list: list.number },
      details: { name, quantity, unitPence },
    });
    return yes({ id: row.id });
  });
}

function headAsks(): Refusal {
  return no(
    'charge.forbidden',
    'The headteacher takes services from the price list, or the service enters them for the school.',
  );
}
