import { isService, type Viewer } from '~/accounts/domain/roles';
import { TRAJECTORY_MEASURES, type TrajectoryMeasure } from '../domain/vocabulary';
import { figuresOf } from '../figures/catalogue.server';
import type { FigureView } from '../figures/definition';
import { readingOf } from '../figures/reading.server';
import { trajectoriesInForce } from '../schools/trajectories.server';
import { standingWords } from '../schools/trajectory-wording';
import { QUESTIONS } from './questions';

export type Overview = {
  today: string;
  questions: {
    key: string;
    title: string;
    figures: FigureView[];
    pages: { label: string; href: string }[];
  }[];
  /** How figures stand beside what is meant for today, by their keys. */
  trajectory: Record<string, string>;
};

const FIGURE_OF: Record<TrajectoryMeasure, string> = {
  schools: 'good-or-better-schools',
  pupils: 'good-or-better-pupils',
};

/** The whole authority by three questions; null for those who do not work for its service. */
export async function overviewPage(viewer: Viewer): Promise<Overview | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  const questions: Overview['questions'] = [];
  for (const { key, title, figures, pages } of QUESTIONS)
    questions.push({ key, title, figures: await figuresOf(reading, figures), pages: [...pages] });
  const whole = (await trajectoriesInForce(reading.handle, viewer)).filter(
    ({ phase, place }) => phase === '' && place === '',
  );
  const shown = new Map(questions.flatMap(({ figures }) => figures.map((one) => [one.key, one] as const)));
  const trajectory: Overview['trajectory'] = {};
  for (const measure of TRAJECTORY_MEASURES) {
    const points = whole.find((one) => one.measure === measure)?.points;
    const key = FIGURE_OF[measure];
    if (points) trajectory[key] = standingWords(shown.get(key)?.summary.value ?? null, points, reading.today);
  }
  return { today: reading.today, questions, trajectory };
}
