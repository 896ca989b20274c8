import { and, eq } from 'drizzle-orm';
import { claim, claimLine } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { recompenseOf } from '~/agreements/domain';
import { type AgreementRecord, agreementNotFound, loadAgreement } from '~/agreements/record.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { type Claimable, claimedDays, claimedWork, worthOfDays } from '../domain/claims/claimable';
import { isClaimant } from '../domain/claims/permissions';
import { claimMachine } from '../domain/claims/states';
import { takeReference } from '../ledger/numbers.server';
import {
  type ClaimRecord,
  type ClaimRow,
  claimableNow,
  claimEvent,
  claimNotFound,
  claimStandings,
  countedLines,
  forbidden,
  loadClaim,
} from './load.server';
import { claimText } from './wording';

/** Money spent on travel or materials. */
export type ExpenseInput = { id: string; description: string; on: CalendarDate; amountPence: Pence };

export type ClaimInput = {
  /** The form's id, which becomes the claim's; of a draft that is changed, the draft's own. */
  id: string;
  agreementId: string;
  /** Version of the draft that is changed; 0 for a new claim. */
  version: number;
  /** Visits ticked, with the half-days and instalments with the pence that stood beside them. */
  visits: { visitId: string; halfDays: number }[];
  instalments: { key: string; amountPence: Pence }[];
  expenses: ExpenseInput[];
  note: string;
  /** Sends it to the school at once; else it is kept as a draft. */
  send: boolean;
};

type NewLine = Pick<
  typeof claimLine.$inferInsert,
  'kind' | 'visitId' | 'halfDays' | 'instalment' | 'description' | 'on' | 'amountPence'
>;

const CLAIMANTS = 'Claims are made by the provider and by the head of their school.';

/**
 * Makes a claim from what was ticked, or changes the draft there is; sends it where asked. Everything is worked out again
 * inside the transaction: what was claimed meanwhile, or is no longer as it stood beside the tick, is refused.
 * @returns the claim; `claim.changed` where what may be claimed is no longer what the page showed, `claim.nothing`,
 *   `claim.over-cap` and `claim.over-agreed` with the figures
 */
export async function makeClaim(
  viewer: Viewer,
  input: ClaimInput,
): Promise<Verdict<{ id: string; ref: string | null; again: boolean }>> {
  return transact<{ id: string; ref: string | null; again: boolean }>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, input.agreementId);
    if (!record) return agreementNotFound();
    if (!isClaimant(claimStandings(viewer, record.standings))) return no('claim.forbidden', CLAIMANTS);
    const before = await loadClaim(ctx.tx, viewer, input.id);
    // Another agreement's claim: the form was put together by hand.
    if (before && before.row.agreementId !== record.row.id) return claimNotFound();
    if (before && isAgain(before, input)) {
      return yes({ id: input.id, ref: before.row.ref, again: true });
    }
    if (before && !before.may.change) {
      return no(
        'claim.not-now',
        'This claim has been sent or withdrawn. Open its page to see what can be done.',
      );
    }
    if (before && before.row.version !== input.version) {
      return stale(claimText(before.row, before.lines));
    }
    if (!before) {
      const other = await draftOf(ctx, viewer, record.row.id);
      if (other) {
        return no(
          'claim.other-draft',
          'A draft of a claim under this agreement is already kept. Open this page again: it shows the draft, which you can change and send.',
        );
      }
    }
    const lines = await worked(ctx, record, input, before?.row.id);
    if (!lines.ok) return lines;
    const totalPence = lines.value.reduce((sum, line) => sum + line.amountPence, 0);
    const row = await write(ctx, viewer, record, { input, before: before?.row ?? null, totalPence });
    await replaceLines(ctx, row.id, lines.value);
    if (!input.send) {
      ctx.emit({
        ...claimEvent(row, before ? 'changed' : 'drafted'),
        after: { state: 'draft', totalPence, lines: lines.value.length },
      });
      return yes({ id: row.id, ref: null, again: false });
    }
    const sent = await submit(ctx, viewer, row);
    return sent.ok ? yes({ id: row.id, ref: sent.value.ref, again: false }) : sent;
  });
}

/** Whether the form was sent before and has been done: sent, or kept as a draft that holds the same. */
function isAgain({ row, lines }: ClaimRecord, input: ClaimInput): boolean {
  if (input.send) return row.submittedAt !== null;
  if (row.state !== 'draft' || row.version !== input.version + 1 || row.note !== input.note) return false;
  const held = lines.map(
    (line) => line.visitId ?? line.instalment ?? `${line.description} ${line.amountPence}`,
  );
  const typed = [
    ...input.visits.map(({ visitId }) => visitId),
    ...input.instalments.map(({ key }) => key),
    ...input.expenses.map(({ description, amountPence }) => `${description} ${amountPence}`),
  ];
  return [...held].sort().join('\n') === typed.sort().join('\n');
}

