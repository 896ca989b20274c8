import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '~/accounts/ui/audit-page';
import { addDays, isCalendarDate, startOfDay } from '~/kernel/clock';
import { listPlace } from '~/kernel/list-place';
import { verifyChain } from '~/platform/audit.server';
import { listEvents } from '~/platform/audit-queries.server';
import { db } from '~/platform/db.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.audit');
  const query = new URL(request.url).searchParams;
  const type = query.get('type') ?? '';
  const on = query.get('on') ?? '';
  const from = isCalendarDate(on) ? startOfDay(on) : undefined;
  const to = from && startOfDay(addDays(on, 1));
  const events = await listEvents(viewer, { type, from, to, ...listPlace(query) });
  const check = query.has('check') ? await verifyChain(db(), viewer.authorityId) : null;
  return { ...events, type, on, check };
}

export default function Route() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Audit trail – Alongside' }];
