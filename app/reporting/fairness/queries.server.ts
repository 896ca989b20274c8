import { isService, type Viewer } from '~/accounts/domain/roles';
import { designationWords } from '~/directory/wording';
import type { HalfDays } from '~/kernel/days';
import { KINDS, SETTINGS, SIZES } from '../domain/facts/schools';
import { type Comparison, comparison, type Shares } from '../domain/fairness/comparisons';
import { gini, type LorenzPoint, lorenzCurve, shareAt } from '../domain/fairness/concentration';
import { figureOf, tableOf } from '../figures/catalogue.server';
import type { FigureTableView, FigureView } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';
import { callsForSupport, termsOfWork, workOfLeaders } from './figures.server';

/** Leaders named on the page; an authority with more finds all in the list. */
const NAMED = 100;

export type FairnessPage = {
  today: string;
  /** Waiting and served by band, in the order of the framework. */
  waiting: FigureTableView[];
  reached: FigureTableView[][];
  comparisons: Comparison[];
  repeated: FigureView[];
  work: {
    from: string;
    to: string;
    figures: FigureView[];
    curve: LorenzPoint[];
    /** Share of all days given by each fifth of leaders, the least used first. */
    fifths: number[];
    gini: number | null;
    leaders: {
      id: string;
      name: string;
      designation: string;
      home: string;
      used: HalfDays;
      committed: HalfDays;
    }[];
    more: number;
  };
};

/**
 * Whether support reaches those it is meant for, and whether work is shared.
 * @returns null for those who do not work for the authority's service
 */
export async function fairnessPage(viewer: Viewer): Promise<FairnessPage | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  return reading.once('page of fairness', () => pageOf(reading));
}

async function pageOf(reading: Reading): Promise<FairnessPage> {
  const both = async (facet: string) => [
    await tableOf(reading, 'fairness-asked', facet),
    await tableOf(reading, 'fairness-served', facet),
  ];
  const reached: FigureTableView[][] = [];
  for (const facet of ['band', 'size', 'setting', 'kind']) reached.push(await both(facet));
  const schools = (await reading.schools()).filter(callsForSupport);
  // Red and amber, whatever the framework calls them: the two bands served first.
  const bands = [...new Map(schools.flatMap(({ band }) => (band ? [[band.name, band]] : []))).values()].sort(
    (a, b) => a.priority - b.priority,
  );
  const repeated: FigureView[] = [];
  for (const key of ['schools-without', 'schools-withdrew', 'leaders-said-no', 'leaders-not-chosen'])
    repeated.push(await figureOf(reading, `fairness-${key}`));
  const work = await workOfLeaders(reading);
  const amounts = work.map(({ used, committed }) => used + committed);
  const curve = lorenzCurve(amounts);
  const terms = termsOfWork(reading.today);
  return {
    today: reading.today,
    waiting: [
      await tableOf(reading, 'support-request-to-match', 'band'),
      await tableOf(reading, 'support-days-waiting', 'band'),
    ],
    reached,
    comparisons: [
      comparison('band', sharesOf(reached[0]), bands[0]?.name ?? '', bands[1]?.name ?? ''),
      comparison('size', sharesOf(reached[1]), SIZES[0], SIZES[2]),
      comparison('setting', sharesOf(reached[2]), SETTINGS[0], SETTINGS[1]),
      comparison('kind', sharesOf(reached[3]), KINDS[1], KINDS[0]),
    ].filter((one) => one !== null),
    repeated,
    work: {
      from: terms[0] ?? '',
      to: terms.at(-1) ?? '',
      figures: [
        await figureOf(reading, 'fairness-leaders-used'),
        await figureOf(reading, 'fairness-busiest'),
      ],
      curve,
      fifths: [1, 2, 3, 4, 5].map((n) => shareAt(curve, n / 5) - shareAt(curve, (n - 1) / 5)),
      gini: gini(amounts),
      leaders: work.slice(0, NAMED).map(({ leader, used, committed }) => ({
        ...{ id: leader.id, name: leader.name, used, committed, home: leader.home.name },
        designation: designationWords(leader.designation),
      })),
      more: Math.max(0, work.length - NAMED),
    },
  };
}

/** Schools served of all, by value: the second table of a pair. */
function sharesOf(pair: FigureTableView[] | undefined): Shares {
  return (pair?.[1]?.rows ?? []).map(({ value, summary }) => ({
    name: value,
    of: summary.of,
    served: summary.counted,
  }));
}
