import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { downloadRequestedCopy } from '~/reporting/privacy/person-copy.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests.$id[.]zip');
  const verdict = await downloadRequestedCopy(viewer, params.id ?? '');
  if (!verdict.ok) throw notFound();
  return verdict.value;
}
