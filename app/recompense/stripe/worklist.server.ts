import { and, asc, eq } from 'drizzle-orm';
import { invoice, school, stripeHeld } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { moneyReachOf } from '../domain/standing';
import { isStripeOn } from './gate.server';
import { HELD_WORDS } from './wording';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 10;

/** Money of Stripe's that waits for a decision. */
export async function stripeWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const { serviceOf, lead } = moneyReachOf(viewer);
  if (serviceOf === null || !isStripeOn()) return [];
  const rows = await db()
    .select({ row: stripeHeld, ref: invoice.ref, schoolName: school.name })
    .from(stripeHeld)
    .leftJoin(invoice, eq(invoice.id, stripeHeld.invoiceId))
    .leftJoin(school, eq(school.urn, invoice.urn))
    .where(and(eq(stripeHeld.authorityId, serviceOf), eq(stripeHeld.state, 'open')))
    .orderBy(asc(stripeHeld.createdAt), asc(stripeHeld.id))
    .limit(MOST);
  return rows.map(({ row, ref, schoolName }) => ({
    key: `stripe-held:${row.id}`,
    kind: lead ? 'now' : 'waiting',
    title: `Decide about a payment at Stripe${ref ? ` for ${ref}` : ''}`,
    detail: `${HELD_WORDS[row.kind].title}${schoolName ? `: ${schoolName}` : ''}.`,
    href: `/recompense/reconciliation/${row.id}`,
    due: null,
    since: row.createdAt,
  }));
}
