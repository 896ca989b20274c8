import type { EntryContext } from '@remix-run/node';
import type { NextFunction, Request, Response } from 'express';
import type { FaultKind, FaultShown } from '~/kernel/fault';
import { causesOf } from './db.server';
import { type RequestNote, requestNote, withRequestNote } from './request-note.server';

/** Error codes by what they mean to somebody at a page: of SQLite, PostgreSQL (SQLSTATE), and the system. */
const CODES: readonly [FaultKind, RegExp][] = [
  ['full', /^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG|53100)$/],
  ['read-only', /^(SQLITE_READONLY\w*|EROFS|25006)$/],
  ['busy', /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|40001|40P01|55P03|57014|53\w{3}|EMFILE|ENFILE)$/],
  [
    'away',
    /^(SQLITE_IOERR\w*|SQLITE_CANTOPEN\w*|08\w{3}|57P0\d|EIO|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/,
  ],
];
/** What the PostgreSQL driver says, without a code, of a connection that is gone. */
const GONE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * Whether an error is of what the service stands on (disk, database, file store) and not of the service.
 * @returns what is the matter; null for every other error
 */
export function faultOf(error: unknown): FaultKind | null {
  for (const { code, message } of causesOf(error)) {
    const found = typeof code === 'string' ? CODES.find(([, codes]) => codes.test(code)) : undefined;
    if (found) return found[0];
    if (typeof message === 'string' && GONE.test(message)) return 'away';
  }
  return null;
}

/** Seconds after which a browser or a proxy may ask again. */
export const RETRY_AFTER = 30;

/** Answers of these fields are not written on a page again: passwords, codes, one-use tokens. */
const NEVER_SHOWN = /password|token|secret|^(current|again|code|recovery)$/i;
/** More than this is more than a page of ours asks. */
const MOST_ANSWERS = 500;

/** Begins the note that a request's work leaves about itself. */
export function noteRequests(_req: Request, _res: Response, next: NextFunction): void {
  withRequestNote(() => next());
}

/** Writes down what failed, for the page that tells of it. @returns whether it is a fault of that kind */
export function noteFault(error: unknown): boolean {
  const fault = faultOf(error);
  const note = requestNote();
  if (fault && note) note.fault ??= fault;
  return fault !== null;
}

/**
 * A page that could not be made because of what the service stands on: shown as such, with what was typed.
 * @returns the context for a page of status 503; null where there was no such fault
 */
export function withFault(context: EntryContext, request: globalThis.Request): EntryContext | null {
  const note = requestNote();
  const { errors } = context.staticHandlerContext;
  if (!note?.fault || !errors) return null;
  const { pathname, search } = new URL(request.url);
  const said: FaultShown = {
    fault: note.fault,
    sent: request.method === 'GET' || request.method === 'HEAD' ? null : sentOf(note, request),
    path: pathname + search,
  };
  const told = { status: 503, statusText: 'Service Unavailable', internal: false, data: said };
  const shown = Object.fromEntries(Object.keys(errors).map((route) => [route, told]));
  return {
    ...context,
    staticHandlerContext: { ...context.staticHandlerContext, statusCode: 503, errors: shown },
  };
}

function sentOf(note: RequestNote, request: globalThis.Request): NonNullable<FaultShown['sent']> {
  const all = [...(note.answers ?? [])];
  const answers = all.flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !NEVER_SHOWN.test(name) ? [[name, value]] : [],
  );
  // A file that came with them is not here any more.
  const withFile = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  const whole =
    !withFile && note.answers !== null && answers.length === all.length && all.length <= MOST_ANSWERS;
  return { answers: answers.slice(0, MOST_ANSWERS), whole };
}
