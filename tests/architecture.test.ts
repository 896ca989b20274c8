/** The house plan, checked, so that it cannot rot. Who may import whom is in `.dependency-cruiser.cjs`. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Source, sourcesIn } from './support/sources';

const AREAS = [
  'accounts',
  'schools',
  'diagnosis',
  'directory',
  'matching',
  'agreements',
  'recompense',
  'practice',
  'reporting',
  'imports',
  'notifications',
];

const app = sourcesIn(['app']);
const everything = sourcesIn(['app', 'drizzle', 'seeds', 'tests']).filter(
  (source) => source.path !== 'tests/architecture.test.ts',
);
const isRoute = (source: Source) => source.path.startsWith('app/routes/');
const isTest = (source: Source) => /\.test\.tsx?$/.test(source.path);

/** Lines of files that a pattern is found in, as `path:line: text`. */
function found(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, n) => (pattern.test(line) ? [`${path}:${n + 1}: ${line.trim()}`] : [])),
  );
}

describe('the house plan', () => {
  it('has nothing at the top level but what belongs there', () => {
    const plan = [
      'app',
      'drizzle',
      'seeds',
      'tests',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ].concat('remix.config.js', 'vite.config.ts', 'README.md', 'LICENSE', 'Dockerfile');
    const made = ['node_modules', 'build', 'data', 'coverage', 'test-results'];
    const entries = readdirSync('.').filter((name) => !name.startsWith('.') && !made.includes(name));
    expect(entries.sort()).toEqual(plan.sort());
  });

  it('has only the rooms it is meant to have', () => {
    const rooms = readdirSync('app', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const allowed = new Set([...AREAS, 'kernel', 'platform', 'routes', 'ui']);
    expect(rooms.map((room) => room.name).filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('explains every area in its README', () => {
    const rooms = [...AREAS, 'platform', 'ui'].filter((name) => existsSync(`app/${name}`));
    expect(rooms.filter((name) => !existsSync(`app/${name}/README.md`))).toEqual([]);
  });

  it('keeps routes thin: none over 200 lines, half of them at most 80', () => {
    const routes = app.filter((source) => isRoute(source) && !isTest(source));
    expect(routes.filter((route) => route.lines > 200).map((route) => route.path)).toEqual([]);
    const sizes = routes.map((route) => route.lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('keeps every other file to 400 lines; lists of seed data may be longer', () => {
    const long = everything.filter(
      ({ path, lines }) => lines > 400 && !path.startsWith('app/routes/') && !path.startsWith('seeds/'),
    );
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});

describe('the code', () => {
  it('leaves nothing unfinished', () => {
    const words = /\b(TODO|FIXME|XXX)\b|not implemented|coming soon|lorem ipsum|placeholder data/i;
    expect(found(everything, words)).toEqual([]);
  });

  it('skips no test, and no test says nothing', () => {
    expect(
      found(everything.filter(isTest), /\b(it|test|describe)\.(skip|only|todo)\b|expect\(true\)/),
    ).toEqual([]);
    const silent = everything.filter(
      (source) => isTest(source) && !/\bexpect\(|\bfc\.assert\(/.test(source.text),
    );
    expect(silent.map((source) => source.path)).toEqual([]);
  });

  it('keeps its types', () => {
    expect(found(app, /\bas any\b|: any\b(?!\.)|<any>|@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
    // A cast past the types is allowed where a comment just above says why.
    const casts = app.flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, n) => {
        const explained = lines.slice(Math.max(0, n - 4), n + 1).some((near) => /\/\/|\*/.test(near));
        return line.includes(' as unknown as ') && !explained ? [`${path}:${n + 1}`] : [];
      });
    });
    expect(casts).toEqual([]);
  });

  it('decides without clock, chance, environment or framework', () => {
    const pure = app.filter(
      (source) => /^app\/(kernel|[^/]+\/domain)\//.test(source.path) && !isTest(source),
    );
    expect(pure.length).toBeGreaterThan(20);
    const impure =
      /from ['"](#drizzle|zod|stripe|drizzle-orm|@remix-run|node:)|Date\.now\(|new Date\(\)|Math\.random|process\.env/;
    expect(found(pure, impure)).toEqual([]);
  });

  it('writes HTML only through React, and SQL only through the builder', () => {
    expect(found(app, /sql\.raw\(|\beval\(|\.innerHTML/)).toEqual([]);
    // Marks of a map are hundreds: they are put together by `markup`, which escapes every value (`app/ui/markup.test.ts`).
    const marks =
      /^app\/reporting\/ui\/map\/map-(legend|picture)\.tsx:.*__html: (mark\.markup|marks\.map\(\(mark\) => mark\.markup\))/;
    const html = found(app, /dangerouslySetInnerHTML=|__html/).filter((line) => !marks.test(line));
    expect(html).toEqual([]);
  });

  it('names no machine, in code or in words', () => {
    const texts = [
      ...everything,
      ...sourcesIn(['app', 'drizzle', 'seeds', 'tests'], ['.md', '.json', '.css', '.sql', '.cjs']),
      ...['README.md', 'package.json', 'Dockerfile', '.env.example'].map((path) => {
        const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
        return { path, text, lines: 0 };
      }),
    ];
    expect(found(texts, /(^|[^A-Za-z0-9_.~-])\/(home|root|Users)\/[A-Za-z.]/)).toEqual([]);
  });
});

/** A house built wrong on purpose: the rules have to say so, each by its name. */
const WRONG: Record<string, { rule: string; code: string }> = {
  'app/schools/queries.server.ts': {
    rule: 'schools-imports-only-to-its-left',
    code: "export * from '~/diagnosis/x.server';",
  },
  'app/diagnosis/domain/rule.ts': { rule: 'domain-is-pure', code: "export * from '../forms';" },
  'app/kernel/money.ts': { rule: 'kernel-is-pure', code: "export * from '~/ui/button';" },
  'app/diagnosis/page.ts': {
    rule: 'only-server-files-touch-database-and-platform',
    code: "export * from '~/platform/db.server';",
  },
  'app/platform/guard.server.ts': {
    rule: 'platform-imports-no-area',
    code: "export * from '~/diagnosis/forms';",
  },
  'app/ui/button.ts': { rule: 'ui-is-shared', code: "export * from '~/schools/queries.server';" },
  'app/accounts/wording.ts': { rule: 'nothing-imports-routes', code: "export * from '~/routes/home/route';" },
  'app/routes/home/route.ts': {
    rule: 'routes-do-not-touch-the-schema',
    code: "export * from '#drizzle/schema';",
  },
  'app/matching/wording.ts': { rule: 'no-test-code-in-the-product', code: "export * from '#tests/helper';" },
};
const RIGHT: Record<string, string> = {
  'app/diagnosis/x.server.ts': 'export const x = 1;',
  'app/diagnosis/forms.ts': 'export const form = 1;',
  'app/platform/db.server.ts': 'export const db = 1;',
  'drizzle/schema/index.ts': 'export const table = 1;',
  'seeds/demo.ts': 'export const demo = 1;',
  'tests/helper.ts': 'export const helper = 1;',
};

describe('the rules of who may import whom', () => {
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  let house = '';

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'alongside-house-'));
    const wrong = Object.entries(WRONG).map(([path, { code }]) => [path, code] as const);
    for (const [path, code] of [...wrong, ...Object.entries(RIGHT)]) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), `${code}\n`);
    }
    for (const file of ['tsconfig.json', '.dependency-cruiser.cjs']) {
      writeFileSync(join(house, file), readFileSync(file));
    }
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  function cruise(folder: string): string {
    const parts = [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'app',
      'drizzle',
      'seeds',
      'tests',
    ];
    try {
      return execFileSync(process.execPath, [cruiser, ...parts], { cwd: folder, stdio: 'pipe' }).toString();
    } catch (error) {
      return String((error as { stdout?: Buffer }).stdout);
    }
  }

  it('are kept', () => {
    expect(cruise('.')).toContain('no dependency violations found');
  });

  it('would name each way of breaking them', () => {
    const said = cruise(house);
    for (const [path, { rule }] of Object.entries(WRONG)) expect(said).toContain(`error ${rule}: ${path} →`);
  });
});
