/** Who is told of an event. Resolved to accounts in `audience.server.ts`. */
export type Audience =
  /** Heads and chairs of the school the event concerns. */
  | 'school'
  /** Heads of the school only. */
  | 'school-head'
  /** Chairs of its governors only. */
  | 'school-chair'
  /** People who act for the provider. */
  | 'provider'
  /** Heads of the provider's home school. */
  | 'home-school'
  /** The school's own broker, else every broker of the school's authority. */
  | 'broker'
  | 'lead';

/** What is said: one plain sentence and where it leads. No confidential content. */
export type Template = {
  to: readonly Audience[];
  message: string;
  href: string;
  /** Only where the event's details name this party among `parties`: whom an amendment asks to sign. */
  onlyWhereAsked?: string;
};
