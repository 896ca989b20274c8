import type { FigureDefinition } from '../figures/definition';

/** Figures of this part. */
export const FAIRNESS_FIGURES: Record<string, FigureDefinition> = {};
