import type { Role } from '~/accounts/domain/roles';
import type { Topic } from './preferences/vocabulary';

/** Who is told of an event. Resolved to accounts in `audience.server.ts`. */
export const AUDIENCES = [
  /** Heads and chairs of the school the event concerns. */
  'school',
  /** Heads of the school only. */
  'school-head',
  /** Chairs of its governors only. */
  'school-chair',
  /** People who act for the provider. */
  'provider',
  /** Heads of the provider's home school. */
  'home-school',
  /** The school's own broker, else every broker of the school's authority. */
  'broker',
  'lead',
  /** Administrators of the authority. */
  'admin',
  /** The account that the event is about: its subject. */
  'account',
  /** Brokers of the places that account acts for: its schools, its providers' home schools, else every broker. */
  'account-broker',
  /** Whom the event's details name in `whom`: audiences, ids of accounts, or both. */
  'whom',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How far a matter with a date has come when people are reminded of it: `before-5` and `chaser-2` by their first word. */
export type ReminderStage = 'before' | 'due' | 'chaser' | 'to-broker';

/**
 * What is said: one plain sentence and where it leads. No confidential content. `{school}`, `{provider}`, `{ref}` are filled
 * from the record; `{id}` in an address is the event's subject, `{case}` its request, `{urn}` its school; `{visitId}` and
 * the like are texts of its details. Accounts that the details name in `except` are not told.
 */
export type Template = {
  to: readonly Audience[];
  message: string;
  href: string;
  /** Whether something is asked of the reader: it usually goes to their mail at once. */
  asks?: boolean;
  /** Whether it carries a right, a duty or a formal step: a person can have it daily, never not at all. */
  statutory?: boolean;
  /** The sentence of the mail, where it must say less than the page: see `mail-words.ts` for what a mail may hold. */
  mail?: string;
  /** The mail's subject, where that of its topic would not do. */
  subject?: string;
  /** What it is about, where the table of topics (`topics.ts`) would have it wrong. */
  topic?: Topic;
  /** Only where the event's details name this party among `parties`: whom an amendment asks to sign. */
  onlyWhereAsked?: string;
  /** What those are whom the event names (`whom`), where no other audience says it: for the topics a person is asked about. */
  named?: readonly Role[];
  /** Only at these stages of a reminder, by the event's detail `stage`. */
  onlyAt?: readonly ReminderStage[];
};
