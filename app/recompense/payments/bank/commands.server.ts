import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { bankFile, bankLine, invoice } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import { clock } from '~/platform/clock.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { choiceKey, LEAVE } from '../../domain/payments/bank-choice';
import type { Match, MatchChoice } from '../../domain/payments/bank-match';
import { fingerprints } from '../../domain/payments/bank-row';
import { moneyReachOf } from '../../domain/standing';
import { receive } from '../../invoices/receive.server';
import { type BankLineRow, isSettled, linesOf, matchNow, openReceipts } from './match.server';
import { type FileRow, readBankFile } from './read';
import type { SentFile } from './upload.server';

const forbidden = () =>
  no('bank.forbidden', 'Bank files are read and applied by the service of the authority.');
const notFound = () => no('bank.not-found', 'This bank file could not be found.');

/** Databases take only so many rows in one statement. */
const AT_ONCE = 100;

/**
 * Reads a bank's file and keeps what it says, matched for a first look. Nothing moves until somebody applies it.
 * @returns the file's id; of one with the same bytes that still waits, that one's, with `again`
 */
export async function takeBankFile(
  viewer: Viewer,
  input: { id: string; file: SentFile },
): Promise<Verdict<{ id: string; again: boolean }>> {
  const { serviceOf: authorityId } = moneyReachOf(viewer);
  if (authorityId === null) return forbidden();
  const { name, bytes, hash } = input.file;
  // Read before the transaction: others write meanwhile.
  const read = readBankFile(bytes, calendarDate(clock.now()));
  return transact<{ id: string; again: boolean }>(viewer, async (ctx) => {
    const mine = eq(bankFile.authorityId, authorityId);
    const [sent] = await ctx.tx
      .select()
      .from(bankFile)
      .where(and(mine, eq(bankFile.id, input.id)));
    if (sent) return yes({ id: sent.id, again: false });
    const [waiting] = await ctx.tx
      .select()
      .from(bankFile)
      .where(and(mine, eq(bankFile.hash, hash), isNull(bankFile.appliedAt)))
      .orderBy(desc(bankFile.at))
      .limit(1);
    if (waiting) return yes({ id: waiting.id, again: true });
    if (!read.ok) return read;
    await ctx.tx.insert(bankFile).values({
      id: input.id,
      authorityId,
      name,
      hash,
      lines: read.value.length,
      byId: viewer.accountId,
      at: ctx.now,
      appliedAt: null,
      version: 1,
    });
    const lines = await linesFrom(ctx, authorityId, input.id, read.value);
    for (let from = 0; from < lines.length; from += AT_ONCE)
      await ctx.tx.insert(bankLine).values(lines.slice(from, from + AT_ONCE));
    ctx.emit({
      type: 'bank-file.read',
      subject: { type: 'bank-file', id: input.id },
      authorityId,
      details: { name, hash, lines: lines.length },
    });
    return yes({ id: input.id, again: false });
  });
}

/** The lines of a file as they are kept, with what each was found to be when it was read. */
async function linesFrom(
  ctx: CommandContext,
  authorityId: string,
  fileId: string,
  rows: readonly FileRow[],
): Promise<BankLineRow[]> {
  const receipts = rows.flatMap(({ line, row }) => (row.kind === 'in' ? [{ ...row, line }] : []));
  const prints = new Map(fingerprints(receipts).map((print, n) => [receipts[n]?.line, print]));
  const lines = rows.map(({ line, raw, row }): BankLineRow => {
    const kept = { id: ctx.newId(), fileId, line, raw, reference: row.text, invoiceId: null, on: row.on };
    if (row.kind === 'wrong')
      return { ...kept, amountPence: null, state: 'refused', note: row.reason, fingerprint: null };
    if (row.kind === 'out')
      return { ...kept, amountPence: -row.amountPence, state: 'refused', note: WENT_OUT, fingerprint: null };
    const fingerprint = prints.get(line) ?? null;
    return { ...kept, amountPence: row.amountPence, state: 'unknown', note: null, fingerprint };
  });
  const matches = await matchNow(ctx.tx, authorityId, openReceipts(lines));
  return lines.map((line) => {
    const match = matches.get(line.line);
    return match ? { ...line, state: match.state, note: match.why } : line;
  });
}

const WENT_OUT = 'Money that went out: only receipts are taken.';

/** What somebody decided of one line: a choice that was offered, or to leave it. */
export type LineChoice = { id: string; choice: string };

/**
 * Applies a bank file: what was chosen is received, in one transaction for the whole file. A choice that no longer holds,
 * because its invoice was paid meanwhile, leaves its line and harms no other.
 * @returns how many were taken and of what sum, and how many that were chosen could not be; refusal `bank.applied`
 */
