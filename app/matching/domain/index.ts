export { DECLINE_CODES, type DeclineCode, parkingOf } from './declines';
export type {
  BetweenThem,
  ExclusionCode,
  OfferFacts,
  RankInput,
  RankNeed,
  RankOffer,
  RankRequest,
} from './inputs';
export {
  FACTOR_KEYS,
  type FactorKey,
  MODEL_1,
  MODEL_2,
  MODEL_3,
  type Model,
  modelFor,
  USUAL_WEIGHTS,
  type Weights,
  weightsProblems,
} from './model';
export { type Between, type IndexContext, OfferIndex } from './offer-index';
export { type Asking, type CandidateGraph, candidateGraph } from './offer-index/candidate-graph';
export { type Relation, relationsTo } from './permissions';
export { HOLDING_STATES, PROPOSAL_STATES, type ProposalState, proposalMachine } from './proposal-states';
export { isLive, LIVE_STATES, windowTerms } from './rules';
export { type ExcludedOffer, explain, type Factor, type RankedOffer, type RankResult, rank } from './score';
