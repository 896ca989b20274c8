import { and, eq, gte, inArray, max, notLike } from 'drizzle-orm';
import {
  agreement,
  agreementAmendment,
  domainEvent,
  improvementReview,
  signature,
  visit,
} from '#drizzle/schema';
import { SIGNING_PARTIES, type SigningParty } from '~/agreements/domain';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { Audience } from '../../domain/template';
import { always, type Collecting, type OpenMatter, ofAgreement } from '../matter';

/** Who signs for each party. */
const SIGNERS: Readonly<Record<SigningParty, Audience>> = {
  'client-head': 'school-head',
  'client-chair': 'school-chair',
  'provider-head': 'home-school',
  authority: 'broker',
};

const columns = {
  id: agreement.id,
  urn: agreement.urn,
  requestId: agreement.requestId,
  state: agreement.state,
  revision: agreement.revision,
  createdAt: agreement.createdAt,
};

/** Agreements that wait for signatures, and those in which nothing happens. */
export async function agreementMatters(handle: Db, by: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select(columns)
    .from(agreement)
    .where(
      and(
        eq(agreement.authorityId, by.authorityId),
        inArray(agreement.state, ['draft', 'signing', 'active']),
      ),
    );
  const signing = rows.filter(({ state }) => state === 'signing');
  const other = rows.filter(({ state }) => state !== 'signing');
  return [...(await unsigned(handle, signing)), ...(await stalled(handle, other, by.today))];
}

type Row = { id: string; urn: number; requestId: string; state: string; revision: number; createdAt: Date };
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function unsigned(handle: Db, rows: readonly Row[]): Promise<OpenMatter[]> {
  if (rows.length === 0) return [];
  const given = await handle
    .select({ agreementId: signature.agreementId, party: signature.party })
    .from(signature)
    .where(and(inArray(signature.agreementId, idsOf(rows)), eq(signature.superseded, false)));
  const sent = await lastEvents(handle, idsOf(rows), eq(domainEvent.type, 'agreement.sent-for-signing'));
  return rows.map((row) => ({
    kind: 'agreement-unsigned',
    subject: { type: 'agreement', id: row.id },
    event: ofAgreement(row),
    due: null,
    since: calendarDate(sent.get(row.id) ?? row.createdAt),
    whom: always(
      ...missing(
        SIGNING_PARTIES,
        given.filter(({ agreementId }) => agreementId === row.id),
      ),
    ),
  }));
}

/** Those who sign for the parties that have not. */
function missing(asked: readonly string[], given: readonly { party: SigningParty }[]): Audience[] {
  return SIGNING_PARTIES.filter(
    (party) => asked.includes(party) && !given.some((one) => one.party === party),
  ).map((party) => SIGNERS[party]);
}

/** Drafts nobody goes on with; agreements in force under which nothing is recorded and nothing planned. */
async function stalled(handle: Db, rows: readonly Row[], today: CalendarDate): Promise<OpenMatter[]> {
  if (rows.length === 0) return [];
  const last = await lastEvents(handle, idsOf(rows), notLike(domainEvent.type, 'reminder.%'));
  const ahead = await withPlans(handle, idsOf(rows), today);
  return rows
    .filter(({ id, state }) => state === 'draft' || !ahead.has(id))
    .map((row) => ({
      kind: 'agreement-stalled',
      subject: { type: 'agreement', id: row.id },
      event: ofAgreement(row),
      due: null,
      since: calendarDate(last.get(row.id) ?? row.createdAt),
      party: row.state === 'draft' ? 'draft' : 'active',
      whom: row.state === 'draft' ? always('broker') : always('provider'),
    }));
}

/** When each agreement's last event of a sort was. */
async function lastEvents(
  handle: Db,
  ids: readonly string[],
  sort: ReturnType<typeof notLike>,
): Promise<Map<string, Date>> {
  const rows = await handle
    .select({ id: domainEvent.subjectId, at: max(domainEvent.at) })
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectType, 'agreement'), inArray(domainEvent.subjectId, [...ids]), sort))
    .groupBy(domainEvent.subjectId);
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at]] : [])));
}

/** Agreements with a visit or a review still to come. */
async function withPlans(
  handle: Db,
  ids: readonly string[],
  today: CalendarDate,
): Promise<Set<string | null>> {
  const visits = await handle
    .selectDistinct({ id: visit.agreementId })
    .from(visit)
    .where(
      and(inArray(visit.agreementId, [...ids]), eq(visit.state, 'planned'), gte(visit.plannedFor, today)),
    );
  const reviews = await handle
    .selectDistinct({ id: improvementReview.agreementId })
    .from(improvementReview)
    .where(
      and(
        inArray(improvementReview.agreementId, [...ids]),
        eq(improvementReview.state, 'planned'),
        gte(improvementReview.plannedFor, today),
      ),
    );
  return new Set([...visits, ...reviews].map(({ id }) => id));
}

/** Amendments sent round that somebody has not signed. */
export async function amendmentMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({ amendment: agreementAmendment, row: columns })
    .from(agreementAmendment)
    .innerJoin(agreement, eq(agreement.id, agreementAmendment.agreementId))
    .where(and(eq(agreement.authorityId, authorityId), eq(agreementAmendment.state, 'signing')));
  if (rows.length === 0) return [];
  const ids = rows.map(({ amendment }) => amendment.id);
  const given = await handle
    .select({ amendmentId: signature.amendmentId, party: signature.party })
    .from(signature)
    .where(and(inArray(signature.amendmentId, ids), eq(signature.superseded, false)));
  return rows.map(({ amendment, row }) => ({
    kind: 'amendment-unsigned',
    subject: { type: 'amendment', id: amendment.id },
    event: ofAgreement(row),
    due: null,
    // Signing does not change the amendment: it was last touched when it was sent round.
    since: calendarDate(amendment.updatedAt),
    whom: always(
      ...missing(
        amendment.parties,
        given.filter(({ amendmentId }) => amendmentId === amendment.id),
      ),
    ),
    words: { amendmentId: amendment.id },
  }));
}
