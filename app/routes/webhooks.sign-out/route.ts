import type { ActionFunctionArgs } from '@remix-run/node';
import { receiveSignOut } from '~/accounts/single-sign-on/back-channel.server';
import { guardPublic } from '~/platform/guard.server';

/** Where a sign-on provider tells that somebody has signed out there. The signature of its token is looked at. */
export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'webhooks.sign-out');
  return receiveSignOut(request);
}
