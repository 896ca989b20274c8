import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { caseloadFilter } from '~/notifications/caseload/page';
import { caseloadPage } from '~/notifications/caseload/queries.server';
import { CaseloadPage } from '~/notifications/ui/caseload/caseload-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'caseload');
  const params = new URL(request.url).searchParams;
  const filter = caseloadFilter.parse(Object.fromEntries(params));
  const caseload = await caseloadPage(viewer, filter);
  if (!caseload) throw notFound();
  return {
    caseload,
    filter,
    query: params.toString(),
    lead: has(viewer, 'lead'),
    authority: viewer.authorityName,
  };
}

export default function Route() {
  return <CaseloadPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Caseload – Alongside' }];
