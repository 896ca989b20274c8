import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publishedBands } from '~/diagnosis/band-report.server';
import { BandReportPage } from '~/diagnosis/ui/band-report-page';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.bands');
  const report = await publishedBands(viewer, today());
  if (!report) throw notFound();
  return { report };
}

export default function Route() {
  return <BandReportPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Schools by band, as published – Alongside' }];
