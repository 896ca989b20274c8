import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Sealed and given to a browser for minutes, never kept. */
const NOT_KEPT = new Set(['app/accounts/sign-in/passkeys/challenge.server.ts']);

it('every purpose that something is sealed for and kept is among what is sealed anew', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => `app/${file}`)
    .filter((file) => file.endsWith('.server.ts') && !/platform\/(seal|secrets)\.server/.test(file));
  const sealed = new Set(
    files
      .filter((file) => !NOT_KEPT.has(file))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/\bseal\('([a-z-]+)'/g)].map(([, name]) => name),
      ),
  );
  const anew = new Set(
    [...readFileSync('app/platform/secrets.server.ts', 'utf8').matchAll(/purpose: '([a-z-]+)'/g)].map(
      ([, name]) => name,
    ),
  );
  expect(sealed.size).toBeGreaterThan(3);
  expect([...sealed].filter((name) => !anew.has(name))).toEqual([]);
});
