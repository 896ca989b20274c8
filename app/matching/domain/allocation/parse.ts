import { no, type Verdict, yes } from '~/kernel/verdict';
import { type FixedUse, fixedUseProblem } from './fixed-use';
import {
  type AllocationGroup,
  type AllocationNeed,
  type AllocationOffer,
  type AllocationPair,
  type AllocationProblem,
  LOWEST_PRIORITY,
  type PairIds,
} from './problem';

/** Says where a problem file is wrong and how; only travels inside {@link parseProblem}. */
class Malformed extends Error {
  constructor(
    readonly path: string,
    readonly what: string,
  ) {
    super(`${path} ${what}`);
  }
}

type Entry = Record<string, unknown>;

/**
 * Reads a problem file (already JSON) strictly.
 * @param value `{needs:[{id,priority?}], offers:[{id,capacityDays,group?}], pairs:[{need,offer,score,days,cost?}],
 *   budget?, fixed?:[{need,offer}], forbidden?:[{need,offer}], groups?:[{id,capacityDays?,maxDeployments?}], mode?}`.
 *   Null counts as not given; fields the contract does not know are passed over.
 * @returns the problem, or `problem.malformed` with the first thing wrong, e.g. "pairs[17].days must be a number above 0";
 *   `details` has `path` and `what` apart
 */
export function parseProblem(value: unknown): Verdict<AllocationProblem> {
  try {
    return yes(readProblem(value));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return no('problem.malformed', error.message, { details: { path: error.path, what: error.what } });
  }
}

function readProblem(value: unknown): AllocationProblem {
  const file = entry(value, 'problem');
  const groupIds = new Set<string>();
  const groups = optionalList(file.groups, 'groups').map((item, n) => readGroup(item, n, groupIds));
  const needIds = new Set<string>();
  const needs = list(file.needs, 'needs').map((item, n) => readNeed(item, n, needIds));
  const offerIds = new Set<string>();
  const offers = list(file.offers, 'offers').map((item, n) => readOffer(item, n, offerIds, groupIds));
  const known = { needs: placesOf(needIds), offers: placesOf(offerIds) };
  const seen = new Map<number, number>();
  const pairs = list(file.pairs, 'pairs').map((item, n) => readPair(item, n, known, seen));
  const budget = given(file.budget) ? amount(file.budget, 'budget') : null;
  const uncosted = pairs.findIndex(({ cost }) => cost === null);
  if (budget !== null && uncosted >= 0 && pairs.some(({ cost }) => cost !== null)) {
    throw new Malformed(
      `pairs[${uncosted}].cost`,
      'must be given, because other pairs have one and there is a budget',
    );
  }
  const forbidden = readPairIds(file.forbidden, 'forbidden', known);
  const fixed = readPairIds(file.fixed, 'fixed', known);
  const mode = given(file.mode) ? file.mode : 'strict';
  if (mode !== 'strict' && mode !== 'weighted') throw new Malformed('mode', 'must be "strict" or "weighted"');
  const problem = { needs, offers, groups, pairs, budget, fixed, forbidden, mode } as const;
  refuseImpossibleFixes(problem, known, seen);
  return problem;
}

function readNeed(item: unknown, n: number, ids: Set<string>): AllocationNeed {
  const path = `needs[${n}]`;
  const need = entry(item, path);
  const id = newId(need.id, `${path}.id`, ids);
  if (!given(need.priority)) return { ...id, priority: LOWEST_PRIORITY };
  const priority = need.priority;
  if (typeof priority !== 'number' || !Number.isInteger(priority) || priority < 0) {
    throw new Malformed(
      `${path}.priority`,
      'must be a whole number: 1 is served first, greater numbers later',
    );
  }
  return { ...id, priority };
}

function readOffer(item: unknown, n: number, ids: Set<string>, groups: Set<string>): AllocationOffer {
  const path = `offers[${n}]`;
  const offer = entry(item, path);
  const id = newId(offer.id, `${path}.id`, ids);
  const capacityDays = amount(offer.capacityDays, `${path}.capacityDays`);
  if (!given(offer.group)) return { ...id, capacityDays, group: null };
  return { ...id, capacityDays, group: knownId(offer.group, `${path}.group`, groups, 'groups') };
}

