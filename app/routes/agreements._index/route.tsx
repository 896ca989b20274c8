import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { escalationNotices } from '~/agreements/escalation/queries.server';
import { readListFilter } from '~/agreements/forms';
import { AGREEMENTS_PER_PAGE, listAgreements } from '~/agreements/list.server';
import { AgreementsPage } from '~/agreements/ui/list-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements._index');
  const filter = readListFilter(new URL(request.url).searchParams);
  const { page, ...list } = await listAgreements(viewer, filter);
  const notices = await escalationNotices(viewer, list.rows);
  const seesVisits = has(viewer, 'broker', 'lead', 'leader');
  return { ...list, notices, seesVisits, filter: { ...filter, page }, pageSize: AGREEMENTS_PER_PAGE };
}

export default function Route() {
  return <AgreementsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Agreements – Alongside' }];
