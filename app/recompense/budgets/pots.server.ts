import { eq } from 'drizzle-orm';
import { budgetPot, potAllocation } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { NewEvent } from '~/platform/audit.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { mayPot, type PotAction } from '../domain/budgets/permissions';
import { decideAllocation, NO_FIGURES } from '../domain/budgets/pots';
import { potAllocated } from '../domain/ledger/postings';
import { post } from '../ledger/post.server';
import { budgetRolesOf, loadPot, type PotRow, potFigures, potNotFound } from './read.server';

/** What a pot is called and when it holds. */
export type PotText = {
  name: string;
  about: string;
  costCode: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
};

const forbidden = (): Refusal =>
  no(
    'pot.forbidden',
    'The lead decides about pots and what they hold. Ask your lead, who can do it on this page.',
  );

/** An event of a pot, in its authority's chain. */
function potEvent(row: Pick<PotRow, 'id' | 'authorityId' | 'name'>, type: string): NewEvent {
  return {
    type: `pot.${type}`,
    subject: { type: 'pot', id: row.id },
    authorityId: row.authorityId,
    details: { name: row.name },
  };
}

const textOf = ({ name, about, costCode, startsOn, endsOn }: PotText): PotText => ({
  name,
  about,
  costCode,
  startsOn,
  endsOn,
});

const LABELS: Readonly<Record<keyof PotText, string>> = {
  name: 'Name',
  about: 'What it is for',
  costCode: 'Cost code',
  startsOn: 'First day',
  endsOn: 'Last day',
};

/**
 * Makes a pot, with what it is first given.
 * @param input.id made with the form: sent twice, it makes one
 * @param input.amountPence may be nothing yet
 */
export async function makePot(
  viewer: Viewer,
  input: PotText & { id: string; amountPence: Pence; reason: string },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    if (!mayPot('make', budgetRolesOf(viewer), false)) return forbidden();
    if (await loadPot(ctx.tx, viewer, input.id)) return yes({ id: input.id });
    const dates = datesInOrder(input);
    if (!dates.ok) return dates;
    const row: PotRow = {
      id: input.id,
      authorityId: viewer.authorityId,
      ...textOf(input),
      closed: false,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    await ctx.tx.insert(budgetPot).values(row);
    ctx.emit({ ...potEvent(row, 'made'), after: { ...textOf(row), version: 1 } });
    if (input.amountPence > 0) {
      await give(ctx, row, {
        id: ctx.newId(),
        changePence: input.amountPence,
        beforePence: 0,
        reason: input.reason,
      });
    }
    return yes({ id: row.id });
  });
}

function datesInOrder({ startsOn, endsOn }: Pick<PotText, 'startsOn' | 'endsOn'>): Verdict {
  return startsOn <= endsOn
    ? yes()
    : no('pot.dates', `Enter a last day that is on or after ${dateWords(startsOn)}`, { field: 'endsOn' });
}

/**
 * Puts a pot's name, purpose, cost code and dates differently. What is promised from it stays as it is.
 * @returns `stale` with both texts where somebody has changed it meanwhile
 */
export async function editPot(
  viewer: Viewer,
  input: PotText & { id: string; version: number },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const found = await openPot(ctx, viewer, input.id, 'edit');
    if (!found.ok) return found;
    const row = found.value;
    const changed = (Object.keys(LABELS) as (keyof PotText)[]).filter((key) => row[key] !== input[key]);
    if (changed.length === 0) return yes({ changed: false });
    if (row.version !== input.version) {
      return stale(
        changed.map((key) => ({
          label: LABELS[key],
          yours: inWords(key, input[key]),
          theirs: inWords(key, row[key]),
        })),
      );
    }
    const dates = datesInOrder(input);
    if (!dates.ok) return dates;
    await update(ctx, row, textOf(input));
    ctx.emit({
      ...potEvent(input.name === row.name ? row : { ...row, name: input.name }, 'changed'),
      before: textOf(row),
      after: { ...textOf(input), version: row.version + 1 },
    });
    return yes({ changed: true });
  });
}

const inWords = (key: keyof PotText, text: string) =>
  key === 'startsOn' || key === 'endsOn' ? dateWords(text) : text;

