import { hostname } from 'node:os';
import { pid } from 'node:process';

/** What this process is called in the records of work it did. */
export function processName(): string {
  return `process ${pid} on ${hostname()}`;
}

const MOST = 500;

/**
 * What went wrong, for an administrator to read. A refused statement is told by what the database said of it: the
 * statement's own text would carry the values, which may be a school's casework.
 */
export function problemWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, MOST);
  const told = error.cause instanceof Error && error.message.startsWith('Failed query') ? error.cause : error;
  return told.message.slice(0, MOST);
}
