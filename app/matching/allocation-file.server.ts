import { readFile } from 'node:fs/promises';
import { highsCoreSolver } from './allocation-solver.server';
import { parseProblem, solve } from './domain/allocation';
import type { GivenId } from './domain/allocation/problem';

/** What `allocate --problem` prints. */
export type FileAllocation = {
  /** Ids as the file has them. */
  assignments: { need: GivenId; offer: GivenId }[];
  objective: number;
  bound: number;
  gap: number;
  seconds: number;
  proven: boolean;
  unserved: { need: GivenId; reason: string }[];
  redFirst: { needs: number; served: number; proven: boolean; bound: number };
};

/**
 * Solves a problem file (format: `domain/allocation/parse.ts`).
 * @param seconds from now on, reading the file included
 * @throws Error that says what is wrong with the file, and where
 */
export async function allocateFile(path: string, seconds: number): Promise<FileAllocation> {
  const began = performance.now();
  const problem = parseProblem(await jsonOf(path));
  if (!problem.ok) throw new Error(`${path}: ${problem.message}`);
  const result = solve(problem.value, {
    now: () => performance.now(),
    began,
    seconds,
    coreSolver: await highsCoreSolver(),
  });
  const needs = new Map(problem.value.needs.map(({ id, given }) => [id, given]));
  const offers = new Map(problem.value.offers.map(({ id, given }) => [id, given]));
  const { objective, bound, gap, proven, redFirst } = result;
  return {
    assignments: result.assignments.map(({ need, offer }) => ({
      need: needs.get(need) ?? need,
      offer: offers.get(offer) ?? offer,
    })),
    objective,
    bound,
    gap,
    seconds: result.seconds,
    proven,
    unserved: result.unserved.map(({ need, reason }) => ({ need: needs.get(need) ?? need, reason })),
    redFirst,
  };
}

async function jsonOf(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new Error(`There is no file ${path} that can be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
