import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import {
  account,
  accountGrant,
  agreement,
  improvementReview,
  reviewMember,
  school,
  visit,
} from '#drizzle/schema';
import type { AgreementState } from '~/agreements/domain';
import { groupOf, type VisitGroup } from '~/agreements/domain/visits/templates';
import type { Db } from '~/platform/db.server';
import {
  dayPath,
  type EntryKind,
  REVIEW_MINUTES,
  reviewTitle,
  type Shown,
  visitMinutes,
  visitPlace,
  visitTitle,
} from '../domain/calendar/shown';

/** A visit or review as calendars have it, and whose it is. */
export type EntryFacts = {
  authorityId: string;
  shown: Shown;
  cancelled: boolean;
  /** Whether it has been held: nobody is told of it by their calendar any more. */
  held: boolean;
  /** When its record was made: for one that has never been changed in calendars. */
  changedAt: Date;
};

export type Subject = { kind: EntryKind; id: string };

/** A visit or review as it would stand in calendars now; null where there is none. */
export async function factsOf(tx: Db, { kind, id }: Subject): Promise<EntryFacts | null> {
  return kind === 'visit' ? visitFacts(tx, id) : reviewFacts(tx, id);
}

/** States in which an agreement's visits and reviews still take place, or have: of one that is ended, none to come do. */
const GOES_ON: readonly AgreementState[] = ['active', 'paused', 'closing'];

async function visitFacts(tx: Db, id: string): Promise<EntryFacts | null> {
  const [found] = await tx
    .select({
      row: visit,
      school,
      ref: agreement.ref,
      state: agreement.state,
      providerId: agreement.providerId,
    })
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .leftJoin(agreement, eq(agreement.id, visit.agreementId))
    .where(eq(visit.id, id));
  if (!found) return null;
  const { row } = found;
  const group = groupOf(row.kind);
  return {
    authorityId: row.authorityId,
    changedAt: row.createdAt,
    held: row.state === 'held',
    cancelled: isOff(row.state, found.state),
    shown: {
      title: visitTitle(group, found.school.name),
      place: visitPlace(row.mode, found.school),
      ref: found.ref,
      href: row.agreementId
        ? `/agreements/${row.agreementId}/visits/${row.id}`
        : `/schools/${row.urn}/visits/${row.id}`,
      on: row.heldOn ?? row.plannedFor,
      startsAt: row.startsAt,
      minutes: row.startsAt ? visitMinutes(row.halfDays) : null,
      people: await visitPeople(tx, { ...row, group, providerId: found.providerId }),
    },
  };
}

/**
 * Whether one that was planned no longer takes place: it was called off, or its agreement ended before it was held.
 * @param agreementState null for an adviser's visit
 */
export function isOff(state: string, agreementState: AgreementState | null): boolean {
  if (state === 'held') return false;
  return state !== 'planned' || (agreementState !== null && !GOES_ON.includes(agreementState));
}

async function reviewFacts(tx: Db, id: string): Promise<EntryFacts | null> {
  const [found] = await tx
    .select({
      row: improvementReview,
      ref: agreement.ref,
      state: agreement.state,
      providerId: agreement.providerId,
    })
    .from(improvementReview)
    .innerJoin(agreement, eq(agreement.id, improvementReview.agreementId))
    .where(eq(improvementReview.id, id));
  if (!found) return null;
  const { row, ref, providerId } = found;
  return {
    authorityId: row.authorityId,
    changedAt: row.createdAt,
    held: row.state === 'held',
    cancelled: isOff(row.state, found.state),
    shown: {
      title: reviewTitle(ref),
      place: row.place,
      ref,
      href: dayPath(row.heldOn ?? row.plannedFor),
      on: row.heldOn ?? row.plannedFor,
      startsAt: row.startsAt,
      minutes: row.startsAt ? REVIEW_MINUTES : null,
      people: await reviewPeople(tx, { ...row, providerId }),
    },
  };
}

type VisitOwners = {
  urn: number;
  authorityId: string;
  visitorId: string;
  group: VisitGroup;
  providerId: string | null;
};

/**
 * Who a visit is in the calendar of: the visitor, as long as they may make it, and the head of the school; the chair where
 * it is about the head's performance. The provider's own head sees it in the service: nothing is asked of them that day.
 */
async function visitPeople(tx: Db, { urn, authorityId, visitorId, group, providerId }: VisitOwners) {
  const roles = group === 'performance' ? (['head', 'chair'] as const) : (['head'] as const);
  const visits =
    group === 'support'
      ? and(eq(accountGrant.role, 'leader'), eq(accountGrant.providerId, providerId ?? ''))
      : and(inArray(accountGrant.role, ['broker', 'lead']), eq(accountGrant.authorityId, authorityId));
  return holders(
    tx,
    or(
      and(eq(accountGrant.urn, urn), inArray(accountGrant.role, [...roles])),
      and(eq(accountGrant.accountId, visitorId), visits),
    ),
  );
}

type ReviewOwners = { id: string; urn: number; authorityId: string; providerId: string };

/** The group of a review as far as its members have accounts and still hold a part in the agreement. */
async function reviewPeople(tx: Db, { id, urn, authorityId, providerId }: ReviewOwners) {
  const members = tx
    .select({ id: reviewMember.accountId })
    .from(reviewMember)
    .where(eq(reviewMember.reviewId, id));
  return holders(
    tx,
    and(
      inArray(accountGrant.accountId, members),
      or(
        and(eq(accountGrant.urn, urn), inArray(accountGrant.role, ['head', 'chair'])),
        and(eq(accountGrant.role, 'leader'), eq(accountGrant.providerId, providerId)),
        and(inArray(accountGrant.role, ['broker', 'lead']), eq(accountGrant.authorityId, authorityId)),
      ),
    ),
  );
}

async function holders(tx: Db, held: ReturnType<typeof or>): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: account.id })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(held, isNull(accountGrant.endedAt), eq(account.active, true)));
  return rows.map(({ id }) => id).sort();
}
