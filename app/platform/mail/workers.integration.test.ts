import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outbox } from '#drizzle/schema';
import { commandLine } from '#tests/support/command-line';
import { dialect } from '../../../tests/support/database';
import type { Mood } from '../../../tests/support/mail-server';
import { newMailWorld } from '../../../tests/support/mail-world';
import { scratchFolder } from '../../../tests/support/scratch';
import { db } from '../db.server';

const states = async () => {
  const rows = await db().select({ status: outbox.status, leasedBy: outbox.leasedBy }).from(outbox);
  return [
    ...new Set(rows.map(({ status, leasedBy }) => `${status} ${leasedBy === null ? 'free' : 'leased'}`)),
  ];
};

describe('several workers', () => {
  it('lose nothing and send nothing twice, whatever the server does', async () => {
    const w = await newMailWorld();
    const many = dialect === 'sqlite' ? 60 : 24;
    const moods: (Mood | null)[] = ['defer-recipient', 'drop-at-recipient', null, 'drop-after-data', null];
    for (let n = 0; n < many; n++) await w.post({ to: `${n}@testshire.example`, accountId: null });
    for (let n = 0; n < many; n++) {
      const first = moods[n % moods.length];
      const second = moods[Math.floor(n / moods.length) % moods.length];
      w.server.first(`${n}@testshire.example`, ...[first, second].filter((mood) => mood != null));
    }
    for (let round = 0; round < 4; round++) {
      const done = await Promise.all([w.deliver(), w.deliver(), w.deliver()]);
      expect(done.map(({ lost }) => lost)).toEqual([0, 0, 0]);
      w.later();
    }
    expect(await states()).toEqual(['sent free']);
    expect(w.server.kept).toHaveLength(many);
    expect(new Set(w.server.kept.map(({ to }) => to)).size).toBe(many);
    // Given again only where the server had dropped the connection and nobody could know.
    const drops = (n: number) =>
      [moods[n % 5], moods[Math.floor(n / 5) % 5]].filter((mood) => mood === 'drop-after-data').length;
    const expected = Array.from({ length: many }, (_, n) => 1 + drops(n)).reduce((sum, n) => sum + n, 0);
    expect([...w.server.seen.values()].reduce((sum, n) => sum + n, 0)).toBe(expected);
  });

  // What a dead process leaves is the same rows in either database; processes take long to begin.
  it.skipIf(dialect === 'postgres')(
    'lose nothing when a process is killed in any gap, and the server sees at most one of each',
    async () => {
      const w = await newMailWorld();
      const folder = scratchFolder('alongside-mail-');
      const clock = join(folder, 'now');
      const setClock = () => writeFileSync(clock, new Date(Date.now()).toISOString());
      // More than all four take before they die, so that each has something to die of.
      const many = 36;
      for (let n = 0; n < many; n++) await w.post({ to: `${n}@testshire.example`, accountId: null });
      setClock();
      const worker = (crash = '') =>
        run({ DATABASE_URL: w.world.open.url, ALONGSIDE_CLOCK_FILE: clock, ALONGSIDE_MAIL_CRASH: crash });
      try {
        const gaps = ['claimed', 'given', 'taken', 'recorded'];
        expect(await Promise.all(gaps.map(worker))).toEqual(gaps.map(() => 'SIGKILL'));
        const taken = w.server.kept.length;
        expect(taken).toBeLessThan(many);
        expect((await states()).sort()).toContain('waiting leased');
        // What the dead had leased is left alone until their leases end.
        w.later(6);
        setClock();
        expect(await Promise.all([worker(), worker()])).toEqual([0, 0]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      expect(await states()).toEqual(['sent free']);
      expect(w.server.kept).toHaveLength(many);
      const again = [...w.server.seen.values()].filter((times) => times > 1).length;
      // At most what the process that died with messages given, or taken and not recorded, had in hand.
      expect(again).toBeLessThanOrEqual(8);
      const rows = await db().select().from(outbox);
      expect(rows.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(0);
    },
  );
});

/** Runs the command that delivers, as a process of its own. @returns its exit code, or the signal that ended it */
function run(env: Record<string, string>): Promise<number | string | null> {
  const child = spawn(process.execPath, [...commandLine(), 'mail', 'deliver', '--json'], {
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
}
