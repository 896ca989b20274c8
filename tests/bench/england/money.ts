import { createHash } from 'node:crypto';
import * as schema from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { claimApproved, paidOut, received } from '~/recompense/domain/ledger/postings';
import type { PostingKind } from '~/recompense/domain/ledger/vocabulary';
import type { Case } from './case';
import type { Inserter } from './insert';
import type { Place } from './places';

const at = (day: CalendarDate) => new Date(`${day}T11:00:00Z`);
/** What half a day costs, and what of it the brokerage keeps. */
const HALF_DAY_PENCE = 20_000;
const BROKERAGE = 0.05;

/** Numbers without a gap: an authority's own series. */
export class Book {
  private readonly last = new Map<string, number>();

  constructor(
    private readonly to: Inserter,
    readonly place: Place,
  ) {}

  next(series: string): number {
    const number = (this.last.get(series) ?? 0) + 1;
    this.last.set(series, number);
    return number;
  }

  /** Puts the series where the product would go on with them. */
  close(): void {
    for (const [series, last] of this.last)
      this.to.add(schema.numberSeries, {
        ...{ id: `${this.place.id}:${series}`, authorityId: this.place.id, next: last + 1 },
      });
  }
}

type Entries = ReturnType<typeof claimApproved>;

/**
 * A claim for the visits held of an agreement: approved and paid where it has ended, else waiting at some stage.
 * @param held half-days that were held, each a visit
 */
export function addClaim(
  one: Case,
  book: Book,
  run: { held: number; on: CalendarDate; over: boolean },
): void {
  const { to, place, agreementId, supplier, urn, random } = one;
  if (run.held === 0) return;
  const id = `cl-${agreementId}`;
  const number = book.next('claim');
  const state = run.over
    ? 'approved'
    : random.pick(['submitted', 'submitted', 'queried', 'confirmed'] as const);
  const net = run.held * HALF_DAY_PENCE;
  const division = {
    authorityPence: net / 2,
    schoolPence: net / 2,
    homeSchoolPence: net * (1 - BROKERAGE),
    brokeragePence: net * BROKERAGE,
  };
  const made = { invoiceId: `inv-${agreementId}`, payableId: `pay-${agreementId}` };
  const approved = state === 'approved';
  const settlement = {
    ...{ ...division, ...made, netPence: net, workPence: net, expensesPence: 0 },
    ...{ schoolVatPence: 0, homeSchoolVatPence: 0, clawBackInvoices: [] },
    draw: { seed: 'bench', ticket: 9_999, basisPoints: 1_000 },
  };
  const broker = random.pick(place.brokers);
  const common = { authorityId: place.id, agreementId, providerId: supplier.providerId };
  const ref = `${place.code}-C${number}`;
  to.add(schema.claim, {
    ...{ ...common, id, number, ref, urn, homeUrn: supplier.homeUrn, state, note: '', totalPence: net },
    ...{ settlement: approved ? canonicalJson(settlement) : null, submittedAt: at(run.on) },
    ...{ submittedById: supplier.accountId, createdById: supplier.accountId, createdAt: at(run.on) },
    ...(state === 'submitted' ? {} : { answeredAt: at(addDays(run.on, 3)), answeredById: place.head(urn) }),
    ...(approved ? { approvedAt: at(addDays(run.on, 6)), approvedById: broker } : {}),
    ...{ updatedAt: at(run.on), version: 4 },
  });
  for (let n = 0; n < run.held; n++)
    to.add(schema.claimLine, {
      ...{ id: `cll-${agreementId}-${n}`, claimId: id, position: n + 1, kind: 'days' },
      ...{ visitId: `v-${agreementId}-${n}`, halfDays: 1, description: '', amountPence: HALF_DAY_PENCE },
      ...{ answer: state === 'submitted' ? 'waiting' : 'confirmed', clawedBackPence: 0 },
      decision: approved ? 'allowed' : null,
    });
  if (!approved) return;
  const posting = (kind: PostingKind, on: CalendarDate, subject: [string, string], entries: Entries) =>
    post(book, to, { kind, on, subject, entries, byId: broker });
  posting('claim-approved', addDays(run.on, 6), ['claim', id], approvedEntries(one, division, made));
  addInvoice(one, book, {
    id: made.invoiceId,
    claimId: id,
    pence: division.schoolPence,
    on: run.on,
    posting,
  });
  addPayable(one, book, {
    id: made.payableId,
    claimId: id,
    pence: division.homeSchoolPence,
    on: run.on,
    posting,
  });
}

