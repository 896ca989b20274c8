import { addDays } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import type { Standing } from '../permissions';
import type { ActionOwner } from '../visits/vocabulary';
import { standingOf } from './milestones';
import type { LifeAction, LifeMilestone, LifeOutcome, LifeRecord, LifeReview, LifeVisit } from './record';
import { byDate, type Task, task } from './task';

/** A measure not read for so many days is due to be read again: a term, holidays left out. */
export const READ_EVERY_DAYS = 100;
/** From three weeks before that day it can be called due. */
const SOON_DAYS = 21;

/** Visits: the first to plan, each that is planned, each note to write or read. */
export function visitTasks(record: LifeRecord): Task[] {
  const counted = record.visits.filter(({ state }) => state !== 'called-off');
  const planned = counted.filter(({ state }) => state === 'planned');
  const plan = planTask(record, counted.length, planned.length);
  return [...plan, ...counted.flatMap((visit) => visitTask(record, visit))];
}

function planTask({ state, halfDaysLeft }: LifeRecord, visits: number, planned: number): Task[] {
  if (planned > 0 || (visits > 0 && (halfDaysLeft === 0 || state !== 'active'))) return [];
  const base = {
    key: 'plan-visit',
    stage: 'visits' as const,
    title: visits === 0 ? 'Plan the first visit' : 'Plan the next visit',
    whose: ['provider-leader', 'service'] as Standing[],
    place: { page: 'plan-visit' as const },
  };
  if (state === 'draft' || state === 'signing') {
    return [
      task({ ...base, status: 'blocked', why: 'Visits can be planned once all four parties have signed.' }),
    ];
  }
  if (state === 'paused') {
    return [
      task({ ...base, status: 'blocked', why: 'The agreement is paused. It has to be resumed first.' }),
    ];
  }
  if (state !== 'active') return [];
  return [task({ ...base, status: 'now' })];
}

function visitTask({ today, state }: LifeRecord, visit: LifeVisit): Task[] {
  const on = dateWords(visit.plannedFor);
  const base = {
    key: `visit:${visit.id}`,
    stage: 'visits' as const,
    place: { page: 'visit' as const, id: visit.id },
    whose: [visit.by],
  };
  if (visit.state === 'planned') {
    if (state === 'paused') {
      return [
        task({
          ...base,
          title: `Make the visit of ${on}, or call it off`,
          status: 'blocked',
          due: visit.plannedFor,
          why: 'The agreement is paused. It has to be resumed before a visit is made.',
        }),
      ];
    }
    if (visit.plannedFor > today) {
      return [task({ ...base, title: `Make the visit of ${on}`, status: 'coming', due: visit.plannedFor })];
    }
    const due = addDays(visit.plannedFor, 2);
    return [
      task({
        ...base,
        title: `Record the visit of ${on}`,
        status: byDate(due, today),
        due,
        why: 'Its note is to reach the headteacher within 48 hours of the visit.',
      }),
    ];
  }
  if (visit.noteNumber === 0) {
    return [
      task({
        ...base,
        title: `Write up the visit of ${on}`,
        status: byDate(visit.noteDueOn, today),
        due: visit.noteDueOn,
        why: 'Its note is to reach the headteacher within 48 hours of the visit.',
      }),
    ];
  }
  if (!visit.noteRead) {
    return [
      task({ ...base, title: `Read the note of the visit of ${on}`, status: 'now', whose: ['client-head'] }),
    ];
  }
  return [task({ ...base, title: `Visit of ${on}, written up and read`, status: 'done' })];
}

/** Improvement Reviews, where the band asks for them or one has been planned. */
export function reviewTasks(record: LifeRecord): Task[] {
  const counted = record.reviews.filter(({ state }) => state === 'planned' || state === 'held');
  if (counted.length === 0 && !record.reviewsAskedFor) return [];
  const planned = counted.some(({ state }) => state === 'planned');
  return [
    ...(planned ? [] : planReview(record, counted.length)),
    ...counted.flatMap((one) => reviewTask(record, one)),
  ];
}

function planReview({ state, reviewDueBy, reviewsAskedFor, today }: LifeRecord, held: number): Task[] {
  if (!reviewsAskedFor || state === 'closing') return [];
  const base = {
    key: 'plan-review',
    stage: 'progress' as const,
    title: held === 0 ? 'Plan the first Improvement Review' : 'Plan the next Improvement Review',
    due: reviewDueBy,
    whose: ['service'] as Standing[],
    place: { page: 'plan-review' as const },
  };
  if (state === 'draft' || state === 'signing') {
    return [task({ ...base, status: 'blocked', why: 'Reviews begin once all four parties have signed.' })];
  }
  return [task({ ...base, status: byDate(reviewDueBy, today) })];
}

