import { academicYearWords, isTermKey, termWords } from '~/kernel/academic-year';
import type { ReportState } from '../domain/reports/states';
import type { ReportKind } from '../domain/vocabulary';

/** What a report is called, whom it is for, and what is in it. */
export const KIND_WORDS: Readonly<Record<ReportKind, { name: string; readers: string; holds: string }>> = {
  director: {
    name: 'Report to the director',
    readers: 'brokers and the lead of the service',
    holds:
      'All figures of a term under the three questions: how well schools are known, what support is in place, and what it has changed.',
  },
  scrutiny: {
    name: 'Report to members',
    readers: 'elected members',
    holds:
      'Counts for the whole authority. Small ones are kept back, so that no school and no person can be worked out.',
  },
  school: {
    name: 'Report to governors',
    readers: 'the headteacher and the chair of governors of the school',
    holds: 'One school’s year: its band, the support it had, what that took and what has changed.',
  },
  provider: {
    name: 'Provider’s report',
    readers: 'the people who act for the provider',
    holds: 'A provider’s year: days offered and used, agreements, outcomes, and notes on time.',
  },
};

export const STATE_WORDS: Readonly<Record<ReportState, { name: string; tone: 'grey' | 'green' | 'amber' }>> =
  {
    saved: { name: 'Not published', tone: 'grey' },
    published: { name: 'Published', tone: 'green' },
    withdrawn: { name: 'Withdrawn', tone: 'amber' },
  };

/** "autumn term 2026", or "school year 2026 to 2027". */
export function periodWords(period: string): string {
  return isTermKey(period) ? termWords(period) : `school year ${academicYearWords(Number(period))}`;
}

/** What a report's files are called, without their ending. */
export function reportFileName({
  kind,
  period,
  asOf,
}: {
  kind: ReportKind;
  period: string;
  asOf: string;
}): string {
  return `report-${kind}-${period}-${asOf}`;
}
