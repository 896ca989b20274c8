import { redirect } from '@remix-run/node';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { changeRows } from '~/agreements/rows';
import { moneyWords } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { today } from '~/platform/page-clock.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { type ClaimAction, evidenceDueOn } from '../domain/claims/permissions';
import { answerClaim, replyToClaim } from './answer.server';
import { USUAL_EVIDENCE } from './approve.server';
import { approveClaim, declineClaim, withdrawClaim } from './decide.server';
import {
  answerForm,
  approveForm,
  claimForm,
  EXPENSE_LIST,
  endForm,
  evidenceForm,
  judgeForm,
  replyForm,
  sampleForm,
  sendForm,
} from './forms';
import { makeClaim, sendClaim } from './make.server';
import { newClaimPage } from './new.server';
import { claimView } from './queries.server';
import { askForEvidence, giveEvidence, judgeSample } from './sample.server';
import type { ClaimView } from './view';
import { type ClaimStepName, isClaimStep } from './wording';

/** What the routes of claims do; the routes say only whose page it is. */

/** The page of a new claim; who claims nothing of the agreement goes back to its recompense. */
export async function newClaimLoader(request: Request, viewer: Viewer, agreementId: string) {
  const found = await newClaimPage(viewer, agreementId);
  if (!found) throw notFound();
  if (!found.claims && isOpened(request)) throw redirect(`/agreements/${agreementId}/recompense`);
  return { page: found.page, formId: found.page.draft?.id ?? newFormId() };
}

