import { RATINGS } from './inspection';
import { PHASE_NAMES, TYPE_GROUPS } from './kinds';
import { STATUS_GROUPS, type StatusGroup } from './vocabulary';

export const SORTS = ['name', 'town', 'phase', 'pupils', 'inspected'] as const;
export type Sort = (typeof SORTS)[number];

/** Stands for "every authority" in the address. */
export const EVERYWHERE = 'all';
/** Stands for schools without an inspection outcome. */
export const NO_OUTCOME = 'none';

/** What the list of schools is asked for, from the address. Empty text means no filter. */
export type SchoolListQuery = {
  search: string;
  /** Three-digit code, `EVERYWHERE`, or empty for the viewer's own authority. */
  la: string;
  status: StatusGroup | 'any';
  phase: string;
  type: string;
  trust: string;
  band: string;
  rating: string;
  sort: Sort;
  descending: boolean;
  page: number;
};

const LONGEST_SEARCH = 100;

/**
 * Reads the address's query. What makes no sense there (an address typed by hand, an old bookmark) counts as
 * not given, so that a list always comes.
 */
export function readListQuery(params: URLSearchParams): SchoolListQuery {
  const get = (name: string) => (params.get(name) ?? '').trim();
  const among = <T extends string>(name: string, allowed: readonly T[]): T | '' =>
    allowed.find((value) => value === get(name)) ?? '';
  const la = get('la');
  const page = Number(get('page'));
  return {
    search: get('q').slice(0, LONGEST_SEARCH),
    la: la === EVERYWHERE || /^\d{3}$/.test(la) ? la : '',
    status: among('status', [...STATUS_GROUPS, 'any']) || 'open',
    phase: among('phase', PHASE_NAMES),
    type: among('type', TYPE_GROUPS),
    trust: /^([A-Z]{2})?\d{1,8}$/.test(get('trust')) ? get('trust') : '',
    band: /^[\w-]{1,30}$/.test(get('band')) ? get('band') : '',
    rating: among('rating', [...RATINGS, NO_OUTCOME]),
    sort: among('sort', SORTS) || 'name',
    descending: get('order') === 'desc',
    page: Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1,
  };
}
