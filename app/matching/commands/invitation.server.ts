import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { readRequest } from '~/diagnosis/requests.server';
import { holdDays } from '~/directory/ledger.server';
import { isTermKey, termWords } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import { calendarDate } from '~/kernel/clock';
import { addSchoolDays } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { type CommandContext, transact } from '~/platform/transact.server';
import { unreachedBy } from '../answerers.server';
import { ANSWER_DAYS, endOfDay, RELEASE_DAYS } from '../domain/deadline';
import type { DeclineCode } from '../domain/declines';
import { exclusionsOf } from '../domain/eligibility';
import { allows } from '../domain/permissions';
import { releaseNeeded, windowTerms } from '../domain/rules';
import { expireIfOverdue } from '../expiry.server';
import { rankInputs } from '../inputs.server';
import {
  emitProposal,
  endProposal,
  openForEvent,
  type ProposalRecord,
  saveProposal,
} from '../proposals.server';

/**
 * Asks the provider whom the school chose: holds their days until a date to answer by.
 * @param input.days half-days by term, all within the request's window
 * @param input.answerDays school days to answer in
 * @returns `capacity.short` (with the shortfall) where too few days are free, `proposal.nobody-to-answer` where the
 *   provider has nobody with an account; nothing is held then
 */
export async function invite(
  viewer: Viewer,
  input: {
    proposalId: string;
    version: number;
    days: Readonly<Record<string, number>>;
    answerDays: number;
    message: string | null;
  },
): Promise<Verdict<{ answerBy: Date }>> {
  return transact(viewer, async (ctx) => {
    const opened = await openForEvent(ctx.tx, viewer, input, 'invite');
    if (!opened.ok) return opened;
    const { record, to } = opened.value;
    const days = Object.fromEntries(Object.entries(input.days).filter(([, halfDays]) => halfDays > 0));
    if (opened.value.done) {
      const { row } = record;
      const same = canonicalJson([days, input.message]) === canonicalJson([row.days, row.message]);
      return same ? yes({ answerBy: row.answerBy ?? ctx.now }) : doneOtherwise();
    }
    const may = await mayInvite(ctx, record, days, input.answerDays);
    if (!may.ok) return may;
    const held = await holdDays(ctx, {
      offerId: record.offer.id,
      providerId: record.provider.id,
      proposalId: record.row.id,
      days,
    });
    if (!held.ok) {
      const term = held.details?.term;
      return { ...held, field: typeof term === 'string' ? `days.${term}` : 'days' };
    }
    const answerBy = await schoolDaysOn(ctx, record, input.answerDays);
    await saveProposal(ctx, record.row, {
      state: to,
      days,
      startFrom: record.request.startFrom,
      message: input.message,
      invitedAt: ctx.now,
      answerBy,
    });
    emitProposal(ctx, record, 'proposal.invited', {
      after: to,
      details: { days, answerBy: answerBy.toISOString(), providerId: record.provider.id },
    });
    return yes({ answerBy });
  });
}

/** The end of the day so many school days on, by the calendar of the authority whose school is to be supported. */
async function schoolDaysOn(ctx: CommandContext, { row }: ProposalRecord, days: number): Promise<Date> {
  return endOfDay(addSchoolDays(await schoolCalendarOf(ctx.tx, row.authorityId), ctx.today, days));
}

async function mayInvite(
  ctx: CommandContext,
  record: ProposalRecord,
  days: Readonly<Record<string, number>>,
  answerDays: number,
): Promise<Verdict> {
  if (!Number.isInteger(answerDays) || answerDays < ANSWER_DAYS.least || answerDays > ANSWER_DAYS.most) {
    const range = `${ANSWER_DAYS.least} to ${ANSWER_DAYS.most}`;
    return no('proposal.answer-days', `Enter a number of school days from ${range}`, {
      field: 'answerDays',
    });
  }
  if (Object.keys(days).length === 0) {
    return no('proposal.no-days', 'Enter the days you are asking for in at least one term', {
      field: 'days',
    });
  }
  if ((await unreachedBy(ctx.tx, record)).provider) {
    const { name } = record.provider;
    return no(
      'proposal.nobody-to-answer',
      `Nobody has an account to answer for ${name}. Ask your administrator to invite them to Alongside first.`,
    );
  }
  const window = windowTerms(record.request.startFrom, record.request.finishBy, ctx.today);
  const outside = Object.keys(days).find((term) => !window.includes(term));
  if (outside !== undefined) {
    const when = isTermKey(outside) ? `The ${termWords(outside)}` : 'One of the terms';
    return no('proposal.outside-window', `${when} is outside the time the school asked for.`, {
      field: 'days',
    });
  }
  const request = await readRequest(ctx.tx, record.request.id);
  const inputs = request && (await rankInputs(ctx.tx, request, ctx.today));
  const offer = inputs?.offers.find(({ id }) => id === record.offer.id);
  if (!inputs || !offer)
    return no('offer.not-published', 'This offer is no longer published. Choose another partner.');
  // Too few free days is said by the ledger, with the figure; the rest may have changed since it was put forward.
  const firm = exclusionsOf(inputs, offer).find(({ soft, code }) => !soft && code !== 'no-free-days');
  return firm ? no('proposal.excluded', `This provider cannot be asked now. ${firm.sentence}`) : yes();
}