/** Makes a claim of what was ticked, or keeps it. */
export async function newClaimAction(request: Request, viewer: Viewer, agreementId: string) {
  const answers = await readAnswers(request);
  const rows = changeRows(answers, EXPENSE_LIST, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, claimForm);
  if (!form.ok) return form.reply;
  const { intent, ...input } = form.value;
  const verdict = await makeClaim(viewer, { ...input, agreementId, send: intent === 'send' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const { id, ref } = verdict.value;
  return redirectWithNotice(
    request,
    `/claims/${id}`,
    ref
      ? `Claim ${ref} is sent. The school has been asked to answer it.`
      : 'The claim is kept as a draft. Nobody else sees it until you send it.',
  );
}

const ASKS: Readonly<Record<ClaimStepName, ClaimAction>> = {
  send: 'send',
  answer: 'answer',
  reply: 'reply',
  approve: 'approve',
  decline: 'decline',
  withdraw: 'withdraw',
  sample: 'sample',
  evidence: 'give-evidence',
  judge: 'judge',
};

/** Whether a step can be taken now: by right, and where it is about a sample, whether there is one to be taken further. */
function isOpenStep(claim: ClaimView, step: ClaimStepName): boolean {
  const sample = claim.samples.find(({ state }) => state === 'asked' || state === 'given');
  if (step === 'sample' && sample) return false;
  if ((step === 'evidence' || step === 'judge') && !sample) return false;
  return claim.may[ASKS[step]];
}

/** The page of one step of a claim; who may not take it goes back to the claim, which says why. */
export async function claimStepLoader(request: Request, viewer: Viewer, id: string, step: string) {
  if (!isClaimStep(step)) throw notFound();
  const claim = await claimView(viewer, id);
  if (!claim) throw notFound();
  if (!isOpenStep(claim, step) && isOpened(request)) throw redirect(`/claims/${id}`);
  return {
    claim,
    step,
    formId: newFormId(),
    start: {
      askedFor: USUAL_EVIDENCE,
      dueOn: evidenceDueOn(today(), await schoolCalendarOf(db(), viewer.authorityId)),
    },
  };
}

/** Takes a step of a claim. */
export async function claimStepAction(request: Request, viewer: Viewer, id: string, step: string) {
  if (!isClaimStep(step)) throw notFound();
  const done = await take(step, request, viewer, id);
  return typeof done === 'string' ? redirectWithNotice(request, `/claims/${id}`, done) : done;
}

/** @returns what to say when it is done, else the form's answer */
async function take(step: ClaimStepName, request: Request, viewer: Viewer, id: string) {
  switch (step) {
    case 'send': {
      const form = await readForm(request, sendForm);
      if (!form.ok) return form.reply;
      const verdict = await sendClaim(viewer, { id, ...form.value });
      return verdict.ok
        ? `Claim ${verdict.value.ref} is sent. The school has been asked to answer it.`
        : refuse(form.submission, verdict);
    }
    case 'answer': {
      const form = await readForm(request, answerForm);
      if (!form.ok) return form.reply;
      const { version, lines } = form.value;
      const queries = lines
        .filter(({ query }) => query !== '')
        .map((row) => ({ lineId: row.id, query: row.query }));
      const verdict = await answerClaim(viewer, { id, version, queries });
      if (!verdict.ok) return refuse(form.submission, verdict);
      return queries.length > 0
        ? 'Your questions have gone to the provider.'
        : 'Thank you. The claim is confirmed and goes to the service for approval.';
    }
    case 'reply': {
      const form = await readForm(request, replyForm);
      if (!form.ok) return form.reply;
      const verdict = await replyToClaim(viewer, { id, ...form.value });
      return verdict.ok
        ? 'Your replies are sent. The school has been asked to answer again.'
        : refuse(form.submission, verdict);
    }
    case 'approve': {
      const form = await readForm(request, approveForm);
      if (!form.ok) return form.reply;
      const { version, lines, reason } = form.value;
      const removed = lines
        .filter(({ remove }) => remove)
        .map((row) => ({ lineId: row.id, reason: row.reason }));
      const verdict = await approveClaim(viewer, { id, version, removed, reason });
      if (!verdict.ok) return refuse(form.submission, verdict);
      const { totalPence, sampled } = verdict.value;
      return `The claim is approved at ${moneyWords(totalPence)}.${sampled ? ' It has been drawn for evidence.' : ''}`;
    }
    case 'decline': {
      const form = await readForm(request, endForm);
      if (!form.ok) return form.reply;
      const verdict = await declineClaim(viewer, { id, ...form.value });
      return verdict.ok
        ? 'The claim is declined, and the provider has been told why.'
        : refuse(form.submission, verdict);
    }
    case 'withdraw': {
      const form = await readForm(request, endForm);
      if (!form.ok) return form.reply;
      const verdict = await withdrawClaim(viewer, { id, ...form.value });
      return verdict.ok
        ? 'The claim is withdrawn. What it held can be claimed again.'
        : refuse(form.submission, verdict);
    }
    case 'sample': {
      const form = await readForm(request, sampleForm);
      if (!form.ok) return form.reply;
      const verdict = await askForEvidence(viewer, { id, ...form.value });
      return verdict.ok ? 'The provider has been asked for evidence.' : refuse(form.submission, verdict);
    }
    case 'evidence': {
      const form = await readForm(request, evidenceForm);
      if (!form.ok) return form.reply;
      const verdict = await giveEvidence(viewer, { id, ...form.value });
      return verdict.ok ? 'Your evidence is with the service.' : refuse(form.submission, verdict);
    }
    case 'judge': {
      const form = await readForm(request, judgeForm);
      if (!form.ok) return form.reply;
      const { outcome, lines, ...input } = form.value;
      const takeBack = outcome === 'take-back' ? lines : [];
      if (outcome === 'take-back' && !lines.some(({ amountPence }) => amountPence > 0)) {
        return refuse(form.submission, {
          ok: false,
          code: 'claw-back.nothing',
          message: 'Enter what is taken back of at least one line',
          field: 'lines[0].amount',
        });
      }
      const verdict = await judgeSample(viewer, { id, ...input, takeBack });
      if (!verdict.ok) return refuse(form.submission, verdict);
      const { takenPence } = verdict.value;
      return takenPence > 0
        ? `${moneyWords(takenPence)} is taken back.`
        : 'The evidence is in order. The provider has been told.';
    }
  }
}
