import type { Command } from 'commander';
import { report } from '~/platform/cli-output';
import { database } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import { newSetUpCode } from './state.server';

/** `set-up code`: another one-time code for the set-up of a new installation. */
export function registerSetUpCommands(program: Command): void {
  program
    .command('set-up')
    .description('The first set-up of a new installation')
    .command('code')
    .description('Print a one-time code for /set-up, good for 24 hours while nobody has an account')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      await database().migrate();
      const code = await newSetUpCode();
      if (code === null)
        throw new Error('Somebody has an account here already, so there is nothing to set up.');
      report(options.json, { code, address: address() }, `Open ${address()} and type ${code}`);
    });
}

/** What a new installation is told when it starts; nothing where somebody has an account. */
export async function setUpWords(): Promise<string> {
  const code = await newSetUpCode();
  return code === null
    ? ''
    : `Nobody has an account yet. To set it up, open ${address()} and type the code ${code}\n(good once and for 24 hours; \`npm run -s cli -- set-up code\` prints another).\n`;
}

function address(): string {
  return `${env().APP_URL ?? `http://localhost:${env().PORT}`}/set-up`;
}