/** The draft of an agreement that somebody of the provider's side keeps; there is at most one. */
export async function draftOf(
  { tx }: Pick<CommandContext, 'tx'>,
  viewer: Viewer,
  agreementId: string,
): Promise<ClaimRow | null> {
  const [row] = await tx
    .select()
    .from(claim)
    .where(and(eq(claim.agreementId, agreementId), eq(claim.state, 'draft')))
    .limit(1);
  return row && (await loadClaim(tx, viewer, row.id)) ? row : null;
}

/** The lines of what was ticked, each with its worth now. */
async function worked(
  ctx: CommandContext,
  record: AgreementRecord,
  input: ClaimInput,
  claimId?: string,
): Promise<Verdict<NewLine[]>> {
  const terms = record.content.recompense;
  const open = await claimableNow(ctx.tx, record, ctx.today, claimId);
  const moved = findMoved(open, input);
  if (moved) return moved;
  const counted = await countedLines(ctx.tx, record.row.id, claimId);
  const lines: NewLine[] = [];
  let before = claimedDays(counted);
  for (const { visitId, on, halfDays } of open.days) {
    if (!input.visits.some((ticked) => ticked.visitId === visitId)) continue;
    const amountPence = worthOfDays(terms, before, halfDays);
    before = { halfDays: before.halfDays + halfDays, pence: before.pence + amountPence };
    lines.push({ kind: 'days', visitId, halfDays, instalment: null, description: '', on, amountPence });
  }
  for (const { key, amountPence } of open.instalments) {
    if (!input.instalments.some((ticked) => ticked.key === key)) continue;
    lines.push({ kind: 'instalment', instalment: key, description: '', on: null, amountPence });
  }
  const activeOn = record.row.activeAt ? calendarDate(record.row.activeAt) : ctx.today;
  const early = input.expenses.find(({ on }) => on > ctx.today || on < activeOn);
  if (early) return wrongDay(input, early, activeOn);
  const spent = input.expenses.reduce((sum, { amountPence }) => sum + amountPence, 0);
  if (spent > open.expensesLeftPence) {
    return no(
      'claim.over-cap',
      `These expenses come to ${moneyWords(spent)}, and ${moneyWords(open.expensesLeftPence)} of what was agreed for expenses is left. Enter ${moneyWords(open.expensesLeftPence)} or less in all.`,
      { field: 'expenses', details: { leftPence: open.expensesLeftPence } },
    );
  }
  for (const { description, on, amountPence } of input.expenses) {
    lines.push({ kind: 'expense', instalment: null, description, on, amountPence });
  }
  if (lines.length === 0) {
    return no('claim.nothing', 'Tick at least one thing to claim, or enter an expense');
  }
  const work = lines.reduce((sum, line) => sum + (line.kind === 'expense' ? 0 : line.amountPence), 0);
  const left = recompenseOf(terms).work - claimedWork(counted);
  if (work > left) {
    return no(
      'claim.over-agreed',
      `What you ticked comes to ${moneyWords(work)}, and ${moneyWords(Math.max(0, left))} of the agreed price is left. Tick less, or have the agreement amended first.`,
      { details: { leftPence: left } },
    );
  }
  return yes(lines);
}

/** What was ticked and is no longer there to be claimed as it was shown. */
function findMoved(open: Claimable, input: ClaimInput): Refusal | null {
  const visits = input.visits.filter(
    (ticked) => !open.days.some((row) => row.visitId === ticked.visitId && row.halfDays === ticked.halfDays),
  );
  const instalments = input.instalments.filter(
    (ticked) =>
      !open.instalments.some((row) => row.key === ticked.key && row.amountPence === ticked.amountPence),
  );
  if (visits.length + instalments.length === 0) return null;
  return no(
    'claim.changed',
    'What can be claimed has changed since you opened this page: something you ticked was claimed by somebody else, or a visit was corrected. Nothing was sent. The list below shows what can be claimed now: tick it again.',
    {
      details: {
        visits: visits.map(({ visitId }) => visitId),
        instalments: instalments.map(({ key }) => key),
      },
    },
  );
}

function wrongDay(input: ClaimInput, early: ExpenseInput, activeOn: CalendarDate): Refusal {
  const index = input.expenses.indexOf(early);
  return no(
    'claim.expense-day',
    early.on < activeOn
      ? 'Enter a date from the day the agreement came into force'
      : 'Enter a date that has passed: expenses are claimed once they are spent',
    { field: `expenses[${index}].on` },
  );
}

