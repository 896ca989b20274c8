import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { HelpConfidentiality } from '~/ui/help/confidentiality';
import { helpMeta } from '~/ui/help/help-page';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.confidentiality');
  return null;
}

export default HelpConfidentiality;

export const meta = () => helpMeta('/help/confidentiality');
