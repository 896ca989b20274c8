/**
 * Many people doing things at once, in an order that nobody chooses: rounds of deeds begun together, after each of which
 * everything that `verify` knows of must hold.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Verdict } from '~/kernel/verdict';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';

/** One thing somebody tries; two numbers choose to what it is done, and how much. Null: there was nothing to do it to. */
export type RaceDeed = (which: number, much: number) => Promise<Verdict<unknown> | null>;

/** What came of the deeds of a race, by name: how many were taken, and what the others were told. */
export type RaceTold = Map<string, { taken: number; refused: Map<string, number> }>;

/** A longer hunt than the suite's: `RACES_RUNS=50 RACES_SEED=7`; `RACES_TELL=1` says what was done. */
const RUNS = Number(process.env.RACES_RUNS ?? 0);
const SEED = Number(process.env.RACES_SEED ?? 1);

/**
 * Runs races from fresh worlds.
 * @param begin makes a world, and the deeds that can be done in it by name
 * @param holds what must hold after every round besides what `verify` looks at
 * @returns what was done over all races, so that a test can see that they were not idle
 */
export async function race(
  { runs, rounds }: { runs: number; rounds: number },
  begin: () => Promise<{
    deeds: Record<string, RaceDeed>;
    /** Deeds that are tried more often than the others. */
    often?: readonly string[];
    holds: () => Promise<void>;
  }>,
): Promise<RaceTold> {
  const told: RaceTold = new Map();
  const deed = fc.record({ name: fc.nat(), which: fc.nat(1000), much: fc.nat(1000) });
  const round = fc.array(deed, { minLength: 2, maxLength: 7 });
  const plan = fc.array(round, { minLength: rounds, maxLength: rounds });
  await fc.assert(
    fc.asyncProperty(plan, async (together) => {
      const { deeds, often = [], holds } = await begin();
      const names = [...Object.keys(deeds), ...often, ...often];
      for (const each of together) {
        await Promise.all(
          each.map(async ({ name, which, much }) => {
            const key = names[name % names.length] as string; // there is at least one deed
            note(told, key, (await deeds[key]?.(which, much)) ?? null);
          }),
        );
        await expectSound();
        await holds();
      }
    }),
    { numRuns: RUNS || runs, seed: SEED, endOnFailure: true },
  );
  if (process.env.RACES_TELL) tell(told);
  return told;
}

function note(told: RaceTold, name: string, verdict: Verdict<unknown> | null): void {
  const line = told.get(name) ?? { taken: 0, refused: new Map() };
  told.set(name, line);
  if (verdict?.ok) line.taken++;
  if (verdict?.ok === false) line.refused.set(verdict.code, (line.refused.get(verdict.code) ?? 0) + 1);
}

function tell(told: RaceTold): void {
  for (const [name, { taken, refused }] of told) {
    const others = [...refused].map(([code, n]) => `${n} ${code}`).join(', ');
    process.stdout.write(`${name}: ${taken} taken${others ? `; ${others}` : ''}\n`);
  }
}

/** Everything `verify` looks at. */
export async function expectSound(): Promise<void> {
  const { problems } = await verifyChains(db());
  const records = await runRecordChecks(db());
  expect([...problems, ...Object.values(records).flatMap((check) => check.problems)]).toEqual([]);
}

/** That races were not idle: of some deeds, at least a few were taken. Which, and in what order, is nobody's to say. */
export function expectBusy(told: RaceTold, deeds: readonly string[]): void {
  expect(deeds.reduce((sum, name) => sum + takenOf(told, name), 0)).toBeGreaterThan(1);
}

/** How many were taken of a deed. */
export const takenOf = (told: RaceTold, name: string): number => told.get(name)?.taken ?? 0;

export function oneOf<T>(items: readonly T[], which: number): T | undefined {
  return items.length === 0 ? undefined : items[which % items.length];
}
