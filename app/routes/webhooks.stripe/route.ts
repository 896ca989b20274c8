import type { ActionFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { receiveNotice } from '~/recompense/stripe/webhook.server';

/** Where Stripe tells of events. Its signature is looked at, over the bytes as they came. */
export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'webhooks.stripe');
  return receiveNotice(request);
}
