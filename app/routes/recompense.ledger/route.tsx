import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { ledgerPage, POSTINGS_A_PAGE, readLedgerFilter } from '~/recompense/ledger/queries.server';
import { LedgerView } from '~/recompense/ui/ledger/ledger-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.ledger');
  const filter = readLedgerFilter(new URL(request.url).searchParams);
  const page = await ledgerPage(viewer, filter);
  return { page, filter: { ...filter, page: page.page }, pageSize: POSTINGS_A_PAGE };
}

export default function Route() {
  return <LedgerView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'The ledger – Alongside' }];
