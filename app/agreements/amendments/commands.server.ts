import { desc, eq } from 'drizzle-orm';
import { agreementAmendment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import type { BothTexts } from '../commands.server';
import {
  type AgreementContent,
  changesBetween,
  mayDo,
  SECTION_TITLES,
  type SectionKey,
  sameSection,
  termsFaults,
} from '../domain';
import { concernedBy } from '../domain/amendments/concerned';
import { checkDays, sameDays } from '../domain/amendments/days';
import { type AmendedPatch, amendmentGaps, withAmendment } from '../domain/amendments/edit';
import { mayAmend } from '../domain/amendments/permissions';
import type { AmendmentState } from '../domain/amendments/vocabulary';
import { refusalOfTerms } from '../forms';
import { agreementNotFound, loadAgreement, storedContent } from '../record.server';
import { takeBackSignatures } from './ended.server';
import {
  type AmendmentRecord,
  amendmentEvent,
  amendmentNotFound,
  loadAmendment,
  openAmendment,
  openForAmendmentStep,
  positionsOf,
  refusalUnlessAmendable,
  sectionHash,
  standingOf,
} from './record.server';

export { signAmendment } from './sign.server';

/** Names an amendment of an agreement. */
export type Which = { id: string; amendmentId: string };

/**
 * Begins an amendment: the text in force, to be changed. One is made at a time, so that everybody signs the same change.
 * @param input.amendmentId made by the form, so that a form sent twice begins one
 * @param input.sections what is meant to change: the page leads there first
 * @returns `amendment.open` where another is being made
 */
export async function startAmendment(
  viewer: Viewer,
  input: Which & { reason: string; sections: readonly SectionKey[] },
): Promise<Verdict<{ amendmentId: string }>> {
  return transact<{ amendmentId: string }>(viewer, async (ctx) => {
    const of = await loadAgreement(ctx.tx, viewer, input.id);
    if (!of) return agreementNotFound();
    const { row, content, standings } = of;
    if (!mayDo('amend', standings, 'active')) {
      return no(
        'amendment.forbidden',
        'An amendment is begun by the headteacher of the client school, the provider or the broker. Ask one of them.',
      );
    }
    if (await loadAmendment(ctx.tx, viewer, input)) return yes({ amendmentId: input.amendmentId });
    const ended = refusalUnlessAmendable(of);
    if (ended) return ended;
    const open = await openAmendment(ctx.tx, row.id);
    if (open) {
      return no(
        'amendment.open',
        `Amendment ${open.number} is being made already, and there is one at a time. Make your change in it, or wait until it is in force or withdrawn.`,
        { details: { amendmentId: open.id } },
      );
    }
    const [newest] = await ctx.tx
      .select({ number: agreementAmendment.number })
      .from(agreementAmendment)
      .where(eq(agreementAmendment.agreementId, row.id))
      .orderBy(desc(agreementAmendment.number))
      .limit(1);
    const made = {
      id: input.amendmentId,
      agreementId: row.id,
      number: (newest?.number ?? 0) + 1,
      state: 'draft' as const,
      baseRevision: row.revision,
      ...storedContent(content),
      reason: input.reason,
      parties: [],
      proposedById: viewer.accountId,
      inForceAt: null,
      withdrawnReason: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    await ctx.tx.insert(agreementAmendment).values(made);
    ctx.emit({
      ...amendmentEvent({ of, row: made }, 'amendment-started', { sections: [...input.sections] }),
      after: { state: 'draft', version: 1 },
      reason: input.reason,
    });
    return yes({ amendmentId: made.id });
  });
}

/**
 * Saves a section of an amendment that is a draft. Two people may edit different sections at once.
 * @param input.opened hash of the section the form was opened on
 * @returns `stale` with both texts where somebody has changed the section meanwhile; `agreement.terms` where the terms of
 *   recompense do not add up; `amendment.days` or
 *   `capacity.short` with the shortfall by term where days do not fit
 */
export async function editAmendment(
  viewer: Viewer,
  input: Which & { section: SectionKey; opened: string; patch: AmendedPatch },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const found = await openToWrite(ctx, viewer, input);
    if (!found.ok) return found;
    const record = found.value;
    const { content } = record;
    const after = withAmendment(content, input.patch);
    if (sameSection(input.section, content, after)) return yes({ changed: false });
    if (input.opened !== sectionHash(input.section, content)) return stale(bothTexts(content, after));
    const wrong =
      input.section === 'recompense' && refusalOfTerms(termsFaults(after.recompense, after.timescale));
    if (wrong) return wrong;
    if (!sameDays(content.resources.days, after.resources.days)) {
      const fits = await daysFit(ctx, { ...record, content: after });
      if (!fits.ok) return fits;
    }
    await update(ctx, record, storedContent(after));
    ctx.emit({
      ...amendmentEvent(record, 'amendment-edited', {
        section: input.section,
        title: SECTION_TITLES[input.section],
        fields: changesBetween(content, after).map(({ label }) => label),
      }),
      before: { hash: record.row.hash },
      after: { hash: storedContent(after).hash, version: record.row.version + 1 },
    });
    return yes({ changed: true });
  });
}

/** Puts the reason of an amendment differently, while it is a draft. */
export async function changeAmendmentReason(
  viewer: Viewer,
  input: Which & { version: number; reason: string },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const found = await openToWrite(ctx, viewer, input);
    if (!found.ok) return found;
    const { row } = found.value;
    if (row.reason === input.reason) return yes({ changed: false });
    if (row.version !== input.version) {
      return stale([{ label: 'Why it is changed', yours: input.reason, theirs: row.reason }]);
    }
    await update(ctx, found.value, { reason: input.reason });
    ctx.emit({
      ...amendmentEvent(found.value, 'amendment-reasoned'),
      before: { reason: row.reason },
      after: { reason: input.reason, version: row.version + 1 },
    });
    return yes({ changed: true });
  });
}

