/** Every route says who may use it. `tests/journeys/access.test.ts` then visits each as everybody. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import { ROLES } from '~/accounts/domain/roles';

const folders = readdirSync('app/routes', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const sourceOf = (folder: string) =>
  ['route.tsx', 'route.ts']
    .map((name) => `app/routes/${folder}/${name}`)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join();

const exports = (source: string, name: string) =>
  new RegExp(`export (async function|function|const) ${name}\\b|export \\{[^}]*\\b${name}\\b`).test(source);

describe('the access manifest', () => {
  it('has a line for every route, and none for a route that is not there', () => {
    expect(Object.keys(accessManifest).sort()).toEqual(folders);
  });

  it('names roles that exist', () => {
    const named = Object.values(accessManifest).flatMap(({ read, write }) => [read, write].flat());
    const known = new Set<string | undefined>([undefined, 'public', 'signed-in', ...ROLES]);
    expect(named.filter((access) => !known.has(access))).toEqual([]);
  });

  describe.each(folders)('%s', (folder) => {
    const source = sourceOf(folder);
    const line = accessManifest[folder];

    it('reads and writes where the manifest says it does, and only there', () => {
      expect(exports(source, 'action')).toBe(line?.write !== undefined);
      // A page without a loader has nothing to protect, and must be public.
      if (!exports(source, 'loader')) expect([undefined, 'public']).toContainEqual(line?.read);
      else expect(line?.read).toBeDefined();
    });

    it('asks by its own name before it does anything', () => {
      const asked = [...source.matchAll(/guard(?:Public)?\(\s*request,\s*'([^']+)'/g)].map(
        (match) => match[1],
      );
      expect(new Set(asked).size, 'asks under one name').toBeLessThanOrEqual(1);
      if (asked.length > 0) expect(asked[0]).toBe(folder);
      const handlers = ['loader', 'action'].filter((name) => exports(source, name)).length;
      const open = [line?.read, line?.write].every((access) => access === undefined || access === 'public');
      if (!open) expect(asked.length).toBeGreaterThanOrEqual(handlers);
    });
  });
});
