/** Keys of the lines of the register of what is held. */
export const CATEGORY_KEYS = [
  'people',
  'sign-in',
  'mail',
  'notices',
  'schools',
  'diagnoses',
  'directory',
  'support',
  'visits',
  'clusters',
  'participants',
  'practice',
  'money',
  'payers',
  'reports',
  'access-log',
  'restricted-notes',
  'rights',
  'imports',
  'settings',
  'audit',
  'machinery',
] as const;
export type CategoryKey = (typeof CATEGORY_KEYS)[number];

/**
 * Why it may be held (UK GDPR article 6(1)): `public-task` (e): a task in the public interest, given by the Education Act 1996
 * section 13A; `law` (c): a duty laid down by law.
 */
export type Basis = 'public-task' | 'law';

/** What becomes of it when its time is over. */
export type Going = 'removed' | 'emptied' | 'stays' | 'by-hand';

/** A line of the register (UK GDPR article 30: the record of processing). */
export type Category = {
  key: CategoryKey;
  name: string;
  /** What is held. */
  holds: string;
  /** What for. */
  purpose: string;
  basis: readonly Basis[];
  /** Where special category data may stand in it, the condition (article 9 and the Data Protection Act 2018). */
  special?: string;
  whose: string;
  seenBy: string;
  /** What its time counts from, after "months from"; empty where nothing goes by itself. */
  from: string;
  /** Usual time in months; null where nothing goes by itself. */
  months: number | null;
  /** The least an authority may set, in months. */
  least: number;
  /** Why it is kept for that long. */
  why: string;
  going: Going;
  /** What goes and what is left, in a sentence. */
  goes: string;
  /** Whether a hold on one school's records reaches it. */
  bySchool: boolean;
};