/** The amendment, where the viewer may write in it now. */
async function openToWrite(
  ctx: CommandContext,
  viewer: Viewer,
  which: Which,
): Promise<Verdict<AmendmentRecord>> {
  const record = await loadAmendment(ctx.tx, viewer, which);
  if (!record) return amendmentNotFound();
  const ended = refusalUnlessAmendable(record.of);
  if (ended) return ended;
  const { row, of } = record;
  if (row.state !== 'draft') {
    const why =
      row.state === 'signing'
        ? 'It is out for signing: open it for changes first, which takes back the signatures so far.'
        : 'Only a draft can be edited.';
    return no('amendment.not-draft', `The amendment was not changed. ${why}`);
  }
  if (!mayAmend('edit', of.standings, of.row.state, standingOf(record))) {
    return no(
      'amendment.forbidden',
      'An amendment is written by the headteacher of the client school, the provider and the broker.',
    );
  }
  return yes(record);
}

/** Whether changed days fit what was used and what the provider has free; days that stay as they are always do. */
async function daysFit(
  ctx: CommandContext,
  record: Pick<AmendmentRecord, 'of' | 'base' | 'content'>,
): Promise<Verdict> {
  const { base, content } = record;
  if (sameDays(base.resources.days, content.resources.days)) return yes();
  return checkDays(content.resources.days, await positionsOf(ctx.tx, record, ctx.today), ctx.today);
}

function bothTexts(theirs: AgreementContent, yours: AgreementContent): BothTexts[] {
  return changesBetween(theirs, yours).map(({ label, before, after }) => ({
    label,
    yours: after,
    theirs: before,
  }));
}

/**
 * Sends an amendment to be signed by those it concerns, who are settled now.
 * @returns `amendment.nothing` where nothing is changed, `amendment.not-ready` with the gaps; days as when they are saved
 */
export async function sendAmendment(
  viewer: Viewer,
  input: Which & { version: number },
): Promise<Verdict<AmendmentState>> {
  return transact<AmendmentState>(viewer, async (ctx) => {
    const opened = await openForAmendmentStep(ctx.tx, viewer, input, {
      action: 'send',
      to: 'signing',
      why: 'Only the broker can send an amendment to be signed.',
    });
    if (!opened.ok) return opened;
    const { record, done } = opened.value;
    if (done) return yes(record.row.state);
    const { base, content, row } = record;
    if (changesBetween(base, content).length === 0) {
      return no(
        'amendment.nothing',
        'Nothing is changed yet. Change a section first, or withdraw the amendment.',
      );
    }
    const gaps = amendmentGaps(base, content, ctx.today);
    if (gaps.length > 0) {
      return no('amendment.not-ready', 'Something is still missing. Finish the sections marked first.', {
        details: { gaps },
      });
    }
    const fits = await daysFit(ctx, record);
    if (!fits.ok) return { ...fits, field: undefined, details: { shortfalls: fits.details?.shortfalls } };
    const parties = concernedBy(base, content).map(({ party }) => party);
    await update(ctx, record, { state: 'signing', parties });
    ctx.emit({
      ...amendmentEvent(record, 'amendment-sent', { parties, textHash: row.hash }),
      before: { state: 'draft' },
      after: { state: 'signing', version: row.version + 1 },
    });
    return yes('signing');
  });
}

/** Opens an amendment for changes again before all have signed. The signatures so far no longer count. */
export async function reopenAmendment(
  viewer: Viewer,
  input: Which & { version: number; reason: string },
): Promise<Verdict<AmendmentState>> {
  return backOut(viewer, input, 'draft');
}

/** Withdraws an amendment with a reason: the agreement stays as it is. The signatures so far no longer count. */
export async function withdrawAmendment(
  viewer: Viewer,
  input: Which & { version: number; reason: string },
): Promise<Verdict<AmendmentState>> {
  return backOut(viewer, input, 'withdrawn');
}

async function backOut(
  viewer: Viewer,
  input: Which & { version: number; reason: string },
  to: 'draft' | 'withdrawn',
): Promise<Verdict<AmendmentState>> {
  return transact<AmendmentState>(viewer, async (ctx) => {
    const opened = await openForAmendmentStep(ctx.tx, viewer, input, {
      action: to === 'draft' ? 'reopen' : 'withdraw',
      to,
      why:
        to === 'draft'
          ? 'Only those who write it or are asked to sign it can open this amendment for changes.'
          : 'Only those who write it or are asked to sign it can withdraw this amendment.',
    });
    if (!opened.ok) return opened;
    const { record, done } = opened.value;
    if (done) return yes(to);
    const { row, signatures } = record;
    await takeBackSignatures(ctx, row.id);
    await update(
      ctx,
      record,
      to === 'draft' ? { state: to, parties: [] } : { state: to, withdrawnReason: input.reason },
    );
    ctx.emit({
      ...amendmentEvent(record, to === 'draft' ? 'amendment-reopened' : 'amendment-withdrawn', {
        signaturesSuperseded: signatures.map(({ party, signedAs }) => ({ party, signedAs })),
      }),
      before: { state: row.state },
      after: { state: to, version: row.version + 1 },
      reason: input.reason,
    });
    return yes(to);
  });
}

async function update(
  ctx: CommandContext,
  { row }: AmendmentRecord,
  change: Partial<typeof agreementAmendment.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(agreementAmendment)
    .set({ ...change, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(agreementAmendment.id, row.id));
}
