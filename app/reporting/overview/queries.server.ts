import { isService, type Viewer } from '~/accounts/domain/roles';
import { figuresOf } from '../figures/catalogue.server';
import type { FigureView } from '../figures/definition';
import { readingOf } from '../figures/reading.server';
import { QUESTIONS } from './questions';

export type Overview = {
  today: string;
  questions: {
    key: string;
    title: string;
    figures: FigureView[];
    pages: { label: string; href: string }[];
  }[];
};

/** The whole authority by three questions; null for those who do not work for its service. */
export async function overviewPage(viewer: Viewer): Promise<Overview | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  const questions: Overview['questions'] = [];
  for (const { key, title, figures, pages } of QUESTIONS)
    questions.push({ key, title, figures: await figuresOf(reading, figures), pages: [...pages] });
  return { today: reading.today, questions };
}
