import type { FrameworkSeed } from './framework';

/** Norfolk's two pathways, and the schools on neither. */
export const norfolk: FrameworkSeed = {
  key: 'norfolk',
  name: 'Good to great, and intervention',
  source: 'Review of “A good school for every Norfolk learner”, Isos Partnership 2013',
  bands: [
    {
      key: 'secure',
      name: 'Secure',
      letter: 'S',
      priority: 4,
      meaning:
        'Expected to be judged good or better: leads its own improvement and offers capacity to others.',
    },
    {
      key: 'n2gg',
      name: 'Norfolk to Good and Great',
      letter: 'N',
      priority: 2,
      meaning:
        'At risk of not being judged good: support from other schools, with progress tracked every term.',
    },
    {
      key: 'intervention',
      name: 'Intervention',
      letter: 'I',
      priority: 1,
      meaning:
        'At risk of being judged inadequate: intensive support, and formal powers where they are needed.',
    },
  ],
};
