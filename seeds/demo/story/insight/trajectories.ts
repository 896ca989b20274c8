import { endOfLastTerm } from '~/diagnosis/domain';
import { termOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import type { TrajectoryScope } from '~/reporting/domain/schools/trajectory';
import { setTrajectory } from '~/reporting/schools/trajectory-commands.server';
import { idOf } from '../../ids';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

type Told = {
  scope: TrajectoryScope;
  /** Days before today. */
  ago: number;
  number: number;
  /** From the end of the term before that day on, term by term; null where nothing is meant for its end. */
  percents: readonly (number | null)[];
  reason: string;
};

const ALL = { phase: '', place: '' };

const TOLD: readonly Told[] = [
  {
    scope: { measure: 'schools', ...ALL },
    ago: 405,
    number: 0,
    percents: [81, null, null, 83, null, null, 86, null, null, 90],
    reason:
      'Agreed with headteachers and the director: a school or two more each year, and no school slipping.',
  },
  {
    scope: { measure: 'pupils', ...ALL },
    ago: 404,
    number: 0,
    percents: [78, null, null, 80, null, null, 84, null, null, 88],
    reason: 'Two large secondary schools decide most of it; their own plans give these dates.',
  },
  {
    scope: { measure: 'schools', phase: 'Primary', place: '' },
    ago: 403,
    number: 0,
    percents: [80, null, null, 82, null, null, 85, null, null, 88],
    reason: 'The primary forum asked for a line of its own.',
  },
  {
    scope: { measure: 'schools', ...ALL },
    ago: 66,
    number: 1,
    percents: [79, 79, 80, 82, 83, 84, 86, null, null, 90],
    reason:
      'Report cards have come out lower than we expected. The aim for 2029 stays; the way there is set term by term.',
  },
];

/** Marlshire says what it means to reach, and sets it again when the year has gone otherwise. */
export function setTrajectories(timeline: Timeline, cast: Cast): void {
  const lead = cast.lead();
  for (const [n, { scope, ago, number, percents, reason }] of TOLD.entries()) {
    const at = timeline.instant(ago, 15);
    timeline.add(at, 'a trajectory is set', async () => {
      must(
        await setTrajectory(
          lead,
          {
            ...scope,
            ...{ number, reason, days: percents.map((percent) => ({ percent })) },
            id: idOf('trajectory', lead.authorityId, String(n)),
            from: termOf(endOfLastTerm(calendarDate(at))),
          },
          { phases: ['Primary'], places: [] },
        ),
      );
    });
  }
}
