import { type and, asc, eq } from 'drizzle-orm';
import { account, agreedAction } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { inOrder } from '../domain/visits/actions';
import type { ActionOwner, ActionState } from '../domain/visits/vocabulary';
import { type AgreementRow, eventOf } from '../record.server';
import { ownerWords } from './wording';

export type ActionRow = typeof agreedAction.$inferSelect;

/** An action as it is agreed: what, whose, by when. `id` is the form row's, so that sending twice makes one. */
export type NewAction = {
  id: string;
  text: string;
  owner: ActionOwner;
  /** Their name, where the owner is none of the parties. */
  ownerName: string | null;
  dueOn: CalendarDate;
};

/** An agreed action as pages show it. */
export type ActionView = {
  id: string;
  text: string;
  owner: ActionOwner;
  /** The owner in words. */
  whose: string;
  dueOn: CalendarDate;
  state: ActionState;
  /** What came of it, or why it was dropped. */
  result: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  visitId: string | null;
  reviewId: string | null;
  agreedAt: Date;
  version: number;
};

/** Whose an action is: of an agreement, or of an adviser's visit to a school. */
export type ActionPlace = Pick<AgreementRow, 'urn' | 'authorityId'> & { agreementId: string | null };

/**
 * Writes down the actions agreed at a visit or a review of an agreement, in the caller's transaction; whether the actor
 * may is the caller's to check. None is no error.
 */
export async function addActions(
  ctx: CommandContext,
  {
    record: { row },
    visitId = null,
    reviewId = null,
    actions,
  }: {
    record: { row: Pick<AgreementRow, 'id' | 'urn' | 'requestId' | 'authorityId'> };
    visitId?: string | null;
    reviewId?: string | null;
    actions: readonly NewAction[];
  },
): Promise<void> {
  if (actions.length === 0) return;
  await insertActions(ctx, { ...row, agreementId: row.id }, { visitId, reviewId, actions });
  ctx.emit({ ...eventOf(row, 'action.agreed'), details: agreedDetails(visitId, reviewId, actions) });
}

/** The rows alone, for a visit that belongs to no agreement; the caller says that it happened. */
export async function insertActions(
  ctx: CommandContext,
  { urn, authorityId, agreementId }: ActionPlace,
  {
    visitId,
    reviewId,
    actions,
  }: { visitId: string | null; reviewId: string | null; actions: readonly NewAction[] },
): Promise<void> {
  if (actions.length === 0) return;
  await ctx.tx.insert(agreedAction).values(
    actions.map(({ id, text, owner, ownerName, dueOn }) => ({
      id,
      authorityId,
      urn,
      agreementId,
      visitId,
      reviewId,
      text,
      owner,
      ownerName: owner === 'other' ? ownerName : null,
      dueOn,
      state: 'open' as const,
      result: null,
      endedAt: null,
      endedById: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    })),
  );
}

/** What the event of agreed actions carries: who has to do what by when stays in the rows. */
export function agreedDetails(
  visitId: string | null,
  reviewId: string | null,
  actions: readonly NewAction[],
): Record<string, unknown> {
  return { visitId, reviewId, actions: actions.map(({ id, owner, dueOn }) => ({ id, owner, dueOn })) };
}

/**
 * All actions of an agreement: open ones by date, then done, then dropped. The caller has found that the viewer may know
 * of the agreement: its parties all see its actions.
 */
export async function actionsOf(handle: Db, agreementId: string): Promise<ActionView[]> {
  return actionsWhere(handle, eq(agreedAction.agreementId, agreementId));
}

/** Actions agreed at one visit, in the same order. */
export async function actionsOfVisit(handle: Db, visitId: string): Promise<ActionView[]> {
  return actionsWhere(handle, eq(agreedAction.visitId, visitId));
}

/** Actions agreed at one review, in the same order. */
export async function actionsOfReview(handle: Db, reviewId: string): Promise<ActionView[]> {
  return actionsWhere(handle, eq(agreedAction.reviewId, reviewId));
}

/** Actions that fit a condition of their table. */
export async function actionsWhere(handle: Db, where: ReturnType<typeof and>): Promise<ActionView[]> {
  const rows = await handle
    .select({ row: agreedAction, endedBy: account.name })
    .from(agreedAction)
    .leftJoin(account, eq(account.id, agreedAction.endedById))
    .where(where)
    .orderBy(asc(agreedAction.dueOn), asc(agreedAction.id));
  return inOrder(rows.map(({ row, endedBy }) => actionView(row, endedBy)));
}

/** An action's row as pages show it. */
export function actionView(row: ActionRow, endedBy: string | null): ActionView {
  const { id, text, owner, dueOn, state, result, endedAt, visitId, reviewId, version } = row;
  return {
    ...{ id, text, owner, dueOn, state, result, endedAt, endedBy, visitId, reviewId, version },
    whose: ownerWords(row),
    agreedAt: row.createdAt,
  };
}
