/**
 * Those who keep the service, at once and in random interleavings: administrators who close and change each other's
 * accounts; register files taken in twice over; retention beside holds, corrections and practice notes.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { account, accountGrant, agreement, retentionHold, school } from '#drizzle/schema';
import { addGrant, createAccount, endGrant, setActive } from '~/accounts/commands.server';
import type { Viewer } from '~/accounts/domain/roles';
import { settleLeave, withdrawLeave } from '~/accounts/lifecycle/leave.server';
import { judgeOutcomes } from '~/agreements/exit/judging.server';
import { exitOf } from '~/agreements/exit/record.server';
import { importFromCommandLine } from '~/imports/command-line.server';
import type { Verdict } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { folderStore } from '~/platform/files/folder.server';
import { useFileStore } from '~/platform/files/store.server';
import { loadViewer } from '~/platform/session.server';
import { newFormId } from '~/platform/transact.server';
import { runRetention } from '~/reporting/privacy/retention.server';
import { endHold, putHold } from '~/reporting/privacy/rules.server';
import { wire } from '~/wiring.server';
import { CLIENT } from './support/agreement-world';
import { newClosingWorld } from './support/closing-world';
import { dialect } from './support/database';
import { giasFile, giasSchool } from './support/gias-file';
import { expectBusy, oneOf, type RaceDeed, race } from './support/races';
import { scratchFolder } from './support/scratch';
import { newWorld } from './support/world';

const LONG = 240_000;
/** Races of the suite, shorter on PostgreSQL, which begins transactions again; hunts go on for longer (`RACES_RUNS`). */
const FEW = 1;
const ROUNDS = dialect === 'postgres' ? 5 : 10;
const folder = scratchFolder('alongside-races-');
useFileStore(folderStore(folder));
afterAll(() => {
  useFileStore(null);
  rmSync(folder, { recursive: true, force: true });
});

const PEOPLE = ['ann', 'ben', 'cat', 'dee'];

/** Four who are administrators or heads of service, or both, and can take that from one another. */
async function keepers() {
  wire();
  const world = await newWorld();
  for (const [at, id] of PEOPLE.entries())
    await world.person(id, at % 2 ? [{ role: 'admin' }, { role: 'lead' }] : { role: 'admin' });
  /** Somebody as the service knows them when they begin; null for one who is closed. */
  const asked = async (n: number): Promise<Viewer | null> => loadViewer(oneOf(PEOPLE, n) ?? 'ann');
  const row = async (n: number) =>
    (
      await db()
        .select()
        .from(account)
        .where(eq(account.id, oneOf(PEOPLE, n) ?? 'ann'))
    )[0];
  const by =
    (deed: (viewer: Viewer, which: number, much: number) => Promise<Verdict<unknown> | null>): RaceDeed =>
    async (which, much) => {
      const viewer = await asked(which >> 2);
      return viewer ? deed(viewer, which, much) : null;
    };
  const give = { urn: null, providerId: null };
  const deeds: Record<string, RaceDeed> = {
    endRole: by(async (viewer, which, much) => {
      const held = await db()
        .select()
        .from(accountGrant)
        .where(and(eq(accountGrant.accountId, oneOf(PEOPLE, which) ?? ''), isNull(accountGrant.endedAt)))
        .orderBy(asc(accountGrant.role));
      const grant = oneOf(held, much);
      return grant ? endGrant(viewer, grant.accountId, grant.id) : null;
    }),
    giveRole: by((viewer, which, much) =>
      addGrant(viewer, oneOf(PEOPLE, which) ?? 'ann', { role: much % 2 ? 'admin' : 'lead', ...give }),
    ),
    close: by(async (viewer, which) => {
      const person = await row(which);
      return person ? setActive(viewer, { id: person.id, version: person.version, active: false }) : null;
    }),
    reopen: by(async (viewer, which) => {
      const person = await row(which);
      return person ? setActive(viewer, { id: person.id, version: person.version, active: true }) : null;
    }),
    leave: by(async (viewer, which, much) => {
      const person = await row(which);
      const input = { on: much % 2 ? '2026-12-20' : '2026-11-20', successorId: null };
      return person && much % 3 === 0
        ? settleLeave(viewer, { accountId: person.id, version: person.version, ...input })
        : null;
    }),
    stay: by(async (viewer, which) => {
      const person = await row(which);
      return person ? withdrawLeave(viewer, { accountId: person.id, version: person.version }) : null;
    }),
    // The same address in different letters of the form, by two at once.
    join: by((viewer, which) => {
      const email = `new${which % 3}@testshire.example`;
      return createAccount(viewer, { id: newFormId(), name: 'New', email, role: 'broker', ...give });
    }),
  };
  return {
    deeds,
    often: ['endRole', 'close', 'giveRole'],
    async holds() {
      const emails = (await db().select({ email: account.email }).from(account)).map(({ email }) => email);
      expect(new Set(emails).size).toBe(emails.length);
    },
  };
}

