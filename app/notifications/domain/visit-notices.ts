import type { Template } from './template';

/** Who is told what of visits and Improvement Reviews. */
export const VISIT_NOTICES: Record<string, readonly Template[]> = {
  'review.planned': [
    {
      to: ['school', 'provider', 'broker'],
      message:
        'An Improvement Review of {school} is planned ({ref}). Date, place and your part are on its page.',
      href: '/agreements/{id}/reviews/{reviewId}',
      mail: 'A review under agreement {ref} is planned. Date, place and your part are on its page.',
    },
  ],
  'review.changed': [
    {
      to: ['school', 'provider', 'broker'],
      message: 'The plan of an Improvement Review of {school} ({ref}) has changed. Check the date.',
      href: '/agreements/{id}/reviews/{reviewId}',
      asks: true,
      mail: 'The plan of a review under agreement {ref} has changed. Check the date.',
    },
  ],
  'review.pre-met': [
    {
      to: ['school', 'broker'],
      message: 'What head and adviser settled before the Improvement Review of {school} ({ref}) is recorded.',
      href: '/agreements/{id}/reviews/{reviewId}',
      mail: 'What was settled before a review under agreement {ref} is recorded.',
    },
  ],
  'review.pack-made': [
    {
      to: ['school', 'provider', 'broker'],
      message: 'The evidence for the Improvement Review of {school} ({ref}) is ready to read.',
      href: '/agreements/{id}/reviews/{reviewId}/pack',
      mail: 'The papers for a review under agreement {ref} are ready to read.',
    },
  ],
  'review.held': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'The minutes of an Improvement Review of {school} ({ref}) are ready to read.',
      href: '/agreements/{id}/reviews/{reviewId}',
      mail: 'The minutes of a review under agreement {ref} are ready to read.',
    },
  ],
  'review.corrected': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'The minutes of an Improvement Review of {school} ({ref}) have been corrected.',
      href: '/agreements/{id}/reviews/{reviewId}',
      mail: 'The minutes of a review under agreement {ref} have been corrected.',
    },
  ],
  'review.called-off': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'An Improvement Review of {school} ({ref}) is called off. The reason is on its page.',
      href: '/agreements/{id}/reviews/{reviewId}',
      asks: true,
      mail: 'A review under agreement {ref} is called off. The reason is on its page.',
    },
  ],
  'review.withdrawn': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'An Improvement Review of {school} ({ref}) was keyed by mistake and is withdrawn.',
      href: '/agreements/{id}/reviews/{reviewId}',
      mail: 'A review under agreement {ref} was keyed by mistake and is withdrawn.',
    },
  ],
  'visit.planned': [
    {
      to: ['school', 'provider'],
      message: 'A visit to {school} has been planned ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'visit.moved': [
    {
      to: ['school', 'provider'],
      message: 'The plan of a visit to {school} has changed ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
      asks: true,
    },
  ],
  'visit.called-off': [
    {
      to: ['school', 'provider'],
      message: 'A visit to {school} has been called off ({ref}). The reason is on its page.',
      href: '/agreements/{id}/visits/{visitId}',
      asks: true,
    },
  ],
  'visit.recorded': [
    {
      to: ['school'],
      message: 'The note of a visit to {school} is ready for you to read ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
      asks: true,
    },
    {
      to: ['provider', 'broker'],
      message: 'A visit to {school} is written up ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'visit.corrected': [
    {
      to: ['school'],
      message: 'The note of a visit to {school} has been corrected ({ref}). Please read the new version.',
      href: '/agreements/{id}/visits/{visitId}',
      asks: true,
    },
    {
      to: ['provider', 'broker'],
      message: 'The note of a visit has been corrected ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'adviser-visit.planned': [
    {
      to: ['school'],
      message: 'An adviser’s visit to {school} has been planned.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.moved': [
    {
      to: ['school'],
      message: 'The plan of an adviser’s visit to {school} has changed.',
      href: '/schools/{urn}/visits/{visitId}',
      asks: true,
    },
  ],
  'adviser-visit.called-off': [
    {
      to: ['school'],
      message: 'An adviser’s visit to {school} has been called off. The reason is on its page.',
      href: '/schools/{urn}/visits/{visitId}',
      asks: true,
    },
  ],
  'adviser-visit.recorded': [
    {
      to: ['school'],
      message: 'The note of an adviser’s visit to {school} is ready for you to read.',
      href: '/schools/{urn}/visits/{visitId}',
      asks: true,
    },
  ],
  'adviser-visit.corrected': [
    {
      to: ['school'],
      message: 'The note of an adviser’s visit to {school} has been corrected. Please read the new version.',
      href: '/schools/{urn}/visits/{visitId}',
      asks: true,
    },
  ],
  'adviser-visit.held-for-governors': [
    {
      to: ['school'],
      message: 'An adviser’s visit has taken place, and the chair of governors can give feedback on it.',
      href: '/schools/{urn}/visits/{visitId}',
      asks: true,
      mail: 'An adviser’s visit has taken place, and there is something for governors to do.',
    },
  ],
  'adviser-visit.feedback-given': [
    {
      to: ['broker', 'lead'],
      message: 'The governors of {school} have given feedback on an adviser’s visit.',
      href: '/schools/{urn}/visits/{visitId}',
      mail: 'The governors of a school have answered about an adviser’s visit.',
    },
  ],
};
