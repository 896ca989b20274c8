import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { recompenseSettingsOf } from '../settings/settings.server';
import { csvFile } from './csv.server';
import { yearEnd } from './year-end.server';
import { FIGURES, type FigureOf } from './year-end-figures';

/** The year-end summary as one file: a line for each school, pot and provider, and for the total of each. */
export async function yearEndFile(viewer: Viewer, asked: string | null): Promise<Response> {
  const summary = await yearEnd(viewer, asked);
  const { exportDelimiter } = await recompenseSettingsOf(db(), viewer.authorityId);
  const lines = [
    ...linesOf('School', summary.schools, FIGURES.school),
    ...linesOf('Pot', summary.pots, FIGURES.pot),
    ...linesOf('Provider', summary.providers, FIGURES.provider),
  ];
  async function* pages() {
    yield lines;
  }
  const head = ['by', 'name', 'about', 'figure', 'pounds'];
  return csvFile(`year-end-${summary.year}.csv`, head, pages(), exportDelimiter);
}

function linesOf<Row extends { name: string; about: string }>(
  by: string,
  rows: readonly Row[],
  figures: readonly FigureOf<Row>[],
): (string | number)[][] {
  return [
    ...rows.flatMap((row) =>
      figures.map((figure) => [by, row.name, row.about, figure.label, figure.of(row)]),
    ),
    ...figures.map((figure) => [
      by,
      'Total',
      '',
      figure.label,
      rows.reduce((total, row) => total + figure.of(row), 0),
    ]),
  ];
}
