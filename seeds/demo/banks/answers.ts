import type { DeclineCode } from '~/matching/domain';

/** What a broker writes to a school with a shortlist. */
export const SHORTLIST_NOTES: readonly string[] = [
  'Each of these has time in the terms you asked for. Telephone me if you would like to talk before you choose.',
  'There is no wrong choice here. They differ in how they work more than in what they know; the descriptions say how.',
  'I have spoken with each of them about schools like yours. Do ask for others if none of these feels right.',
  'You are welcome to telephone their headteachers first. I can arrange it.',
  'Read the offers beside what your teachers said they wanted. I am in your school next week if it helps to talk.',
];

/** Why a broker put forward an offer that the ranking had lower. */
export const SHORTLIST_REASONS: readonly string[] = [
  'Worked well with this school’s English team two years ago.',
  'The head asked at our meeting whether this leader might be free.',
  'Same kind of school, and a way of working that should suit a small team.',
];

/** Why a provider declines, by code, with what they add. */
export const DECLINES: readonly (readonly [DeclineCode, string])[] = [
  ['timing', 'I would have liked this. The dates fall in our busiest weeks; a term later I could.'],
  ['no-capacity', 'We have just agreed to support another school and would not do yours justice.'],
  ['distance', 'The journey there and back is more than I can manage with a full week here.'],
  ['home-school-needs-me', 'A colleague has left at short notice and I am covering her classes.'],
];

/** Why a home school cannot release somebody. */
export const REFUSALS: readonly string[] = [
  'Two of our year leaders are on leave this term and next, and I cannot spare a third. I am sorry: it is the right work at the wrong time.',
];

/** Why a broker takes an invitation back. */
export const WITHDRAWALS: readonly string[] = [
  'The school has asked to wait until its new mathematics leader is in post, and the days you offered fall before that.',
];

/** Why a partner is approved although another was ranked higher. */
export const APPROVAL_REASONS: readonly string[] = [
  'The school’s choice, made after speaking with two of those put forward. It fits the days they can use.',
  'The head visited this leader’s classroom and asked for them by name. I agree with the choice.',
  'The school felt sure of this partner, and its reasons are good ones.',
];

/** What is added to a draft before it goes for signing: who helps, and what else is needed. */
export const RESOURCES: readonly { people: string; other: string }[] = [
  {
    people: 'the subject leader of the client school, half a day for each visit',
    other: 'A room for meetings, cover for two teachers on visiting days and copies of current plans.',
  },
  {
    people: 'the deputy head of the client school as day-to-day contact',
    other: 'A place to work between lessons; books and assessment of six pupils in each year group.',
  },
  {
    people: 'two teachers of the client school who will lead the work afterwards',
    other: 'Cover for joint planning, one afternoon a fortnight.',
  },
];

/** Why a draft was changed. */
export const EDIT_NOTES: readonly string[] = [
  'Named who will work with the provider, as agreed on the telephone.',
  'Added cover and a room, so that visits can be planned.',
  'Who takes part from the school, after the first meeting.',
];

/** What a school says when a need has been met. */
export const MET_REASONS: readonly string[] = [
  'Target reached in the latest results; the adviser has seen the evidence.',
  'Confirmed at moderation and by the adviser’s visit.',
];
