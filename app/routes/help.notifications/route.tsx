import type { LoaderFunctionArgs } from '@remix-run/node';
import { NotificationsHelp } from '~/notifications/ui/help/notifications-help';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.notifications');
  return null;
}

export default NotificationsHelp;

export const meta = () => helpMeta('/help/notifications');
