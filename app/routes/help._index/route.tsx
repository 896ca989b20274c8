import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { HelpIndex } from '~/ui/help/help-index';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help._index');
  return null;
}

export default HelpIndex;

export const meta = () => [{ title: 'Help – Alongside' }];
