import { z } from 'zod';
import { isFocusArea } from '~/diagnosis/domain/focus-areas';
import { APPETITES, DESIGNATIONS, FORMATS, PHASES } from './domain/vocabulary';

export const SORTS = ['name', 'fresh'] as const;
export const PLACES = ['any', 'own', 'beyond'] as const;
export const FREE_TERMS = ['this', 'next'] as const;
/** What the service looks through the directory for: designations ending or ended, quality assurance due or out of date. */
export const CHECKS = ['designation', 'qa'] as const;

const oneOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);

/** The filters of the directory, from its address; what is not understood is left out. */
export const directoryFilters = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  focus: z.string().refine(isFocusArea).optional().catch(undefined),
  phase: oneOf(PHASES),
  format: oneOf(FORMATS),
  designation: oneOf(DESIGNATIONS),
  appetite: oneOf(APPETITES),
  free: oneOf(FREE_TERMS),
  check: oneOf(CHECKS),
  where: z.enum(PLACES).catch('any').default('any'),
  remote: z.literal('on').optional().catch(undefined),
  open: z.literal('on').optional().catch(undefined),
  sort: z.enum(SORTS).catch('name').default('name'),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});
export type DirectoryFilters = z.output<typeof directoryFilters>;

/** Reads the filters of an address. */
export function readFilters(query: URLSearchParams): DirectoryFilters {
  return directoryFilters.parse(Object.fromEntries([...query].filter(([, value]) => value.trim() !== '')));
}

export const OFFER_VIEWS = ['all', 'confirm', 'draft', 'withdrawn'] as const;
/** Which of one's offers are listed. */
export type OfferListView = (typeof OFFER_VIEWS)[number];

const offerListFilters = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  view: z.enum(OFFER_VIEWS).catch('all').default('all'),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});
export type OfferListFilters = z.output<typeof offerListFilters>;

/** Reads which offers to list from an address; what is not understood is left out. */
export function readOfferList(query: URLSearchParams): OfferListFilters {
  return offerListFilters.parse(Object.fromEntries(query));
}
