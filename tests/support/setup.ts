/**
 * Runs before every test file: a test that writes to `console.error` or `console.warn` fails, and so
 * does one that connects to anything but this machine.
 */
import { Socket } from 'node:net';
import { afterEach, expect } from 'vitest';
import { listenToConsole, takeConsole } from './console';

listenToConsole();
afterEach(() => {
  expect(takeConsole(), 'nothing is written to console.error or console.warn').toEqual([]);
});

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '']);
const chosen = process.env.TEST_POSTGRES_URL;
if (chosen) LOOPBACK.add(new URL(chosen).hostname);

/** The host a socket is asked to connect to; empty for this machine and for a pipe. */
function hostOf(parts: readonly unknown[]): string {
  const [first, second] = Array.isArray(parts[0]) ? parts[0] : parts;
  if (typeof first === 'object' && first !== null && 'host' in first) return String(first.host ?? '');
  return typeof first === 'number' && typeof second === 'string' ? second : '';
}

const { connect } = Socket.prototype;
// Files that share a process share its sockets too.
if (connect.name !== 'connectHere') {
  Socket.prototype.connect = function connectHere(this: Socket, ...parts: unknown[]) {
    const host = hostOf(parts);
    if (!LOOPBACK.has(host)) throw new Error(`A test tried to connect to ${host}. Tests use no network.`);
    return Reflect.apply(connect, this, parts);
  } as typeof connect;
}
