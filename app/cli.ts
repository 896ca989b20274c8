// First, before anything reads the environment.
import './platform/load-env.server';

import { Command, CommanderError } from 'commander';
import { registerAccountCommands } from './accounts/cli';
import { setUpWords } from './accounts/set-up/command-line.server';
import { registerImportCommands } from './imports/cli';
import { registerMatchingCommands } from './matching/cli';
import { failureWords } from './platform/cli-output';
import { registerConfigCommands } from './platform/config.cli';
import { closeDatabase } from './platform/db.server';
import { registerKeepingCommands } from './platform/keeping.cli';
import { registerMailCommands } from './platform/mail.cli';
import { registerSecretsCommands } from './platform/secrets.cli';
import { registerServeCommands } from './platform/serve.cli';
import { registerRecompenseCommands } from './recompense/cli';
import { registerReportingCommands } from './reporting/cli';
import { demoWords, registerSeedCommands } from './seed.cli';
import { wire } from './wiring.server';

/** The one command-line entry: `npm run -s cli -- COMMAND …`. Each area registers its own commands. */
async function main(argv: string[]): Promise<number> {
  wire();
  const program = new Command('alongside')
    .description('School-to-school support, brokered in the open')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  registerServeCommands(program, demoWords, setUpWords);
  registerSeedCommands(program);
  registerKeepingCommands(program);
  registerMailCommands(program);
  registerConfigCommands(program);
  registerSecretsCommands(program);
  registerAccountCommands(program);
  registerImportCommands(program);
  registerMatchingCommands(program);
  registerRecompenseCommands(program);
  registerReportingCommands(program);
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Exit codes are part of the contract: 0 ok, 1 failed, 2 wrong usage.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const usage = error instanceof CommanderError;
    const words = failureWords(error);
    // With --json whoever reads the answer gets an object, whatever happened.
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: words })}\n`);
    if (!usage) process.stderr.write(`${words}\n`);
    return usage ? 2 : 1;
  }
}

const code = await main(process.argv);
await closeDatabase();
process.exit(code);