/**
 * Changes what a pot holds, to an amount, with the reason. What was given before stays in its history.
 * @param input.allocationId made with the form: sent twice, it changes once
 * @param input.amountPence what the pot shall hold in all, as finance says it
 * @returns `stale` where the allocation has changed since the form was opened; `pot.promised` with what is bound
 */
export async function allocateToPot(
  viewer: Viewer,
  input: { id: string; allocationId: string; version: number; amountPence: Pence; reason: string },
): Promise<Verdict<{ allocatedPence: Pence }>> {
  return transact<{ allocatedPence: Pence }>(viewer, async (ctx) => {
    const found = await openPot(ctx, viewer, input.id, 'allocate');
    if (!found.ok) return found;
    const row = found.value;
    const [sent] = await ctx.tx.select().from(potAllocation).where(eq(potAllocation.id, input.allocationId));
    if (sent?.potId === row.id) return yes({ allocatedPence: input.amountPence });
    const figures = (await potFigures(ctx.tx, [row.id])).get(row.id) ?? NO_FIGURES;
    if (row.version !== input.version) {
      return stale([
        {
          label: 'What the pot holds',
          yours: moneyWords(input.amountPence),
          theirs: moneyWords(figures.allocated),
        },
      ]);
    }
    const changePence = input.amountPence - figures.allocated;
    const decided = decideAllocation({ ...figures, closed: row.closed }, changePence);
    if (!decided.ok) return decided;
    await update(ctx, row, {});
    await give(ctx, row, {
      id: input.allocationId,
      changePence,
      beforePence: figures.allocated,
      reason: input.reason,
    });
    return yes({ allocatedPence: input.amountPence });
  });
}

/** Closes a pot to new commitments, or opens it again. What is promised from it can still be spent and released. */
export async function closePot(
  viewer: Viewer,
  input: { id: string; version: number; closed: boolean; reason: string },
): Promise<Verdict<{ closed: boolean }>> {
  return transact<{ closed: boolean }>(viewer, async (ctx) => {
    const row = await loadPot(ctx.tx, viewer, input.id);
    if (!row) return potNotFound();
    if (!mayPot(input.closed ? 'close' : 'open', budgetRolesOf(viewer), !input.closed)) return forbidden();
    if (row.closed === input.closed) return yes({ closed: row.closed });
    if (row.version !== input.version) {
      return no('stale', 'The pot has changed since you opened this page. Look at it again first.');
    }
    await update(ctx, row, { closed: input.closed });
    ctx.emit({
      ...potEvent(row, input.closed ? 'closed' : 'opened'),
      before: { closed: row.closed },
      after: { closed: input.closed, version: row.version + 1 },
      reason: input.reason,
    });
    return yes({ closed: input.closed });
  });
}

async function openPot(
  ctx: CommandContext,
  viewer: Viewer,
  id: string,
  action: PotAction,
): Promise<Verdict<PotRow>> {
  const row = await loadPot(ctx.tx, viewer, id);
  if (!row) return potNotFound();
  return mayPot(action, budgetRolesOf(viewer), row.closed) ? yes(row) : forbidden();
}

async function update(ctx: CommandContext, row: PotRow, change: Partial<PotRow>): Promise<void> {
  await ctx.tx
    .update(budgetPot)
    .set({ ...change, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(budgetPot.id, row.id));
}

/** Writes a change of a pot's allocation and its posting. */
async function give(
  ctx: CommandContext,
  row: PotRow,
  change: { id: string; changePence: Pence; beforePence: Pence; reason: string },
): Promise<void> {
  await ctx.tx.insert(potAllocation).values({
    id: change.id,
    potId: row.id,
    amountPence: change.changePence,
    reason: change.reason,
    byId: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    at: ctx.now,
  });
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'pot-allocated',
    memo: `${row.name}: ${change.reason || 'first allocation'}`,
    subject: { type: 'pot', id: row.id },
    dedupeKey: `allocation:${change.id}`,
    entries: potAllocated(change.changePence, row.id),
  });
  ctx.emit({
    ...potEvent(row, 'allocated'),
    before: { allocatedPence: change.beforePence },
    after: { allocatedPence: change.beforePence + change.changePence },
    reason: change.reason || null,
  });
}
