import type { Pence } from '~/kernel/money';
import type { PotYear, ProviderYear, SchoolYear } from '../domain/exports/year-end';

/** A figure of a row: its heading and the row's own value, in pence. */
export type FigureOf<Row> = { label: string; of: (row: Row) => Pence };

/** Figures of the year-end summary in the order of the page and the file. */
export const FIGURES: {
  school: FigureOf<SchoolYear>[];
  pot: FigureOf<PotYear>[];
  provider: FigureOf<ProviderYear>[];
} = {
  school: [
    { label: 'Owed before', of: (row) => row.owedBefore },
    { label: 'Charged', of: (row) => row.charged },
    { label: 'Credited', of: (row) => row.credited },
    { label: 'Written off', of: (row) => row.writtenOff },
    { label: 'Received', of: (row) => row.received },
    { label: 'Owed at the end', of: (row) => row.owedAfter },
    { label: 'Paid by the authority', of: (row) => row.authorityPart },
  ],
  pot: [
    { label: 'Added in the year', of: (row) => row.added },
    { label: 'Promised in the year', of: (row) => row.committed },
    { label: 'Spent in the year', of: (row) => row.spentInYear },
    { label: 'Allocated', of: (row) => row.allocated },
    { label: 'Still promised', of: (row) => row.promised },
    { label: 'Spent', of: (row) => row.spent },
    { label: 'Free', of: (row) => row.free },
  ],
  provider: [
    { label: 'Owed before', of: (row) => row.owedBefore },
    { label: 'Approved', of: (row) => row.approved },
    { label: 'Taken back', of: (row) => row.takenBack },
    { label: 'Paid', of: (row) => row.paid },
    { label: 'Owed at the end', of: (row) => row.owedAfter },
  ],
};
