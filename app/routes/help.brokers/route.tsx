import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { HelpBrokers } from '~/ui/help/brokers';
import { helpMeta } from '~/ui/help/help-page';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.brokers');
  return null;
}

export default HelpBrokers;

export const meta = () => helpMeta('/help/brokers');
