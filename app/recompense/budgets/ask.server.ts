import { and, eq, inArray } from 'drizzle-orm';
import { budgetPot, potCommitment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { AgreementRow } from '~/agreements/record.server';
import type { Pence } from '~/kernel/money';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import type { NewEvent } from '~/platform/audit.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { coverOf, decideAmount, groundsFor } from '../domain/budgets/commitments';
import { NO_FIGURES } from '../domain/budgets/pots';
import type { ApprovalGround } from '../domain/budgets/vocabulary';
import { potCommitted } from '../domain/ledger/postings';
import { moneyReachOf } from '../domain/standing';
import { post } from '../ledger/post.server';
import { recompenseSettingsOf } from '../settings/settings.server';
import {
  askable,
  type CommitmentRow,
  commitmentsOf,
  isOver,
  loadFunded,
  needOf,
  type PotRow,
  potFigures,
} from './read.server';
import { GROUND_CLAUSES } from './wording';

/** Money asked of pots for one agreement. */
export type AskInput = {
  /** Made with the form, and the first commitment's id: sent twice, it asks once. */
  id: string;
  agreementId: string;
  parts: readonly { potId: string; amountPence: Pence }[];
  /** Why; needed where the lead has to agree, and of a lead who agrees to it by asking. */
  reason: string;
};

/** What became of what was asked: of each pot, and whether the lead has to agree. */
export type Asked = { state: 'approved' | 'asked'; grounds: ApprovalGround[]; amountPence: Pence };

/**
 * Asks for money of one or several pots for an agreement. What fits every pot and the threshold goes through at once;
 * else all of it is asked of the lead, so that a split sum is decided as the one sum it is. A lead's own asking goes
 * through at once, with a reason where another's would be asked of them.
 * @returns what became of it; `commitment.reason` with the grounds where a reason is missing
 */
export async function askForMoney(viewer: Viewer, input: AskInput): Promise<Verdict<Asked>> {
  return transact<Asked>(viewer, async (ctx) => {
    const row = await loadFunded(ctx.tx, viewer, input.agreementId);
    if (!row) return notFunded();
    const before = await commitmentsOf(ctx.tx, row.id);
    const sent = before.find(({ id }) => id === input.id);
    if (sent) return yes(alreadyAsked(before, sent));
    if (isOver(row) && row.activeAt === null) {
      return no(
        'commitment.agreement-ended',
        'This agreement ended before it was in force, so no money is needed for it.',
      );
    }
    const parts = input.parts.filter(({ amountPence }) => amountPence > 0);
    const asked = parts.reduce((sum, { amountPence }) => sum + amountPence, 0);
    const field = fieldOf(input);
    if (asked === 0) {
      return no('commitment.nothing', 'Enter how much is needed from at least one pot', { field });
    }
    const need = await needOf(ctx.tx, row);
    const cover = coverOf(before);
    const fits = decideAmount(asked, need ? askable(need) : 0, cover);
    if (!fits.ok) return { ...fits, field };
    const pots = await potsFor(ctx, row.authorityId, parts);
    if (!pots.ok) return pots;

    const { lead } = moneyReachOf(viewer);
    const { approvalThresholdPence: thresholdPence } = await recompenseSettingsOf(ctx.tx, row.authorityId);
    const figures = await potFigures(ctx.tx, [...pots.value.keys()]);
    const made = parts.map(({ potId, amountPence }, n) => {
      const pot = pots.value.get(potId);
      if (!pot) throw new Error('A pot was read and is not there');
      const grounds = groundsFor({
        amountPence,
        freePence: (figures.get(potId) ?? NO_FIGURES).free,
        // All parts of this asking count, whichever comes first.
        othersPence: cover.approved + cover.asked + asked - amountPence,
        thresholdPence,
        pot: { from: pot.startsOn, to: pot.endsOn },
        agreement: { from: row.startsOn, to: row.endsOn },
      });
      return { id: partId(input.id, n), pot, amountPence, grounds };
    });
    const grounds = [...new Set(made.flatMap((one) => one.grounds))];
    if (grounds.length > 0 && input.reason.trim() === '') return reasonMissing(grounds, lead);
    const state = grounds.length === 0 || lead ? ('approved' as const) : ('asked' as const);
    for (const one of made) await make(ctx, viewer, row, { ...one, state, reason: input.reason });
    return yes({ state, grounds, amountPence: asked });
  });
}

/** The form's field of the first amount that is asked; the first of all where nothing is. */
const fieldOf = ({ parts }: AskInput) =>
  `parts[${Math.max(
    0,
    parts.findIndex(({ amountPence }) => amountPence > 0),
  )}].amount`;

/** Id of a part of what was asked: that of the form, so that a form sent twice is known by all its parts. */
const partId = (id: string, n: number) => (n === 0 ? id : `${id}p${n}`);

export const notFunded = (): Refusal => no('agreement.not-found', 'This agreement could not be found.');

function alreadyAsked(all: readonly CommitmentRow[], sent: CommitmentRow): Asked {
  const together = all.filter(({ id }) => id === sent.id || id.startsWith(`${sent.id}p`));
  return {
    state: sent.state === 'asked' ? 'asked' : 'approved',
    grounds: sent.grounds,
    amountPence: together.reduce((sum, { amountPence }) => sum + amountPence, 0),
  };
}

function reasonMissing(grounds: readonly ApprovalGround[], lead: boolean): Refusal {
  const why = list(grounds.map((ground) => GROUND_CLAUSES[ground]));
  return no(
    'commitment.reason',
    lead ? `Say why you agree to this: ${why}` : `Say why this is needed, as the lead has to agree: ${why}`,
    { field: 'reason', details: { grounds } },
  );
}

/** The pots asked of: open, and of the authority; each once. */
async function potsFor(
  ctx: CommandContext,
  authorityId: string,
  parts: AskInput['parts'],
): Promise<Verdict<Map<string, PotRow>>> {
  const ids = [...new Set(parts.map(({ potId }) => potId))];
  const rows = await ctx.tx
    .select()
    .from(budgetPot)
    .where(and(inArray(budgetPot.id, ids), eq(budgetPot.authorityId, authorityId)));
  if (rows.length < parts.length) return no('pot.not-found', 'This pot could not be found.');
  const closed = rows.find((row) => row.closed);
  if (closed) {
    return no('pot.closed', `${closed.name} is closed to new commitments. Choose another pot.`, {
      details: { potId: closed.id },
    });
  }
  return yes(new Map(rows.map((row) => [row.id, row])));
}

/**
 * An event of a commitment, in its authority's chain; never on the timeline of the agreement, which others read.
 * @param parties who is told, where not everybody is whom the table of notices names
 */
export function commitmentEvent(
  row: Pick<CommitmentRow, 'id' | 'authorityId' | 'agreementId' | 'potId' | 'amountPence'>,
  type: string,
  names: { ref: string; potName: string },
  parties: readonly ('lead' | 'broker')[] = [],
): NewEvent & { details: Record<string, unknown> } {
  return {
    type: `commitment.${type}`,
    subject: { type: 'commitment', id: row.id },
    authorityId: row.authorityId,
    details: {
      agreementId: row.agreementId,
      potId: row.potId,
      amountPence: row.amountPence,
      agreementRef: names.ref,
      potName: names.potName,
      parties,
    },
  };
}

async function make(
  ctx: CommandContext,
  viewer: Viewer,
  of: AgreementRow,
  one: {
    id: string;
    pot: PotRow;
    amountPence: Pence;
    grounds: ApprovalGround[];
    state: 'approved' | 'asked';
    reason: string;
  },
): Promise<void> {
  const approved = one.state === 'approved';
  const row: CommitmentRow = {
    id: one.id,
    authorityId: of.authorityId,
    potId: one.pot.id,
    agreementId: of.id,
    amountPence: one.amountPence,
    releasedPence: 0,
    spentPence: 0,
    state: one.state,
    grounds: one.grounds,
    reason: one.reason,
    askedById: viewer.accountId,
    // Within the pot and the threshold nobody decides; a lead who asks beyond them has decided with the reason given.
    decidedById: approved && one.grounds.length > 0 ? viewer.accountId : null,
    decidedAt: approved ? ctx.now : null,
    decision: approved && one.grounds.length > 0 ? one.reason : null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 1,
  };
  await ctx.tx.insert(potCommitment).values(row);
  const names = { ref: of.ref, potName: one.pot.name };
  ctx.emit({
    ...commitmentEvent(row, 'asked', names, approved ? [] : ['lead']),
    after: { state: 'asked', amountPence: row.amountPence, grounds: row.grounds },
    reason: one.reason || null,
  });
  if (!approved) return;
  await postCommitted(ctx, row, of.ref);
  ctx.emit({
    ...commitmentEvent(row, 'approved', names),
    before: { state: 'asked' },
    after: { state: 'approved', version: 1 },
    reason: one.reason || null,
  });
}

/** Writes the movement from free to committed of a commitment that is approved. */
export async function postCommitted(
  ctx: CommandContext,
  row: Pick<CommitmentRow, 'id' | 'authorityId' | 'potId' | 'agreementId' | 'amountPence'>,
  ref: string,
): Promise<void> {
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'committed',
    memo: `Committed to agreement ${ref}`,
    subject: { type: 'commitment', id: row.id },
    dedupeKey: `committed:${row.id}`,
    entries: potCommitted(row.amountPence, { potId: row.potId, agreementId: row.agreementId }),
  });
}