function reviewTask({ today }: LifeRecord, review: LifeReview): Task[] {
  const name = `Improvement Review ${review.number}`;
  const on = dateWords(review.plannedFor);
  const place = { page: 'review' as const, id: review.id };
  const base = { stage: 'progress' as const, place, whose: ['service'] as Standing[] };
  if (review.state === 'held') {
    return [task({ ...base, key: `review:${review.id}`, title: `${name}, ${on}`, status: 'done' })];
  }
  const latest = addDays(review.plannedFor, -7);
  const before: Task = review.preMeetingHeld
    ? task({
        ...base,
        key: `pre-meeting:${review.id}`,
        title: `Head and adviser met before review ${review.number}`,
        status: 'done',
      })
    : task({
        ...base,
        key: `pre-meeting:${review.id}`,
        title: `Meet before review ${review.number}, headteacher and adviser`,
        whose: ['service', 'client-head'],
        due: review.preMeetingOn ?? latest,
        status:
          review.preMeetingOn && review.preMeetingOn > today
            ? 'coming'
            : byDate(review.preMeetingOn ?? latest, today),
        why: `They meet at least a week before the review of ${on}.`,
      });
  const hold =
    review.plannedFor > today
      ? task({
          ...base,
          key: `review:${review.id}`,
          title: `Hold ${name}`,
          due: review.plannedFor,
          status: review.preMeetingHeld ? 'coming' : 'blocked',
          why: review.preMeetingHeld
            ? null
            : 'Headteacher and adviser meet first, at least a week before it.',
        })
      : task({
          ...base,
          key: `review:${review.id}`,
          title: `Write the minutes of ${name}`,
          due: review.plannedFor,
          status: byDate(review.plannedFor, today),
        });
  return [before, hold];
}

/** Each measure is read once a term at least, so that progress can be seen on the way. */
export function measureTasks(record: LifeRecord): Task[] {
  return record.outcomes.map((outcome) => measureTask(record, outcome));
}

function measureTask({ state, today, starts }: LifeRecord, outcome: LifeOutcome): Task {
  const base = {
    key: `measure:${outcome.id}`,
    stage: 'progress' as const,
    whose: ['client-head', 'provider-leader', 'service'] as Standing[],
    place: { page: 'add-point' as const },
  };
  const title = `Read the measure: ${lowerFirst(outcome.measure)}`;
  if (state === 'draft' || state === 'signing') {
    return task({
      ...base,
      title,
      status: 'blocked',
      why: 'Progress is measured once all four parties have signed.',
    });
  }
  const last = outcome.points
    .map(({ on }) => on)
    .filter((on) => on <= today)
    .sort()
    .at(-1);
  const from = last ?? starts ?? today;
  const due = addDays(from, READ_EVERY_DAYS);
  const why = last ? `Last read ${dateWords(last)}.` : 'Not read since the baseline.';
  if (due >= today && last) {
    return task({ ...base, title: `Measured: ${lowerFirst(outcome.measure)}`, status: 'done', why });
  }
  const status = addDays(today, SOON_DAYS) < due ? 'coming' : byDate(due, today);
  return task({ ...base, title, status, due, why });
}

/** Milestones: reached, overdue, or to come. */
export function milestoneTasks({ milestones, today, state }: LifeRecord): Task[] {
  return milestones.map((milestone) => milestoneTask(milestone, today, state));
}

function milestoneTask(
  { id, text, date, reachedOn }: LifeMilestone,
  today: string,
  state: LifeRecord['state'],
): Task {
  const base = {
    key: `milestone:${id}`,
    stage: 'progress' as const,
    title: `Milestone: ${text}`,
    due: date,
    whose: ['client-head', 'provider-leader', 'service'] as Standing[],
    place: { page: 'milestone' as const, id },
  };
  if (reachedOn) return task({ ...base, status: 'done', why: `Reached ${dateWords(reachedOn)}.` });
  if (state === 'draft' || state === 'signing') {
    return task({
      ...base,
      status: 'blocked',
      why: 'Milestones are marked once all four parties have signed.',
    });
  }
  if (state === 'paused') {
    return task({ ...base, status: 'blocked', why: 'The agreement is paused. It has to be resumed first.' });
  }
  // It is marked when it is reached; until its date is past nobody has to do anything here.
  const status = standingOf(date, null, today) === 'overdue' ? 'overdue' : 'coming';
  return task({
    ...base,
    status,
    why: date ? 'Mark it when it is reached.' : 'It has no date. Mark it when it is reached.',
  });
}

/** The party an action falls to; nobody of them where it is somebody else. */
const OWNER_STANDINGS: Readonly<Record<ActionOwner, readonly Standing[]>> = {
  'client-head': ['client-head'],
  'client-chair': ['client-chair'],
  provider: ['provider-leader'],
  'home-head': ['home-head'],
  service: ['service'],
  other: [],
};

/** Actions agreed at visits and reviews; those that are done are told as one. */
export function actionTasks({ actions, today }: LifeRecord): Task[] {
  const open = actions.filter(({ state }) => state === 'open').map((action) => actionTask(action, today));
  const done = actions.filter(({ state }) => state === 'done').length;
  if (done === 0) return open;
  const said = task({
    key: 'actions-done',
    stage: 'progress',
    title: `${count(done, 'agreed action')} done`,
    status: 'done',
    place: { page: 'actions' },
  });
  return [...open, said];
}

function actionTask(action: LifeAction, today: string): Task {
  return task({
    key: `action:${action.id}`,
    stage: 'progress',
    title: action.text,
    status: byDate(action.dueOn, today),
    due: action.dueOn,
    why: action.ownerName ? `Agreed action, for ${action.ownerName}.` : 'Agreed action.',
    whose: OWNER_STANDINGS[action.owner],
    place: { page: 'action', id: action.id },
  });
}

function lowerFirst(text: string): string {
  // A name or an abbreviation keeps its capital.
  return /^[A-Z][a-z]/.test(text) && !/^(Year|Key|Reception|Ofsted|England)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
