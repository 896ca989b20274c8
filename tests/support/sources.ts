import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Source = { path: string; text: string; lines: number };

/**
 * The source files below folders, with forward slashes.
 * @param kinds ends of names, e.g. `.ts`
 */
export function sourcesIn(folders: readonly string[], kinds: readonly string[] = ['.ts', '.tsx']): Source[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && kinds.some((kind) => entry.name.endsWith(kind)))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, lines: text.split('\n').length - 1 };
    });
}
