import { and, asc, desc, eq } from 'drizzle-orm';
import { claim, claimSample, visitNote } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { correctNote } from '~/agreements/visits/correct.server';
import { readNote } from '~/agreements/visits/load.server';
import { addDays, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { answerClaim, replyToClaim } from '~/recompense/claims/answer.server';
import { approveClaim, declineClaim, withdrawClaim } from '~/recompense/claims/decide.server';
import { type ClaimRecord, claimableNow, counting, loadClaim } from '~/recompense/claims/load.server';
import { makeClaim } from '~/recompense/claims/make.server';
import { askForEvidence, giveEvidence, judgeSample } from '~/recompense/claims/sample.server';
import type { ClaimRow } from '../../banks/money';
import { idOf } from '../../ids';
import { agreementOf, recordOf } from '../agreement-of';
import { type Case, must } from '../case';

/** The claim of a line of the bank: the same id on every seeding. */
export const claimId = (row: ClaimRow) => idOf('claim', row.school, row.area, String(row.ago));

async function leaderOf(told: Case): Promise<Viewer> {
  return told.cast.leader((await agreementOf(told)).providerId);
}

/** The claim as somebody sees it now. */
export async function claimFor(row: ClaimRow, viewer: Viewer): Promise<ClaimRecord> {
  const found = await loadClaim(db(), viewer, claimId(row));
  if (!found) throw new Error(`${viewer.name} cannot see the claim of ${row.school}`);
  return found;
}

/** Whether a claim was made: in the holidays there is nothing to claim yet, and the story goes on without it. */
export async function isMade(row: ClaimRow): Promise<boolean> {
  const [found] = await db()
    .select({ id: claim.id })
    .from(claim)
    .where(eq(claim.id, claimId(row)));
  return found !== undefined;
}

/** The leader claims everything that may be claimed, and sends it unless it stays a draft. */
export async function makeOne(told: Case, row: ClaimRow): Promise<void> {
  const leader = await leaderOf(told);
  const record = await recordOf(told, leader);
  const today = calendarDate(clock.now());
  const open = await claimableNow(db(), record, today);
  const [description, amountPence] = row.expense ?? [];
  const spent = Math.min(amountPence ?? 0, open.expensesLeftPence);
  if (open.days.length + open.instalments.length === 0) return;
  must(
    await makeClaim(leader, {
      id: claimId(row),
      agreementId: record.row.id,
      version: 0,
      visits: open.days.map(({ visitId, halfDays }) => ({ visitId, halfDays })),
      instalments: open.instalments.map(({ key, amountPence: pence }) => ({ key, amountPence: pence })),
      expenses:
        description && spent > 0
          ? [{ id: idOf('expense', claimId(row)), description, on: today, amountPence: spent }]
          : [],
      note: '',
      send: row.as !== 'draft',
    }),
  );
}

/** The head asks about the first line where the story has it so, else confirms. */
export async function answer(told: Case, row: ClaimRow, confirm: boolean): Promise<void> {
  const { row: found, lines } = await claimFor(row, told.head);
  const [first] = counting(lines);
  const [query = ''] = row.asked ?? [];
  const queries = confirm || !first ? [] : [{ lineId: first.id, query }];
  must(await answerClaim(told.head, { id: found.id, version: found.version, queries }));
}

/** The leader replies; the claim goes to the school again as it was. */
export async function reply(told: Case, row: ClaimRow): Promise<void> {
  const leader = await leaderOf(told);
  const { row: found, lines } = await claimFor(row, leader);
  const [, words = ''] = row.asked ?? [];
  const replies = counting(lines)
    .filter((line) => line.answer === 'queried')
    .map(({ id }) => ({
      ...{ lineId: id, reply: words, what: 'keep' as const, halfDays: null, amountPence: null },
    }));
  must(await replyToClaim(leader, { id: found.id, version: found.version, replies }));
}

/** The leader takes it back; it was sent too early. */
export async function withdraw(told: Case, row: ClaimRow): Promise<void> {
  const leader = await leaderOf(told);
  const { row: found } = await claimFor(row, leader);
  const reason = 'Sent before the last visit was written up. We claim all of it together.';
  must(await withdrawClaim(leader, { id: found.id, version: found.version, reason }));
}

/** The broker declines, with the reason; or approves, without the expense where the story has it so. */
export async function decide(told: Case, row: ClaimRow): Promise<void> {
  const { row: found, lines } = await claimFor(row, told.broker);
  const which = { id: found.id, version: found.version };
  if (row.as === 'declined') {
    const reason = 'The visit was called off on the morning: the note is of a telephone call.';
    must(await declineClaim(told.broker, { ...which, reason }));
    return;
  }
  const off = row.removed ? lines.filter(({ kind }) => kind === 'expense') : [];
  const removed = off.map(({ id }) => ({ lineId: id, reason: row.removed ?? '' }));
  must(await approveClaim(told.broker, { ...which, removed, reason: '' }));
}

/** The broker asks for evidence of an approved claim, unless it is being asked for already. */
export async function ask(told: Case, row: ClaimRow): Promise<void> {
  const open = await sampleOf(row);
  if (open && (open.state === 'asked' || open.state === 'given')) return;
  must(
    await askForEvidence(told.broker, {
      id: claimId(row),
      sampleId: idOf('sample', claimId(row)),
      askedFor: 'Your diary of the visits, and who was there.',
      dueOn: addDays(calendarDate(clock.now()), 14),
    }),
  );
}

/** The leader gives what was asked for. */
export async function give(told: Case, row: ClaimRow): Promise<void> {
  const sample = await sampleOf(row);
  if (!sample) return;
  const evidence =
    'Diary pages of the days claimed and the lists of those present are with the school office, which keeps the originals.';
  const which = { id: claimId(row), sampleId: sample.id, version: sample.version };
  must(await giveEvidence(await leaderOf(told), { ...which, evidence }));
}

/** The broker is content; or takes back half a day that nobody remembers. */
export async function judge(told: Case, row: ClaimRow): Promise<void> {
  const sample = await sampleOf(row);
  if (!sample) return;
  const { lines } = await claimFor(row, told.broker);
  const [line] = counting(lines).filter(({ kind }) => kind === 'days');
  const back = row.sample === 'clawed-back' && line;
  must(
    await judgeSample(told.broker, {
      id: claimId(row),
      sampleId: sample.id,
      version: sample.version,
      finding: back
        ? 'Of the first visit the diary has the morning alone. Half of it is taken back, as agreed with the provider.'
        : 'Diary, lists and notes agree.',
      takeBack: back ? [{ lineId: line.id, amountPence: Math.floor(line.amountPence / 2) }] : [],
    }),
  );
}

/** The leader finds that the first visit claimed was half a day, and corrects its note. */
export async function correctVisit(told: Case, row: ClaimRow): Promise<void> {
  const leader = await leaderOf(told);
  const { row: found, lines } = await claimFor(row, leader);
  const visitId = lines.find((line) => line.visitId !== null)?.visitId;
  const [note] = visitId
    ? await db()
        .select()
        .from(visitNote)
        .where(eq(visitNote.visitId, visitId))
        .orderBy(desc(visitNote.number))
        .limit(1)
    : [];
  if (!visitId || !note) return;
  const { format: _, kind: __, ...content } = readNote(note.content);
  must(
    await correctNote(leader, {
      ...content,
      address: { agreementId: found.agreementId },
      visitId,
      noteNumber: note.number,
      noteId: idOf('note', claimId(row)),
      reason: 'We ended at noon: the afternoon was another school’s.',
      actions: [],
      halfDays: 1,
    }),
  );
}

async function sampleOf(row: ClaimRow) {
  const [found] = await db()
    .select()
    .from(claimSample)
    .innerJoin(claim, and(eq(claim.id, claimSample.claimId), eq(claim.id, claimId(row))))
    .orderBy(desc(claimSample.createdAt), asc(claimSample.id))
    .limit(1);
  return found?.claim_sample ?? null;
}
