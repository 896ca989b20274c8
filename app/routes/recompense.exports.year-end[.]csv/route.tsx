import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { yearEndFile } from '~/recompense/exports/year-end-csv.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports.year-end[.]csv');
  return yearEndFile(viewer, new URL(request.url).searchParams.get('year'));
}