async function write(
  ctx: CommandContext,
  viewer: Viewer,
  record: AgreementRecord,
  { input, before, totalPence }: { input: ClaimInput; before: ClaimRow | null; totalPence: Pence },
): Promise<ClaimRow> {
  if (before) {
    const [row] = await ctx.tx
      .update(claim)
      .set({ note: input.note, totalPence, updatedAt: ctx.now, version: before.version + 1 })
      .where(eq(claim.id, before.id))
      .returning();
    if (!row) throw new Error('The draft of a claim is gone');
    return row;
  }
  const [row] = await ctx.tx
    .insert(claim)
    .values({
      id: input.id,
      number: null,
      ref: null,
      authorityId: record.row.authorityId,
      agreementId: record.row.id,
      urn: record.row.urn,
      providerId: record.row.providerId,
      homeUrn: record.homeUrn,
      state: claimMachine.initial,
      note: input.note,
      totalPence,
      settlement: null,
      createdById: viewer.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    })
    .returning();
  if (!row) throw new Error('A claim was not written');
  return row;
}

/** Lines of a draft were never sent: they are written anew. */
async function replaceLines(ctx: CommandContext, claimId: string, lines: readonly NewLine[]): Promise<void> {
  await ctx.tx.delete(claimLine).where(eq(claimLine.claimId, claimId));
  await ctx.tx.insert(claimLine).values(
    lines.map((line, position) => ({
      ...line,
      id: ctx.newId(),
      claimId,
      position,
      visitId: line.visitId ?? null,
      halfDays: line.halfDays ?? null,
      answer: 'waiting' as const,
      query: null,
      reply: null,
      decision: null,
      decisionReason: null,
      clawedBackPence: 0,
    })),
  );
}

/** Gives a draft its number and sends it to the school. */
async function submit(ctx: CommandContext, viewer: Viewer, row: ClaimRow): Promise<Verdict<{ ref: string }>> {
  const state = next(claimMachine, row.state, 'submit');
  if (!state.ok) return state;
  const { number, ref } = await takeReference(ctx.tx, row.authorityId, 'claim');
  await ctx.tx
    .update(claim)
    .set({
      state: state.value,
      number,
      ref,
      submittedAt: ctx.now,
      submittedById: viewer.accountId,
      updatedAt: ctx.now,
      // The version of the form that made it, also where it was kept first: a form sent twice is known by its state.
      version: row.version + 1,
    })
    .where(eq(claim.id, row.id));
  ctx.emit({
    ...claimEvent(row, 'submitted'),
    before: { state: row.state },
    after: { state: state.value, ref, totalPence: row.totalPence },
  });
  return yes({ ref });
}

/** Sends a draft as it stands: what it holds is asked again, since days may have passed. */
export async function sendClaim(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ ref: string }>> {
  return transact<{ ref: string }>(viewer, async (ctx) => {
    const record = await loadClaim(ctx.tx, viewer, input.id);
    if (!record) return claimNotFound();
    const { row } = record;
    if (row.state === 'submitted' && row.version === input.version + 1 && row.ref)
      return yes({ ref: row.ref });
    if (!record.may.send) {
      return isClaimant(record.standings)
        ? no('claim.not-now', 'This claim has been sent or withdrawn already.')
        : forbidden(record, CLAIMANTS);
    }
    if (row.version !== input.version) return stale(claimText(row, record.lines));
    const agreed = await loadAgreement(ctx.tx, viewer, row.agreementId);
    if (!agreed) return agreementNotFound();
    const open = await claimableNow(ctx.tx, agreed, ctx.today, row.id);
    const ticked = {
      visits: record.lines.flatMap(({ visitId, halfDays }) =>
        visitId && halfDays ? [{ visitId, halfDays }] : [],
      ),
      instalments: record.lines.flatMap(({ instalment, amountPence }) =>
        instalment ? [{ key: instalment, amountPence }] : [],
      ),
    };
    const moved = findMoved(open, { ...DRAFT, ...ticked });
    if (moved) {
      const where = 'Open “Change this claim”: it shows what can be claimed now.';
      return no(moved.code, `What can be claimed has changed since this draft was kept. ${where}`);
    }
    return submit(ctx, viewer, row);
  });
}

const DRAFT: Omit<ClaimInput, 'visits' | 'instalments'> = {
  id: '',
  agreementId: '',
  version: 0,
  expenses: [],
  note: '',
  send: true,
};
