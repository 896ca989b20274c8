import { and, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import { claim, invoice } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { waitsSince } from '~/recompense/claims/decide.server';
import { answerDueOn } from '~/recompense/domain/claims/permissions';
import { OPEN_STATES } from '~/recompense/domain/invoices/invoice-states';
import { recompenseSettingsOf } from '~/recompense/settings/settings.server';
import { always, type Collecting, type OpenMatter } from '../matter';

/** Claims the school has to answer, or the provider to reply about. */
export async function claimMatters(handle: Db, { authorityId, calendar }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select()
    .from(claim)
    .where(and(eq(claim.authorityId, authorityId), inArray(claim.state, ['submitted', 'queried'])));
  if (rows.length === 0) return [];
  const { answerDays } = await recompenseSettingsOf(handle, authorityId);
  return rows.map((row) => ({
    kind: 'claim-unanswered',
    subject: { type: 'claim', id: row.id },
    event: { subject: { type: 'claim', id: row.id }, urn: row.urn },
    due: answerDueOn(calendarDate(waitsSince(row)), answerDays, calendar),
    since: null,
    begun: calendarDate(waitsSince(row)),
    party: row.state === 'submitted' ? 'answer' : 'reply',
    whom: always(row.state === 'submitted' ? 'school' : 'provider'),
  }));
}

/** Invoices issued with something left to pay. */
export async function invoiceMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({ id: invoice.id, urn: invoice.urn, dueOn: invoice.dueOn, issuedOn: invoice.issuedOn })
    .from(invoice)
    .where(
      and(
        eq(invoice.authorityId, authorityId),
        inArray(invoice.state, [...OPEN_STATES]),
        gt(invoice.balancePence, 0),
        isNotNull(invoice.dueOn),
      ),
    );
  return rows.map(({ id, urn, dueOn, issuedOn }) => ({
    kind: 'invoice-overdue',
    subject: { type: 'invoice', id },
    event: { subject: { type: 'invoice', id }, urn },
    due: dueOn,
    since: null,
    begun: issuedOn,
    whom: always('school'),
  }));
}
