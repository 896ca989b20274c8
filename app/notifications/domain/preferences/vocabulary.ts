/** What a notice is about, for a person's choices. */
export const TOPICS = [
  'requests',
  'invitations',
  'agreements',
  'visits-and-reviews',
  'progress',
  'diagnosis',
  'money',
  'directory',
  'practice',
  'reports',
  'service',
] as const;
export type Topic = (typeof TOPICS)[number];

/** How a notice goes to a person's mail: at once, with the day's other news, or not at all. */
export const MAIL_CHOICES = ['at-once', 'daily', 'none'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** A person's choices; a topic that is missing has its usual one. */
export type MailChoices = Partial<Record<Topic, MailChoice>>;
