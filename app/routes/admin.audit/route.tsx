import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '~/accounts/ui/audit-page';
import { isCalendarDate } from '~/kernel/clock';
import { verifyChain } from '~/platform/audit.server';
import { EVENTS_PER_PAGE, listEvents } from '~/platform/audit-queries.server';
import { db } from '~/platform/db.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.audit');
  const query = new URL(request.url).searchParams;
  const type = query.get('type') ?? '';
  const on = query.get('on') ?? '';
  const page = Math.max(1, Number(query.get('page')) || 1);
  const from = isCalendarDate(on) ? new Date(`${on}T00:00:00Z`) : undefined;
  const to = from ? new Date(from.getTime() + 86_400_000) : undefined;
  const events = await listEvents(viewer, { type, from, to, page });
  const check = query.has('check') ? await verifyChain(db(), viewer.authorityId) : null;
  return { ...events, type, on, page, perPage: EVENTS_PER_PAGE, check };
}

export default function Route() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Audit trail – Alongside' }];
