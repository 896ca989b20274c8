import { CASEWORK, DRAFTERS, PARTIES, type RouteAccess, SERVICE, SIGNERS } from './access-roles';

/** Routes of agreements and their life: visits, reviews, measures, escalation, amendments, ending, documents. */
export const agreementAccess: Record<string, RouteAccess> = {
  'agreements._index': { read: PARTIES, finer: "the viewer's own, or the authority's for the service" },
  'agreements.$id._index': {
    read: PARTIES,
    write: SERVICE,
    finer: 'parties, and the service of the client’s authority',
  },
  'agreements.$id.edit.$section': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'drafts only: client head, provider and service',
  },
  'agreements.$id.changes': { read: PARTIES, finer: 'parties, and the service of the client’s authority' },
  'agreements.$id.tasks': { read: PARTIES, finer: 'parties, and the service of the client’s authority' },
  'agreements.$id.timeline': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; each what is theirs to read',
  },
  'agreements.$id.milestones.$milestoneId': {
    read: PARTIES,
    write: DRAFTERS,
    finer: 'of one that is or was in force; marked by the client head, the provider and the service',
  },
  'agreements.$id.reviews._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; the home school’s head the dates only',
  },
  'agreements.$id.reviews.new': { read: SERVICE, write: SERVICE, finer: 'agreements of their authority' },
  'agreements.$id.reviews.$reviewId._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; the home school’s head the dates only',
  },
  'agreements.$id.reviews.$reviewId.edit': { read: SERVICE, write: SERVICE, finer: 'planned reviews' },
  'agreements.$id.reviews.$reviewId.pre-meeting': { read: SERVICE, write: SERVICE, finer: 'planned reviews' },
  'agreements.$id.reviews.$reviewId.pack': {
    read: PARTIES,
    write: SERVICE,
    finer:
      'school and service all of it, the provider without band, diagnosis and escalation; kept by the service',
  },
  'agreements.$id.reviews.$reviewId.record': { read: SERVICE, write: SERVICE, finer: 'planned reviews' },
  'agreements.$id.reviews.$reviewId.correct': { read: SERVICE, write: SERVICE, finer: 'reviews held' },
  'agreements.$id.reviews.$reviewId.minutes': {
    read: PARTIES,
    finer: 'the school, the provider and the service of the client’s authority',
  },
  'agreements.$id.reviews.$reviewId.call-off': { read: SERVICE, write: SERVICE, finer: 'planned reviews' },
  'agreements.$id.reviews.$reviewId.withdraw': {
    read: SERVICE,
    write: SERVICE,
    finer: 'reviews planned or held',
  },
  'agreements.$id.impact._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority',
  },
  'agreements.$id.impact.new': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'client head, provider and service while it is in force; client head and service afterwards',
  },
  'agreements.$id.impact.$pointId.correct': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'who may enter readings of the agreement now',
  },
  'agreements.$id.impact.$pointId.withdraw': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'who may enter readings of the agreement now',
  },
  'agreements.$id.documents': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; minutes for those who read them',
  },
  'agreements.$id[.]pdf': { read: PARTIES, finer: 'parties, and the service of the client’s authority' },
  'agreements.$id.reviews.$reviewId.minutes[.]pdf': {
    read: PARTIES,
    finer: 'who reads minutes: the client school, the provider and the service of its authority',
  },
  'agreements.$id.print': { read: PARTIES, finer: 'parties, and the service of the client’s authority' },
  'agreements.$id.sign': {
    read: SIGNERS,
    write: SIGNERS,
    finer: 'while it is being signed; for one party each, with the password',
  },
  'agreements.$id.reopen': { read: PARTIES, write: PARTIES, finer: 'while it is being signed' },
  'agreements.$id.pause': { read: SERVICE, write: SERVICE, finer: 'active ones of their authority' },
  'agreements.$id.resume': { read: SERVICE, write: SERVICE, finer: 'paused ones of their authority' },
  'agreements.$id.close._index': {
    read: PARTIES,
    write: SERVICE,
    finer: 'parties, and the service of the client’s authority, which alone closes',
  },
  'agreements.$id.close.ground': { read: SERVICE, write: SERVICE, finer: 'being closed, of their authority' },
  'agreements.$id.close.criteria': {
    read: SERVICE,
    write: SERVICE,
    finer: 'being closed, of their authority',
  },
  'agreements.$id.close.outcomes': {
    read: SERVICE,
    write: SERVICE,
    finer: 'being closed, of their authority; corrected once closed',
  },
  'agreements.$id.evaluate': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'client head, provider and service, each for themselves, while it is being closed or after',
  },
  'agreements.$id.evaluation': {
    read: PARTIES,
    finer: 'the others’ evaluations once the reader has given theirs, or the agreement is closed',
  },
  'agreements.$id.evaluation[.]pdf': {
    read: PARTIES,
    finer:
      'the others’ evaluations once the reader has given theirs, or the agreement is closed; from closing on',
  },
  'agreements.$id.end': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'a party before all have signed; the service until it is closed',
  },
  'agreements.$id.partner': {
    read: SERVICE,
    write: SERVICE,
    finer: 'agreements of their authority that are not closing or over',
  },
  'agreements.$id.escalation._index': {
    read: CASEWORK,
    finer: 'the client school and the service of its authority; not those who give the support',
  },
  'agreements.$id.escalation.new': { read: SERVICE, write: SERVICE, finer: 'agreements of their authority' },
  'agreements.$id.escalation.step': {
    read: SERVICE,
    write: SERVICE,
    finer: 'a broker tells the school and reports; what follows is the lead’s',
  },
  'agreements.$id.escalation.answer': {
    read: CASEWORK,
    write: ['head', 'chair'],
    finer: 'the client school’s head or chair, at any time',
  },
  'agreements.$id.escalation.$number.letter': {
    read: CASEWORK,
    finer: 'the client school and the service of its authority',
  },
  'agreements.$id.amend._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority',
  },
  'agreements.$id.amend.new': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'agreements in force: client head, provider and service; one amendment at a time',
  },
  'agreements.$id.amend.$amendmentId._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority',
  },
  'agreements.$id.amend.$amendmentId.edit.$section': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'drafts only: client head, provider and service',
  },
  'agreements.$id.amend.$amendmentId.reason': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'drafts only: client head, provider and service',
  },
  'agreements.$id.amend.$amendmentId.send': {
    read: SERVICE,
    write: SERVICE,
    finer: 'drafts of agreements of their authority',
  },
  'agreements.$id.amend.$amendmentId.sign': {
    read: SIGNERS,
    write: SIGNERS,
    finer: 'those it concerns, while it is being signed; for one party each, with the password',
  },
  'agreements.$id.amend.$amendmentId.reopen': {
    read: PARTIES,
    write: PARTIES,
    finer: 'while it is being signed: those who write it or are asked to sign it',
  },
  'agreements.$id.amend.$amendmentId.withdraw': {
    read: PARTIES,
    write: PARTIES,
    finer: 'before it is in force: those who write it or are asked to sign it',
  },
  'agreements.$id.visits._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; notes are not in the list',
  },
  'agreements.$id.visits.new': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'support by the provider or the service, adviser’s visits by the service; while in force',
  },
  'agreements.$id.visits.$visitId._index': {
    read: PARTIES,
    write: ['head'],
    finer:
      'parties know of it; a support note is not the home head’s, an adviser’s is read by school and service; the client head says that it has been read',
  },
  'agreements.$id.visits.$visitId.$step': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'the provider and the service; quality checks by the service, never by who visited',
  },
  'agreements.$id.actions._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; the home head reads their own',
  },
  'actions.$actionId._index': {
    read: PARTIES,
    finer: 'those who read the actions of its agreement, or the note of its visit',
  },
  'actions.$actionId.$step': {
    read: PARTIES,
    write: PARTIES,
    finer: 'whom it falls to, or the service, while the agreement is followed',
  },
  'visits._index': {
    read: [...SERVICE, 'leader'],
    finer: 'those of the authority for the service, of their own agreements for a provider',
  },
};
