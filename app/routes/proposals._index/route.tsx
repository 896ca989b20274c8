import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { listProposals } from '~/matching/queries/list.server';
import { ProposalsPage } from '~/matching/ui/proposals-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals._index');
  const query = new URL(request.url).searchParams;
  const page = Number.parseInt(query.get('page') ?? '1', 10) || 1;
  const list = await listProposals(viewer, { page, state: query.get('state') });
  return { list, query: query.toString(), outside: !isService(viewer) };
}

export default function Route() {
  return <ProposalsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Proposals – Alongside' }];
