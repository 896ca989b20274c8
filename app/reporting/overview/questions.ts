/**
 * The three questions that an inspector asks of an authority's school improvement service, each with the figures that
 * answer it and the pages that say more.
 */
export const QUESTIONS = [
  {
    key: 'know',
    title: 'How well do you know your schools?',
    figures: [
      'good-or-better-schools',
      'good-or-better-pupils',
      'looked-at-in-time',
      'schools-with-band',
      'predictions-held',
    ],
    pages: [
      { label: 'Schools: judgements, bands and the trajectory', href: '/insight/schools' },
      { label: 'Schools by band', href: '/board' },
      { label: 'Predicted and actual outcomes', href: '/analysis/predictions' },
    ],
  },
  {
    key: 'support',
    title: 'What support and challenge is in place, and does it fit their need?',
    figures: ['most-support-schools'],
    pages: [
      { label: 'Support: times, visits and reviews', href: '/insight/support' },
      { label: 'Supply and need', href: '/insight/supply' },
      { label: 'Fairness', href: '/insight/fairness' },
    ],
  },
  {
    key: 'difference',
    title: 'What difference has it made?',
    figures: ['moved-to-less-support', 'moved-to-more-support'],
    pages: [
      { label: 'Support: outcomes and what they cost', href: '/insight/support' },
      { label: 'Practice', href: '/practice' },
    ],
  },
] as const;
