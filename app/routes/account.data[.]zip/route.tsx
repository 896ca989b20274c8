import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { downloadOwnCopy } from '~/reporting/privacy/person-copy.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.data[.]zip');
  const verdict = await downloadOwnCopy(viewer);
  if (!verdict.ok) throw notFound();
  return verdict.value;
}
