import type { FrameworkSeed } from './framework';

/** Green, amber and red of Rutland's service. */
export const rutland: FrameworkSeed = {
  key: 'rutland',
  name: 'Green, amber and red',
  source: 'Rutland School Improvement Service report 2015',
  bands: [
    {
      key: 'green',
      name: 'Green',
      letter: 'G',
      priority: 4,
      meaning: 'Sustains its own improvement, and is well placed to help others.',
    },
    {
      key: 'amber',
      name: 'Amber',
      letter: 'A',
      priority: 2,
      meaning:
        'Could be found to require improvement: urged to work in a formal partnership with another school.',
    },
    {
      key: 'red',
      name: 'Red',
      letter: 'R',
      priority: 1,
      meaning:
        'In an inspection category, or at risk of one: works in a formal partnership, with frequent review.',
    },
  ],
};
