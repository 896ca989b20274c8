import type { FigureDefinition } from '../figures/definition';

export const SUPPORT_FIGURES: Readonly<Record<string, FigureDefinition>> = {};
