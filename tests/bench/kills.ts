/**
 * The service killed again and again while people write, as a power cut would: what was answered for must be there, and
 * nothing half of it.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { needForm } from '../support/need-form';
import { cli, type RunningServer, startServer } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';
import { cookieOf, type Visitor, visitor } from '../support/visitor';
import type { Measured } from './measured';

/** People who write at once. */
const WRITERS = 6;

export type Kills = {
  kills: number;
  /** Needs whose answer said that they were kept. */
  acknowledged: number;
  /** Of those, how many are not there. */
  lost: number;
  /** Needs that are there without the event that goes with them. */
  halfWritten: number;
  verified: boolean;
  slowestStartMs: number;
};

/** @param folder an empty one @param kills how many times */
export async function benchKills(folder: string, kills: number): Promise<Kills> {
  const database = join(folder, 'killed.db');
  const seeded = await cli(database, ['seed', 'demo', '--json']);
  if (seeded.code !== 0) throw new Error(`The demo could not be seeded.\n${seeded.stderr}`);
  const school = schoolOf(database);
  const acknowledged = new Set<string>();
  let slowestStartMs = 0;
  let cookie = '';
  for (let kill = 0; kill < kills; kill++) {
    const begun = performance.now();
    const server = await startServer(database);
    slowestStartMs = Math.max(slowestStartMs, performance.now() - begun);
    // Sessions outlive the process: one sign-in does for all.
    if (cookie === '') cookie = await signIn(server);
    const writing = Array.from({ length: WRITERS }, (_, n) =>
      writeUntilKilled(visitor(server.origin, cookie), school, `k${kill}w${n}`, acknowledged),
    );
    await sleep(100 + Math.random() * 400);
    await server.kill();
    await Promise.all(writing);
  }
  const verified = await cli(database, ['verify', '--json']);
  return {
    kills,
    ...lookFor(database, acknowledged),
    verified: verified.code === 0,
    slowestStartMs: Math.round(slowestStartMs),
  };
}

async function signIn(server: RunningServer): Promise<string> {
  return cookieOf(server.origin, 'head@marlshire.example', DEMO_PASSWORD);
}

async function writeUntilKilled(
  head: Visitor,
  school: string,
  name: string,
  kept: Set<string>,
): Promise<void> {
  for (let n = 0; ; n++) {
    const id = `${name}n${n}`.padEnd(12, 'x');
    try {
      const answer = await head.post(`/schools/${school}/needs/new`, needForm(id));
      if (answer.status === 303) kept.add(id);
      else if (answer.status < 500)
        throw new Error(`A need was refused: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('A need')) throw error;
      return;
    }
  }
}

function schoolOf(database: string): string {
  const file = new Database(database, { readonly: true });
  const urn = file
    .prepare(
      "select urn from account_grant g join account a on a.id = g.account_id where a.email = 'head@marlshire.example' and g.role = 'head'",
    )
    .pluck()
    .get();
  file.close();
  return String(urn);
}

function lookFor(database: string, acknowledged: ReadonlySet<string>) {
  const file = new Database(database, { readonly: true });
  const needs = new Set(file.prepare("select id from need where id like 'k%w%n%'").pluck().all().map(String));
  const told = new Set(
    file.prepare("select subject_id from domain_event where subject_type = 'need'").pluck().all().map(String),
  );
  file.close();
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((id) => !needs.has(id)).length,
    halfWritten: [...needs].filter((id) => !told.has(id)).length,
  };
}

export function killLines(found: Kills): Measured['lines'] {
  return [
    [`killed ${found.kills} times while ${WRITERS} write: answered for`, `${found.acknowledged}`, '', ''],
    ['of these not there afterwards', `${found.lost}`, '', '0'],
    ['half written', `${found.halfWritten}`, '', '0'],
    ['verify afterwards', found.verified ? 'whole' : 'NOT WHOLE', '', 'whole'],
    ['slowest start', `${found.slowestStartMs} ms`, '', ''],
  ];
}
