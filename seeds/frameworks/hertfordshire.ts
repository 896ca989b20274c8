import type { FrameworkSeed } from './framework';

/** Green, yellow, amber and red of Hertfordshire's strategy (monitoring, challenge, support, intervention). */
export const hertfordshire: FrameworkSeed = {
  key: 'hertfordshire',
  name: 'Green, yellow, amber and red',
  source: 'Hertfordshire School Improvement Strategy 2014',
  bands: [
    {
      key: 'green',
      name: 'Green',
      letter: 'G',
      priority: 4,
      meaning: 'Secure: light monitoring, and asked to share what works with other schools.',
    },
    {
      key: 'yellow',
      name: 'Yellow',
      letter: 'Y',
      priority: 3,
      meaning: 'Mostly secure, with something to watch: monitored, and challenged on that point.',
    },
    {
      key: 'amber',
      name: 'Amber',
      letter: 'A',
      priority: 2,
      meaning: 'At risk of not being judged good: challenged, and supported against an agreed plan.',
    },
    {
      key: 'red',
      name: 'Red',
      letter: 'R',
      priority: 1,
      meaning:
        'Causing concern: a support package first, and formal intervention where progress does not follow.',
    },
  ],
};
