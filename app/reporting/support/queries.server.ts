import { isService, type Viewer } from '~/accounts/domain/roles';
import { RESULTS } from '~/agreements/exit/wording';
import { figureOf, figuresOf, tableOf } from '../figures/catalogue.server';
import type { Facets, FigureTableView, FigureView } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';

/** Steps of the wait, and its whole, in the order in which they follow one another. */
const STEPS = [
  'support-request-to-match',
  'support-match-to-signature',
  'support-signature-to-visit',
  'support-request-to-visit',
] as const;
const STEP_HEADS = ['Partner chosen', 'Agreement signed', 'First visit', 'The whole wait'];

/** Terms shown of what is followed by term. */
const TERMS = 7;

/** What became of the outcomes of one focus area. */
export type OutcomesRow = {
  focus: string;
  all: FigureView;
  results: { label: string; figure: FigureView }[];
};

export type SupportPage = {
  today: string;
  now: FigureView[];
  steps: FigureView[];
  byBand: (FigureTableView & { head: string })[];
  byPhase: (FigureTableView & { head: string })[];
  states: FigureTableView;
  onTime: FigureView[];
  notesByTerm: FigureTableView & { head: string };
  reviewsByTerm: FigureTableView & { head: string };
  difference: FigureView[];
  outcomes: OutcomesRow[];
  cost: FigureView[];
  costByFocus: (FigureTableView & { head: string })[];
  sides: (FigureTableView & { head: string })[];
  attribution: (FigureTableView & { head: string })[];
};

/** The support that is in place and what it has come to; null for those who do not work for the service. */
export async function supportPage(viewer: Viewer): Promise<SupportPage | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  // Twenty figures, most of them by several facets: worked out once for as long as the reading stands.
  return reading.once('page of support', () => pageOf(reading));
}

async function pageOf(reading: Reading): Promise<SupportPage> {
  const bands = await bandsInOrder(reading);
  return {
    today: reading.today,
    now: await figuresOf(reading, [
      'support-waiting',
      'support-days-waiting',
      'support-in-force',
      'support-escalations',
    ]),
    steps: await figuresOf(reading, STEPS),
    byBand: (await stepsBy(reading, 'band')).map((table) => inOrder(table, bands)),
    byPhase: await stepsBy(reading, 'phase'),
    states: await tableOf(reading, 'support-agreements', 'state'),
    onTime: await figuresOf(reading, ['support-notes-on-time', 'support-reviews-on-time']),
    notesByTerm: latest(await headed(reading, 'support-notes-on-time', 'term', 'Notes on time')),
    reviewsByTerm: latest(await headed(reading, 'support-reviews-on-time', 'term', 'Reviews on time')),
    difference: await figuresOf(reading, ['support-outcomes-met', 'support-lasting-1', 'support-lasting-2']),
    outcomes: await outcomesByFocus(reading),
    cost: await figuresOf(reading, ['support-spend', 'support-spend-per-outcome']),
    costByFocus: [
      await headed(reading, 'support-spend', 'focus', 'Cost so far'),
      await headed(reading, 'support-spend-per-outcome', 'focus', 'Each outcome met'),
    ],
    sides: [
      await headed(reading, 'support-evaluations', 'by', 'Evaluations'),
      await headed(reading, 'support-fitted-well', 'by', 'Fitted the need well'),
      await headed(reading, 'support-again', 'by', 'Would do it again'),
    ],
    attribution: await attributions(reading),
  };
}

/** A figure by a facet under a short head, where its own name is too long for a column. */
async function headed(reading: Reading, key: string, facet: string, head: string, facets: Facets = {}) {
  return { ...(await tableOf(reading, key, facet, facets)), head };
}

async function stepsBy(reading: Reading, facet: string) {
  const tables: (FigureTableView & { head: string })[] = [];
  for (const [at, key] of STEPS.entries())
    tables.push(await headed(reading, key, facet, STEP_HEADS[at] ?? key));
  return tables;
}

/** Bands of cases as they are served: the first first, those without one last. */
async function bandsInOrder(reading: Reading): Promise<string[]> {
  const bands = (await reading.cases()).flatMap(({ band }) => (band ? [band] : []));
  return bands.sort((a, b) => a.priority - b.priority).map(({ name }) => name);
}

function inOrder<T extends FigureTableView>(table: T, values: readonly string[]): T {
  const place = (value: string) => (values.includes(value) ? values.indexOf(value) : values.length);
  return { ...table, rows: [...table.rows].sort((a, b) => place(a.value) - place(b.value)) };
}

/** The last terms alone; the whole stays that of all. */
function latest<T extends FigureTableView>(table: T): T {
  return { ...table, rows: table.rows.slice(-TERMS) };
}

async function outcomesByFocus(reading: Reading): Promise<OutcomesRow[]> {
  const { rows } = await tableOf(reading, 'support-outcomes', 'focus');
  const found: OutcomesRow[] = [];
  for (const { value: focus } of rows) {
    const results: OutcomesRow['results'] = [];
    for (const { label } of Object.values(RESULTS))
      results.push({ label, figure: await figureOf(reading, 'support-outcomes', { focus, result: label }) });
    found.push({ focus, all: await figureOf(reading, 'support-outcomes', { focus }), results });
  }
  return found;
}

/** How far each side puts the change down to the support. */
async function attributions(reading: Reading) {
  const { rows } = await tableOf(reading, 'support-evaluations', 'by');
  const tables: (FigureTableView & { head: string })[] = [];
  for (const { value } of rows)
    tables.push(await headed(reading, 'support-evaluations', 'attribution', value, { by: value }));
  return tables;
}
