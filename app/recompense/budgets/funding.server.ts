import type { Viewer } from '~/accounts/domain/roles';
import { type AgreementHead, headOf } from '~/agreements/queries.server';
import { loadAgreement } from '~/agreements/record.server';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { type Db, db } from '~/platform/db.server';
import type { Cover } from '../domain/budgets/commitments';
import { type CommitmentAction, mayCommit } from '../domain/budgets/permissions';
import { meets, NO_FIGURES, type PotFigures } from '../domain/budgets/pots';
import { moneyReachOf } from '../domain/standing';
import { recompenseSettingsOf } from '../settings/settings.server';
import { loadCommitment } from './decide.server';
import { happeningsTo, type MoneyHappening } from './history.server';
import { type CommitmentSummary, listCommitments, openPots, type PotSummary } from './queries.server';
import {
  askable,
  budgetRolesOf,
  coverNow,
  hasPots,
  isOver,
  loadFunded,
  needOf,
  potFigures,
  spareNow,
} from './read.server';

/** How the authority's part of an agreement is covered by its pots. */
export type Funding = {
  agreementId: string;
  ref: string;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  /** The authority's part as the text stands. */
  needPence: Pence;
  /** Of an amendment being made. */
  amended: { number: number; pence: Pence } | null;
  cover: Cover;
  /** What may still be asked for. */
  roomPence: Pence;
  /** What is missing for the authority to sign, or to pay claims in full. */
  missingPence: Pence;
  /** What is approved and not needed. */
  sparePence: Pence;
  /** Of what is left, kept for claims of an ended agreement. */
  openClaimsPence: Pence;
  /** Whether it is or was in force, whether it is over, and whether the authority keeps pots at all. */
  began: boolean;
  over: boolean;
  pots: boolean;
  thresholdPence: Pence;
};

/**
 * How an agreement is funded: for the pages of budgets, and for the service's part of the agreement's recompense page.
 * @returns null for anybody outside the service of the agreement's authority
 */
export async function fundingOf(
  viewer: Viewer,
  agreementId: string,
  handle: Db = db(),
): Promise<Funding | null> {
  const row = await loadFunded(handle, viewer, agreementId);
  const need = row && (await needOf(handle, row));
  if (!row || !need) return null;
  const cover = await coverNow(handle, row.id);
  const { sparePence, openClaimsPence } = await spareNow(handle, row, need, cover);
  const neverBegan = isOver(row) && row.activeAt === null;
  const most = neverBegan ? 0 : askable(need);
  return {
    agreementId: row.id,
    ref: row.ref,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    needPence: need.nowPence,
    amended: need.amended && { number: need.amended.number, pence: need.amended.pence },
    cover,
    roomPence: Math.max(0, most - cover.approved - cover.asked),
    missingPence: Math.max(0, most - cover.approved),
    sparePence,
    openClaimsPence,
    began: row.activeAt !== null,
    over: isOver(row),
    pots: await hasPots(handle, row.authorityId),
    thresholdPence: (await recompenseSettingsOf(handle, row.authorityId)).approvalThresholdPence,
  };
}

export type FundPage = {
  head: AgreementHead;
  funding: Funding;
  /** Open pots: those whose dates meet the agreement's, or all of them. */
  pots: (PotSummary & { meets: boolean })[];
  /** How many open pots are left out for their dates. */
  others: number;
  commitments: { rows: CommitmentSummary[]; total: number; page: number };
  lead: boolean;
};

/**
 * The page on which money is asked for an agreement.
 * @param view.all also pots whose dates do not meet the agreement's
 */
export async function fundPage(
  viewer: Viewer,
  agreementId: string,
  view: { all: boolean; page: number },
): Promise<FundPage | null> {
  const funding = await fundingOf(viewer, agreementId);
  const record = funding && (await loadAgreement(db(), viewer, agreementId));
  if (!funding || !record) return null;
  const span = { from: funding.startsOn, to: funding.endsOn };
  const all = (await openPots(db(), record.row.authorityId)).map((pot) => ({
    ...pot,
    meets: meets({ from: pot.startsOn, to: pot.endsOn }, span),
  }));
  const fitting = all.filter((pot) => pot.meets);
  const showAll = view.all || fitting.length === 0;
  return {
    head: headOf(record),
    funding,
    pots: showAll ? [...fitting, ...all.filter((pot) => !pot.meets)] : fitting,
    others: showAll ? 0 : all.length - fitting.length,
    commitments: await listCommitments(db(), viewer, { agreementId, page: view.page }),
    lead: moneyReachOf(viewer).lead,
  };
}

export type CommitmentPage = {
  one: CommitmentSummary & { version: number; reason: string; decision: string | null };
  funding: Funding;
  pot: { id: string; name: string; costCode: string; closed: boolean; figures: PotFigures };
  /** The most that may be released of it now. */
  releasablePence: Pence;
  may: Record<CommitmentAction, boolean>;
  history: MoneyHappening[];
};

/** One commitment, with its pot, its agreement and all that happened to it; null where it is not the viewer's. */
export async function commitmentPage(viewer: Viewer, id: string): Promise<CommitmentPage | null> {
  const record = await loadCommitment(db(), viewer, id);
  const funding = record && (await fundingOf(viewer, record.of.id));
  if (!record || !funding) return null;
  const { row, pot } = record;
  const [one] = (await listCommitments(db(), viewer, { id: row.id, page: 1 })).rows;
  if (!one) return null;
  const roles = budgetRolesOf(viewer);
  const can = (action: CommitmentAction) => mayCommit(action, roles, row.state);
  const releasablePence = Math.min(one.leftPence, funding.sparePence);
  return {
    one: { ...one, version: row.version, reason: row.reason, decision: row.decision },
    funding,
    pot: {
      id: pot.id,
      name: pot.name,
      costCode: pot.costCode,
      closed: pot.closed,
      figures: (await potFigures(db(), [pot.id])).get(pot.id) ?? NO_FIGURES,
    },
    releasablePence,
    may: {
      view: can('view'),
      approve: can('approve'),
      decline: can('decline'),
      withdraw: can('withdraw'),
      release: can('release') && releasablePence > 0,
    },
    history: await happeningsTo(db(), row.authorityId, 'commitment', [row.id]),
  };
}
