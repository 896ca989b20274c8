import { and, count, eq, inArray, isNull, notExists } from 'drizzle-orm';
import {
  agreedAction,
  agreement,
  improvementReview,
  provider,
  reviewMember,
  signature,
  visit,
} from '#drizzle/schema';
import type { Holding, PlaceMatters } from '~/accounts/lifecycle/holdings.server';
import type { Db } from '~/platform/db.server';
import { VISIT_TEMPLATES } from './domain/visits/templates';
import { reviewEvent } from './reviews/open.server';

const plannedVisits = (authorityId: string, accountId: string) =>
  and(
    eq(visit.authorityId, authorityId),
    eq(visit.visitorId, accountId),
    eq(visit.state, 'planned'),
    // Visits under an agreement are the provider's: those go with the provider.
    isNull(visit.agreementId),
  );

/** Advisers' visits that somebody has planned. */
export const plannedVisitsOf: Holding = {
  one: 'visit they have planned',
  many: 'visits they have planned',
  mayWait: false,
  async count(handle, authorityId, accountId) {
    const [row] = await handle
      .select({ n: count() })
      .from(visit)
      .where(plannedVisits(authorityId, accountId));
    return Number(row?.n ?? 0);
  },
  async handOver({ tx, now, emit }, authorityId, fromId, to) {
    if (!to) return;
    const rows = await tx.select().from(visit).where(plannedVisits(authorityId, fromId));
    for (const row of rows) {
      await tx
        .update(visit)
        .set({ visitorId: to.id, visitorName: to.name, updatedAt: now, version: row.version + 1 })
        .where(eq(visit.id, row.id));
      emit({
        type: 'adviser-visit.moved',
        subject: { type: 'visit', id: row.id },
        urn: row.urn,
        authorityId: row.authorityId,
        before: { visitorId: fromId },
        after: { visitorId: to.id },
        details: {
          visitId: row.id,
          title: VISIT_TEMPLATES[row.kind].name,
          on: row.plannedFor,
          from: row.plannedFor,
        },
      });
    }
  },
};

const placesAtReviews = (handle: Db, authorityId: string, accountId: string) =>
  handle
    .select({ member: reviewMember, review: improvementReview, agreement })
    .from(reviewMember)
    .innerJoin(improvementReview, eq(improvementReview.id, reviewMember.reviewId))
    .innerJoin(agreement, eq(agreement.id, improvementReview.agreementId))
    .where(
      and(
        eq(improvementReview.authorityId, authorityId),
        eq(improvementReview.state, 'planned'),
        eq(reviewMember.accountId, accountId),
      ),
    );

/** Reviews to come in whose group somebody of the service is, in the chair or as adviser. */
export const reviewsToCome: Holding = {
  one: 'review to come that they take part in or chair',
  many: 'reviews to come that they take part in or chair',
  mayWait: false,
  count: async (handle, authorityId, accountId) =>
    (await placesAtReviews(handle, authorityId, accountId)).length,
  async handOver({ tx, now, emit }, authorityId, fromId, to) {
    if (!to) return;
    for (const { member, review, agreement: row } of await placesAtReviews(tx, authorityId, fromId)) {
      await tx
        .update(reviewMember)
        .set({ accountId: to.id, name: to.name })
        .where(eq(reviewMember.id, member.id));
      await tx
        .update(improvementReview)
        .set({ updatedAt: now, version: review.version + 1 })
        .where(eq(improvementReview.id, review.id));
      emit({
        ...reviewEvent({ row }, review, 'review.changed', { on: review.plannedFor }),
        before: { accountId: fromId },
        after: { accountId: to.id },
      });
    }
  },
};

/** Agreements that a head or chair, or the head of a provider's home school, has been asked to sign and has not. */
export const signaturesAsked: PlaceMatters = {
  one: 'agreement that waits for a signature',
  many: 'agreements that wait for a signature',
  async count(handle, { role, urn }) {
    if (urn === null || (role !== 'head' && role !== 'chair')) return 0;
    const waiting = async (party: 'client-head' | 'client-chair' | 'provider-head') => {
      const signed = handle
        .select({ id: signature.id })
        .from(signature)
        .where(
          and(
            eq(signature.agreementId, agreement.id),
            eq(signature.party, party),
            eq(signature.superseded, false),
            isNull(signature.amendmentId),
          ),
        );
      const [row] = await handle
        .select({ n: count() })
        .from(agreement)
        .innerJoin(provider, eq(provider.id, agreement.providerId))
        .where(
          and(
            party === 'provider-head' ? eq(provider.homeUrn, urn) : eq(agreement.urn, urn),
            eq(agreement.state, 'signing'),
            notExists(signed),
          ),
        );
      return Number(row?.n ?? 0);
    };
    return role === 'chair'
      ? waiting('client-chair')
      : (await waiting('client-head')) + (await waiting('provider-head'));
  },
};

/** Actions that a head or chair has agreed to, and has not done. */
export const actionsOpen: PlaceMatters = {
  one: 'action agreed and not done',
  many: 'actions agreed and not done',
  async count(handle, { role, urn }) {
    if (urn === null || (role !== 'head' && role !== 'chair')) return 0;
    const [row] = await handle
      .select({ n: count() })
      .from(agreedAction)
      .where(
        and(
          eq(agreedAction.urn, urn),
          eq(agreedAction.state, 'open'),
          inArray(agreedAction.owner, [role === 'head' ? 'client-head' : 'client-chair']),
        ),
      );
    return Number(row?.n ?? 0);
  },
};
