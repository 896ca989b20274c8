import { redirect } from '@remix-run/node';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { today } from '~/platform/page-clock.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { closedDayWords } from '../closed-day.server';
import { notesPanel } from '../restricted-notes/queries.server';
import { changeRows } from '../rows';
import { endAction, moveAction } from './action-commands.server';
import { ACTION_LIST } from './action-rows';
import { acknowledgeNote, checkVisit, giveFeedback } from './after.server';
import { correctNote } from './correct.server';
import {
  callOffForm,
  checkForm,
  correctForm,
  dropActionForm,
  feedbackForm,
  finishActionForm,
  holdForm,
  moveActionForm,
  moveForm,
  planForm,
  readNoteForm,
  recordForm,
} from './forms';
import type { VisitAddress } from './place.server';
import { callOffVisit, moveVisit, planVisit } from './plan.server';
import { agreementOfVisit, planPage, stepPage, visitPage } from './queries.server';
import { holdVisit, recordVisit } from './record.server';
import { isActionStep, isVisitStep, type VisitStep } from './vocabulary';

/**
 * What the routes of visits do, the same for those of an agreement and those of the adviser to a school: the routes say
 * only where the visit is.
 */

/** The page of a new visit. */
export async function newVisitLoader(request: Request, viewer: Viewer, address: VisitAddress) {
  const page = await planPage(viewer, address, new URL(request.url).searchParams.get('kind'));
  if (!page) throw notFound();
  if (page.kinds.length === 0 && isOpened(request)) throw redirect(`${page.head.base}/visits`);
  return { page, formId: newFormId(), viewerId: viewer.accountId };
}

/** Plans a visit. */
export async function newVisitAction(request: Request, viewer: Viewer, address: VisitAddress) {
  const form = await readForm(request, planForm);
  if (!form.ok) return form.reply;
  const { days, ...plan } = form.value;
  const verdict = await planVisit(viewer, { address, halfDays: days, ...plan });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `${baseOf(address)}/visits/${verdict.value.id}`,
    `The visit is planned, and the school has been told.${await closedOn(viewer, address, plan.plannedFor)}`,
  );
}

const closedOn = (viewer: Viewer, address: VisitAddress, on: CalendarDate) =>
  closedDayWords(viewer, 'agreementId' in address ? address.agreementId : null, on);

/** The page of one visit. */
export async function visitLoader(viewer: Viewer, address: VisitAddress, visitId: string) {
  const page = await visitPage(viewer, address, visitId);
  if (page) return { page, today: today(), notes: await notesPanel(viewer, 'visit', visitId) };
  // An adviser's visit may be under an agreement; notices lead to the school, which is where it is looked for.
  const elsewhere = 'urn' in address ? await agreementOfVisit(viewer, address.urn, visitId) : null;
  throw elsewhere ? redirect(`/agreements/${elsewhere}/visits/${visitId}`) : notFound();
}

