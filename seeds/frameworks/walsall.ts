import type { FrameworkSeed } from './framework';

/** Bands A to D of Walsall's strategy. */
export const walsall: FrameworkSeed = {
  key: 'walsall',
  name: 'Bands A to D',
  source: 'Walsall School Improvement Strategy 2014–16',
  bands: [
    {
      key: 'a',
      name: 'Band A',
      letter: 'A',
      priority: 4,
      meaning: 'Improves by itself and has capacity to spare: invited to give support to other schools.',
    },
    {
      key: 'b',
      name: 'Band B',
      letter: 'B',
      priority: 3,
      meaning:
        'Improving, with one particular issue that could hold it back: support aimed at that issue alone.',
    },
    {
      key: 'c',
      name: 'Band C',
      letter: 'C',
      priority: 2,
      meaning: 'Not yet improving fast enough: support is brokered, and progress reviewed with the school.',
    },
    {
      key: 'd',
      name: 'Band D',
      letter: 'D',
      priority: 1,
      meaning:
        'Judged grade 3 or 4 at inspection: brokered support and regular reviews; at grade 4, a recovery plan too.',
    },
  ],
};
