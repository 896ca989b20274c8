import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';
import { HelpPrivacy } from '~/ui/help/privacy';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.privacy');
  return null;
}

export default HelpPrivacy;

export const meta = () => helpMeta('/help/privacy');
