import { eq } from 'drizzle-orm';
import { claimSample } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { overClaimed } from '../domain/claims/claimable';
import { checkClawBack, type LineClawBack } from '../domain/claims/claw-back';
import { mayClawBack } from '../domain/claims/permissions';
import { joinedGrounds } from '../domain/claims/sampling';
import { type SampleEvent, sampleMachine } from '../domain/claims/states';
import { recompenseSettingsOf } from '../settings/settings.server';
import { addSample } from './approve.server';
import { takeBack } from './claw-back.server';
import {
  type ClaimRecord,
  claimEvent,
  claimNotFound,
  countedLines,
  counting,
  forbidden,
  heldVisits,
  loadClaim,
  openSample,
  type SampleRow,
  samplesOf,
} from './load.server';
import { SAMPLE_TAGS } from './wording';

const SERVICE_LOOKS = 'Evidence is asked for and judged by the service of the school’s authority.';
const PROVIDER_GIVES = 'Evidence is given by the provider and by the head of their school.';

/** Whether visits of a claim were corrected to less than was claimed for them. */
export async function visitsChanged(
  ctx: Pick<CommandContext, 'tx'>,
  { row, lines }: ClaimRecord,
): Promise<boolean> {
  const visits = await heldVisits(ctx.tx, row.agreementId);
  const over = overClaimed(visits, await countedLines(ctx.tx, row.agreementId));
  return counting(lines).some(({ visitId }) => over.some((one) => one.visitId === visitId));
}

/**
 * The service asks for evidence of an approved claim. A visit corrected since makes a ground of its own.
 * @returns `sample.open` where evidence is being asked for already
 */
export async function askForEvidence(
  viewer: Viewer,
  input: { id: string; sampleId: string; askedFor: string; dueOn: CalendarDate },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const record = await loadClaim(ctx.tx, viewer, input.id);
    if (!record) return claimNotFound();
    const samples = await samplesOf(ctx.tx, record.row.id);
    if (record.may.sample && samples.some(({ id }) => id === input.sampleId)) return yes();
    if (!record.may.sample) return notApproved(record, SERVICE_LOOKS);
    if (openSample(samples)) {
      return no('sample.open', 'Evidence of this claim is being asked for already. Judge that first.');
    }
    if (input.dueOn < ctx.today) {
      return no('sample.past', 'Enter a date that has not passed', { field: 'dueOn' });
    }
    const changed = await visitsChanged(ctx, record);
    ctx.emit(
      await addSample(ctx, record.row, {
        id: input.sampleId,
        grounds: joinedGrounds(changed ? ['visit-changed'] : ['chosen']),
        askedFor: input.askedFor,
        dueOn: input.dueOn,
      }),
    );
    return yes();
  });
}

function notApproved(record: ClaimRecord, why: string): Refusal {
  if (record.kept === null && record.row.state !== 'approved' && record.standings.includes('service')) {
    return no('claim.not-now', 'Evidence is asked for of claims that have been approved.');
  }
  return forbidden(record, why);
}

/** Opens the sample of a claim for a step; a form sent twice finds its step taken. */
async function openForStep(
  ctx: CommandContext,
  viewer: Viewer,
  input: { id: string; sampleId: string; version: number },
  {
    action,
    event,
    why,
    tookIt,
  }: {
    action: 'give-evidence' | 'judge';
    event: SampleEvent;
    why: string;
    tookIt: (sample: SampleRow) => boolean;
  },
): Promise<Verdict<{ record: ClaimRecord; sample: SampleRow; done: boolean }>> {
  const record = await loadClaim(ctx.tx, viewer, input.id);
  if (!record) return claimNotFound();
  const sample = (await samplesOf(ctx.tx, record.row.id)).find(({ id }) => id === input.sampleId);
  if (!sample) return claimNotFound();
  if (!record.may[action]) return forbidden(record, why);
  if (sample.version === input.version + 1 && tookIt(sample)) return yes({ record, sample, done: true });
  const to = next(sampleMachine, sample.state, event);
  if (!to.ok) {
    return no(
      'sample.not-now',
      `This has been judged already: ${SAMPLE_TAGS[sample.state].label.toLowerCase()}. Go back to the claim to see what was found.`,
    );
  }
  if (sample.version !== input.version) {
    return stale({ evidence: sample.evidence ?? '', finding: sample.finding ?? '' });
  }
  return yes({ record, sample, done: false });
}

