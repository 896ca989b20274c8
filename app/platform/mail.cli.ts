import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { report } from './cli-output';
import { deliverDue } from './mail/deliver.server';
import { takeReturned } from './mail/returned.server';

/** Most of a returned message that is read: reports are short, what they return may not be. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Commands of mail: `mail deliver` and `mail returned`. */
export function registerMailCommands(program: Command): void {
  const mail = program.command('mail').description('Messages to the outside');
  mail
    .command('deliver')
    .description('Send what is due now; the running service does so by itself')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      const done = await deliverDue();
      const words = `${done.sent} sent, ${done.again} to be tried again, ${done.bounced} to addresses that take no mail, ${done.failed} given up${done.held > 0 ? '; mail is not going out at present' : ''}.`;
      report(options.json, done, words, done.held === 0);
    });
  mail
    .command('returned <file>')
    .description('Read a message that came back (a delivery report), from a file or - for standard input')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
      if (bytes.length > MOST_BYTES) throw new Error('This message is larger than any delivery report.');
      const verdict = await takeReturned(bytes);
      if (!verdict.ok) throw new Error(verdict.message);
      const { late, said, changed } = verdict.value;
      report(
        options.json,
        verdict.value,
        changed ? `Noted: ${late ?? 'late'} (${said}).` : `Nothing new: ${said}`,
      );
    });
}
