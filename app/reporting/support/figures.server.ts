import { DELIVERY_FIGURES } from './delivery-figures.server';
import { DIFFERENCE_FIGURES } from './difference-figures.server';
import { TIME_FIGURES } from './time-figures.server';

/** Figures of the support that is in place: how soon it comes, how it is kept up, and what difference it has made. */
export const SUPPORT_FIGURES = { ...TIME_FIGURES, ...DELIVERY_FIGURES, ...DIFFERENCE_FIGURES };
