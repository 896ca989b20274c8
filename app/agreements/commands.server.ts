import { and, eq } from 'drizzle-orm';
import { agreement, agreementRevision, signature } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import {
  type AgreementContent,
  type AgreementState,
  changesBetween,
  mayDo,
  readinessOf,
  SECTION_TITLES,
  type SectionKey,
  type SectionPatch,
  sameSection,
  termsFaults,
  withPatch,
} from './domain';
import { refusalOfTerms } from './forms';
import {
  type AgreementRecord,
  agreementNotFound,
  eventOf,
  loadAgreement,
  moveAgreement,
  openForStep,
  readContent,
  storedContent,
} from './record.server';

export { draftAgreement } from './draft.server';
export { signAgreement } from './sign.server';

/** One field of a section in both texts, when somebody else has changed it meanwhile. */
export type BothTexts = { label: string; yours: string; theirs: string };

/**
 * Saves a section of a draft as a new revision. Two people may edit different sections at once.
 * @param input.revision the revision the form was opened on
 * @returns the revision in force; `agreement.terms` where the terms of recompense do not add up; `stale` with both texts where the same section was changed by somebody else
 */
export async function editSection(
  viewer: Viewer,
  input: { id: string; section: SectionKey; revision: number; patch: SectionPatch; note: string },
): Promise<Verdict<{ revision: number; changed: boolean }>> {
  return transact<{ revision: number; changed: boolean }>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, input.id);
    if (!record) return agreementNotFound();
    if (record.row.state !== 'draft') return notADraft(record.row.state);
    if (!mayDo('edit', record.standings, 'draft')) {
      return no(
        'agreement.forbidden',
        'The draft is written by the headteacher of the client school, the provider and the broker.',
      );
    }
    const after = withPatch(record.content, input.patch);
    if (sameSection(input.section, record.content, after)) {
      return yes({ revision: record.row.revision, changed: false });
    }
    if (await changedMeanwhile(ctx, record, input)) return stale(bothTexts(record.content, after));
    const wrong =
      input.section === 'recompense' && refusalOfTerms(termsFaults(after.recompense, after.timescale));
    if (wrong) return wrong;
    return yes({ revision: await addRevision(ctx, record, after, input), changed: true });
  });
}

function notADraft(state: AgreementState): Refusal {
  const why =
    state === 'signing'
      ? 'It is out for signing: open it for changes first, which takes back the signatures so far.'
      : 'Only a draft can be edited.';
  return no('agreement.not-draft', `The agreement was not changed. ${why}`);
}

/** Whether the section no longer says what it said when the form was opened. */
async function changedMeanwhile(
  { tx }: CommandContext,
  { row, content }: AgreementRecord,
  { revision, section }: { revision: number; section: SectionKey },
): Promise<boolean> {
  if (revision === row.revision) return false;
  const [opened] = await tx
    .select({ content: agreementRevision.content })
    .from(agreementRevision)
    .where(and(eq(agreementRevision.agreementId, row.id), eq(agreementRevision.number, revision)));
  return !opened || !sameSection(section, readContent(opened.content), content);
}

function bothTexts(theirs: AgreementContent, yours: AgreementContent): BothTexts[] {
  return changesBetween(theirs, yours).map(({ label, before, after }) => ({
    label,
    yours: after,
    theirs: before,
  }));
}

async function addRevision(
  ctx: CommandContext,
  { row, content }: AgreementRecord,
  after: AgreementContent,
  { section, note }: { section: SectionKey; note: string },
): Promise<number> {
  const { tx, now } = ctx;
  const number = row.revision + 1;
  const version = row.version + 1;
  await tx.insert(agreementRevision).values({
    id: ctx.newId(),
    agreementId: row.id,
    number,
    ...storedContent(after),
    byId: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    at: now,
    note: note || null,
  });
  await tx
    .update(agreement)
    .set({
      revision: number,
      startsOn: after.timescale.starts,
      endsOn: after.timescale.ends,
      version,
      updatedAt: now,
    })
    .where(eq(agreement.id, row.id));
  ctx.emit({
    ...eventOf(row, 'agreement.edited'),
    before: { revision: row.revision },
    after: { revision: number, version },
    details: {
      section,
      title: SECTION_TITLES[section],
      fields: changesBetween(content, after).map(({ label }) => label),
    },
    reason: note || null,
  });
  return number;
}

/**
 * Sends a draft for signing.
 * @returns `agreement.not-ready` with the gaps where something is missing
 */
export async function sendForSigning(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'send',
      to: 'signing',
      why: 'Only the broker can send a draft for signing.',
    });
    if (!opened.ok) return opened;
    const { row, content } = opened.value.record;
    if (opened.value.done) return yes(row.state);
    const gaps = readinessOf(content);
    if (gaps.length > 0) {
      return no(
        'agreement.not-ready',
        'Something is still missing. Finish the sections marked below first.',
        {
          details: { gaps },
        },
      );
    }
    return moveAgreement(ctx, row, 'send-for-signing', 'agreement.sent-for-signing', {
      details: { revision: row.revision },
    });
  });
}

/** Opens an agreement for changes again before all have signed. The signatures so far no longer count. */
export async function reopenAgreement(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'reopen',
      to: 'draft',
      why: 'Only those who sign, and the provider, can open the agreement for changes.',
    });
    if (!opened.ok) return opened;
    const { row, signatures } = opened.value.record;
    if (opened.value.done) return yes(row.state);
    await ctx.tx
      .update(signature)
      .set({ superseded: true })
      .where(and(eq(signature.agreementId, row.id), eq(signature.superseded, false)));
    return moveAgreement(ctx, row, 'reopen', 'agreement.reopened', {
      reason: input.reason,
      details: { signaturesSuperseded: signatures.map(({ party, signedAs }) => ({ party, signedAs })) },
    });
  });
}
