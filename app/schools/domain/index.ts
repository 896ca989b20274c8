export { FACT_NAMES, type FactName, NOTHING_KNOWN, type SchoolFacts } from './facts';
export { type Family, familyOf, type Succession } from './family';
export { RATINGS, ratingOf } from './inspection';
export {
  isAcademy,
  isMaintained,
  PHASE_NAMES,
  phaseOf,
  TYPE_GROUPS,
  type TypeGroup,
  typeGroupOf,
} from './kinds';
export {
  EVERYWHERE,
  NO_OUTCOME,
  readListQuery,
  type SchoolListQuery,
  SORTS,
  type Sort,
} from './list-query';
export { fold, searchTextOf, searchWords, sortNameOf } from './search';
export { LINK_KINDS, type LinkKind, STATUS_GROUPS, type StatusGroup } from './vocabulary';
