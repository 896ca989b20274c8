import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';
import { statementCsv } from '~/recompense/payments/statements/csv';
import { readStatementFilter } from '~/recompense/payments/statements/filter';
import { statementView } from '~/recompense/payments/statements/queries.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.statements[.]csv');
  const view = await statementView(viewer, readStatementFilter(new URL(request.url).searchParams, today()));
  if (!view) throw notFound();
  const name = `statement-${view.urn}-${view.period.from}-${view.period.to}.csv`;
  return new Response(statementCsv(view), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
