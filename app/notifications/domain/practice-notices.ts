import { CLUSTER_NOTICES } from './cluster-notices';
import type { Template } from './template';

/** Who is told what of practice notes, clusters and programmes. */
export const PRACTICE_NOTICES: Record<string, readonly Template[]> = {
  'practice-note.sent-to-school': [
    {
      to: ['school-head'],
      message:
        'A practice note about the support of {school} is ready for you to read, and to agree to or not.',
      href: '/practice/{id}',
      asks: true,
      statutory: true,
    },
  ],
  'practice-note.consented': [
    {
      to: ['broker'],
      message: '{school} has agreed to a practice note. It waits for your review.',
      href: '/practice/{id}',
      asks: true,
    },
    { to: ['whom'], message: '{school} has agreed to the practice note.', href: '/practice/{id}' },
  ],
  'practice-note.declined': [
    {
      to: ['broker', 'whom'],
      message: '{school} does not agree to the practice note. It rests.',
      href: '/practice/{id}',
    },
  ],
  'practice-note.consent-withdrawn': [
    {
      to: ['broker', 'provider', 'whom'],
      message: '{school} has taken its consent to a practice note back. Nobody finds it any more.',
      href: '/practice/{id}',
    },
  ],
  'practice-note.sent-back': [
    {
      to: ['whom'],
      message:
        'A practice note about the support of {school} is to be changed. What is asked is on the page.',
      href: '/practice/{id}',
      asks: true,
    },
    {
      to: ['school-head', 'provider'],
      message: 'A practice note about the support of {school} is being changed. You are asked again.',
      href: '/practice/{id}',
    },
  ],
  'practice-note.published': [
    {
      to: ['school', 'provider', 'whom'],
      message: 'The practice note about the support of {school} is published.',
      href: '/practice/{id}',
    },
  ],
  'practice-note.withdrawn': [
    {
      to: ['school-head', 'provider', 'broker', 'whom'],
      message: 'The practice note about the support of {school} is withdrawn. The reason is on the page.',
      href: '/practice/{id}',
    },
  ],
  'practice-note.reopened': [
    {
      to: ['school-head', 'provider', 'broker', 'whom'],
      message: 'The practice note about the support of {school} is open for changes. Why is on the page.',
      href: '/practice/{id}',
    },
  ],
  ...CLUSTER_NOTICES,
};
