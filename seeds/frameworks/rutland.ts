import type { FrameworkSeed } from './framework';
import { RUTLAND_AMBER, RUTLAND_GREEN } from './rutland-criteria';
import { RUTLAND_RED } from './rutland-red';

/** Of every school, whatever its band. */
const TABLE_TOP =
  'A table-top review of standards every year, which looks at inclusion too: SEN policy and outcomes, access, admission, retention and exclusion.';

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
      terms: {
        review: 'yearly',
        adviserHalfDays: null,
        funding: { maintained: 'school', academy: 'school' },
        opens: [
          'A named officer, two review visits a year and advice by telephone, unless the school declines them.',
          'Encouragement to try new things while the school is strong.',
          'Head and chair can come before members after a good or outstanding inspection, to be thanked and to share what they plan.',
        ],
        requires: [TABLE_TOP, 'Further provision, brokered or given by the authority, is charged for.'],
        invitedToRegister: true,
        improvementReviews: false,
      },
    },
    {
      key: 'amber',
      name: 'Amber',
      letter: 'A',
      priority: 2,
      meaning:
        'Could be found to require improvement: urged to work in a formal partnership with another school.',
      terms: {
        review: 'termly',
        adviserHalfDays: null,
        funding: { maintained: 'authority', academy: 'authority' },
        opens: [
          'A named officer, two review visits a year and advice by telephone, unless the school declines them.',
          'Support and challenge on a scale that follows the school’s needs.',
        ],
        requires: [
          TABLE_TOP,
          'Head and chair explain to members what an inspection found to require improvement, and what will be done; the lead member hears of progress every quarter.',
          'The school is strongly urged to form a lasting partnership with another school, academy or trust.',
          'The service may follow how support is given and what comes of it.',
          'Further provision, brokered or given by the authority, is charged for.',
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
        'In an inspection category, or at risk of one: works in a formal partnership, with frequent review.',
      terms: {
        review: 'half-termly',
        adviserHalfDays: null,
        funding: { maintained: 'authority', academy: 'authority' },
        opens: [
          'A named officer, two review visits a year and advice by telephone, unless the school declines them.',
          'Support and challenge on a scale that follows the school’s needs, at its fullest.',
        ],
        requires: [
          TABLE_TOP,
          'A formal partnership must be planned: joining a trust, or merging with another school.',
          'Head and chair are asked to come before members when an inspection finds the school inadequate.',
          'The service may follow how support is given and what comes of it.',
          'Further provision, brokered or given by the authority, is charged for.',
        ],
        invitedToRegister: false,
        improvementReviews: true,
      },
    },
  ],
  criteria: [...RUTLAND_GREEN, ...RUTLAND_AMBER, ...RUTLAND_RED],
};
