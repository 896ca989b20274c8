import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependenciesOf, isAllowed, type Lock, ownLock, problemsOf } from './support/dependencies';

describe('what the product is made of', () => {
  const all = dependenciesOf(ownLock());

  it('is under licences that are allowed, and runs nothing at its installation that nobody looked at', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(problemsOf(all)).toEqual([]);
  });

  it('may run at its installation what has been looked at, and npm 12 runs nothing else', () => {
    const ours: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    const runs = new Set(all.filter(({ runsAtInstall }) => runsAtInstall).map(({ name }) => name));
    expect(ours).toHaveProperty(
      'allowScripts',
      Object.fromEntries([...runs].sort().map((name) => [name, true])),
    );
  });

  it('is there because of something we name', () => {
    const named = (name: string) => all.find((one) => one.name === name);
    expect(named('better-sqlite3')).toMatchObject({
      through: 'better-sqlite3',
      production: true,
      licence: 'MIT',
    });
    expect(named('bindings')).toMatchObject({ through: 'better-sqlite3', production: true });
    expect(named('playwright-core')?.production).toBe(false);
  });
});

describe('the check of licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(MIT AND GPL-3.0)', false],
    ['MIT AND OFL-1.1', true],
    ['AGPL-3.0-only', false],
    ['MPL-2.0', false],
    ['unknown', false],
    ['((MIT OR GPL-3.0) AND GPL-2.0)', false],
  ])('of the product: %s is allowed: %s', (licence, allowed) => {
    expect(isAllowed(licence, true)).toBe(allowed);
  });

  it('names what it refuses and through what it came', () => {
    const lock: Lock = {
      packages: {
        '': { dependencies: { ours: '1' } },
        'node_modules/ours': { version: '1.0.0', license: 'MIT', dependencies: { theirs: '2' } },
        'node_modules/ours/node_modules/theirs': {
          version: '2.0.0',
          license: 'GPL-3.0',
          hasInstallScript: true,
        },
        'node_modules/stray': { version: '3.0.0', license: 'MIT' },
      },
    };
    expect(problemsOf(dependenciesOf(lock))).toEqual([
      'stray 3.0.0 (through nothing): nothing we name brings it',
      'theirs 2.0.0 (through ours): licence GPL-3.0 is not among those allowed',
      'theirs 2.0.0 (through ours): runs a script when it is installed',
    ]);
  });
});
