import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { endOfLastTerm } from '~/diagnosis/domain';
import { type TermKey, termDates, termOf, termsFrom } from '~/kernel/academic-year';
import { newFormId } from '~/platform/transact.server';
import { type GoodCount, shareGood } from '../domain/schools/series';
import type { TrajectoryScope } from '../domain/schools/trajectory';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';
import { goodCounts, schoolChoices } from './queries.server';
import { type TrajectoryRow, trajectoriesInForce, versionsOf } from './trajectories.server';

/** Days that the form asks about: the end of last term, as the start, and three years of terms to come. */
export const TERMS_ASKED = 10;

export type TrajectoryShown = TrajectoryRow & { counts: GoodCount[] };

export type TrajectoriesPage = {
  today: string;
  lead: boolean;
  trajectories: TrajectoryShown[];
  choices: { phases: string[]; places: string[] };
};

/** Every trajectory in force with how it has gone; null for those who do not work for the service. */
export async function trajectoriesPage(viewer: Viewer): Promise<TrajectoriesPage | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  const rows = await trajectoriesInForce(reading.handle, viewer);
  const trajectories: TrajectoryShown[] = [];
  for (const row of rows) trajectories.push({ ...row, counts: await countsFor(reading, row) });
  return {
    today: reading.today,
    lead: has(viewer, 'lead'),
    trajectories,
    choices: await schoolChoices(reading),
  };
}

function countsFor(reading: Reading, { phase, place }: TrajectoryScope): Promise<GoodCount[]> {
  return goodCounts(reading, { ...(phase ? { phase } : {}), ...(place ? { place } : {}) });
}

export type EditTrajectory = {
  id: string;
  scope: TrajectoryScope;
  /** The version in force when the form was opened; 0 for none. */
  number: number;
  from: TermKey;
  /** The days asked about, with what is meant now and, for days past, how it was. */
  days: { on: string; percent: number | null; actual: number | null }[];
  /** How it stands today. */
  actual: number | null;
  versions: TrajectoryRow[];
  choices: { phases: string[]; places: string[] };
  today: string;
};

/**
 * The form of one trajectory with its earlier versions.
 * @returns null for those who are not the lead, and for a phase or place that no school of the authority has
 */
export async function editTrajectory(viewer: Viewer, scope: TrajectoryScope): Promise<EditTrajectory | null> {
  if (!has(viewer, 'lead')) return null;
  const reading = await readingOf(viewer);
  const choices = await schoolChoices(reading);
  const { phase, place, measure } = scope;
  if ((phase && !choices.phases.includes(phase)) || (place && !choices.places.includes(place))) return null;
  const versions = await versionsOf(reading.handle, viewer, scope);
  const counts = await countsFor(reading, scope);
  const from = termOf(endOfLastTerm(reading.today));
  const last = versions[0];
  const now = counts.at(-1);
  return {
    id: newFormId(),
    scope,
    number: last?.number ?? 0,
    from,
    days: termsFrom(from, TERMS_ASKED).map((term) => {
      const on = termDates(term).to;
      const past = counts.find(({ day }) => day === on);
      return {
        on,
        percent: last?.points.find((point) => point.on === on)?.percent ?? null,
        actual: past ? shareGood(past, measure) : null,
      };
    }),
    actual: now ? shareGood(now, measure) : null,
    versions,
    choices,
    today: reading.today,
  };
}
