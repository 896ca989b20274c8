import path from 'node:path';
import { z } from 'zod';
import { backupVariables } from './backup/environment';
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
    NODE_ENV: choice('development', 'test', 'production').default('development').meta({
      title: 'Whether it is the real thing',
      description: '`production` refuses demo data, default secrets, and what is for tests.',
      production: true,
      example: 'production',
    }),
    PORT: whole(0, 65535).default(3000).meta({ title: 'Port it listens at' }),
    HOST: z.string().default('0.0.0.0').meta({
      title: 'Address it listens at',
      description: '127.0.0.1 where only a proxy on the same machine asks.',
    }),
    DATABASE_URL: z
      .preprocess(blankAsMissing, z.string().default('data/alongside.db'))
      .refine((url) => /^postgres(ql)?:\/\//.test(url) || !url.includes('://'), {
        error: 'set a file, such as data/alongside.db, or postgres://…',
      })
      .meta({
        title: 'The database',
        description:
          'A file for the embedded database (one process), or the address of PostgreSQL (any number).',
        example: 'postgres://alongside:…@database.example:5432/alongside',
        credentials: true,
      }),
    DATABASE_POOL: whole(2, 100).default(10).meta({
      title: 'Connections to PostgreSQL, at most',
      description:
        'For each process. All processes together stay below what the server, or the pooler in front of it, allows.',
    }),
    DRAIN_SECONDS: whole(0, 120).default(0).meta({
      title: 'Seconds from the order to stop to stopping',
      description:
        'Meanwhile `/readyz` says 503 and requests are still answered: set longer than a proxy takes to notice.',
    }),
    APP_URL: z
      .preprocess(
        blankAsMissing,
        z
          .url({
            protocol: /^https?$/,
            error: 'set a whole address, such as https://alongside.example.gov.uk',
          })
          .optional(),
      )
      .meta({
        title: 'Public address',
        description:
          'In mails, and for the check of where a form was sent from. With https cookies are marked secure.',
        production: true,
        example: 'https://alongside.example.gov.uk',
      }),
    SESSION_SECRET: z
      .preprocess(blankAsMissing, z.string().min(32, 'set at least 32 characters').default(DEFAULT_SECRET))
      .meta({
        title: 'Secret of the installation',
        description:
          'Of your own, at least 32 characters: `openssl rand -hex 32`. What is sealed in the database is sealed with it.',
        production: true,
        secret: true,
      }),
    SESSION_SECRETS_BEFORE: z
      .preprocess(
        (value) =>
          typeof value === 'string'
            ? value
                .split(',')
                .map((word) => word.trim())
                .filter((word) => word !== '')
            : value,
        z.array(z.string().min(32, 'name whole secrets of at least 32 characters')).max(5).default([]),
      )
      .meta({
        title: 'Secrets before the present one',
        description:
          'With commas between, until `secrets status` says that nothing is sealed under them any more.',
        secret: true,
      }),
    DATA_DIR: z.preprocess(blankAsMissing, z.string().optional()).meta({
      title: 'Folder for files',
      description: 'By default the folder of the embedded database, or `data`.',
    }),
    TRUST_PROXY: whole(0, 5).default(0).meta({
      title: 'Proxies in front',
      description:
        'How many stand between browsers and the service: whose word about a visitor’s address is believed.',
    }),
    LOG_LEVEL: choice('silent', 'error', 'warn', 'info', 'debug').default('info').meta({
      title: 'How much is logged',
      description: 'One JSON object a line on standard error, without personal data.',
    }),
    METRICS_TOKEN: z
      .preprocess(blankAsMissing, z.string().min(16, 'set at least 16 characters').optional())
      .meta({
        title: 'Token for measures',
        description:
          'What a monitoring system sends as bearer token to /metrics. Without it there is no such page.',
        secret: true,
      }),
    ALONGSIDE_CLOCK_FILE: z.preprocess(blankAsMissing, z.string().optional()).meta({
      title: 'A set clock',
      description: 'For tests only: production refuses it.',
      tests: true,
    }),
    STRIPE_SECRET_KEY: z
      .preprocess(
        blankAsMissing,
        z
          .string()
          .regex(/^(sk|rk)_\S+$/, 'set a secret or restricted key of Stripe, which begins with sk_ or rk_')
          .optional(),
      )
      .meta({
        title: 'Key of Stripe',
        description: 'Secret or restricted. Without it invoices are not paid online.',
        secret: true,
      }),
    STRIPE_WEBHOOK_SECRET: z
      .preprocess(
        blankAsMissing,
        z
          .string()
          .regex(/^whsec_\S+$/, 'set the signing secret of the webhook at Stripe, which begins with whsec_')
          .optional(),
      )
      .meta({
        title: 'Secret of the webhook at Stripe',
        description: 'Of the webhook that leads to APP_URL/webhooks/stripe.',
        secret: true,
      }),
    STRIPE_PAYMENT_METHODS: z
      .preprocess(
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
      )
      .meta({
        title: 'How schools may pay online',
        description:
          'Some of card, bacs_debit and customer_balance, with commas between. Empty: what the account at Stripe says.',
        example: 'bacs_debit,customer_balance',
      }),
    STRIPE_API_BASE: z
      .preprocess(
        blankAsMissing,
        z
          .url({ protocol: /^https?$/, error: 'set a whole address, such as http://127.0.0.1:12111' })
          .optional(),
      )
      .meta({
        title: 'Another address for Stripe',
        description: 'For tests only: production refuses it.',
        tests: true,
      }),
    ...fileVariables,
    ...backupVariables,
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

/** The schema of every variable by its name: what the table of the configuration is made from. */
export const environmentShape: Readonly<Record<string, z.ZodType>> = schema.shape;

/** Reads the environment afresh at the next `env()`: for tests that change it. */
export function forgetEnv(): void {
  cached = undefined;
}
