import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';
import { HelpPractice } from '~/ui/help/practice';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.practice');
  return null;
}

export default HelpPractice;

export const meta = () => helpMeta('/help/practice');
