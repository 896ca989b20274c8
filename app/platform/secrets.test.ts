import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Every file that seals a text, and what `secrets rotate` calls what it seals; null where it is given to a browser for minutes and not kept. */
const SEALED_IN: Record<string, string | null> = {
  'app/accounts/sign-in/factor-commands.server.ts': 'secrets of authenticator apps',
  'app/accounts/sign-in/passkeys/challenge.server.ts': null,
  'app/accounts/single-sign-on/providers.server.ts': 'secrets of sign-on providers',
  'app/accounts/single-sign-on/steps.server.ts': 'sign-ins under way',
  'app/agreements/restricted-notes/commands.server.ts': 'safeguarding notes',
  'app/platform/kept-answers.server.ts': 'answers kept after a session had ended',
  'app/platform/mail/seal.server.ts': 'links in messages that wait',
};

it('whatever is sealed and kept is among what is sealed anew', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) => `app/${file}`);
  const sealing = files
    .filter(
      (file) =>
        file.endsWith('.server.ts') && !/platform\/(seal|secrets)\.server|\/sealed\.server/.test(file),
    )
    .filter((file) => /\bseal\('[a-z-]+'/.test(readFileSync(file, 'utf8')));
  expect(sealing.sort(), 'name it here, and register its place with keepSealed').toEqual(
    Object.keys(SEALED_IN).sort(),
  );
  const anew = files
    .filter((file) => file.endsWith('/sealed.server.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/what: '([^']+)'/g)].map(([, what]) => what));
  expect(anew.sort()).toEqual(
    Object.values(SEALED_IN)
      .filter((what) => what !== null)
      .sort(),
  );
});
