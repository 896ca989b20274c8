import path from 'node:path';
import { z } from 'zod';

/** Secret used on a developer's machine and in the demo; production refuses it. */
export const DEFAULT_SECRET = 'alongside-demo-secret-not-for-production';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().default('0.0.0.0'),
    DATABASE_URL: z.string().default('data/alongside.db'),
    APP_URL: z.preprocess(blankAsMissing, z.url().optional()),
    SESSION_SECRET: z.preprocess(blankAsMissing, z.string().min(32).default(DEFAULT_SECRET)),
    DATA_DIR: z.preprocess(blankAsMissing, z.string().optional()),
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    ALONGSIDE_CLOCK_FILE: z.preprocess(blankAsMissing, z.string().optional()),
  })
  .superRefine((env, ctx) => {
    if (env.NODE_ENV !== 'production') return;
    const refuse = (name: string, message: string) => ctx.addIssue({ code: 'custom', path: [name], message });
    if (env.SESSION_SECRET === DEFAULT_SECRET)
      refuse('SESSION_SECRET', 'set a secret of your own, at least 32 characters');
    if (!env.APP_URL) refuse('APP_URL', 'set the public address, such as https://alongside.example.gov.uk');
    if (env.ALONGSIDE_CLOCK_FILE) refuse('ALONGSIDE_CLOCK_FILE', 'a set clock is for tests only');
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
