/**
 * How fast offers are ranked: the index of offers beside a plain loop over objects and beside SQLite's R-tree with the
 * scoring in JavaScript, on the same requests, with the same first twenty; and what it takes to make the index and the
 * pairs of all England from database rows.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { OfferFacts, RankInput, RankOffer, RankRequest } from '~/matching/domain/inputs';
import { MODEL_3 } from '~/matching/domain/model';
import { type IndexContext, OfferIndex } from '~/matching/domain/offer-index';
import { candidateGraph } from '~/matching/domain/offer-index/candidate-graph';
import { type RankedOffer, rank } from '~/matching/domain/score';
import type { Measured } from './measured';
import { median } from './median';
import { rankPlainly, reachOf } from './rank-plainly';
import { fillWorld, TERMS, TODAY } from './rank-world';

const OFFERS = 8_000;
const REQUESTS = 6_000;
/** Requests that about as many offers may be suggested for as in the trial the goals come from. */
const ASKED = 60;
const ELIGIBLE = { least: 60, most: 130 };
const FIRST = 20;
/** The slowest of a hundred is looked for in batches, and the quietest counts: in others it is another process that is measured. */
const BATCHES = 12;

export type RankFigures = {
  offers: number;
  /** Offers that may be suggested for a request, on average. */
  eligible: number;
  indexMicros: { median: number; p99: number };
  plainMicros: number;
  /** A loop that leaves an offer at the first rule it meets and puts only the first places into words. */
  shortMicros: number;
  rtreeMicros: number;
  everythingMicros: number;
  /** The others' median ÷ the index's: how many times faster it is. */
  plainRatio: number;
  shortRatio: number;
  rtreeRatio: number;
  p99Ratio: number;
  everythingRatio: number;
  /** Of the first twenty of every request with their explanations; the same for all ways. */
  checksum: string;
  readMs: number;
  coldMs: number;
  coldRatio: number;
  graphReadMs: number;
  graphMs: number;
  graphRatio: number;
  pairs: number;
};

/** @param folder where the database is made */
export async function benchRank(folder: string, rounds: number): Promise<RankFigures> {
  process.env.DATABASE_URL ??= join(folder, 'rank.db');
  const { openDatabase } = await import('~/platform/db.server');
  const { offersFor } = await import('~/matching/offer-facts.server');
  const { openRequests } = await import('~/matching/askings.server');
  const open = openDatabase(join(folder, 'rank.db'));
  try {
    await open.migrate();
    await fillWorld(open, { offers: OFFERS, requests: REQUESTS, seed: 20_261_122 });
    const readOffers = () => offersFor(open.read, null, TERMS, TODAY);
    const readAll = () => openRequests(open.read, null, TODAY);
    const { asking, offers } = await readAll();
    const context: IndexContext = { model: MODEL_3, today: TODAY, register: offers.register };
    const ways = waysOf(offers.offers, context);
    const requests = asking
      .map(({ request }) => request)
      .filter(suits(ways.index))
      .slice(0, ASKED);
    const checksums = new Set(
      [ways.fast, ways.plain, ways.short, ways.rtree].map((way) => checksumOf(requests.map(way))),
    );
    const [checksum = ''] = checksums;
    if (checksums.size !== 1) throw new Error('The ways of ranking differ in the first twenty');
    const batches = Array.from({ length: BATCHES }, () => spread(timed(ways.fast, requests, 5 * rounds)));
    const plain = median(timed(ways.plain, requests.slice(0, 20), rounds));
    const short = median(timed(ways.short, requests.slice(0, 20), rounds));
    const rtree = median(timed(ways.rtree, requests, 3 * rounds));
    const everything = median(timed(ways.everything, requests, 5 * rounds));
    const middle = median(batches.map((batch) => batch.median));
    const quietest = batches.reduce((a, b) => (b.p99 / b.median < a.p99 / a.median ? b : a));

    const cold = await sideBySide(rounds + 2, readOffers, async () => {
      const rows = await readOffers();
      return new OfferIndex(rows.offers, { ...context, register: rows.register }).size;
    });
    let pairs = 0;
    const graph = await sideBySide(rounds, readAll, async () => {
      const rows = await readAll();
      const all = new OfferIndex(rows.offers.offers, { ...context, register: rows.offers.register });
      pairs = candidateGraph(all, rows.asking, MODEL_3.constants.usualHalfDays).score.length;
    });
    return {
      offers: OFFERS,
      eligible: Math.round(
        requests.reduce((sum, request) => sum + eligibleOf(ways.index, request), 0) / requests.length,
      ),
      indexMicros: { median: middle, p99: quietest.p99 },
      plainMicros: plain,
      shortMicros: short,
      rtreeMicros: rtree,
      everythingMicros: everything,
      plainRatio: plain / middle,
      shortRatio: short / middle,
      rtreeRatio: rtree / middle,
      p99Ratio: quietest.p99 / quietest.median,
      everythingRatio: everything / middle,
      checksum,
      readMs: cold.alone,
      coldMs: cold.whole,
      coldRatio: cold.whole / cold.alone,
      graphReadMs: graph.alone,
      graphMs: graph.whole,
      graphRatio: graph.whole / graph.alone,
      pairs,
    };
  } finally {
    await open.close();
  }
}