/** The head says that the note has been read. */
export async function visitReadAction(
  request: Request,
  viewer: Viewer,
  address: VisitAddress,
  visitId: string,
) {
  const form = await readForm(request, readNoteForm);
  if (!form.ok) return form.reply;
  const verdict = await acknowledgeNote(viewer, { address, visitId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `${baseOf(address)}/visits/${visitId}`,
    'Thank you. The writer can see that you have read the note.',
  );
}

/** The page of one step of a visit; who may not take it goes back to the visit, which says why. */
export async function stepLoader(
  request: Request,
  viewer: Viewer,
  address: VisitAddress,
  { visitId, step }: { visitId: string; step: string },
) {
  const page = await stepPage(viewer, address, visitId);
  if (!page || !isVisitStep(step)) throw notFound();
  if (!page.may[step] && isOpened(request)) throw redirect(`${page.head.base}/visits/${visitId}`);
  return { page, step, formIds: { note: newFormId(), action: newFormId() } };
}

/** Takes a step of a visit. */
export async function stepAction(
  request: Request,
  viewer: Viewer,
  address: VisitAddress,
  { visitId, step }: { visitId: string; step: string },
) {
  if (!isVisitStep(step)) throw notFound();
  const answers = await readAnswers(request);
  const rows = changeRows(answers, ACTION_LIST, newFormId);
  if (rows) return rows;
  const done = await take(step, answers, viewer, { address, visitId });
  if (typeof done !== 'string') return done;
  return redirectWithNotice(request, `${baseOf(address)}/visits/${visitId}`, done);
}

/** @returns what to say when it is done, else the form's answer */
async function take(
  step: VisitStep,
  answers: FormData,
  viewer: Viewer,
  of: { address: VisitAddress; visitId: string },
) {
  switch (step) {
    case 'move': {
      const form = await readForm(answers, moveForm);
      if (!form.ok) return form.reply;
      const { days, ...plan } = form.value;
      const verdict = await moveVisit(viewer, { ...of, ...plan, halfDays: days });
      if (!verdict.ok) return refuse(form.submission, verdict);
      return `The visit is changed.${await closedOn(viewer, of.address, plan.plannedFor)}`;
    }
    case 'call-off': {
      const form = await readForm(answers, callOffForm);
      if (!form.ok) return form.reply;
      const verdict = await callOffVisit(viewer, { ...of, ...form.value });
      return verdict.ok
        ? 'The visit is called off, and the school has been told.'
        : refuse(form.submission, verdict);
    }
    case 'held': {
      const form = await readForm(answers, holdForm);
      if (!form.ok) return form.reply;
      const { days, ...held } = form.value;
      const verdict = await holdVisit(viewer, { ...of, ...held, halfDays: days });
      return verdict.ok ? 'It is written down that the visit took place.' : refuse(form.submission, verdict);
    }
    case 'record': {
      const form = await readForm(answers, recordForm);
      if (!form.ok) return form.reply;
      const { days, ...note } = form.value;
      const verdict = await recordVisit(viewer, { ...of, ...note, halfDays: days });
      return verdict.ok ? 'The note has reached the headteacher.' : refuse(form.submission, verdict);
    }
    case 'correct': {
      const form = await readForm(answers, correctForm);
      if (!form.ok) return form.reply;
      const { days, ...note } = form.value;
      const verdict = await correctNote(viewer, { ...of, ...note, halfDays: days });
      return verdict.ok
        ? 'The note is corrected, and the headteacher has been told.'
        : refuse(form.submission, verdict);
    }
    case 'check': {
      const form = await readForm(answers, checkForm);
      if (!form.ok) return form.reply;
      const verdict = await checkVisit(viewer, { ...of, answers: form.value.checks });
      return verdict.ok ? 'The quality check is saved.' : refuse(form.submission, verdict);
    }
    case 'feedback': {
      const form = await readForm(answers, feedbackForm);
      if (!form.ok) return form.reply;
      const verdict = await giveFeedback(viewer, { ...of, ...form.value });
      return verdict.ok ? 'Thank you. Your feedback is saved.' : refuse(form.submission, verdict);
    }
  }
}

/** Says what became of an agreed action, or moves its date. */
export async function takeActionStep(
  request: Request,
  viewer: Viewer,
  { id, step }: { id: string; step: string },
) {
  if (!isActionStep(step)) throw notFound();
  const back = (said: string) => redirectWithNotice(request, `/actions/${id}`, said);
  if (step === 'date') {
    const form = await readForm(request, moveActionForm);
    if (!form.ok) return form.reply;
    const verdict = await moveAction(viewer, { id, ...form.value });
    return verdict.ok ? back('The date is moved.') : refuse(form.submission, verdict);
  }
  const event = step === 'done' ? 'finish' : 'drop';
  const form = await readForm(request, event === 'finish' ? finishActionForm : dropActionForm);
  if (!form.ok) return form.reply;
  const verdict = await endAction(viewer, { id, event, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return back(event === 'finish' ? 'The action is done.' : 'The action is dropped.');
}

function baseOf(address: VisitAddress): string {
  return 'agreementId' in address ? `/agreements/${address.agreementId}` : `/schools/${address.urn}`;
}
