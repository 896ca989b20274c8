import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { CLAIMS_PER_PAGE, listClaims, readClaimFilter } from '~/recompense/claims/list.server';
import { ClaimsPage } from '~/recompense/ui/claims/list-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'claims._index');
  const filter = readClaimFilter(new URL(request.url).searchParams);
  return { list: await listClaims(viewer, filter), filter, pageSize: CLAIMS_PER_PAGE };
}

export default function Route() {
  return <ClaimsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Claims – Alongside' }];