function readGroup(item: unknown, n: number, ids: Set<string>): AllocationGroup {
  const path = `groups[${n}]`;
  const group = entry(item, path);
  const { id } = newId(group.id, `${path}.id`, ids);
  const capacityDays = given(group.capacityDays) ? amount(group.capacityDays, `${path}.capacityDays`) : null;
  const most = group.maxDeployments;
  if (!given(most)) return { id, capacityDays, maxDeployments: null };
  if (typeof most !== 'number' || !Number.isInteger(most) || most < 0) {
    throw new Malformed(`${path}.maxDeployments`, 'must be a whole number of 0 or more');
  }
  return { id, capacityDays, maxDeployments: most };
}

/** Where each id stands in its list. */
type Known = { needs: Map<string, number>; offers: Map<string, number> };

const placesOf = (ids: Set<string>) => new Map([...ids].map((id, place) => [id, place]));

/** A number for a pair: half a million texts would be slow to make and large to keep. */
const placeKey = ({ needs, offers }: Known, { need, offer }: PairIds) =>
  (needs.get(need) ?? 0) * offers.size + (offers.get(offer) ?? 0);

function readPair(item: unknown, n: number, known: Known, seen: Map<number, number>): AllocationPair {
  const path = `pairs[${n}]`;
  const pair = entry(item, path);
  const need = knownId(pair.need, `${path}.need`, known.needs, 'needs');
  const offer = knownId(pair.offer, `${path}.offer`, known.offers, 'offers');
  const key = placeKey(known, { need, offer });
  const before = seen.get(key);
  if (before !== undefined) throw new Malformed(path, `is the same need and offer as pairs[${before}]`);
  seen.set(key, n);
  const score = amount(pair.score, `${path}.score`);
  const days = pair.days;
  if (typeof days !== 'number' || !Number.isFinite(days) || days <= 0) {
    throw new Malformed(`${path}.days`, 'must be a number above 0');
  }
  return { need, offer, score, days, cost: given(pair.cost) ? amount(pair.cost, `${path}.cost`) : null };
}

function readPairIds(value: unknown, name: string, known: Known): PairIds[] {
  return optionalList(value, name).map((item, n) => {
    const path = `${name}[${n}]`;
    const ids = entry(item, path);
    return {
      need: knownId(ids.need, `${path}.need`, known.needs, 'needs'),
      offer: knownId(ids.offer, `${path}.offer`, known.offers, 'offers'),
    };
  });
}

/** A fix has to be a pair, not forbidden, once a need, and all fixes together have to fit. */
function refuseImpossibleFixes(
  problem: AllocationProblem,
  known: Known,
  pairAt: ReadonlyMap<number, number>,
): void {
  const forbidden = new Map(problem.forbidden.map((ids, n) => [placeKey(known, ids), n]));
  const fixedNeeds = new Map<string, number>();
  const uses: FixedUse[] = [];
  problem.fixed.forEach(({ need, offer }, n) => {
    const path = `fixed[${n}]`;
    const key = placeKey(known, { need, offer });
    const pair = problem.pairs[pairAt.get(key) ?? -1];
    if (!pair) throw new Malformed(path, 'is not among the pairs');
    const also = forbidden.get(key);
    if (also !== undefined) throw new Malformed(path, `is forbidden too, by forbidden[${also}]`);
    const before = fixedNeeds.get(need);
    if (before !== undefined) throw new Malformed(path, `fixes the same need as fixed[${before}]`);
    fixedNeeds.set(need, n);
    uses.push({ offer, days: pair.days, cost: pair.cost });
  });
  const short = fixedUseProblem(problem, uses);
  if (short) throw new Malformed('fixed', short);
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

function entry(value: unknown, path: string): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Malformed(path, 'must be an object');
  }
  // An object that is no array can be read by key; each value is then checked on its own.
  return value as Entry;
}

function list(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw new Malformed(path, 'must be a list');
  return value;
}

const optionalList = (value: unknown, path: string): unknown[] => (given(value) ? list(value, path) : []);

function amount(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new Malformed(path, 'must be a number of 0 or more');
  }
  return value;
}

function textId(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new Malformed(path, 'must be text or a number');
}

function newId(value: unknown, path: string, ids: Set<string>): { id: string; given: string | number } {
  const id = textId(value, path);
  if (ids.has(id)) throw new Malformed(path, `is given twice: ${JSON.stringify(id)}`);
  ids.add(id);
  return { id, given: typeof value === 'number' ? value : id };
}

function knownId(value: unknown, path: string, ids: Pick<Set<string>, 'has'>, where: string): string {
  const id = textId(value, path);
  if (!ids.has(id)) throw new Malformed(path, `is not among the ${where}: ${JSON.stringify(id)}`);
  return id;
}
