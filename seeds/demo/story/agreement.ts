import { eq } from 'drizzle-orm';
import { agreement, need } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { editSection, sendForSigning } from '~/agreements/commands.server';
import { type AgreementEvent, type SigningParty, statementsFor } from '~/agreements/domain';
import { terminateAgreement } from '~/agreements/life/stop.server';
import {
  type AgreementRecord,
  type AgreementRow,
  loadAgreement,
  moveAgreement,
} from '~/agreements/record.server';
import { signAgreement } from '~/agreements/sign.server';
import { endNeed } from '~/diagnosis/need-commands.server';
import { committedFor } from '~/directory/domain/ledger';
import { loadCapacity, releaseDays, spendDays } from '~/directory/ledger.server';
import { termOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { DEMO_PASSWORD } from '../authorities';
import { CLOSE_REASONS, EDIT_NOTES, MET_REASONS, RESOURCES } from '../banks/answers';
import { isHoliday } from '../school-days';
import { type Case, must } from './case';

/** The head puts the people and other resources into the draft, which the broker’s page asks for. */
export async function editDraft(told: Case): Promise<void> {
  const { row, content } = await record(told, told.head);
  const { people, other } = told.random.pick(RESOURCES);
  const patch = {
    resources: { people: `${content.resources.people}; ${people}`, other },
    recompense: { ...content.recompense, ...fairRecompense(told) },
  };
  const section = { id: row.id, note: told.random.pick(EDIT_NOTES) };
  const { revision } = must(
    await editSection(told.head, {
      ...section,
      section: 'resources',
      revision: row.revision,
      patch: { resources: patch.resources },
    }),
  );
  must(
    await editSection(told.broker, {
      ...section,
      section: 'recompense',
      revision,
      patch: { recompense: patch.recompense },
      note: 'Backfill and travel as the authority’s tariff has them.',
    }),
  );
}

/** So that the provider’s school is not out of pocket: cover for a class, and travel. */
function fairRecompense(told: Case) {
  return {
    backfillPencePerDay: told.random.pick([0, 18_000, 19_500, 21_000]),
    expensesCapPence: told.random.pick([5_000, 7_500, 12_000]),
  };
}

/** The broker sends the draft for signing. */
export async function send(told: Case): Promise<void> {
  const { row } = await record(told, told.broker);
  must(await sendForSigning(told.broker, { id: row.id, version: row.version }));
}

/** One party reads and signs. */
export async function sign(told: Case, party: SigningParty): Promise<void> {
  const signer = signerFor(told, party, await agreementRow(told));
  const { row, content, hash } = await record(told, signer);
  const statements = statementsFor(content, party);
  must(await signAgreement(signer, { id: row.id, party, hash, statements, password: DEMO_PASSWORD }));
}

function signerFor(told: Case, party: SigningParty, row: AgreementRow): Viewer {
  switch (party) {
    case 'client-head':
      return told.head;
    case 'client-chair':
      return told.cast.chair(told.school.urn);
    case 'provider-head':
      return told.cast.head(told.cast.provider(row.providerId).home.urn);
    case 'authority':
      return told.broker;
  }
}

/** A visit is made, unless it is the holidays: days committed for the term are used, as many as there are up to those given. */
export async function useDays(told: Case, halfDays: number): Promise<void> {
  const row = await agreementRow(told);
  const today = calendarDate(clock.now());
  if (isHoliday(today)) return;
  const term = termOf(today);
  await inTransaction(told.cast.leader(row.providerId), async (ctx) => {
    const capacity = await loadCapacity(ctx.tx, row.providerId);
    const committed = committedFor(capacity, row.id)
      .filter((line) => line.term === term)
      .reduce((sum, line) => sum + line.halfDays, 0);
    const used = Math.min(halfDays, committed);
    if (used === 0) return yes();
    const spent = await spendDays(ctx, {
      providerId: row.providerId,
      agreementId: row.id,
      term,
      halfDays: used,
    });
    if (!spent.ok) return spent;
    ctx.emit({
      type: 'agreement.days-used',
      subject: { type: 'agreement', id: row.id },
      urn: row.urn,
      caseId: row.requestId,
      authorityId: row.authorityId,
      details: { term, halfDays: used },
    });
    return yes();
  });
}

/** All parties agree to wait. */
export async function pause(told: Case): Promise<void> {
  await move(told, 'pause', 'agreement.paused', { reason: told.row.reason ?? null });
}

/** The last visit has been made; the outcomes are being measured. */
export async function beginClose(told: Case): Promise<void> {
  await move(told, 'begin-close', 'agreement.closing-begun');
}

/** The agreement has done its work: what is left of the days goes back, and the school says what was met. */
export async function close(told: Case): Promise<void> {
  const reason = told.random.pick(CLOSE_REASONS);
  await move(told, 'close', 'agreement.closed', {
    reason,
    change: { endedAt: clock.now(), endReason: reason },
  });
  const row = await agreementRow(told);
  await inTransaction(told.broker, (ctx) =>
    releaseDays(ctx, { providerId: row.providerId, agreementId: row.id }),
  );
  for (const id of told.needIds) {
    const [{ version } = { version: 0 }] = await db()
      .select({ version: need.version })
      .from(need)
      .where(eq(need.id, id));
    must(await endNeed(told.head, { id, version, event: 'meet', reason: told.random.pick(MET_REASONS) }));
  }
}

/** The agreement ends early, and the search for a partner opens again. */
export async function terminate(told: Case): Promise<void> {
  const { id, version } = await agreementRow(told);
  must(
    await terminateAgreement(told.broker, { id, version, ground: 'other', reason: told.row.reason ?? '' }),
  );
}

async function move(
  told: Case,
  event: AgreementEvent,
  type: string,
  more: { reason?: string | null; change?: Partial<AgreementRow> } = {},
): Promise<void> {
  await inTransaction(told.broker, async (ctx) =>
    moveAgreement(ctx, await agreementRow(told), event, type, more),
  );
}

async function inTransaction(
  actor: Viewer,
  work: (ctx: CommandContext) => Promise<Verdict<unknown>>,
): Promise<void> {
  must(await transact(actor, work));
}

async function record(told: Case, viewer: Viewer): Promise<AgreementRecord> {
  const { id } = await agreementRow(told);
  const found = await loadAgreement(db(), viewer, id);
  if (!found) throw new Error(`${viewer.name} cannot see agreement ${id}`);
  return found;
}

async function agreementRow(told: Case): Promise<AgreementRow> {
  const [row] = await db().select().from(agreement).where(eq(agreement.requestId, told.requestId));
  if (!row) throw new Error(`${told.row.school} has no agreement`);
  return row;
}
