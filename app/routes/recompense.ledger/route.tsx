import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { ledgerPage, readLedgerFilter } from '~/recompense/ledger/queries.server';
import { LedgerView } from '~/recompense/ui/ledger/ledger-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.ledger');
  const filter = readLedgerFilter(new URL(request.url).searchParams);
  return { page: await ledgerPage(viewer, filter), filter };
}

export default function Route() {
  return <LedgerView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'The ledger – Alongside' }];
