/**
 * What can be the matter with what the service stands on: no room to write, nothing may be written, others hold the
 * database for too long, or it does not answer.
 */
export type FaultKind = 'full' | 'read-only' | 'busy' | 'away';

/** What the page about it has to tell. */
export type FaultShown = {
  fault: FaultKind;
  /** The form that was sent, and whether all of it is here, so that it can be sent again; null where a page was asked for. */
  sent: { answers: readonly [string, string][]; whole: boolean } | null;
  /** The address that was asked. */
  path: string;
};
