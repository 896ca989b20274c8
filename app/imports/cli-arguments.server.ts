import { stat } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { report } from '~/platform/cli-output';

/** Says why nothing was imported, and ends with code 1. */
export function failed(json: boolean | undefined, error: string): void {
  if (json) report(json, { error }, error, false);
  else {
    process.stderr.write(`${error}\n`);
    process.exitCode = 1;
  }
}

/** A file's path as an argument. */
export function existingFile(path: string): string {
  if (path.trim() === '') throw new InvalidArgumentError('name a file');
  return path;
}

/** @throws in plain words when there is no such file */
export async function readable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`There is no file ${path}.`);
  if (!found.isFile()) throw new Error(`${path} is not a file.`);
}

/** Codes as typed, "335, 857": three digits each. */
export function authorityCodes(text: string): string[] {
  const codes = text.split(',').map((code) => code.trim());
  const wrong = codes.find((code) => !/^\d{3}$/.test(code));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`“${wrong}” is not a local authority code of three digits.`);
  return codes;
}
