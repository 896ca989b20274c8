import type { LifeRecord } from '~/agreements/domain/life/record';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';

export const LIFE_TODAY = '2027-03-15';

/** An agreement in force in its second month, with nothing waiting but its first visit. */
export function life(more: Partial<LifeRecord> = {}): LifeRecord {
  return {
    state: 'active',
    today: LIFE_TODAY,
    calendar: USUAL_CALENDAR,
    standings: ['service'],
    starts: '2027-02-01',
    ends: '2027-07-16',
    signed: true,
    gaps: 0,
    unsigned: [],
    resumeBy: null,
    halfDaysLeft: 8,
    visits: [],
    reviewsAskedFor: false,
    reviewDueBy: null,
    reviews: [],
    outcomes: [
      {
        id: 'o1',
        measure: 'Pupils at the expected standard',
        byDate: '2027-07-01',
        points: [{ kind: 'visit', on: '2027-03-01' }],
        judged: false,
      },
    ],
    milestones: [{ id: 'm1', text: 'Plans agreed', date: '2027-05-01', reachedOn: null }],
    actions: [],
    escalation: null,
    amendment: null,
    criteria: [{ id: 'c1', text: 'The school runs it alone', judged: false }],
    evaluated: [],
    evaluationDueOn: null,
    missing: [],
    endedOn: null,
    ...more,
  };
}
