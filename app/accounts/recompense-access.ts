import { PARTIES, type RouteAccess, SERVICE } from './access-roles';

/** Routes of money: recompense of agreements, claims, invoices, payments, budgets, prices, Stripe, exports. */
export const recompenseAccess: Record<string, RouteAccess> = {
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
};
