import type { z } from 'zod';
import { env, environmentShape } from './env.server';

/** A variable of the environment, as the table of the configuration shows it. */
export type ConfigRow = {
  name: string;
  /** What it is, in a few words. */
  title: string;
  description: string | null;
  /** Whether production asks for it. */
  needed: boolean;
  /** What it is where nobody sets it; null when it is then missing. */
  usual: string | null;
  example: string | null;
  /** Whether it must be seen by nobody. */
  secret: boolean;
  /** Whether it is for tests only, and refused in production. */
  tests: boolean;
};

/** Every variable that the service reads, from the schema that checks them: the table cannot say anything else. */
export function configTable(): ConfigRow[] {
  return Object.entries(environmentShape).map(([name, kind]) => {
    const said = kind.meta() ?? {};
    const secret = said.secret === true;
    return {
      name,
      title: said.title ?? '',
      description: said.description ?? null,
      needed: said.production === true,
      usual: secret ? null : usualOf(kind),
      example: typeof said.example === 'string' ? said.example : null,
      secret,
      tests: said.tests === true,
    };
  });
}

function usualOf(kind: z.ZodType): string | null {
  const read = kind.safeParse(undefined);
  return read.success ? words(read.data) : null;
}

function words(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return text === '' ? null : text;
}

/** The values in force here. Of a secret it says only that it is set; of an address with a password, all but that. */
export function configInForce(): { name: string; value: string | null; set: boolean }[] {
  const values = new Map<string, unknown>(Object.entries(env()));
  return Object.entries(environmentShape).map(([name, kind]) => {
    const value = words(values.get(name));
    const set = (process.env[name] ?? '') !== '';
    if (value === null) return { name, value, set };
    const { secret, credentials } = kind.meta() ?? {};
    if (secret === true) return { name, value: set ? '(set, not shown)' : '(default)', set };
    return { name, value: credentials === true ? withoutPassword(value) : value, set };
  });
}

/** An address without what stands before the @ in it, and without what follows a question mark. */
function withoutPassword(value: string): string {
  return value.replace(/(:\/\/)[^/]*@/, '$1…@').replace(/\?.*$/, '?…');
}
