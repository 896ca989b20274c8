/**
 * Prints a command's result: one JSON object with `--json`, else plain words.
 * @param ok false makes the exit code 1
 */
export function report(json: boolean | undefined, result: object, words: string, ok = true): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${words}\n`);
  if (!ok) process.exitCode = 1;
}

/** What a failure is called at the command line: what happened and what to do, where the machine's own words say neither. */
export function failureWords(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  if (code === 'EADDRINUSE')
    return `Something else answers at that port already (${words}). Set PORT to another.`;
  if (code === 'EACCES' && /listen/.test(words))
    return `That port may not be used (${words}). Set PORT to another.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The database does not answer (${words}). Check DATABASE_URL and that it is running.`;
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return `DATABASE_URL does not lead to a whole database (${words}).`;
  if (typeof code === 'string' && /^SQLITE_(READONLY|CANTOPEN)|^(EROFS|EACCES)$/.test(code))
    return `Where DATABASE_URL or DATA_DIR leads may not be opened or written to (${words}). Check that it is there and whose it is.`;
  if (typeof code === 'string' && /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/.test(code))
    return `There is no room left on the disk (${words}). Nothing of this was kept: make room, then do it again.`;
  return words.replace(/^error: /, '');
}
