import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = 'build/cli/cli.js';
const SOURCES = ['app', 'drizzle', 'seeds'];

let words: string[] | null = null;

/**
 * What node is given to run the command line: what `npm run build` made of it, which starts in a third of the time, or the
 * sources where they are younger.
 */
export function commandLine(): readonly string[] {
  words ??= isBuilt() ? [BUILT] : ['--import', 'tsx', 'app/cli.ts'];
  return words;
}

function isBuilt(): boolean {
  return existsSync(BUILT) && SOURCES.every((folder) => youngest(folder) < statSync(BUILT).mtimeMs);
}

/** When the youngest source in a folder was written; tests and stories are not part of the command line. */
function youngest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|json)$/.test(name) && !name.includes('.test.'))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );
}
