import type { ReportPart, ReportValue } from '../../domain/reports/content';
import { countGood, lastTermEnds, shareGood } from '../../domain/schools/series';
import { aimOn } from '../../domain/schools/trajectory';
import type { TrajectoryMeasure } from '../../domain/vocabulary';
import { figureOf, tableOf } from '../../figures/catalogue.server';
import type { Facets, FigureTableView } from '../../figures/definition';
import type { Reading } from '../../figures/reading';
import { basisWords, facetLabel, facetWords, figureWords, percentWords } from '../../figures/wording';
import { schoolsOnDays } from '../../schools/series.server';
import { trajectoriesInForce } from '../../schools/trajectories.server';
import { said } from './draft';

/** Figures of the dashboards as they stand. */
export async function figuresPart(
  reading: Reading,
  caption: string,
  keys: readonly string[],
): Promise<ReportPart> {
  const figures = [];
  for (const key of keys) {
    const { label, explains, unit, ...shown } = await figureOf(reading, key);
    figures.push({
      key,
      label,
      unit,
      explains,
      value: shown.summary.value,
      words: figureWords({ ...shown, unit }),
      basis: basisWords({ ...shown, unit }),
    });
  }
  return { kind: 'figures', caption, figures };
}

type Column = { key: string; head?: string; facets?: Facets };

/** Figures side by side for each value of a facet, with a line of all where there are several. */
export async function tablePart(
  reading: Reading,
  {
    key,
    caption,
    facet,
    columns,
    drawn,
    note,
  }: {
    key: string;
    caption: string;
    facet: string;
    columns: readonly Column[];
    drawn?: number;
    note?: string;
  },
): Promise<ReportPart> {
  const tables: FigureTableView[] = [];
  for (const column of columns) tables.push(await tableOf(reading, column.key, facet, column.facets));
  const values = [...new Set(tables.flatMap(({ rows }) => rows.map(({ value }) => value)))];
  const cell = (table: FigureTableView, value: string): ReportValue => {
    const found = table.rows.find((row) => row.value === value);
    if (!found) return said('–');
    return { value: found.summary.value, words: cellWords(table, found.summary) };
  };
  const all = tables.map((table) => ({
    value: table.whole.summary.value,
    words: cellWords(table, table.whole.summary),
  }));
  return {
    kind: 'table',
    key,
    caption,
    columns: [
      { head: facetLabel(facet), unit: null },
      ...tables.map(({ label, unit }, at) => ({ head: columns[at]?.head ?? label, unit })),
    ],
    rows: [
      ...values.map((value) => [said(facetWords(value)), ...tables.map((table) => cell(table, value))]),
      // The bars of a picture are of its parts: the whole would dwarf them, and stands among the figures.
      ...(values.length > 1 && drawn === undefined ? [[said('All'), ...all]] : []),
    ],
    ...(drawn === undefined ? {} : { drawn }),
    ...(note ? { note } : {}),
  };
}

/** A cell of a table; of pupils a share is always given in per cent, as they are many where schools are few. */
function cellWords(table: FigureTableView, summary: FigureTableView['whole']['summary']): string {
  const { value } = summary;
  if (table.way === 'weighted-share' && value !== null) return percentWords(value);
  return figureWords({ ...table, summary });
}

/** Term ends that a report looks back on, and ends of school years it looks ahead to: more is on the page of schools. */
const TERMS_BACK = 4;
const YEARS_AHEAD = 3;

/** Schools, or their pupils, in good or better at the end of terms and today, beside the trajectory of the authority. */
export async function coursePart(reading: Reading, measure: TrajectoryMeasure): Promise<ReportPart> {
  const days = [...lastTermEnds(reading.today, TERMS_BACK), reading.today];
  const schools = await schoolsOnDays(reading, days);
  const meant = (await trajectoriesInForce(reading.handle, reading.viewer)).find(
    (one) => one.measure === measure && one.phase === '' && one.place === '',
  );
  const ahead = (meant?.points ?? [])
    .filter(({ on }) => on > reading.today && on.endsWith('-08-31'))
    .slice(0, YEARS_AHEAD);
  return {
    kind: 'course',
    key: `course-${measure}`,
    caption:
      measure === 'schools' ? 'Schools in good or better over time' : 'Pupils in good or better over time',
    points: [
      ...days.map((on) => ({
        on,
        actual: shareGood(countGood(on, schools.get(on) ?? []), measure),
        aim: aimOn(meant?.points ?? [], on),
      })),
      ...ahead.map(({ on, percent }) => ({ on, actual: null, aim: percent })),
    ],
  };
}
