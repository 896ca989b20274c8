import Stripe from 'stripe';
import { env } from '~/platform/env.server';
import type { CallFailure } from '../domain/stripe/calls';

/** The way to Stripe: the official client, and what the authority's account lets schools pay with. */
export type Gate = {
  client: Stripe;
  /** Payment methods offered; empty leaves it to the account's settings. */
  methods: readonly string[];
  /** Called after each step that matters if the process ended there; tests end it there. */
  after(step: string): void;
};

/** Whether this installation takes payments through Stripe. Without keys nothing of Stripe shows or runs. */
export function isStripeOn(): boolean {
  return env().STRIPE_SECRET_KEY !== undefined;
}

/** How long an answer may take. Our own outbox tries again, so the client does not. */
const TIMEOUT_MS = 20_000;

/**
 * Opens a way to Stripe.
 * @param options.base another address in place of Stripe's: for tests
 */
export function openGate(options: {
  key: string;
  base?: string;
  methods?: readonly string[];
  timeout?: number;
  after?: (step: string) => void;
}): Gate {
  const base = options.base ? new URL(options.base) : null;
  const client = new Stripe(options.key, {
    maxNetworkRetries: 0,
    timeout: options.timeout ?? TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: 'Alongside' },
    ...(base
      ? {
          host: base.hostname,
          port: base.port || (base.protocol === 'http:' ? 80 : 443),
          protocol: base.protocol === 'http:' ? ('http' as const) : ('https' as const),
        }
      : {}),
  });
  return { client, methods: options.methods ?? [], after: options.after ?? (() => undefined) };
}

let opened: { gate: Gate; key: string; base: string | undefined } | null = null;

/** The way to Stripe of this installation; null where it takes no payments through Stripe. */
export function stripeGate(): Gate | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base, STRIPE_PAYMENT_METHODS: methods } = env();
  if (!key) return null;
  if (opened?.key !== key || opened.base !== base)
    opened = { key, base, gate: openGate({ key, base, methods }) };
  return opened.gate;
}

/** What went wrong in a call of Stripe; null for a fault that is not Stripe's. */
export function failureOf(error: unknown): (CallFailure & { message: string }) | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  return {
    status: error.statusCode ?? null,
    type: error.rawType ?? error.type,
    code: error.code ?? null,
    message: error.message.slice(0, 300),
  };
}

/** Whether Stripe says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return failureOf(error)?.status === 404;
}

/** An id, of what Stripe gives as an id or as the whole object. */
export function idOf(of: string | { id: string } | null | undefined): string | null {
  return typeof of === 'string' ? of : (of?.id ?? null);
}
