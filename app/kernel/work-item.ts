import type { CalendarDate } from './clock';

/**
 * One thing waiting for a person, as shown at `/home`. Each area computes its own from the record
 * (`worklist.server.ts`); the home page only joins and sorts them.
 */
export type WorkItem = {
  /** Stable key: the same matter has the same key on every visit. */
  key: string;
  /** `now`: they must act; `soon`: they will have to; `waiting`: somebody else must act. */
  kind: 'now' | 'soon' | 'waiting';
  /** What to do, starting with a verb: "Choose a partner for MAR-0042". */
  title: string;
  /** One sentence of context. */
  detail: string;
  href: string;
  /** Date by which, when there is one. */
  due: CalendarDate | null;
  /** Since when it has waited. */
  since: Date | null;
  /** A formal step whose date the law or the lead has set: it cannot be put off. */
  firm?: boolean;
};
