/**
 * Prints a command's result: one JSON object with `--json`, else plain words.
 * @param ok false makes the exit code 1
 */
export function report(json: boolean | undefined, result: object, words: string, ok = true): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${words}\n`);
  if (!ok) process.exitCode = 1;
}
