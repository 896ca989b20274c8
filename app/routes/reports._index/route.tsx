import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has, isService } from '~/accounts/domain/roles';
import { guard } from '~/platform/guard.server';
import { listReports, REPORTS_PER_PAGE, readReportFilter } from '~/reporting/reports/list.server';
import { ReportListPage } from '~/reporting/ui/reports/list-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports._index');
  const filter = readReportFilter(new URL(request.url).searchParams);
  return {
    list: await listReports(viewer, filter),
    filter,
    pageSize: REPORTS_PER_PAGE,
    service: isService(viewer),
    bands: has(viewer, 'member', 'broker', 'lead'),
  };
}

export default function Route() {
  return <ReportListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Reports – Alongside' }];
