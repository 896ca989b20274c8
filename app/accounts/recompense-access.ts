import { CASEWORK, PARTIES, type RouteAccess, SERVICE } from './access-roles';

/** Routes of money: recompense of agreements, claims, invoices, payments, budgets, prices, Stripe, exports. */
export const recompenseAccess: Record<string, RouteAccess> = {
  'recompense.reconciliation._index': {
    read: SERVICE,
    write: SERVICE,
    finer: "invoices of the viewer's authority; only where payments go through Stripe",
  },
  'recompense.reconciliation.$heldId': {
    read: SERVICE,
    write: SERVICE,
    finer: "money of the viewer's authority; what moves it in the record is the lead's",
  },
  'recompense.stripe.onboarding': {
    read: ['head'],
    write: ['head'],
    finer: 'own school; only where payments go through Stripe',
  },
  'webhooks.stripe': { write: 'public', finer: "Stripe's signature over the bytes as they came" },
  'agreements.$id.recompense._index': {
    read: PARTIES,
    finer: 'parties, and the service of the client’s authority; each sees of claims and money what is theirs',
  },
  'recompense._index': {
    read: PARTIES,
    finer: "the service sees its authority's money, a school and a provider's side their own",
  },
  'recompense.settings': { read: SERVICE, write: ['lead'], finer: "the viewer's authority" },
  'recompense.exports._index': { read: SERVICE, finer: "documents of the viewer's authority" },
  'recompense.exports.file[.]csv': { read: SERVICE, finer: "documents of the viewer's authority" },
  'recompense.exports.columns': { read: SERVICE, write: ['lead'], finer: "the viewer's authority" },
  'recompense.exports.year-end._index': { read: SERVICE, finer: "the viewer's authority" },
  'recompense.exports.year-end[.]csv': { read: SERVICE, finer: "the viewer's authority" },
  'recompense.exports.year-end.$by.$key': {
    read: SERVICE,
    finer: "what stands in the ledger of the viewer's authority",
  },
  'payables._index': {
    read: PARTIES,
    finer: "the service's own authority, the school that is paid, and the provider; nobody else",
  },
  'payables.run': {
    read: SERVICE,
    write: SERVICE,
    finer: "what the viewer's authority owes, and nobody who is paid by it",
  },
  'payables.$id._index': {
    read: PARTIES,
    finer: "the service's own authority, the school that is paid, and the provider; nobody else",
  },
  'payables.$id.pay': {
    read: SERVICE,
    write: SERVICE,
    finer: "what the viewer's authority owes, and nobody who is paid by it",
  },
  'payables.$id.payments.$paymentId._index': {
    read: PARTIES,
    finer: "the service's own authority, the school that is paid, and the provider; nobody else",
  },
  'payables.$id.payments.$paymentId[.]pdf': {
    read: PARTIES,
    finer: "the service's own authority, the school that is paid, and the provider; nobody else",
  },
  'payables.$id.payments.$paymentId.reverse': {
    read: SERVICE,
    write: SERVICE,
    finer: "what the viewer's authority owes, and nobody who is paid by it",
  },
  'recompense.pots._index': { read: SERVICE, finer: "pots of the viewer's authority" },
  'recompense.pots.new': { read: ['lead'], write: ['lead'], finer: "the viewer's authority" },
  'recompense.pots.$potId._index': { read: SERVICE, finer: "pots of the viewer's authority" },
  'recompense.pots.$potId.edit': { read: ['lead'], write: ['lead'], finer: "pots of the viewer's authority" },
  'recompense.pots.$potId.allocate': {
    read: ['lead'],
    write: ['lead'],
    finer: "pots of the viewer's authority; never below what is promised or spent",
  },
  'recompense.pots.$potId.close': {
    read: ['lead'],
    write: ['lead'],
    finer: "pots of the viewer's authority",
  },
  'recompense.commitments._index': { read: SERVICE, finer: "commitments of the viewer's authority" },
  'recompense.commitments.$commitmentId._index': {
    read: SERVICE,
    finer: "commitments of the viewer's authority",
  },
  'recompense.commitments.$commitmentId.$step': {
    read: SERVICE,
    write: SERVICE,
    finer: "commitments of the viewer's authority; the lead decides",
  },
  'agreements.$id.recompense.fund': {
    read: SERVICE,
    write: SERVICE,
    finer: "agreements of the viewer's authority",
  },
  'recompense.prices._index': {
    read: CASEWORK,
    finer: 'a school sees what it would pay and nobody else’s prices; the service both',
  },
  'recompense.prices.versions._index': { read: SERVICE, write: ['lead'], finer: "the viewer's authority" },
  'recompense.prices.versions.$tariffId._index': {
    read: SERVICE,
    write: ['lead'],
    finer: "versions of the viewer's authority",
  },
  'recompense.prices.versions.$tariffId.edit': {
    read: ['lead'],
    write: ['lead'],
    finer: "drafts of the viewer's authority",
  },
  'recompense.prices.versions.$tariffId.changes': {
    read: SERVICE,
    finer: "versions of the viewer's authority",
  },
  'recompense.prices.take.$kind.$itemKey': {
    read: ['head', ...SERVICE],
    write: ['head', ...SERVICE],
    finer: 'the head for their own school, the service for a school of its authority; never what is free',
  },
  'charges._index': { read: CASEWORK, finer: 'charges of the viewer’s schools, or of their authority' },
  'charges.$chargeId._index': {
    read: CASEWORK,
    finer: 'charges of the viewer’s schools, or of their authority',
  },
  'charges.$chargeId.$step': {
    read: ['head', ...SERVICE],
    write: ['head', ...SERVICE],
    finer: 'the side that has not asked agrees or declines; the side that asked takes it back',
  },
  'schools.$urn.adviser-days._index': {
    read: CASEWORK,
    finer: 'the school itself, and the service of its authority',
  },
  'schools.$urn.adviser-days.edit': {
    read: SERVICE,
    write: SERVICE,
    finer: "schools of the viewer's authority",
  },
  'schools.$urn.adviser-days.take': {
    read: ['head', ...SERVICE],
    write: ['head', ...SERVICE],
    finer: 'own school, or schools of the authority; never while days of the allowance are free',
  },
  'recompense.adviser-days': { read: SERVICE, finer: "schools of the viewer's authority" },
  'recompense.bank._index': { read: SERVICE, write: SERVICE, finer: "files of the viewer's authority" },
  'recompense.bank.$fileId': { read: SERVICE, write: SERVICE, finer: "files of the viewer's authority" },
  'invoices._index': { read: CASEWORK, finer: "the service's own authority; a school its own, once issued" },
  'invoices.ready': { read: SERVICE, write: SERVICE, finer: "invoices of the viewer's authority" },
  'invoices.$id._index': {
    read: CASEWORK,
    finer: "the service's own authority; a school its own, once issued",
  },
  'invoices.$id.$step': {
    read: CASEWORK,
    write: CASEWORK,
    finer: "the service of the invoice's authority; for a school no step is there",
  },
  'invoices.$id.print': {
    read: CASEWORK,
    finer: "the service's own authority; a school its own, once issued",
  },
  'invoices.$id[.]pdf': {
    read: CASEWORK,
    finer: "the service's own authority; a school its own, once issued",
  },
  'invoices.$id.credit-notes.$entryId._index': {
    read: CASEWORK,
    finer: "the service's own authority; a school its own, once issued",
  },
  'invoices.$id.credit-notes.$entryId[.]pdf': {
    read: CASEWORK,
    finer: "the service's own authority; a school its own, once issued",
  },
  'recompense.ledger': { read: SERVICE, finer: "the viewer's authority" },
  'claims._index': {
    read: PARTIES,
    finer: 'own claims; those a school answers; those of the authority, once sent',
  },
  'claims.$claimId._index': {
    read: PARTIES,
    finer:
      'the provider’s side, the school that answers, the service of its authority; drafts for the provider’s side',
  },
  'claims.$claimId.$step': {
    read: PARTIES,
    write: PARTIES,
    finer:
      'the step that is theirs by the table of permissions; nobody answers or decides on their own claim',
  },
  'agreements.$id.recompense.claim': {
    read: ['leader', 'head'],
    write: ['leader', 'head'],
    finer: 'the provider, and the head of their school, of an agreement that has been in force',
  },
  'recompense.statements._index': {
    read: CASEWORK,
    finer: 'the service any school of its authority; head and chair their own school',
  },
  'recompense.statements[.]pdf': {
    read: CASEWORK,
    finer: 'the service any school of its authority; head and chair their own school',
  },
  'recompense.statements[.]csv': {
    read: CASEWORK,
    finer: 'the service any school of its authority; head and chair their own school',
  },
};
