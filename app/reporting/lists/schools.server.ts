import { boardFilter, NONE } from '~/diagnosis/board-forms';
import { boardPage } from '~/diagnosis/board-queries.server';
import { DUE_WORDS, movementWords } from '~/diagnosis/board-wording';
import { predictionFilter } from '~/diagnosis/prediction-forms';
import { predictionsPage } from '~/diagnosis/prediction-queries.server';
import { EXPECTATION_WORDS, foundWords } from '~/diagnosis/prediction-wording';
import { today } from '~/platform/page-clock.server';
import { readListQuery } from '~/schools/domain';
import { listSchools } from '~/schools/list.server';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';

/** Lists of schools: the register's, the board's, and what is predicted of them. */
export const SCHOOL_LISTS: Record<string, ListDefinition> = {
  schools: {
    route: 'schools._index',
    columns: [
      ...['URN', 'School', 'Town', 'Postcode', 'Local authority', 'Phase', 'Type', 'Status', 'Closed on'],
      ...['Pupils', 'Trust', 'Last overall grade', 'Inspected on', 'Band'],
    ],
    async read(viewer, query, page) {
      const { rows, total } = await listSchools(viewer, { ...readListQuery(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.urn, row.name, row.town, row.postcode, row.laName, row.phaseName, row.typeName],
          ...[row.statusName, row.closeDate, row.pupils, row.trustName, row.ofstedRating],
          ...[row.ofstedLastInspection, row.band?.name ?? null],
        ]),
      };
    },
  },
  board: {
    route: 'board',
    columns: [
      ...['URN', 'School', 'Town', 'Phase', 'Pupils', 'Band', 'Since the end of last term', 'Looked at on'],
      ...['Next look', 'Adviser'],
    ],
    async read(viewer, query, page) {
      // The board shows a few of each band, or one band by pages; the file has every school its filters leave.
      const { band, ...filter } = boardFilter.parse(Object.fromEntries(query));
      const board = await boardPage(viewer, { ...filter, page: 1 }, today(), Number.MAX_SAFE_INTEGER);
      if (!board) return null;
      const rows = board.columns
        .filter(({ id }) => band === undefined || id === band || (band === NONE && id === NONE))
        .flatMap(({ shown }) => shown)
        .map((one) => [
          ...[one.urn, one.name, one.town, one.phaseName, one.pupils, one.band?.name ?? null],
          ...[movementWords(one.movement, one.before), one.lastOn, DUE_WORDS[one.due.state].name],
          one.adviser?.name ?? one.formerAdviser,
        ]);
      return { total: rows.length, rows: rows.slice((page - 1) * ROWS_AT_ONCE, page * ROWS_AT_ONCE) };
    },
  },
  predictions: {
    route: 'analysis.predictions',
    columns: ['URN', 'School', 'Phase', 'Judgement now', 'Inspected on', 'Predicted', 'What that would mean'],
    async read(viewer, query, page) {
      const filter = predictionFilter.parse(Object.fromEntries(query));
      const found = await predictionsPage(viewer, { ...filter, page }, ROWS_AT_ONCE);
      return (
        found && {
          total: found.outlook.total,
          rows: found.outlook.rows.map((row) => [
            ...[row.urn, row.school, row.phaseName, foundWords(row.now), row.inspectedOn],
            ...[row.prediction?.outcome ?? null, EXPECTATION_WORDS[row.expectation].name],
          ]),
        }
      );
    },
  },
};
