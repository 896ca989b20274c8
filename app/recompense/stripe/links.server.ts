import { isStripeOn } from './gate.server';

type Link = { label: string; about: string; href: string };

/** Where Stripe's pages are, for the page money begins at; none where no payments go through Stripe. */
export function stripeLinks(): { service: Link[]; homeHead: Link[] } {
  if (!isStripeOn()) return { service: [], homeHead: [] };
  return {
    service: [
      {
        label: 'Reconciliation with Stripe',
        about: 'Payments that are held, and where Stripe, invoices and ledger differ.',
        href: '/recompense/reconciliation',
      },
    ],
    homeHead: [
      {
        label: 'Be paid through Stripe',
        about: 'Set up the account to which your school’s part is sent when schools pay online.',
        href: '/recompense/stripe/onboarding',
      },
    ],
  };
}
