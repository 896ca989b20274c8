import type { Command } from 'commander';
import { report } from './cli-output';
import { configInForce, configTable } from './config.server';

/** `config` and `config check`: the table of the configuration, from the schema that checks it. */
export function registerConfigCommands(program: Command): void {
  const config = program
    .command('config')
    .description(
      'Every variable of the environment, what it is for and what it is here (secrets are not shown)',
    )
    .option('--json', 'print one JSON object')
    .action((options: { json?: boolean }) => {
      const inForce = configInForce();
      const rows = configTable().map((row) => {
        const here = inForce.find(({ name }) => name === row.name);
        return { ...row, value: here?.value ?? null, set: here?.set ?? false };
      });
      const lines = rows.map(({ name, title, description, needed, value, set, tests }) =>
        [
          `${name}=${value ?? ''}${set ? '' : '  (not set)'}`,
          `    ${title}.${description ? ` ${description}` : ''}${needed ? ' Production asks for it.' : ''}${tests ? ' For tests.' : ''}`,
        ].join('\n'),
      );
      report(options.json, { variables: rows }, lines.join('\n'));
    });
  config
    .command('check')
    .description('Check the environment without starting anything')
    .option('--json', 'print one JSON object')
    .action((_options: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const problems = problemsOfEnvironment();
      report(
        json,
        { ok: problems.length === 0, problems },
        problems.length === 0 ? 'The environment is complete.' : problems.join('\n'),
        problems.length === 0,
      );
    });
}

function problemsOfEnvironment(): string[] {
  try {
    configInForce();
    return [];
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return words
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim());
  }
}