/** For one who went back after sending, and sent something else. */
function doneOtherwise(): Verdict<never> {
  return no(
    'proposal.done-already',
    'You have sent this already, so what you have changed since was not saved. Go to the proposal to see what can be done now.',
  );
}

/** Why an answer no longer counts, for one who comes after the date. */
function tooLate(answerBy: Date | null): Verdict<never> {
  return no(
    'proposal.expired',
    `The date to answer was ${dateWords(answerBy && calendarDate(answerBy))}, so the days are free again. Tell the broker if you would still like to help.`,
  );
}

/**
 * The provider's yes. Where the home school's release comes with it, the proposal goes straight to the broker.
 * @returns `proposal.expired` after the date to answer; the expiry is recorded then
 */
export async function acceptInvitation(
  viewer: Viewer,
  input: { proposalId: string; version: number },
): Promise<Verdict<{ released: boolean }>> {
  const late = await expireIfOverdue(viewer, input.proposalId);
  if (late) return tooLate(late.answerBy);
  return transact(viewer, async (ctx) => {
    const opened = await openForEvent(ctx.tx, viewer, input, 'accept');
    if (!opened.ok) return opened;
    const { record } = opened.value;
    const { row } = record;
    if (opened.value.done) return yes({ released: row.state === 'released' });
    if (row.answerBy && row.answerBy < ctx.now) return tooLate(row.answerBy);
    const asHomeHead = allows(['home-head'], record.relations);
    const waits = releaseNeeded(record.provider.designation, asHomeHead);
    const to = waits ? 'accepted' : 'released';
    await saveProposal(ctx, row, {
      state: to,
      answeredAt: ctx.now,
      answeredById: viewer.accountId,
      answerBy: waits ? await schoolDaysOn(ctx, record, RELEASE_DAYS) : null,
      ...(waits ? {} : { releasedAt: ctx.now, releasedById: asHomeHead ? viewer.accountId : null }),
    });
    emitProposal(ctx, record, waits ? 'proposal.accepted' : 'proposal.accepted-and-released', { after: to });
    return yes({ released: !waits });
  });
}

/** The provider's no, with why; the days are free at once. Possible until the broker has approved. */
export async function declineInvitation(
  viewer: Viewer,
  input: { proposalId: string; version: number; code: DeclineCode; note: string | null },
): Promise<Verdict> {
  const late = await expireIfOverdue(viewer, input.proposalId);
  if (late) return tooLate(late.answerBy);
  return transact(viewer, async (ctx) => {
    const opened = await openForEvent(ctx.tx, viewer, input, 'decline');
    if (!opened.ok) return opened;
    const { record, to } = opened.value;
    if (opened.value.done) {
      const { declineCode, declineNote } = record.row;
      return declineCode === input.code && declineNote === input.note ? yes() : doneOtherwise();
    }
    if (input.code === 'other' && !input.note) {
      return no('proposal.note-needed', 'Enter your reason in a few words', { field: 'note' });
    }
    const ended = await endProposal(ctx, record, {
      state: to,
      declineCode: input.code,
      declineNote: input.note,
      answeredAt: ctx.now,
      answeredById: viewer.accountId,
    });
    if (!ended.ok) return ended;
    emitProposal(ctx, record, 'proposal.declined', {
      after: to,
      details: { code: input.code, afterAccepting: record.row.state !== 'invited' },
      reason: input.note,
    });
    return yes();
  });
}

/** The home school's head lets the provider go, or says why not; a refusal frees the days. */
export async function answerRelease(
  viewer: Viewer,
  input: { proposalId: string; version: number; release: boolean; reason: string | null },
): Promise<Verdict> {
  const late = await expireIfOverdue(viewer, input.proposalId);
  if (late) return tooLate(late.answerBy);
  return transact(viewer, async (ctx) => {
    const opened = await openForEvent(ctx.tx, viewer, input, input.release ? 'release' : 'refuse-release');
    if (!opened.ok) return opened;
    const { record, to } = opened.value;
    if (opened.value.done) {
      return input.release || record.row.declineNote === input.reason ? yes() : doneOtherwise();
    }
    if (record.row.answerBy && record.row.answerBy < ctx.now) return tooLate(record.row.answerBy);
    if (input.release) {
      await saveProposal(ctx, record.row, {
        state: to,
        releasedAt: ctx.now,
        releasedById: viewer.accountId,
        answerBy: null,
      });
      emitProposal(ctx, record, 'proposal.released', { after: to });
      return yes();
    }
    if (!input.reason) {
      return no('proposal.reason-needed', 'Enter why the school cannot release them this time', {
        field: 'reason',
      });
    }
    const ended = await endProposal(ctx, record, {
      state: to,
      declineCode: 'home-school',
      declineNote: input.reason,
      releasedById: viewer.accountId,
    });
    if (!ended.ok) return ended;
    emitProposal(ctx, record, 'proposal.release-refused', { after: to, reason: input.reason });
    return yes();
  });
}
