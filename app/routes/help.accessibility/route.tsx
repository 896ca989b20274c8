import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { HelpAccessibility } from '~/ui/help/accessibility';
import { helpMeta } from '~/ui/help/help-page';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.accessibility');
  return null;
}

export default HelpAccessibility;

export const meta = () => helpMeta('/help/accessibility');
