import { and, asc, count, desc, eq, gte, lte, sql } from 'drizzle-orm';
import {
  account,
  agreement,
  budgetPot,
  potAllocation,
  potCommitment,
  provider,
  school,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { leftOf } from '../domain/budgets/commitments';
import { mayPot, type PotAction } from '../domain/budgets/permissions';
import {
  financialYearDates,
  financialYearOf,
  NO_FIGURES,
  type PotFigures,
  totalOf,
} from '../domain/budgets/pots';
import { type ApprovalGround, COMMITMENT_STATES, type CommitmentState } from '../domain/budgets/vocabulary';
import { moneyReachOf } from '../domain/standing';
import { happeningsTo, type MoneyHappening } from './history.server';
import { budgetRolesOf, loadPot, type PotRow, potFigures } from './read.server';
import { type Uncovered, uncoveredAgreements } from './uncovered.server';
import { COMMITMENTS_PER_PAGE } from './wording';

/** A pot as lists show it. */
export type PotSummary = {
  id: string;
  name: string;
  costCode: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  closed: boolean;
  figures: PotFigures;
};

const summaryOf = (row: PotRow, figures: PotFigures | undefined): PotSummary => ({
  id: row.id,
  name: row.name,
  costCode: row.costCode,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  closed: row.closed,
  figures: figures ?? NO_FIGURES,
});

/** First and last day of the financial year it is now. */
export const yearNow = () => financialYearDates(financialYearOf(today()));

export type PotsPage = {
  year: number;
  thisYear: number;
  pots: PotSummary[];
  total: PotFigures;
  /** Whether the authority has pots in any year. */
  any: boolean;
  mayMake: boolean;
  /** Commitments that wait for the lead. */
  waiting: number;
  /** Agreements whose authority's part is not covered, those that lack most first. */
  uncovered: Uncovered[];
};

/** Pots whose dates touch a financial year, with their figures; null for anybody outside the service. */
export async function potsPage(viewer: Viewer, year: number | null): Promise<PotsPage | null> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return null;
  const thisYear = financialYearOf(today());
  const shown = year ?? thisYear;
  const { from, to } = financialYearDates(shown);
  const rows = await db()
    .select()
    .from(budgetPot)
    .where(
      and(eq(budgetPot.authorityId, serviceOf), lte(budgetPot.startsOn, to), gte(budgetPot.endsOn, from)),
    )
    .orderBy(asc(budgetPot.closed), asc(budgetPot.name), asc(budgetPot.id));
  const figures = await potFigures(
    db(),
    rows.map(({ id }) => id),
  );
  const pots = rows.map((row) => summaryOf(row, figures.get(row.id)));
  const [every] = await db()
    .select({ n: count() })
    .from(budgetPot)
    .where(eq(budgetPot.authorityId, serviceOf));
  const [waiting] = await db()
    .select({ n: count() })
    .from(potCommitment)
    .where(and(eq(potCommitment.authorityId, serviceOf), eq(potCommitment.state, 'asked')));
  return {
    year: shown,
    thisYear,
    pots,
    total: totalOf(pots.map((pot) => pot.figures)),
    any: (every?.n ?? 0) > 0,
    mayMake: mayPot('make', budgetRolesOf(viewer), false),
    waiting: waiting?.n ?? 0,
    uncovered: (every?.n ?? 0) > 0 ? await uncoveredAgreements(db(), serviceOf) : [],
  };
}

/** A commitment as lists show it. */
export type CommitmentSummary = {
  id: string;
  state: CommitmentState;
  amountPence: Pence;
  releasedPence: Pence;
  spentPence: Pence;
  leftPence: Pence;
  grounds: ApprovalGround[];
  at: Date;
  askedBy: string;
  pot: { id: string; name: string };
  agreement: { id: string; ref: string; schoolName: string; providerName: string };
};

export type CommitmentFilter = {
  state?: CommitmentState | null;
  potId?: string;
  agreementId?: string;
  id?: string;
  page: number;
};

