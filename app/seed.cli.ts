import type { Command } from 'commander';
import { authority } from '#drizzle/schema';
import { report } from './platform/cli-output';
import { database, db } from './platform/db.server';
import { env } from './platform/env.server';

const ACCOUNTS = [
  ['broker', 'improvement adviser: matches, approves, tracks'],
  ['lead', 'head of service'],
  ['head', 'headteacher of a red-band school'],
  ['chair', 'chair of governors of that school'],
  ['leader', 'a Specialist Leader of Education'],
  ['release', 'headteacher of that leader’s home school'],
  ['member', 'elected member'],
  ['admin', 'administrator'],
] as const;

/**
 * The demo's passwords are public, so its people do not come to sit beside those of a real authority.
 * @throws in plain words, when the demo is not there yet and somebody else is
 */
async function refuseBesideReal(): Promise<void> {
  const all = await db().select({ name: authority.name, demo: authority.demo }).from(authority);
  if (all.length === 0 || all.some(({ demo }) => demo)) return;
  const names = all.map(({ name }) => name).join(', ');
  throw new Error(`This database belongs to ${names}. Set DATABASE_URL to another one for the demo.`);
}

/** The demo's text is large, so it is loaded only when it is asked for. */
async function seed() {
  await refuseBesideReal();
  const { seedDemo } = await import('#seeds/demo');
  return seedDemo({ today: new Date() });
}

/** Seeds the demo if it is not there, and says who can sign in. */
export async function demoWords(): Promise<string> {
  await seed();
  const lines = ACCOUNTS.map(([who, what]) => `  ${`${who}@marlshire.example`.padEnd(28)} ${what}`);
  return `Demo authority: Marlshire (fictional). Everyone’s password: alongside-demo\n${lines.join('\n')}\n`;
}

/** `seed demo`. */
export function registerSeedCommands(program: Command): void {
  program
    .command('seed')
    .description('Fill the database')
    .command('demo')
    .description('Marlshire, the fictional demo authority')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      if (env().NODE_ENV === 'production') throw new Error('Demo data is refused in production.');
      await database().migrate();
      const result = await seed();
      report(options.json, { ok: true, ...result }, await demoWords());
    });
}
