export { type Balance, freeFor, freeOverall, taken } from './balance';
export type { DaysByTerm } from './ledger';
export { isProvider, isServiceOf, mayEdit, maySeeCapacity } from './rights';
export {
  type DesignationStanding,
  designationStanding,
  type Freshness,
  freshness,
  qaStanding,
  qaUntil,
} from './standing';
export {
  APPETITES,
  type Appetite,
  DESIGNATIONS,
  type Designation,
  FORMATS,
  type Format,
  OFFER_STATES,
  type OfferState,
  PHASES,
  type Phase,
  QA_STATES,
  type QaState,
} from './vocabulary';
