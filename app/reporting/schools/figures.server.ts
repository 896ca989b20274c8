import { dateWords } from '~/kernel/words';
import type { FigureDefinition } from '../figures/definition';
import { INSPECTION_FIGURES } from './inspection-figures.server';
import { ofSchools, REGISTER } from './school-figure';

const MOVED = 'Band at the end of last term';
const MOVEMENT_RULE =
  'Bands in force today against those in force on the last day of last term, as the board counts them: within one framework by the order of its bands, between frameworks by priority. Schools new to a band have not moved.';

/** Figures of how well the authority knows its schools, and how they stand. */
export const SCHOOL_FIGURES = {
  'schools-on-roll': ofSchools(
    { label: 'Schools', explains: REGISTER, way: 'count', unit: 'schools' },
    () => ({ counts: true, value: 1 }),
  ),
  'pupils-on-roll': ofSchools(
    {
      label: 'Pupils',
      explains: `Pupils on the rolls of ${REGISTER.charAt(0).toLowerCase()}${REGISTER.slice(1)} A school for which the register gives no number is listed, and adds nothing.`,
      way: 'sum',
      unit: 'pupils',
    },
    ({ pupils }) => ({ counts: true, value: pupils }),
  ),
  'schools-with-band': ofSchools(
    {
      label: 'Schools with an agreed or decided band',
      explains: `${REGISTER} A school that converted has the band of the only school it came from until it has its own.`,
      way: 'share',
      unit: 'percent',
    },
    ({ band }) => ({ counts: band !== null, value: null }),
  ),
  'looked-at-in-time': ofSchools(
    {
      label: 'Schools looked at within the time their band sets',
      explains: `${REGISTER} A look is the band settled, a diagnosis talked through with the school, or an Improvement Review held, whichever came last. Schools whose next look is due or overdue are not counted, nor is a school that has no band yet.`,
      way: 'share',
      unit: 'percent',
      heads: ['Next look', 'Last look'],
    },
    ({ due, lastLookOn }) => ({
      counts: due === 'up-to-date',
      value: null,
      cells: [DUE[due], lastLookOn ? dateWords(lastLookOn) : 'None'],
    }),
  ),
  'most-support-schools': ofSchools(
    {
      label: 'Schools in the band that needs most support',
      explains: `${REGISTER} Counted are those in a band of the first priority, which is the same measure in every framework.`,
      way: 'count',
      unit: 'schools',
    },
    ({ band }) => ({ counts: band?.priority === 1, value: 1 }),
  ),
  'moved-to-less-support': ofSchools(
    {
      label: 'Schools moved to a band that needs less support',
      explains: MOVEMENT_RULE,
      way: 'count',
      unit: 'schools',
      heads: [MOVED],
    },
    ({ movement, bandBefore, band }) =>
      band ? { counts: movement === 'up', value: 1, cells: [bandBefore?.name ?? 'None'] } : null,
  ),
  'moved-to-more-support': ofSchools(
    {
      label: 'Schools moved to a band that needs more support',
      explains: MOVEMENT_RULE,
      way: 'count',
      unit: 'schools',
      heads: [MOVED],
    },
    ({ movement, bandBefore, band }) =>
      band ? { counts: movement === 'down', value: 1, cells: [bandBefore?.name ?? 'None'] } : null,
  ),
  ...INSPECTION_FIGURES,
} satisfies Record<string, FigureDefinition>;

const DUE = { 'up-to-date': 'Up to date', due: 'Due', overdue: 'Overdue' } as const;
