import { Command, CommanderError } from 'commander';
import { database } from '~/platform/db.server';
import { registerImportCommands } from './cli';

const p = new Command('x').exitOverride();
registerImportCommands(p);
let code = 0;
try {
  await p.parseAsync(process.argv);
  code = Number(process.exitCode ?? 0);
} catch (e) {
  if (e instanceof CommanderError) code = e.exitCode === 0 ? 0 : 2;
  else {
    console.error((e as Error).message);
    code = 1;
  }
}
await database().close();
process.exit(code);
