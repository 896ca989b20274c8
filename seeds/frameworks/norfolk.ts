import type { FrameworkSeed } from './framework';
import { NORFOLK_INTERVENTION, NORFOLK_N2GG, NORFOLK_SECURE } from './norfolk-criteria';

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
      terms: {
        review: 'yearly',
        adviserHalfDays: null,
        funding: { maintained: 'school', academy: 'school' },
        opens: ['A conversation with the cluster’s education partner, whatever the type of school.'],
        requires: ['Good and outstanding schools are expected to help others improve.'],
        invitedToRegister: true,
        improvementReviews: false,
      },
    },
    {
      key: 'n2gg',
      name: 'Norfolk to Good and Great',
      letter: 'N',
      priority: 2,
      meaning:
        'At risk of not being judged good: support from other schools, with progress tracked every term.',
      terms: {
        review: 'termly',
        adviserHalfDays: null,
        funding: { maintained: 'shared', academy: 'shared' },
        opens: [
          'Support from strong schools of the same phase and setting, before any other.',
          'Programmes that improve teaching, for good and for outstanding teachers.',
          'A clear list of the kinds of support there are, each of them proven.',
        ],
        requires: [
          'An action plan, with pupils’ progress tracked every term.',
          'Governors audit their work and take responsibility for improvement.',
          'Effect within ten months.',
        ],
        invitedToRegister: false,
        improvementReviews: false,
      },
    },
    {
      key: 'intervention',
      name: 'Intervention',
      letter: 'I',
      priority: 1,
      meaning:
        'At risk of being judged inadequate: intensive support, and formal powers where they are needed.',
      terms: {
        review: 'half-termly',
        adviserHalfDays: null,
        funding: { maintained: 'authority', academy: 'authority' },
        opens: [
          'Intensive support, fitted to what stands in the way.',
          'Help to find a federation or an executive head, above all for small primary schools.',
        ],
        requires: [
          'A warning notice goes together with support that works.',
          'An interim board may take the place of the governing body.',
        ],
        invitedToRegister: false,
        improvementReviews: true,
      },
    },
  ],
  criteria: [...NORFOLK_SECURE, ...NORFOLK_N2GG, ...NORFOLK_INTERVENTION],
};
