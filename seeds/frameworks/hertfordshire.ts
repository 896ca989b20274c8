import type { FrameworkSeed } from './framework';
import {
  HERTFORDSHIRE_AMBER,
  HERTFORDSHIRE_GREEN,
  HERTFORDSHIRE_RED,
  HERTFORDSHIRE_YELLOW,
} from './hertfordshire-criteria';

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
      terms: {
        review: 'termly',
        adviserHalfDays: null,
        funding: { maintained: 'school', academy: 'school' },
        opens: ['A critical friend, and help to find partners among other schools.'],
        requires: [
          'Maintained schools are looked at every term; academies in desk-top exercises when data is published.',
        ],
        invitedToRegister: true,
        improvementReviews: false,
      },
    },
    {
      key: 'yellow',
      name: 'Yellow',
      letter: 'Y',
      priority: 3,
      meaning: 'Mostly secure, with something to watch: monitored, and challenged on that point.',
      terms: {
        review: 'termly',
        adviserHalfDays: null,
        funding: { maintained: 'shared', academy: 'school' },
        opens: [
          'A critical friend, challenge on the point to watch, and help to find partners among other schools.',
        ],
        requires: [
          'Maintained schools are looked at every term; academies in desk-top exercises when data is published.',
        ],
        invitedToRegister: false,
        improvementReviews: false,
      },
    },
    {
      key: 'amber',
      name: 'Amber',
      letter: 'A',
      priority: 2,
      meaning: 'At risk of not being judged good: challenged, and supported against an agreed plan.',
      terms: {
        review: 'termly',
        adviserHalfDays: null,
        funding: { maintained: 'authority', academy: 'school' },
        opens: ['Targeted support from other schools and advisers, following an agreed plan.'],
        requires: [
          'Maintained schools are looked at every term; academies in desk-top exercises when data is published.',
          'A plan agreed with the authority.',
        ],
        invitedToRegister: false,
        improvementReviews: true,
      },
    },
    {
      key: 'red',
      name: 'Red',
      letter: 'R',
      priority: 1,
      meaning:
        'Causing concern: a support package first, and formal intervention where progress does not follow.',
      terms: {
        review: 'half-termly',
        adviserHalfDays: null,
        funding: { maintained: 'authority', academy: 'shared' },
        opens: ['A support package, agreed with the school.'],
        requires: [
          'The authority confirms to the school that it is one causing concern.',
          'If concerns are not met by the package, a warning notice follows, and then formal intervention. For an academy they are raised with its trust and the Department.',
        ],
        invitedToRegister: false,
        improvementReviews: true,
      },
    },
  ],
  criteria: [...HERTFORDSHIRE_GREEN, ...HERTFORDSHIRE_YELLOW, ...HERTFORDSHIRE_AMBER, ...HERTFORDSHIRE_RED],
};