export async function applyBankFile(
  viewer: Viewer,
  input: { fileId: string; choices: readonly LineChoice[] },
): Promise<Verdict<{ taken: number; takenPence: Pence; notTaken: number }>> {
  const { serviceOf: authorityId } = moneyReachOf(viewer);
  if (authorityId === null) return forbidden();
  return transact(viewer, async (ctx) => {
    const [file] = await ctx.tx
      .select()
      .from(bankFile)
      .where(and(eq(bankFile.id, input.fileId), eq(bankFile.authorityId, authorityId)));
    if (!file) return notFound();
    if (file.appliedAt !== null)
      return no('bank.applied', 'This file has been applied already. Nothing was recorded a second time.');
    const lines = await linesOf(ctx.tx, file.id);
    const matches = await matchNow(ctx.tx, authorityId, openReceipts(lines));
    const chosen = new Map(input.choices.map(({ id, choice }) => [id, choice]));
    let [taken, takenPence, notTaken] = [0, 0, 0];
    const left: string[] = [];
    for (const line of lines) {
      if (isSettled(line.state)) continue;
      const done = await applyLine(ctx, authorityId, line, {
        match: matches.get(line.line),
        wanted: chosen.get(line.id) ?? LEAVE,
      });
      // Most rows of a file are left as they were found, and written together.
      if (done.state === 'left' && done.note === line.note) left.push(line.id);
      else await ctx.tx.update(bankLine).set(done).where(eq(bankLine.id, line.id));
      if (done.state === 'applied') {
        taken += 1;
        takenPence += line.amountPence ?? 0;
      } else if ((chosen.get(line.id) ?? LEAVE) !== LEAVE) notTaken += 1;
    }
    for (let from = 0; from < left.length; from += AT_ONCE)
      await ctx.tx
        .update(bankLine)
        .set({ state: 'left' })
        .where(inArray(bankLine.id, left.slice(from, from + AT_ONCE)));
    await ctx.tx
      .update(bankFile)
      .set({ appliedAt: ctx.now, version: file.version + 1 })
      .where(eq(bankFile.id, file.id));
    ctx.emit({
      type: 'bank-file.applied',
      subject: { type: 'bank-file', id: file.id },
      authorityId,
      details: { name: file.name, taken, takenPence, notTaken },
    });
    return yes({ taken, takenPence, notTaken });
  });
}

type Done = Pick<BankLineRow, 'state' | 'invoiceId' | 'note'>;

/** What becomes of one line. */
async function applyLine(
  ctx: CommandContext,
  authorityId: string,
  line: BankLineRow,
  { match, wanted }: { match: Match | undefined; wanted: string },
): Promise<Done> {
  const why = match?.why ?? line.note;
  if (match?.state === 'already') return { state: 'already', invoiceId: null, note: why };
  if (wanted === LEAVE) return { state: 'left', invoiceId: null, note: why };
  const choice = match?.choices.find((each) => choiceKey(each) === wanted);
  if (!choice)
    return { state: 'left', invoiceId: null, note: `Changed before it was applied. ${why ?? ''}`.trim() };
  return takeChoice(ctx, authorityId, line, choice);
}

async function takeChoice(
  ctx: CommandContext,
  authorityId: string,
  line: BankLineRow,
  { invoices }: MatchChoice,
): Promise<Done> {
  if (!(await areStillOpen(ctx, invoices)))
    return {
      state: 'left',
      invoiceId: null,
      note: 'An earlier row of this file left too little open for it.',
    };
  for (const { id, takePence } of invoices) {
    const received = await receive(ctx, {
      invoiceId: id,
      amountPence: takePence,
      on: line.on ?? ctx.today,
      method: 'bacs',
      reference: line.reference.slice(0, 120),
      via: 'bank',
      dedupeKey: dedupeKey(authorityId, line, invoices.length > 1 ? id : null),
    });
    // Looked at just above in this transaction; a refusal now would leave the row half recorded.
    if (!received.ok) throw new Error(`Invoice ${id} would not take what was chosen: ${received.message}`);
  }
  const [first] = invoices;
  return {
    state: 'applied',
    invoiceId: first?.id ?? null,
    note: `Recorded for ${list(invoices.map(({ ref, takePence }) => `${ref}: ${moneyWords(takePence)}`))}.`,
  };
}

/** Whether each of the invoices still has as much to pay as is to be taken. */
async function areStillOpen(ctx: CommandContext, invoices: MatchChoice['invoices']): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: invoice.id, balancePence: invoice.balancePence })
    .from(invoice)
    .where(
      inArray(
        invoice.id,
        invoices.map(({ id }) => id),
      ),
    );
  return invoices.every(({ id, takePence }) =>
    rows.some((row) => row.id === id && row.balancePence >= takePence),
  );
}

/** The same receipt has the same key in whichever file it comes, so that the database refuses it twice. */
function dedupeKey(authorityId: string, { fingerprint, id }: BankLineRow, invoiceId: string | null): string {
  return ['bank', authorityId, fingerprint ?? id, ...(invoiceId === null ? [] : [invoiceId])].join(':');
}
