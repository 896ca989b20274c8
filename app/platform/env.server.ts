import path from 'node:path';
import { z } from 'zod';
import { fileFaults, fileVariables } from './files/environment';
import { mailFaults, mailVariables } from './mail/environment';

/** Secret used on a developer's machine and in the demo; production refuses it. */
export const DEFAULT_SECRET = 'alongside-demo-secret-not-for-production';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);

const whole = (least: number, most: number) => {
  const words = `set a whole number from ${least} to ${most}`;
  return z.coerce.number({ error: words }).int(words).min(least, words).max(most, words);
};
const choice = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, { error: `set one of ${words.join(', ')}` });

const schema = z
  .object({
    NODE_ENV: choice('development', 'test', 'production').default('development'),
    PORT: whole(0, 65535).default(3000),
    HOST: z.string().default('0.0.0.0'),
    DATABASE_URL: z
      .preprocess(blankAsMissing, z.string().default('data/alongside.db'))
      .refine((url) => /^postgres(ql)?:\/\//.test(url) || !url.includes('://'), {
        error: 'set a file, such as data/alongside.db, or postgres://…',
      }),
    APP_URL: z.preprocess(
      blankAsMissing,
      z
        .url({ protocol: /^https?$/, error: 'set a whole address, such as https://alongside.example.gov.uk' })
        .optional(),
    ),
    SESSION_SECRET: z.preprocess(
      blankAsMissing,
      z.string().min(32, 'set at least 32 characters').default(DEFAULT_SECRET),
    ),
    SESSION_SECRETS_BEFORE: z.preprocess(
      (value) =>
        typeof value === 'string'
          ? value
              .split(',')
              .map((word) => word.trim())
              .filter((word) => word !== '')
          : value,
      z.array(z.string().min(32, 'name whole secrets of at least 32 characters')).max(5).default([]),
    ),
    DATA_DIR: z.preprocess(blankAsMissing, z.string().optional()),
    TRUST_PROXY: whole(0, 5).default(0),
    LOG_LEVEL: choice('silent', 'error', 'warn', 'info', 'debug').default('info'),
    ALONGSIDE_CLOCK_FILE: z.preprocess(blankAsMissing, z.string().optional()),
    STRIPE_SECRET_KEY: z.preprocess(
      blankAsMissing,
      z
        .string()
        .regex(/^(sk|rk)_\S+$/, 'set a secret or restricted key of Stripe, which begins with sk_ or rk_')
        .optional(),
    ),
    STRIPE_WEBHOOK_SECRET: z.preprocess(
      blankAsMissing,
      z
        .string()
        .regex(/^whsec_\S+$/, 'set the signing secret of the webhook at Stripe, which begins with whsec_')
        .optional(),
    ),
    STRIPE_PAYMENT_METHODS: z.preprocess(
      (value) =>
        typeof value === 'string'
          ? value
              .split(',')
              .map((word) => word.trim())
              .filter((word) => word !== '')
          : value,
      z
        .array(choice('card', 'bacs_debit', 'customer_balance'), {
          error: 'set some of card, bacs_debit, customer_balance, with commas between',
        })
        .default([]),
    ),
    STRIPE_API_BASE: z.preprocess(
      blankAsMissing,
      z
        .url({ protocol: /^https?$/, error: 'set a whole address, such as http://127.0.0.1:12111' })
        .optional(),
    ),
    ...fileVariables,
    ...mailVariables,
  })
  .superRefine((env, ctx) => {
    const refuse = (name: string, message: string) => ctx.addIssue({ code: 'custom', path: [name], message });
    if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET)
      refuse('STRIPE_WEBHOOK_SECRET', 'set it with STRIPE_SECRET_KEY, or neither of the two');
    if (env.STRIPE_WEBHOOK_SECRET && !env.STRIPE_SECRET_KEY)
      refuse('STRIPE_SECRET_KEY', 'set it with STRIPE_WEBHOOK_SECRET, or neither of the two');
    for (const [name, message] of [...fileFaults(env), ...mailFaults(env)]) refuse(name, message);
    if (env.NODE_ENV !== 'production') return;
    if (env.SESSION_SECRET === DEFAULT_SECRET)
      refuse('SESSION_SECRET', 'set a secret of your own, at least 32 characters');
    if (!env.APP_URL) refuse('APP_URL', 'set the public address, such as https://alongside.example.gov.uk');
    else if (!/^https:|^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(env.APP_URL))
      refuse('APP_URL', 'set an address that begins with https:// (passwords and casework pass through it)');
    if (env.ALONGSIDE_CLOCK_FILE) refuse('ALONGSIDE_CLOCK_FILE', 'a set clock is for tests only');
    if (env.STRIPE_API_BASE) refuse('STRIPE_API_BASE', 'another address for Stripe is for tests only');
    if (env.NOTIFY_API_BASE) refuse('NOTIFY_API_BASE', 'another address for Notify is for tests only');
    if (env.ALONGSIDE_MAIL_CRASH) refuse('ALONGSIDE_MAIL_CRASH', 'ending in the middle is for tests only');
  });

export type Env = z.infer<typeof schema> & { dataDir: string };

let cached: Env | undefined;

/**
 * The environment, checked once.
 * @throws Error whose message names each variable that is wrong and what to set
 */
export function env(): Env {
  if (cached) return cached;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(
      `Alongside cannot start: the environment is not complete.\n${lines.join('\n')}\nSee .env.example.`,
    );
  }
  const postgres = /^postgres(ql)?:\/\//.test(result.data.DATABASE_URL);
  const dataDir = result.data.DATA_DIR ?? (postgres ? 'data' : path.dirname(result.data.DATABASE_URL));
  cached = { ...result.data, dataDir: path.resolve(dataDir) };
  return cached;
}

/** Reads the environment afresh at the next `env()`: for tests that change it. */
export function forgetEnv(): void {
  cached = undefined;
}
