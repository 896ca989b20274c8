import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';
import { readStatementFilter } from '~/recompense/payments/statements/filter';
import { statementModel } from '~/recompense/payments/statements/model';
import { statementView } from '~/recompense/payments/statements/queries.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.statements[.]pdf');
  const view = await statementView(viewer, readStatementFilter(new URL(request.url).searchParams, today()));
  if (!view) throw notFound();
  return asPdf(statementModel(view), `statement-${view.urn}-${view.period.from}-${view.period.to}`);
}
