import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';
import { HelpRequests } from '~/ui/help/requests';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.requests');
  return null;
}

export default HelpRequests;

export const meta = () => helpMeta('/help/requests');
