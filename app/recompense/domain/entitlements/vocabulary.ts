/** What of the authority's service a school takes up. Source: Walsall's strategy, "Agreeing the band". */
export const CORE_OFFERS = ['core', 'core-plus'] as const;
export type CoreOffer = (typeof CORE_OFFERS)[number];
