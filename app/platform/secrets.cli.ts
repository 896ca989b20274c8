import type { Command } from 'commander';
import { report } from './cli-output';
import { rotateSecrets, type SealedCount, secretsStatus } from './secrets.server';

/** `secrets status` and `secrets rotate`: what is sealed with the secret of the installation. */
export function registerSecretsCommands(program: Command): void {
  const secrets = program
    .command('secrets')
    .description('What is sealed in the database with SESSION_SECRET, and with the secrets before it');

  secrets
    .command('status')
    .description('Say what is sealed under which secret, and whether those before can go')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      const kinds = await secretsStatus();
      report(options.json, { kinds, ...verdictOf(kinds) }, statusWords(kinds));
    });

  secrets
    .command('rotate')
    .description('Seal everything anew under SESSION_SECRET; can be stopped and begun again')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      const { resealed, refused } = await rotateSecrets();
      const kinds = await secretsStatus();
      const first = `Sealed anew: ${resealed}.`;
      const kept =
        refused.length > 0
          ? `\nNot rewritten, as they are kept as they were written: ${refused.join(', ')}.`
          : '';
      report(
        options.json,
        { resealed, refused, kinds, ...verdictOf(kinds) },
        `${first}${kept}\n${statusWords(kinds)}`,
      );
    });
}

function verdictOf(kinds: readonly SealedCount[]) {
  const sum = (of: 'before' | 'lost') => kinds.reduce((total, kind) => total + kind[of], 0);
  return { before: sum('before'), lost: sum('lost'), secretsBeforeCanGo: sum('before') === 0 };
}

function statusWords(kinds: readonly SealedCount[]): string {
  const { secretsBeforeCanGo, lost } = verdictOf(kinds);
  return [
    ...kinds.map(
      ({ what, now, before, lost: gone }) =>
        `${what}: ${now} under the present secret, ${before} under one before, ${gone} that no secret opens`,
    ),
    // Not where something is lost: what comes next says that a secret before is missing.
    ...(secretsBeforeCanGo && lost === 0
      ? ['Nothing is sealed under a secret before the present one: SESSION_SECRETS_BEFORE can go.']
      : []),
    ...(secretsBeforeCanGo
      ? []
      : ['Keep SESSION_SECRETS_BEFORE: something is still sealed under it. `secrets rotate` seals it anew.']),
    ...(lost > 0
      ? [
          'What no secret opens was sealed under one that is not named here. Name it in SESSION_SECRETS_BEFORE.',
        ]
      : []),
  ].join('\n');
}
