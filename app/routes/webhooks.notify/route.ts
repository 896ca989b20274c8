import type { ActionFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { receiveReceipt } from '~/platform/mail/callback.server';

/** Where GOV.UK Notify tells what became of a message. Its bearer token is looked at. */
export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'webhooks.notify');
  return receiveReceipt(request);
}
