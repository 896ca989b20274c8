import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '#drizzle/schema';
import { MARLSHIRE } from '#seeds/demo/authorities';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { withClock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { loadViewer } from '~/platform/session.server';
import { FIGURES, figureOf, recordsOf, tableOf } from '~/reporting/figures/catalogue.server';
import type { Reading } from '~/reporting/figures/reading';
import { readingOf } from '~/reporting/figures/reading.server';
import { keepReadings } from '~/reporting/figures/reading-kept.server';
import { overviewPage } from '~/reporting/overview/queries.server';
import { schoolsInsight } from '~/reporting/schools/queries.server';
import { dialect } from './support/database';
import { type Book, openBook } from './support/figures-plainly/book';
import { DAYS_PLAINLY } from './support/figures-plainly/days';
import { FAIRNESS_PLAINLY } from './support/figures-plainly/fairness';
import { SCHOOLS_PLAINLY } from './support/figures-plainly/schools';
import { SUPPLY_PLAINLY } from './support/figures-plainly/supply';
import { SUPPORT_PLAINLY } from './support/figures-plainly/support';
import { freshDemo, DEMO_DAY as NOW } from './support/seeded-demo';

const LONG = 240_000;

const PLAINLY = {
  ...SCHOOLS_PLAINLY,
  ...SUPPORT_PLAINLY,
  ...DAYS_PLAINLY,
  ...SUPPLY_PLAINLY,
  ...FAIRNESS_PLAINLY,
};

// Files of evidence go below the data folder: one of our own, not the developer's.
const folder = mkdtempSync(join(tmpdir(), 'alongside-figures-'));
afterAll(() => {
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody of the demo, looking. */
async function looking(email: string): Promise<Viewer> {
  const [row] = await db().select({ id: account.id }).from(account).where(eq(account.email, email));
  const viewer = row ? await loadViewer(row.id) : null;
  if (!viewer) throw new Error(`Nobody is ${email}`);
  return viewer;
}

// One database is enough to work the figures out a second time: that both give the same is tested by the areas.
describe.skipIf(dialect !== 'sqlite')('every figure of the demo', () => {
  let book: Book & { close(): void };
  let broker: Viewer;
  let reading: Reading;

  beforeAll(async () => {
    // Nothing happens after the seeding: what each list reads, all may.
    keepReadings();
    const { url } = await freshDemo(folder);
    broker = await looking('broker@marlshire.example');
    reading = await withClock(NOW, () => readingOf(broker));
    book = openBook(url, MARLSHIRE.code, calendarDate(NOW));
  }, LONG);
  afterAll(() => {
    keepReadings(false);
    book.close();
  });

  it('has a second way to be worked out, and nothing is worked out that is no figure', () => {
    expect(Object.keys(PLAINLY).sort()).toEqual(Object.keys(FIGURES).sort());
  });

  it.each(Object.keys(FIGURES))('%s is what the tables say', async (key) => {
    const plainly = PLAINLY[key];
    if (!plainly) throw new Error(`${key} is not worked out a second time in tests/support/figures-plainly`);
    const { summary } = await figureOf(reading, key);
    const plain = plainly(book);
    expect({ counted: summary.counted, of: summary.of }).toEqual({ counted: plain.counted, of: plain.of });
    if (plain.value === null || summary.value === null) expect(summary.value).toBe(plain.value);
    else expect(summary.value).toBeCloseTo(plain.value, 6);
  });

  it.each(Object.keys(FIGURES))('%s lists the very records it is made of', async (key) => {
    const read = (page: number, show?: 'counted' | 'rest') =>
      withClock(NOW, async () => {
        const list = await recordsOf(broker, key, {}, page, show);
        if (!list) throw new Error(`${key} has no list`);
        return list;
      });
    const first = await read(1);
    const { of, counted } = first.figure.summary;
    const ids = first.rows.map(({ id }) => id);
    for (let page = 2; ids.length < first.total; page++) {
      const { rows, page: at } = await read(page);
      expect(at).toBe(page);
      ids.push(...rows.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(of);
    // A middle is of the values that are known: a record that counts and has none is listed with the rest.
    const shown = (await read(1, 'counted')).total;
    if (first.figure.way === 'median') expect(shown).toBeGreaterThanOrEqual(counted);
    else expect(shown).toBe(counted);
    expect((await read(1, 'rest')).total).toBe(of - shown);
    for (const row of first.rows) {
      expect(row.cells).toHaveLength(first.columns.length);
      if (row.href !== null) expect(row.href).toMatch(/^\/[a-z]/);
    }
  });

  it.each(Object.keys(FIGURES))('%s adds up over the values of each of its facets', async (key) => {
    const figure = FIGURES[key];
    const records = (await figure?.records(reading)) ?? [];
    for (const facet of figure?.facets ?? []) {
      const { rows } = await tableOf(reading, key, facet);
      const having = records.filter(({ facets }) => Object.hasOwn(facets, facet));
      expect(
        rows.reduce((all, { summary }) => all + summary.of, 0),
        facet,
      ).toBe(having.length);
      expect(
        rows.reduce((all, { summary }) => all + (figure?.way === 'median' ? 0 : summary.counted), 0),
        facet,
      ).toBe(figure?.way === 'median' ? 0 : having.filter(({ counts }) => counts).length);
    }
  });

  it('is shown to the service of its own authority alone', async () => {
    const others = ['head', 'chair', 'leader', 'member', 'admin'];
    for (const who of others) {
      const viewer = await looking(`${who}@marlshire.example`);
      expect(await recordsOf(viewer, 'schools-on-roll', {}, 1), who).toBeNull();
      expect(await overviewPage(viewer), who).toBeNull();
      expect(await schoolsInsight(viewer, {}), who).toBeNull();
    }
    const neighbour = await looking('broker@fenwold.example');
    const own = await withClock(NOW, () => recordsOf(neighbour, 'schools-on-roll', {}, 1));
    const ours = new Set(
      book
        .rows<{ urn: number }>('select urn from school where la_code = @code')
        .map(({ urn }) => String(urn)),
    );
    expect(own?.rows.length).toBeGreaterThan(0);
    expect(own?.rows.filter(({ id }) => ours.has(id))).toEqual([]);
  });

  it('is named by the overview, which says how the share stands beside its trajectory', async () => {
    const overview = await withClock(NOW, () => overviewPage(broker));
    const named = overview?.questions.flatMap(({ figures }) => figures.map(({ key }) => key)) ?? [];
    expect(overview?.questions).toHaveLength(3);
    expect(named.filter((key) => !Object.hasOwn(FIGURES, key))).toEqual([]);
    expect(Object.keys(overview?.trajectory ?? {})).toEqual([
      'good-or-better-schools',
      'good-or-better-pupils',
    ]);
  });

  it('says the same on the page of schools as its series says of today', async () => {
    const page = await withClock(NOW, () => schoolsInsight(broker, {}));
    const today = page?.series.counts.at(-1);
    const share = page?.good.find(({ key }) => key === 'good-or-better-schools')?.summary;
    expect(today).toMatchObject({ judged: share?.of, good: share?.counted });
    const pupils = page?.good.find(({ key }) => key === 'good-or-better-pupils')?.summary.value;
    expect(((today?.pupilsGood ?? 0) / (today?.pupilsJudged ?? 1)) * 100).toBeCloseTo(pupils ?? -1, 6);
    const bands = Object.values(page?.bands.now.bands ?? {}).reduce((sum, { schools }) => sum + schools, 0);
    expect(bands).toBe(page?.byBand.whole.summary.of);
  });
});
