import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { eq } from 'drizzle-orm';
import { authority } from '#drizzle/schema';
import { database, db } from './db.server';
import { env } from './env.server';
import { serve } from './http.server';
import { stopJobs } from './jobs.server';
import { log } from './log.server';
import { stopDelivery } from './mail/deliver.server';
import { nodeProblem } from './node-version';
import { atRest, beginStopping } from './stopping.server';

/**
 * Commands that run the service: `serve`, and `demo`, which seeds first.
 * @param first what an installation that nobody has an account in is told
 */
export function registerServeCommands(
  program: Command,
  seedDemo: () => Promise<string>,
  first: () => Promise<string>,
): void {
  program
    .command('serve')
    .description('Serve the built pages; brings the database up to date first')
    .action(async () => {
      await database().migrate();
      if (env().NODE_ENV === 'production') await refuseDemoData();
      await run(await first());
    });
  program
    .command('demo')
    .description('Create and seed the demo database if it is not there, then serve')
    .action(async () => {
      if (env().NODE_ENV === 'production')
        throw new Error('The demo is not for production. Use `npm start`.');
      await database().migrate();
      const words = await seedDemo();
      await run(words);
    });
}

async function refuseDemoData(): Promise<void> {
  const demo = await db().select({ name: authority.name }).from(authority).where(eq(authority.demo, true));
  if (demo.length > 0) {
    throw new Error(
      `This database holds demo data (${demo.map((a) => a.name).join(', ')}), whose passwords are public, so it is not served in production. Set DATABASE_URL to another database.`,
    );
  }
}

/** How long work beside requests may take to come to its end after the order to stop. */
const REST_MS = 20_000;

/**
 * How far memory may grow over what is in use before it is cleared up, in percent. By the engine's own choice, up to four
 * times, a process had 872 MB after the whole bench; with this 494 MB (420 MB after its load alone), at as many answers a
 * second. With 15 percent it is 415 MB, and some pages wait for the clearing up (measured 23 November 2026). A share and no
 * limit: work that needs more has it.
 */
const HEAP_GROWTH_PERCENT = 40;

/** Serves until told to stop, then finishes what is under way. */
async function run(words = ''): Promise<void> {
  if (!existsSync('build/server/index.js'))
    throw new Error('The pages are not built yet: run `npm run build` first.');
  const problem = database().pool ? null : nodeProblem(process.versions.node);
  if (problem) log().warn({ node: process.versions.node }, problem);
  process.env.ALONGSIDE_SERVING = '1';
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const { server, stop } = await serve();
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : env().PORT;
  process.stdout.write(`Alongside is at ${env().APP_URL ?? `http://localhost:${port}`}\n${words}`);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
  log().info({ signal }, 'stopping');
  beginStopping();
  stopJobs();
  // Proxies are told first and stop sending; what they send until they notice is answered as ever.
  await sleep(env().DRAIN_SECONDS * 1000);
  await Promise.all([stop(), stopDelivery(), atRest(REST_MS)]);
}