/** Commitments of the viewer's authority: those waiting for the lead first, then the newest. */
export async function listCommitments(
  handle: Db,
  viewer: Viewer,
  filter: CommitmentFilter,
  perPage = COMMITMENTS_PER_PAGE,
): Promise<{ rows: CommitmentSummary[]; total: number; page: number }> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return { rows: [], total: 0, page: 1 };
  const where = and(
    eq(potCommitment.authorityId, serviceOf),
    filter.state ? eq(potCommitment.state, filter.state) : undefined,
    filter.potId ? eq(potCommitment.potId, filter.potId) : undefined,
    filter.id ? eq(potCommitment.id, filter.id) : undefined,
    filter.agreementId ? eq(potCommitment.agreementId, filter.agreementId) : undefined,
  );
  const [counted] = await handle.select({ n: count() }).from(potCommitment).where(where);
  const total = counted?.n ?? 0;
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await handle
    .select({
      row: potCommitment,
      potName: budgetPot.name,
      ref: agreement.ref,
      schoolName: school.name,
      providerName: provider.name,
      askedBy: account.name,
    })
    .from(potCommitment)
    .innerJoin(budgetPot, eq(budgetPot.id, potCommitment.potId))
    .innerJoin(agreement, eq(agreement.id, potCommitment.agreementId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(account, eq(account.id, potCommitment.askedById))
    .where(where)
    .orderBy(
      sql`case when ${eq(potCommitment.state, 'asked')} then 0 else 1 end`,
      desc(potCommitment.createdAt),
      asc(potCommitment.id),
    )
    .limit(perPage)
    .offset((page - 1) * perPage);
  return {
    total,
    page,
    rows: rows.map(({ row, potName, ref, schoolName, providerName, askedBy }) => ({
      id: row.id,
      state: row.state,
      amountPence: row.amountPence,
      releasedPence: row.releasedPence,
      spentPence: row.spentPence,
      leftPence: leftOf(row),
      grounds: row.grounds,
      at: row.createdAt,
      askedBy: askedBy ?? 'The service',
      pot: { id: row.potId, name: potName },
      agreement: { id: row.agreementId, ref, schoolName, providerName },
    })),
  };
}

/** Commitments in a state that an address names; in every state where it names none. */
export async function commitmentsPage(
  viewer: Viewer,
  stateText: string | null,
  page: number,
  perPage?: number,
): Promise<{ list: Awaited<ReturnType<typeof listCommitments>>; state: CommitmentState | null }> {
  const state = COMMITMENT_STATES.find((one) => one === stateText) ?? null;
  return { list: await listCommitments(db(), viewer, { state, page }, perPage), state };
}

export type PotPage = {
  pot: PotSummary & { about: string; version: number };
  may: Record<PotAction, boolean>;
  commitments: { rows: CommitmentSummary[]; total: number; page: number };
  /** What it was given, one change after another, the newest first. */
  allocations: { id: string; amountPence: Pence; afterPence: Pence; reason: string; by: string; at: Date }[];
  history: MoneyHappening[];
};

/** One pot with what is promised from it and what it was given; null where it is not the viewer's to know of. */
export async function potPage(viewer: Viewer, id: string, page: number): Promise<PotPage | null> {
  const row = await loadPot(db(), viewer, id);
  if (!row) return null;
  const figures = await potFigures(db(), [row.id]);
  const changes = await db()
    .select({ row: potAllocation, name: account.name })
    .from(potAllocation)
    .leftJoin(account, eq(account.id, potAllocation.byId))
    .where(eq(potAllocation.potId, row.id))
    .orderBy(asc(potAllocation.at), asc(potAllocation.id));
  let held = 0;
  const allocations = changes.map(({ row: change, name }) => {
    held += change.amountPence;
    return {
      id: change.id,
      amountPence: change.amountPence,
      afterPence: held,
      reason: change.reason,
      by: name ?? 'The service',
      at: change.at,
    };
  });
  return {
    ...potHead(viewer, row, figures.get(row.id)),
    commitments: await listCommitments(db(), viewer, { potId: row.id, page }),
    allocations: allocations.reverse(),
    history: await happeningsTo(db(), row.authorityId, 'pot', [row.id]),
  };
}

function potHead(viewer: Viewer, row: PotRow, figures: PotFigures | undefined): Pick<PotPage, 'pot' | 'may'> {
  const roles = budgetRolesOf(viewer);
  const can = (action: PotAction) => mayPot(action, roles, row.closed);
  return {
    pot: { ...summaryOf(row, figures), about: row.about, version: row.version },
    may: {
      view: can('view'),
      make: can('make'),
      edit: can('edit'),
      allocate: can('allocate'),
      close: can('close'),
      open: can('open'),
      ask: can('ask'),
    },
  };
}

/** What a form about a pot needs; null where it is not the viewer's to know of. */
export async function potForm(viewer: Viewer, id: string): Promise<Pick<PotPage, 'pot' | 'may'> | null> {
  const row = await loadPot(db(), viewer, id);
  return row && potHead(viewer, row, (await potFigures(db(), [row.id])).get(row.id));
}

/** Pots that may be asked for an agreement, those whose dates meet it first. */
export async function openPots(handle: Db, authorityId: string): Promise<PotSummary[]> {
  const rows = await handle
    .select()
    .from(budgetPot)
    .where(and(eq(budgetPot.authorityId, authorityId), eq(budgetPot.closed, false)))
    .orderBy(asc(budgetPot.startsOn), asc(budgetPot.name), asc(budgetPot.id));
  const figures = await potFigures(
    handle,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => summaryOf(row, figures.get(row.id)));
}