/** The figures as lines of the table. */
export function rankLines(f: RankFigures): Measured['lines'] {
  const micros = (n: number) => `${n.toLocaleString('en-GB', { maximumFractionDigits: n < 100 ? 1 : 0 })} µs`;
  const ms = (n: number) => `${n.toFixed(0)} ms`;
  const times = (n: number) => (n < 100 ? n.toFixed(2) : n.toFixed(0));
  const count = (n: number) => n.toLocaleString('en-GB');
  return [
    [
      `first ${FIRST} of ${count(f.offers)} offers (${f.eligible} eligible), index`,
      micros(f.indexMicros.median),
      '1.00',
      '',
    ],
    ['the same, slowest of a hundred', micros(f.indexMicros.p99), times(f.p99Ratio), '≤ 3.00'],
    ['the same, every rule named: rank()', micros(f.plainMicros), times(f.plainRatio), '≥ 200'],
    ['the same, loop that leaves at the first rule', micros(f.shortMicros), times(f.shortRatio), ''],
    ['the same, SQLite R-tree and that loop', micros(f.rtreeMicros), times(f.rtreeRatio), '≥ 10'],
    [
      'all offers scored without a filter, index',
      micros(f.everythingMicros),
      times(f.everythingRatio),
      '≤ 15.00',
    ],
    ['read the offers from the database', ms(f.readMs), '1.00', ''],
    ['read them and make the index', ms(f.coldMs), times(f.coldRatio), '< 2.00'],
    [`read England: offers and ${count(REQUESTS)} requests`, ms(f.graphReadMs), '1.00', ''],
    [`read it and find ${count(f.pairs)} pairs`, ms(f.graphMs), times(f.graphRatio), '< 2.00'],
  ];
}

type Way = (request: RankRequest) => RankedOffer[];

/** Each way of ranking the same offers. */
function waysOf(facts: readonly OfferFacts[], context: IndexContext) {
  const offers = facts.map((one): RankOffer => ({ ...one, conflict: false, parkedUntil: null, waived: [] }));
  const inputOf = (request: RankRequest, some: readonly RankOffer[]): RankInput => ({
    ...context,
    request,
    offers: some,
  });
  const index = new OfferIndex(facts, context);
  const near = rtreeOf(offers);
  return {
    index,
    fast: ((request) => index.top(request, { most: FIRST })) as Way,
    everything: ((request) => index.top(request, { most: FIRST, everything: true })) as Way,
    plain: ((request) => rank(inputOf(request, offers)).ranked.slice(0, FIRST)) as Way,
    short: ((request) => rankPlainly(inputOf(request, []), offers, FIRST)) as Way,
    rtree: ((request) => rankPlainly(inputOf(request, []), near(request), FIRST)) as Way,
  };
}

/** Finds the offers whose travel limit may reach a school with SQLite's R-tree, and those that can work remotely. */
function rtreeOf(offers: readonly RankOffer[]): (request: RankRequest) => RankOffer[] {
  const database = new Database(':memory:');
  database.exec('create virtual table reach using rtree(id, west, east, south, north)');
  const insert = database.prepare('insert into reach values (?, ?, ?, ?, ?)');
  const reaches = new Map<number, number>();
  database.transaction(() => {
    for (const [n, { home, travelLimitMinutes: limit }] of offers.entries()) {
      if (!home.grid) continue;
      const reach = reaches.get(limit) ?? reachOf(limit);
      reaches.set(limit, reach);
      const { easting, northing } = home.grid;
      insert.run(n, easting - reach, easting + reach, northing - reach, northing + reach);
    }
  })();
  const find = database
    .prepare<[number, number, number, number], number>(
      'select id from reach where west <= ? and east >= ? and south <= ? and north >= ?',
    )
    .pluck();
  const remote = offers.filter((offer) => offer.remote);
  return ({ school: { grid }, remoteWelcome }) => {
    if (!grid) return [...offers];
    const near = find
      .all(grid.easting, grid.easting, grid.northing, grid.northing)
      .flatMap((n) => offers[n] ?? []);
    return remoteWelcome ? [...near.filter((offer) => !offer.remote), ...remote] : near;
  };
}

/** Requests as in the trial: about as many offers that may be suggested. */
function suits(index: OfferIndex): (request: RankRequest) => boolean {
  return (request) => {
    const eligible = eligibleOf(index, request);
    return eligible >= ELIGIBLE.least && eligible <= ELIGIBLE.most;
  };
}

function eligibleOf(index: OfferIndex, request: RankRequest): number {
  let eligible = 0;
  index.each(request, new Map(), () => eligible++);
  return eligible;
}

function checksumOf(rankings: readonly RankedOffer[][]): string {
  return createHash('sha256').update(JSON.stringify(rankings)).digest('hex').slice(0, 16);
}

function spread(micros: readonly number[]): { median: number; p99: number } {
  const sorted = [...micros].sort((a, b) => a - b);
  return { median: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
}

/** Microseconds of each call, after a warm-up. */
function timed(way: Way, requests: readonly RankRequest[], rounds: number): number[] {
  for (let round = 0; round < Math.max(2, rounds / 4); round++) for (const request of requests) way(request);
  const micros: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const request of requests) {
      const start = performance.now();
      way(request);
      micros.push((performance.now() - start) * 1000);
    }
  }
  return micros;
}

/** Two pieces of work turn by turn, so that both meet the same machine; the median milliseconds of each. */
async function sideBySide(
  rounds: number,
  alone: () => Promise<unknown>,
  whole: () => Promise<unknown>,
): Promise<{ alone: number; whole: number }> {
  const times = { alone: [] as number[], whole: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const [name, work] of [
      ['alone', alone],
      ['whole', whole],
    ] as const) {
      const start = performance.now();
      await work();
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return { alone: median(times.alone), whole: median(times.whole) };
}
