import pino, { type Logger } from 'pino';
import { env } from './env.server';
import { singleton } from './singleton.server';

/**
 * Structured logs, one JSON object a line on standard error. They hold identifiers and figures, never names, e-mail
 * addresses, form content or whole URLs; the redaction is the second line of defence.
 */
export function log(): Logger {
  return singleton('log', () =>
    pino(
      {
        level: env().NODE_ENV === 'test' ? 'silent' : env().LOG_LEVEL,
        base: undefined,
        redact: ['email', 'name', 'password', 'token', '*.email', '*.name', '*.password', '*.token'],
      },
      pino.destination(2),
    ),
  );
}
