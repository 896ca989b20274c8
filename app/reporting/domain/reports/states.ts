import type { Machine } from '~/kernel/state-machine';

export const REPORT_STATES = ['saved', 'published', 'withdrawn'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_EVENTS = ['publish', 'withdraw'] as const;
export type ReportEvent = (typeof REPORT_EVENTS)[number];

/** The life of a saved report. What it says never changes: one that has to be put right is withdrawn and made again. */
export const reportMachine: Machine<ReportState, ReportEvent> = {
  name: 'report',
  initial: 'saved',
  states: REPORT_STATES,
  events: REPORT_EVENTS,
  transitions: {
    saved: { publish: 'published', withdraw: 'withdrawn' },
    published: { withdraw: 'withdrawn' },
    withdrawn: {},
  },
};

/** The state that a record's dates say it is in. */
export function reportStateOf(record: { publishedAt: Date | null; withdrawnAt: Date | null }): ReportState {
  if (record.withdrawnAt !== null) return 'withdrawn';
  return record.publishedAt === null ? 'saved' : 'published';
}