/** The provider gives the evidence asked for; more may be added until it is judged. */
export async function giveEvidence(
  viewer: Viewer,
  input: { id: string; sampleId: string; version: number; evidence: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await openForStep(ctx, viewer, input, {
      action: 'give-evidence',
      event: 'give',
      why: PROVIDER_GIVES,
      tookIt: ({ givenById, evidence }) => givenById === viewer.accountId && evidence === input.evidence,
    });
    if (!opened.ok) return opened;
    const { record, sample, done } = opened.value;
    if (done) return yes();
    await ctx.tx
      .update(claimSample)
      .set({
        state: 'given',
        evidence: input.evidence,
        givenAt: ctx.now,
        givenById: viewer.accountId,
        updatedAt: ctx.now,
        version: sample.version + 1,
      })
      .where(eq(claimSample.id, sample.id));
    ctx.emit({
      ...claimEvent(record.row, 'evidence-given'),
      before: { state: sample.state },
      after: { state: 'given' },
      details: { sampleId: sample.id },
    });
    return yes();
  });
}

export type Judgement = {
  id: string;
  sampleId: string;
  version: number;
  finding: string;
  /** What is taken back, line by line; nothing where all is in order. */
  takeBack: LineClawBack[];
};

/**
 * The service judges the evidence: it is in order, or money is taken back of single lines, which is booked in the same
 * transaction.
 * @returns `sample.early` before the evidence is there or its day has passed, `sample.lead` where so large a sum is the
 *   lead's to take back, `claw-back.too-much` beside the line
 */
export async function judgeSample(viewer: Viewer, input: Judgement): Promise<Verdict<{ takenPence: Pence }>> {
  return transact<{ takenPence: Pence }>(viewer, async (ctx) => {
    const back = input.takeBack.filter(({ amountPence }) => amountPence > 0);
    const event = back.length > 0 ? 'claw-back' : 'satisfy';
    const opened = await openForStep(ctx, viewer, input, {
      action: 'judge',
      event,
      why: SERVICE_LOOKS,
      tookIt: ({ judgedById, finding }) => judgedById === viewer.accountId && finding === input.finding,
    });
    if (!opened.ok) return opened;
    const { record, sample, done } = opened.value;
    if (done) return yes({ takenPence: 0 });
    const judged = back.length > 0 ? await judgeBack(ctx, record, sample, input) : yes(0);
    if (!judged.ok) return judged;
    const takenPence = judged.value;
    const state = event === 'claw-back' ? 'clawed-back' : 'satisfied';
    await ctx.tx
      .update(claimSample)
      .set({
        state,
        finding: input.finding,
        judgedAt: ctx.now,
        judgedById: viewer.accountId,
        updatedAt: ctx.now,
        version: sample.version + 1,
      })
      .where(eq(claimSample.id, sample.id));
    if (takenPence === 0) {
      ctx.emit({
        ...claimEvent(record.row, 'sample-satisfied'),
        before: { state: sample.state },
        after: { state },
        details: { sampleId: sample.id },
        reason: input.finding,
      });
      return yes({ takenPence });
    }
    const booked = await takeBack(ctx, record, { takeBack: back, takenPence, reason: input.finding });
    if (!booked.ok) return booked;
    ctx.emit({
      ...claimEvent(record.row, 'clawed-back'),
      before: { state: sample.state },
      after: { state },
      details: { sampleId: sample.id, takenPence, ...booked.value },
      reason: input.finding,
    });
    return yes({ takenPence });
  });
}

/** Whether so much may be taken back now, by the viewer. @returns the sum */
async function judgeBack(
  ctx: CommandContext,
  record: ClaimRecord,
  sample: SampleRow,
  input: Judgement,
): Promise<Verdict<Pence>> {
  const lines = counting(record.lines);
  const checked = checkClawBack(lines, input.takeBack);
  if (!checked.ok) {
    const at = input.takeBack.findIndex(({ lineId }) => lineId === checked.details?.lineId);
    return at < 0 ? checked : { ...checked, field: `lines[${at}].amount` };
  }
  const settings = await recompenseSettingsOf(ctx.tx, record.row.authorityId);
  const may = mayClawBack(
    { state: sample.state === 'given' ? 'given' : 'asked', dueOn: sample.dueOn },
    {
      amountPence: checked.value,
      limitPence: settings.approvalThresholdPence,
      lead: record.may['claw-back-much'],
    },
    ctx.today,
  );
  return may.ok ? checked : may;
}
