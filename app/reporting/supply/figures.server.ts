import type { FigureDefinition } from '../figures/definition';

/** Figures of this part. */
export const SUPPLY_FIGURES: Record<string, FigureDefinition> = {};
