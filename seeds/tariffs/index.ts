import { divided } from './divided';
import { partnership } from './partnership';
import type { TariffStart } from './start';

export type { TariffStart } from './start';

/** What a first price list can be started from. Prices a source does not give are left for the authority to set. */
export const TARIFF_STARTS: readonly TariffStart[] = [
  partnership,
  divided,
  {
    key: 'blank',
    name: 'An empty list',
    about: 'Add each service and package yourself.',
    source: '',
    content: { items: [], packages: [], adviserDayKey: null },
  },
];
