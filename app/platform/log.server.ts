import pino, { type DestinationStream, type Logger } from 'pino';
import { env } from './env.server';
import { singleton } from './singleton.server';

/**
 * Structured logs, one JSON object a line on standard error. They hold identifiers and figures, never names, e-mail
 * addresses, form content or whole URLs; the redaction is the second line of defence.
 */
export function log(): Logger {
  return singleton('log', () =>
    logTo(env().NODE_ENV === 'test' ? 'silent' : env().LOG_LEVEL, pino.destination(2)),
  );
}

/**
 * A log of the service's own form: a level, milliseconds since 1970 in UTC, figures and identifiers, a message that is a constant
 * of the source.
 */
export function logTo(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      redact: ['email', 'name', 'password', 'token', '*.email', '*.name', '*.password', '*.token'],
    },
    destination,
  );
}
