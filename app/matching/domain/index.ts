export { DECLINE_CODES, type DeclineCode, parkingOf } from './declines';
export type { ExclusionCode, RankInput, RankNeed, RankOffer, RankRequest } from './inputs';
export { MODEL_1, type Model, modelFor } from './model';
export { type Relation, relationsTo } from './permissions';
export { HOLDING_STATES, PROPOSAL_STATES, type ProposalState, proposalMachine } from './proposal-states';
export { isLive, LIVE_STATES, windowTerms } from './rules';
export { type ExcludedOffer, explain, type Factor, type RankedOffer, type RankResult, rank } from './score';
