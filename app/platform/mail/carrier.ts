import type { Answer, LateAnswer } from './answer';

/** A message as it leaves, its link in place. */
export type Outgoing = {
  /** The outbox row: the same at every attempt, so that the other side can know it again. */
  id: string;
  to: string;
  subject: string;
  body: string;
  html: string | null;
  calendar: { method: 'REQUEST' | 'CANCEL'; content: string } | null;
  /** Whether an earlier attempt may have succeeded. */
  doubtful: boolean;
  now: Date;
};

/** A way out. */
export type Carrier = {
  name: 'smtp' | 'notify';
  /** Hands a message over. Never throws and always ends: a hang ends as `again` or `unknown`. */
  send(message: Outgoing): Promise<Answer>;
  /** What became of a message it took; null where it is still under way or cannot be said. */
  statusOf?(transportId: string): Promise<{ status: LateAnswer; said: string } | null>;
};
