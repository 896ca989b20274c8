import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { readFileAsked } from '~/recompense/exports/forms';
import { financeFile, usualPeriod } from '~/recompense/exports/queries.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports.file[.]csv');
  const read = readFileAsked(new URL(request.url).searchParams, usualPeriod());
  if (!read.ok) throw new Response('There is no such period', { status: 400 });
  return financeFile(viewer, read.asked);
}
