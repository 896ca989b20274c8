import { and, count, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { account, bankFile } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moneyWords } from '~/kernel/money';
import { list } from '~/kernel/words';
import { db } from '~/platform/db.server';
import { choiceKey } from '../../domain/payments/bank-choice';
import type { Match, MatchChoice } from '../../domain/payments/bank-match';
import { moneyReachOf } from '../../domain/standing';
import { type BankLineRow, linesOf, matchNow, openReceipts } from './match.server';
import type { BankFilePage, BankFileView, BankLineView } from './view';

export const BANK_FILES_PER_PAGE = 20;

const columns = { row: bankFile, by: account.name };

function viewOf({ row, by }: { row: typeof bankFile.$inferSelect; by: string | null }): BankFileView {
  const { id, name, lines, at, appliedAt } = row;
  return { id, name, lines, at, appliedAt, by: by ?? 'Alongside' };
}

/** Bank files of the viewer's authority, the latest first. */
export async function listBankFiles(
  viewer: Viewer,
  page: number,
): Promise<{ files: BankFileView[]; total: number; page: number }> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return { files: [], total: 0, page: 1 };
  const mine = eq(bankFile.authorityId, serviceOf);
  const [counted] = await db().select({ n: count() }).from(bankFile).where(mine);
  const total = counted?.n ?? 0;
  const at = Math.min(page, Math.max(1, Math.ceil(total / BANK_FILES_PER_PAGE)));
  const rows = await db()
    .select(columns)
    .from(bankFile)
    .leftJoin(account, eq(account.id, bankFile.byId))
    .where(mine)
    .orderBy(desc(bankFile.at), desc(bankFile.id))
    .limit(BANK_FILES_PER_PAGE)
    .offset((at - 1) * BANK_FILES_PER_PAGE);
  return { files: rows.map(viewOf), total, page: at };
}

/**
 * A bank file with every row, what it was found to be and why. While it waits it is matched afresh, with invoices as they
 * are now; null where it is not the viewer's to know of.
 */
export async function bankFilePage(viewer: Viewer, id: string): Promise<BankFilePage | null> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return null;
  const mine = eq(bankFile.authorityId, serviceOf);
  const [found] = await db()
    .select(columns)
    .from(bankFile)
    .leftJoin(account, eq(account.id, bankFile.byId))
    .where(and(mine, eq(bankFile.id, id)));
  if (!found) return null;
  const lines = await linesOf(db(), id);
  const waiting = found.row.appliedAt === null;
  const matches = waiting ? await matchNow(db(), serviceOf, openReceipts(lines)) : new Map<number, Match>();
  const [before] = await db()
    .select({ appliedAt: bankFile.appliedAt })
    .from(bankFile)
    .where(and(mine, eq(bankFile.hash, found.row.hash), ne(bankFile.id, id), isNotNull(bankFile.appliedAt)))
    .orderBy(desc(bankFile.appliedAt))
    .limit(1);
  return {
    file: viewOf(found),
    appliedBefore: waiting ? (before?.appliedAt ?? null) : null,
    lines: lines.map((line) => lineView(line, matches.get(line.line))),
  };
}

function lineView(row: BankLineRow, match: Match | undefined): BankLineView {
  const { id, line, on, amountPence, reference, state, note, invoiceId } = row;
  return {
    ...{ id, line, on, amountPence, invoiceId },
    text: reference,
    state: match?.state ?? state,
    why: match?.why ?? note ?? '',
    choices: (match?.choices ?? []).map((choice) => ({ key: choiceKey(choice), words: choiceWords(choice) })),
  };
}

/** What a choice does: "£250.00 to MAR-INV-00012". */
function choiceWords({ invoices }: MatchChoice): string {
  return list(invoices.map(({ ref, takePence }) => `${moneyWords(takePence)} to ${ref}`));
}
