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
      'predictions-held',
      'most-support-schools',
    ],
    pages: [
      { label: 'Schools: judgements, bands and the trajectory', href: '/insight/schools' },
      { label: 'The board, with every school by band', href: '/board' },
      { label: 'Predicted and actual judgements', href: '/analysis/predictions' },
    ],
  },
  {
    key: 'support',
    title: 'What support and challenge is in place, and does it fit their need?',
    figures: [
      'support-in-force',
      'support-request-to-visit',
      'support-notes-on-time',
      'supply-short',
      'fairness-served',
    ],
    pages: [
      { label: 'Support: times, visits and reviews', href: '/insight/support' },
      { label: 'Supply and need', href: '/insight/supply' },
      { label: 'Fairness: whom support reaches', href: '/insight/fairness' },
    ],
  },
  {
    key: 'difference',
    title: 'What difference has it made?',
    figures: [
      'support-outcomes-met',
      'support-lasting-1',
      'moved-to-less-support',
      'moved-to-more-support',
      'support-spend-per-outcome',
    ],
    pages: [
      { label: 'Support: outcomes and what they cost', href: '/insight/support' },
      { label: 'Practice: what was learned from it', href: '/practice' },
    ],
  },
] as const;