function approvedEntries(
  { agreementId, supplier, urn }: Case,
  division: Parameters<typeof claimApproved>[0],
  made: { invoiceId: string; payableId: string },
): Entries {
  const tags = { agreementId, providerId: supplier.providerId, urn, homeUrn: supplier.homeUrn, ...made };
  return claimApproved(division, { schoolPence: 0, homeSchoolPence: 0 }, tags);
}

type Owed = {
  id: string;
  claimId: string;
  pence: number;
  on: CalendarDate;
  posting(kind: PostingKind, on: CalendarDate, subject: [string, string], entries: Entries): void;
};

/** The school's invoice: paid in most cases, else open and some of it overdue. */
function addInvoice(one: Case, book: Book, owed: Owed): void {
  const { to, place, random, urn, agreementId } = one;
  const { id, claimId, pence, on, posting } = owed;
  const number = book.next('invoice');
  const issuedOn = addDays(on, 7);
  const paid = random.chance(0.85);
  to.add(schema.invoice, {
    ...{
      id,
      number,
      ref: `${place.code}-I${number}`,
      authorityId: place.id,
      kind: 'claim',
      urn,
      agreementId,
    },
    ...{ claimId, state: paid ? 'paid' : 'issued', netPence: pence, vatPence: 0, totalPence: pence },
    ...{ balancePence: paid ? 0 : pence, vatTreatment: 'outside', issuedOn, dueOn: addDays(issuedOn, 30) },
    ...{ issuer: { name: place.name, lines: [] }, billedTo: { name: `School ${urn}`, lines: [] } },
    ...{ createdAt: at(on), updatedAt: at(issuedOn), version: 3 },
  });
  to.add(schema.invoiceLine, {
    ...{ id: `il-${id}`, invoiceId: id, position: 1, description: 'Support by visits' },
    ...{ netPence: pence, vatPence: 0 },
  });
  if (!paid) return;
  const paidOn = addDays(issuedOn, random.int(5, 40));
  const entryId = `ie-${id}`;
  to.add(schema.invoiceEntry, {
    ...{ id: entryId, authorityId: place.id, invoiceId: id, kind: 'received', amountPence: pence },
    ...{ netPence: pence, vatPence: 0, method: 'bacs', reference: `${place.code} ${number}`, on: paidOn },
    at: at(paidOn),
  });
  posting(
    'received',
    paidOn,
    ['invoice-entry', entryId],
    received(pence, 'bank', { invoiceId: id, urn, agreementId }),
  );
}

/** What the provider's school is owed: paid a month later. */
function addPayable(one: Case, book: Book, owed: Owed): void {
  const { to, place, agreementId, supplier } = one;
  const { id, claimId, pence, on, posting } = owed;
  const { providerId, homeUrn } = supplier;
  to.add(schema.payable, {
    ...{ id, authorityId: place.id, claimId, agreementId, providerId, homeUrn, state: 'paid' },
    ...{ netPence: pence, vatPence: 0, totalPence: pence, balancePence: 0, vatTreatment: 'outside' },
    ...{ dueOn: addDays(on, 30), createdAt: at(on), updatedAt: at(addDays(on, 30)), version: 2 },
  });
  const number = book.next('payment');
  const paymentId = `pm-${id}`;
  const paidOn = addDays(on, 30);
  to.add(schema.payment, {
    ...{
      id: paymentId,
      authorityId: place.id,
      number,
      ref: `${place.code}-P${number}`,
      payableId: id,
      homeUrn,
    },
    ...{ amountPence: pence, method: 'bacs', reference: `${place.code} ${number}`, on: paidOn },
    ...{ paidTo: { name: `School ${homeUrn}`, lines: [] }, at: at(paidOn) },
  });
  const tags = { payableId: id, homeUrn, providerId, agreementId };
  posting('paid-out', paidOn, ['payment', paymentId], paidOut(pence, 'bank', tags));
}

function post(
  book: Book,
  to: Inserter,
  of: { kind: PostingKind; on: CalendarDate; subject: [string, string]; entries: Entries; byId: string },
): void {
  const number = book.next('posting');
  const id = createHash('sha256').update(`${book.place.id} ${number}`).digest('hex').slice(0, 24);
  const { kind, on, byId, entries } = of;
  const [subjectType, subjectId] = of.subject;
  to.add(schema.moneyPosting, {
    ...{ id, authorityId: book.place.id, number, kind, on, memo: 'Made up for the bench', subjectType },
    ...{ subjectId, dedupeKey: `${kind}:${subjectId}`, byId, at: at(on) },
  });
  for (const [n, entry] of entries.filter(({ amountPence }) => amountPence !== 0).entries())
    to.add(schema.moneyEntry, { ...entry, id: `${id}-${n}`, postingId: id, authorityId: book.place.id });
}
