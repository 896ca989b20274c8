import { and, desc, eq } from 'drizzle-orm';
import { account, trajectory } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { endOfLastTerm } from '~/diagnosis/domain';
import { termDates, termOf, termsFrom } from '~/kernel/academic-year';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { isFormId, transact } from '~/platform/transact.server';
import {
  newPoints,
  samePoints,
  type TrajectoryPoint,
  type TrajectoryScope,
} from '../domain/schools/trajectory';
import type { TrajectoryForm } from './forms';
import { TERMS_ASKED } from './trajectory-queries.server';
import { scopeWords } from './trajectory-wording';

export type SetTrajectory = TrajectoryScope & TrajectoryForm;

/** What the form shows of a version made meanwhile. */
export type TrajectoryNow = { points: TrajectoryPoint[]; reason: string; by: string | null };

/**
 * Sets what the authority means to reach, as the next version: the lead's decision. Percentages of days before those
 * the form asks about stay as history. All left blank ends the trajectory.
 * @param choices phases and places that the authority's schools have, read before
 * @returns `stale` with the version made since the form was opened
 */
export async function setTrajectory(
  viewer: Viewer,
  input: SetTrajectory,
  choices: { phases: readonly string[]; places: readonly string[] },
): Promise<Verdict<{ id: string; ended: boolean }>> {
  return transact(viewer, async ({ tx, now, today, emit }) => {
    if (!has(viewer, 'lead'))
      return no('trajectory.forbidden', 'Only the head of service can set a trajectory.');
    if (!isFormId(input.id))
      return no('trajectory.bad-id', 'Open the page again and send the form from there.');
    if (input.from !== termOf(endOfLastTerm(today)))
      return no(
        'trajectory.new-term',
        'A new term has begun since this page was opened, so it asks about other days now. Open the page again.',
      );
    const { measure, phase, place } = input;
    if (
      (phase !== '' && !choices.phases.includes(phase)) ||
      (place !== '' && !choices.places.includes(place))
    )
      return no('trajectory.not-found', 'These schools could not be found.');
    const own = and(
      eq(trajectory.authorityId, viewer.authorityId),
      eq(trajectory.measure, measure),
      eq(trajectory.phase, phase),
      eq(trajectory.place, place),
    );
    const [last] = await tx
      .select({
        id: trajectory.id,
        number: trajectory.number,
        points: trajectory.points,
        reason: trajectory.reason,
        by: account.name,
      })
      .from(trajectory)
      .leftJoin(account, eq(account.id, trajectory.byId))
      .where(own)
      .orderBy(desc(trajectory.number))
      .limit(1);
    if (last?.id === input.id) return yes({ id: last.id, ended: last.points.length === 0 });
    if ((last?.number ?? 0) !== input.number)
      return stale({ points: last?.points ?? [], reason: last?.reason ?? '', by: last?.by ?? null });
    const points = pointsOf(last?.points ?? [], input);
    if (points.length === 0 && (last?.points ?? []).length === 0)
      return no('trajectory.empty', 'Enter the percentage meant for at least one day.', {
        field: 'days[0].percent',
      });
    if (last && samePoints(last.points, points))
      return no('trajectory.no-change', 'Nothing has been changed, so no new version is needed.');
    await tx.update(trajectory).set({ inForce: false }).where(own);
    await tx.insert(trajectory).values({
      ...{ id: input.id, authorityId: viewer.authorityId, measure, phase, place },
      ...{ number: input.number + 1, points, reason: input.reason },
      ...{ byId: viewer.accountId, at: now, inForce: true },
    });
    emit({
      type: 'trajectory.set',
      subject: { type: 'trajectory', id: input.id },
      before: { points: last?.points ?? [] },
      after: { points },
      reason: input.reason,
      details: { measure, phase, place, number: input.number + 1, of: scopeWords({ phase, place }) },
    });
    return yes({ id: input.id, ended: points.length === 0 });
  });
}

/** The points of the version to make; where every day asked about is blank, there is to be no trajectory any more. */
function pointsOf(before: readonly TrajectoryPoint[], { from, days }: TrajectoryForm): TrajectoryPoint[] {
  const asked = termsFrom(from, TERMS_ASKED).map((term) => termDates(term).to);
  const typed = new Map<string, number>();
  for (const [at, on] of asked.entries()) {
    const percent = days[at]?.percent;
    if (percent !== null && percent !== undefined) typed.set(on, percent);
  }
  return typed.size === 0 ? [] : newPoints(before, asked, typed);
}