/** A school's agreement that ended long ago, its schools in files of the register, and nights on which records go. */
async function nights() {
  wire();
  const w = await newClosingWorld();
  await w.closed();
  const lead = await w.world.person('lead', { role: 'lead' });
  w.world.travelTo('2035-02-05T03:00:00.000Z');
  const { broker } = w.people;
  const { content } = await w.record();
  const holdsNow = () => db().select().from(retentionHold).where(isNull(retentionHold.endedAt));
  const isThere = async () =>
    (await db().select({ id: agreement.id }).from(agreement).where(eq(agreement.id, w.id))).length === 1;
  let [held, ended, there] = [false, false, true];
  let files = 0;
  const deeds: Record<string, RaceDeed> = {
    async night(which) {
      if (which % 3 !== 0) return null;
      await runRetention('testshire');
      return { ok: true, value: undefined };
    },
    hold: (which) => putHold(lead, { id: `hold${which % 20}aaaaaa`, urn: CLIENT, reason: 'An inquiry asks' }),
    async release(which) {
      const hold = oneOf(await holdsNow(), which);
      if (!hold || which % 4 !== 0) return null;
      ended = true;
      return endHold(lead, { id: hold.id, version: hold.version, why: 'The inquiry is over' });
    },
    async correct(which, much) {
      if (!(await isThere())) return null;
      const result = oneOf(['met', 'partly', 'not-met'] as const, which) ?? 'met';
      const outcomes = content.outcomes.map(({ id }) => ({ id, result, basis: `Read again, ${much}` }));
      const exitVersion = (await exitOf(db(), w.id))?.version ?? 0;
      return judgeOutcomes(broker, { id: w.id, exitVersion, outcomes, reason: 'Misread' });
    },
    async register(which, much) {
      const path = join(folder, `${++files}.csv`);
      const name = which % 2 ? 'Elm School' : 'Ash School';
      writeFileSync(path, giasFile([giasSchool(100_100, { EstablishmentName: name }), giasSchool(100_101)]));
      return much % 3 === 0 ? importFromCommandLine(path, [], false) : null;
    },
  };
  return {
    deeds,
    often: ['register', 'correct'],
    async holds() {
      const now = await isThere();
      // What was held before the night began is there after it.
      if (held && !ended && there) expect(now).toBe(true);
      expect(now && !there).toBe(false);
      [held, ended, there] = [(await holdsNow()).length > 0, false, now];
      const taken = await db().select().from(school).where(eq(school.urn, 100_100));
      expect(taken.length).toBeLessThanOrEqual(1);
    },
  };
}

describe('keeping the service at once', () => {
  it('leaves somebody to keep accounts, and somebody to decide', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, keepers);
    expectBusy(told, ['endRole', 'close']);
  });

  it('takes no record that is held, and each school in once', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, nights);
    expectBusy(told, ['night', 'correct', 'register']);
  });
});
