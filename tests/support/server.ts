/**
 * The built application as a process of its own, for journeys and for what only a real process shows:
 * being killed, starting again, answering over HTTP.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commandLine } from './command-line';
import { freePort } from './free-port';

/** What the application is given besides this process's own environment; never the test runner's settings. */
type Settings = Record<string, string>;

function environment(settings: Settings): NodeJS.ProcessEnv {
  const { VITEST, TEST_DIALECT, NODE_OPTIONS, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'test', LOG_LEVEL: 'warn', HOST: '127.0.0.1', ...settings };
}

export type CommandResult = { code: number; stdout: string; stderr: string };

/**
 * Runs `npm run cli -- …` without npm in between.
 * @param database file or address, as `DATABASE_URL`
 */
export async function cli(
  database: string,
  parts: readonly string[],
  settings: Settings = {},
): Promise<CommandResult> {
  const run = promisify(execFile)(process.execPath, [...commandLine(), ...parts], {
    env: environment({ DATABASE_URL: database, ...settings }),
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    const { stdout, stderr } = await run;
    return { code: 0, stdout, stderr };
  } catch (error) {
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    if (typeof failed.code !== 'number') throw error;
    return { code: failed.code, stdout: failed.stdout ?? '', stderr: failed.stderr ?? '' };
  }
}

/** A running application. */
export type RunningServer = {
  origin: string;
  port: number;
  database: string;
  /** The server's own process, to be killed by a test. */
  process: ChildProcess;
  /** What it has written to standard error: its log. */
  log(): string;
  /** Asks it to stop and waits. */
  stop(): Promise<void>;
  /** Kills it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
};

/**
 * Starts the built application and waits until `/readyz` answers.
 * @param database file or address, as `DATABASE_URL`; brought up to date by the server itself
 * @throws when it does not answer within 60 seconds, with what it printed
 */
export async function startServer(database: string, settings: Settings = {}): Promise<RunningServer> {
  if (!existsSync('build/server/index.js'))
    throw new Error('The pages are not built: run `npm run build` first.');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...commandLine(), 'serve'], {
    env: environment({ DATABASE_URL: database, PORT: String(port), APP_URL: origin, ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const last = () => child.kill('SIGKILL');
  process.once('exit', last);

  async function end(signal: 'SIGTERM' | 'SIGKILL') {
    process.removeListener('exit', last);
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  }

  const giveUp = performance.now() + 60_000;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || performance.now() > giveUp) {
      await end('SIGKILL');
      throw new Error(`The server did not start.\n${printed}`);
    }
    await sleep(100);
  }
  return {
    origin,
    port,
    database,
    process: child,
    log: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
