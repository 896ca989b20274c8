/** The moment that counts: approvals at the same instant, and the server killed in the middle of one. */
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyDemo } from '../support/demo';
import { cli, type RunningServer, startServer } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';
import { signedIn } from '../support/visitor';

const BROKERS = ['broker@marlshire.example', 'colin.fairweather@marlshire.example'];
const demo = copyDemo();
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(demo.file);
});
afterAll(async () => {
  await server.stop();
  demo.remove();
});

function rows<T>(sql: string, ...values: unknown[]): T[] {
  const database = new Database(demo.file, { readonly: true });
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
}

/** A proposal that waits for approval. */
type Waiting = { id: string; version: number; requestId: string };
function waiting(): Waiting {
  const [found] = rows<Waiting>(
    "select id, version, request_id as requestId from proposal where state = 'released' order by id limit 1",
  );
  if (!found) throw new Error('The demo has no proposal that waits for approval');
  return found;
}

const form = ({ version }: Waiting) => ({
  version: String(version),
  overrideReason: 'The school chose them, for good reasons.',
});

/** Everything an approval writes: all of it is there, or none. */
function written({ id, requestId }: Waiting) {
  const one = (sql: string, ...values: unknown[]) => rows<{ n: number }>(sql, ...values)[0]?.n;
  return {
    proposals: one("select count(*) n from proposal where request_id = ? and state = 'approved'", requestId),
    partnered: one("select count(*) n from support_request where id = ? and state = 'partnered'", requestId),
    agreements: one('select count(*) n from agreement where proposal_id = ?', id),
    revisions: one(
      'select count(*) n from agreement_revision where agreement_id in (select id from agreement where proposal_id = ?)',
      id,
    ),
    events: one(
      "select count(*) n from domain_event where type = 'proposal.approved' and subject_id = ?",
      id,
    ),
  };
}
const ALL = { proposals: 1, partnered: 1, agreements: 1, revisions: 1, events: 1 };
const NONE = { proposals: 0, partnered: 0, agreements: 0, revisions: 0, events: 0 };

describe('two brokers who approve at the same instant', () => {
  it('make one partnership; the other is told who was first', async () => {
    const proposal = waiting();
    expect(written(proposal)).toEqual(NONE);
    const brokers = await Promise.all(BROKERS.map((email) => signedIn(server.origin, email, DEMO_PASSWORD)));
    const answers = await Promise.all(
      [...brokers, ...brokers].map((broker) =>
        broker.post(`/proposals/${proposal.id}/approve`, form(proposal)),
      ),
    );
    const won = answers.filter(({ status }) => status === 302 || status === 303);
    const told = await Promise.all(
      answers.filter(({ status }) => status === 400).map((answer) => answer.text()),
    );
    expect(won).toHaveLength(1);
    expect(told).toHaveLength(3);
    for (const page of told) expect(page).toMatch(/approved this partnership already/);
    expect(written(proposal)).toEqual(ALL);
  });
});

describe('the server killed during an approval', () => {
  it('has done all of it or nothing, whenever it was, and the approval can be given again', async () => {
    const proposal = waiting();
    for (const delay of [2, 10, 25, 60]) {
      const broker = await signedIn(server.origin, BROKERS[0] ?? '', DEMO_PASSWORD);
      const sent = broker.post(`/proposals/${proposal.id}/approve`, form(proposal)).catch(() => null);
      await sleep(delay);
      await server.kill();
      await sent;
      server = await startServer(demo.file);
      const now = written(proposal);
      expect([ALL, NONE]).toContainEqual(now);
      if (now.proposals === 1) break;
    }
    const broker = await signedIn(server.origin, BROKERS[0] ?? '', DEMO_PASSWORD);
    await broker.post(`/proposals/${proposal.id}/approve`, form(proposal));
    expect(written(proposal)).toEqual(ALL);
    const verified = await cli(demo.file, ['verify', '--json']);
    expect(verified.code, verified.stdout + verified.stderr).toBe(0);
  });
});

describe('two brokers at one agreement', () => {
  it('the one whose step can no longer be taken keeps what was typed, and is told why', async () => {
    const [one] = rows<{ id: string; version: number }>(
      "select id, version from agreement where state = 'active' and ref like 'MAR%' order by ref limit 1",
    );
    if (!one) throw new Error('The demo has no agreement in force');
    const [first, second] = await Promise.all(
      BROKERS.map((email) => signedIn(server.origin, email, DEMO_PASSWORD)),
    );
    const version = String(one.version);
    const ended = await first?.post(`/agreements/${one.id}/end`, {
      version,
      ground: 'early-exit',
      reason: 'Both heads asked for it.',
    });
    expect(ended?.status).toBe(303);
    const typed = 'The school moves house in January.';
    const paused = await second?.post(`/agreements/${one.id}/pause`, {
      version,
      reason: typed,
      'resumeBy.day': '1',
      'resumeBy.month': '6',
      'resumeBy.year': '2099',
    });
    expect(paused?.status).toBe(400);
    const page = (await paused?.text()) ?? '';
    expect(page).toContain(typed);
    expect(page).toContain('There is a problem');
  });
});
