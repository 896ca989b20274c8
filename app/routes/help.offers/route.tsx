import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';
import { HelpOffers } from '~/ui/help/offers';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.offers');
  return null;
}

export default HelpOffers;

export const meta = () => helpMeta('/help/offers');
