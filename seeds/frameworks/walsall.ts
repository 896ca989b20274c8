import type { FrameworkSeed } from './framework';
import { WALSALL_A, WALSALL_B, WALSALL_C, WALSALL_D } from './walsall-criteria';

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
      terms: {
        review: 'termly',
        adviserHalfDays: { least: 0, most: 0 },
        funding: { maintained: 'school', academy: 'school' },
        opens: [
          'The core offer, 1 to 2 adviser days a year; 3 to 4 with the spring and summer updates of the core offer plus, for maintained schools.',
        ],
        requires: [],
        invitedToRegister: true,
        improvementReviews: false,
      },
    },
    {
      key: 'b',
      name: 'Band B',
      letter: 'B',
      priority: 3,
      meaning:
        'Improving, with one particular issue that could hold it back: support aimed at that issue alone.',
      terms: {
        review: 'termly',
        adviserHalfDays: { least: 0, most: 6 },
        funding: { maintained: 'shared', academy: 'school' },
        opens: [
          'The core offer, 1 to 2 adviser days a year; 3 to 4 with the spring and summer updates of the core offer plus, for maintained schools.',
          'Support aimed at the one issue that was named.',
          'Up to 3 more adviser days a year, paid for by the authority for maintained schools.',
        ],
        requires: ['The school pays for other support that neither a service agreement nor the law covers.'],
        invitedToRegister: false,
        improvementReviews: false,
      },
    },
    {
      key: 'c',
      name: 'Band C',
      letter: 'C',
      priority: 2,
      meaning: 'Not yet improving fast enough: support is brokered, and progress reviewed with the school.',
      terms: {
        review: 'half-termly',
        adviserHalfDays: { least: 0, most: 12 },
        funding: { maintained: 'authority', academy: 'school' },
        opens: [
          'The core offer, 1 to 2 adviser days a year; 3 to 4 with the spring and summer updates of the core offer plus, for maintained schools.',
          'Support brokered by the authority beside the school’s own programme.',
          'Up to 6 more adviser days a year, paid for by the authority for maintained schools; an academy can ask for them at its own cost.',
        ],
        requires: [
          'Progress is looked at in Improvement Reviews where the core offer decides so.',
          'The school pays for other support that neither a service agreement nor the law covers.',
        ],
        invitedToRegister: false,
        improvementReviews: true,
      },
    },
    {
      key: 'd',
      name: 'Band D',
      letter: 'D',
      priority: 1,
      meaning:
        'Judged grade 3 or 4 at inspection: brokered support and regular reviews; at grade 4, a recovery plan too.',
      terms: {
        review: 'half-termly',
        adviserHalfDays: { least: 0, most: 12 },
        funding: { maintained: 'authority', academy: 'shared' },
        opens: [
          'The core offer, 1 to 2 adviser days a year; 3 to 4 with the spring and summer updates of the core offer plus, for maintained schools.',
          'Support brokered, coordinated and followed by the adviser.',
          'Up to 6 more adviser days a year, paid for by the authority for maintained schools; for an academy, more can be negotiated.',
        ],
        requires: [
          'A recovery plan shared by school and authority, where the grade is 4.',
          'Progress is looked at in Improvement Reviews where the core offer decides so.',
          'The director meets head and chair when a school enters a category.',
        ],
        invitedToRegister: false,
        improvementReviews: true,
      },
    },
  ],
  criteria: [...WALSALL_A, ...WALSALL_B, ...WALSALL_C, ...WALSALL_D],
};
