/** Everything people do with money on a `MoneyBook`. */
import { CLAIM_DEEDS } from './money-deeds-claims';
import { PAID_DEEDS } from './money-deeds-paid';

export const DEEDS = { ...CLAIM_DEEDS, ...PAID_DEEDS };

export type DeedName = keyof typeof DEEDS;
