import { and, asc, eq, inArray, notLike } from 'drizzle-orm';
import { account, agreement, domainEvent, invoice, payable, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { calendarDate } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { withoutWithheld } from '~/platform/withheld.server';
import { overClaimed } from '../domain/claims/claimable';
import { answerDueOn, isClaimant } from '../domain/claims/permissions';
import { claimedOf, settle } from '../domain/claims/settle';
import { STATE_WORDS as INVOICE_STATE_WORDS } from '../invoices/wording';
import { PAYABLE_TAGS } from '../payments/wording';
import { recompenseSettingsOf } from '../settings/settings.server';
import { approvedSoFar, describedLine } from './approve.server';
import type { TakenBack } from './claw-back.server';
import { waitsSince } from './decide.server';
import {
  agreedOf,
  type ClaimRecord,
  countedLines,
  counting,
  heldVisits,
  type KeptSettlement,
  loadClaim,
  readSettlement,
  samplesOf,
} from './load.server';
import type { ClaimHappening, ClaimPage, ClaimView, DivisionView, MadeView, SampleView } from './view';
import { CLAIM_SENTENCES, lineWords, takenBackWords } from './wording';

/** A claim with its history; null where it is not the viewer's to know of. */
export async function claimPage(viewer: Viewer, id: string): Promise<ClaimPage | null> {
  const claim = await claimView(viewer, id);
  return claim && { claim, history: await historyOf(db(), id) };
}

/** A claim as pages show it; null where it is not the viewer's to know of. */
export async function claimView(viewer: Viewer, id: string): Promise<ClaimView | null> {
  const record = await loadClaim(db(), viewer, id);
  if (!record) return null;
  const { row, standings } = record;
  const agreed = await agreedOf(db(), row);
  const terms = agreed.terms;
  const settlement = readSettlement(row);
  const [names, samples, settings, visits, counted] = await Promise.all([
    namesOf(record),
    samplesOf(db(), id),
    recompenseSettingsOf(db(), row.authorityId),
    heldVisits(db(), row.agreementId),
    countedLines(db(), row.agreementId),
  ]);
  const over = overClaimed(visits, counted);
  const calendar = await schoolCalendarOf(db(), row.authorityId);
  const waits = row.state === 'submitted' || row.state === 'queried';
  const dueOn = waits ? answerDueOn(calendarDate(waitsSince(row)), settings.answerDays, calendar) : null;
  const who = (accountId: string | null) => (accountId && names.people.get(accountId)) || 'Alongside';
  return {
    id: row.id,
    name: row.ref ?? 'Draft claim',
    ref: row.ref,
    state: row.state,
    version: row.version,
    note: row.note,
    totalPence: row.totalPence,
    agreement: { id: row.agreementId, ref: names.agreementRef },
    urn: row.urn,
    schoolName: names.schoolName,
    providerName: names.providerName,
    homeName: names.homeName,
    lines: record.lines.map((line) => {
      const { id, kind, halfDays, amountPence, answer, query, reply, decision, decisionReason } = line;
      const found = over.find(({ visitId }) => visitId === line.visitId);
      return {
        ...{ id, kind, halfDays, amountPence, answer, query, reply, decision, decisionReason },
        clawedBackPence: line.clawedBackPence,
        words: lineWords(describedLine(terms, line)),
        visitHref: line.visitId ? `/agreements/${row.agreementId}/visits/${line.visitId}` : null,
        correctedTo: found && decision !== 'removed' ? found.visitHalfDays : null,
      };
    }),
    may: record.may,
    kept: record.kept,
    side: {
      claims: isClaimant(standings),
      school: standings.includes('client-head') || standings.includes('client-chair'),
      service: standings.includes('service'),
    },
    createdBy: who(row.createdById),
    submittedAt: row.submittedAt,
    submittedBy: who(row.submittedById),
    answeredAt: row.answeredAt,
    answeredBy: who(row.answeredById),
    approvedAt: row.approvedAt,
    approvedBy: who(row.approvedById),
    decision: row.decision,
    dueOn,
    overdue: dueOn !== null && today() > dueOn,
    division: await divisionOf(record, settlement, terms),
    draw: settlement?.draw ?? null,
    made: await madeOf(record, settlement),
    samples: samples.map((sample): SampleView => {
      const { id, version, state, grounds, askedFor, evidence, givenAt, finding, judgedAt } = sample;
      return {
        ...{ id, version, state, grounds, askedFor, evidence, givenAt, finding, judgedAt },
        dueOn: sample.dueOn,
        askedAt: sample.createdAt,
        givenBy: sample.givenById ? who(sample.givenById) : null,
        judgedBy: sample.judgedById ? who(sample.judgedById) : null,
      };
    }),
    today: today(),
  };
}

/** Names of the schools, the provider, the agreement and everybody who has taken a step. */
async function namesOf({ row }: ClaimRecord) {
  const handle = db();
  const [found] = await handle
    .select({ agreementRef: agreement.ref, schoolName: school.name, providerName: provider.name })
    .from(agreement)
    .innerJoin(school, eq(school.urn, row.urn))
    .innerJoin(provider, eq(provider.id, row.providerId))
    .where(eq(agreement.id, row.agreementId));
  const [home] = await handle.select({ name: school.name }).from(school).where(eq(school.urn, row.homeUrn));
  const samples = await samplesOf(handle, row.id);
  const ids = [
    ...[row.createdById, row.submittedById, row.answeredById, row.approvedById],
    ...samples.flatMap(({ givenById, judgedById }) => [givenById, judgedById]),
  ].filter((id) => id !== null);
  const people =
    ids.length === 0
      ? []
      : await handle
          .select({ id: account.id, name: account.name })
          .from(account)
          .where(inArray(account.id, [...new Set(ids)]));
  return {
    agreementRef: found?.agreementRef ?? '',
    schoolName: found?.schoolName ?? '',
    providerName: found?.providerName ?? '',
    homeName: home?.name ?? '',
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

/** How a claim is divided, or would be if it were approved as it stands; null where that cannot be said. */
async function divisionOf(
  { row, lines }: ClaimRecord,
  settlement: KeptSettlement | null,
  terms: Parameters<typeof settle>[0],
): Promise<DivisionView | null> {
  if (settlement) {
    const { netPence, authorityPence, schoolPence, homeSchoolPence, brokeragePence } = settlement;
    return {
      ...{ netPence, authorityPence, schoolPence, homeSchoolPence, brokeragePence },
      vat: terms.vat,
      schoolVatPence: settlement.schoolVatPence,
      homeSchoolVatPence: settlement.homeSchoolVatPence,
    };
  }
  if (row.state === 'withdrawn' || row.state === 'declined') return null;
  const { before, soFar } = await approvedSoFar(db(), row.agreementId, row.id);
  const settled = settle(terms, before, soFar, claimedOf(counting(lines)));
  if (!settled.ok) return null;
  const { netPence, authorityPence, schoolPence, homeSchoolPence, brokeragePence } = settled.value;
  return {
    ...{ netPence, authorityPence, schoolPence, homeSchoolPence, brokeragePence },
    vat: terms.vat,
    schoolVatPence: 0,
    homeSchoolVatPence: 0,
  };
}

/** Invoices and the payment that came of a claim, each for those who may open it. */
async function madeOf({ standings }: ClaimRecord, settlement: KeptSettlement | null): Promise<MadeView[]> {
  if (!settlement) return [];
  const service = standings.includes('service');
  const school = standings.includes('client-head') || standings.includes('client-chair');
  const home = standings.includes('home-head');
  const ids = [
    ...(settlement.invoiceId && (service || school) ? [settlement.invoiceId] : []),
    ...(service || home ? settlement.clawBackInvoices : []),
  ];
  const invoices = ids.length === 0 ? [] : await db().select().from(invoice).where(inArray(invoice.id, ids));
  const made: MadeView[] = invoices
    // A school reads an invoice once it has been sent to it.
    .filter(({ state }) => service || (state !== 'draft' && state !== 'approved'))
    .map((one) => ({
      label: one.kind === 'claw-back' ? 'Invoice to the home school' : 'Invoice to the school',
      words: `${one.ref ?? 'Not sent yet'}: ${moneyWords(one.totalPence)}, ${INVOICE_STATE_WORDS[one.state].label.toLowerCase()}`,
      href: `/invoices/${one.id}`,
    }));
  if (settlement.payableId && (service || isClaimant(standings))) {
    const [owed] = await db().select().from(payable).where(eq(payable.id, settlement.payableId));
    if (owed) {
      made.push({
        label: 'Payment to the home school',
        words: `${moneyWords(owed.totalPence)}, ${PAYABLE_TAGS[owed.state].label.toLowerCase()}`,
        href: `/payables/${owed.id}`,
      });
    }
  }
  return made;
}

/** What has happened to a claim, the newest first. */
async function historyOf(handle: Db, claimId: string): Promise<ClaimHappening[]> {
  const rows = await handle
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(
      and(
        eq(domainEvent.subjectType, 'claim'),
        eq(domainEvent.subjectId, claimId),
        // Reminders are no part of what was done with it.
        notLike(domainEvent.type, 'reminder.%'),
      ),
    )
    .orderBy(asc(domainEvent.at), asc(domainEvent.seq));
  const shown = await withoutWithheld(handle, rows);
  return shown
    .map(({ event, name }) => {
      // Written by the commands of claims alone.
      const { details = {} } = JSON.parse(event.payload) as {
        details?: Partial<TakenBack> & { takenPence?: number };
      };
      const said = CLAIM_SENTENCES[event.type] ?? event.type;
      const title = details.takenPence ? `${said}: ${moneyWords(details.takenPence)}` : said;
      const parts = details.takenPence ? takenBackWords(details) : [];
      return { id: event.id, at: event.at, who: name ?? 'Alongside', title, reason: event.reason, parts };
    })
    .reverse();
}
