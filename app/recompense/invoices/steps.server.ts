import { redirect } from '@remix-run/node';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { count, list } from '~/kernel/words';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { type InvoiceStep, isInvoiceStep } from '../domain/invoices/steps';
import {
  giveCredit,
  payBack,
  recordReceipt,
  reinstate,
  takeReceiptBack,
  voidInvoice,
  writeOff,
} from './commands.server';
import {
  confirmForm,
  creditForm,
  orderForm,
  readyForm,
  receiptForm,
  refundForm,
  reinstateForm,
  reverseForm,
  voidForm,
  writeOffForm,
} from './forms';
import { approveInvoice, issueInvoice, issueSeveral, setOrderNumber } from './issue.server';
import { invoicePage } from './queries.server';
import { STEP_WORDS } from './wording';

/** The page of one step of an invoice; what its state does not allow leads back to the invoice, which says why. */
export async function stepLoader(request: Request, viewer: Viewer, id: string, step: string) {
  const page = await invoicePage(viewer, id);
  if (!page?.service || !isInvoiceStep(step)) throw notFound();
  if (!page.may[step] && isOpened(request)) throw redirect(`/invoices/${id}`);
  return { page, step, chosen: new URL(request.url).searchParams.get('receipt') };
}

/** Takes a step of an invoice. */
export async function stepAction(request: Request, viewer: Viewer, id: string, step: string) {
  const page = await invoicePage(viewer, id);
  if (!page?.service || !isInvoiceStep(step)) throw notFound();
  const answers = await readAnswers(request);
  const refused = await take(step, answers, viewer, id);
  return refused ?? redirectWithNotice(request, `/invoices/${id}`, STEP_WORDS[step].done);
}

/** @returns null when it is done, else the form's answer */
async function take(step: InvoiceStep, answers: FormData, viewer: Viewer, id: string) {
  switch (step) {
    case 'approve':
      return filled(answers, confirmForm, (value) => approveInvoice(viewer, { id, ...value }));
    case 'issue':
      return filled(answers, confirmForm, (value) => issueInvoice(viewer, { id, ...value }));
    case 'order':
      return filled(answers, orderForm, (value) => setOrderNumber(viewer, { id, ...value }));
    case 'receipt':
      return filled(answers, receiptForm, (value) => recordReceipt(viewer, { id, ...value }));
    case 'credit':
      return filled(answers, creditForm, (value) => giveCredit(viewer, { id, ...value }));
    case 'refund':
      return filled(answers, refundForm, (value) => payBack(viewer, { id, ...value }));
    case 'reverse':
      return filled(answers, reverseForm, (value) => takeReceiptBack(viewer, { id, ...value }));
    case 'void':
      return filled(answers, voidForm, (value) => voidInvoice(viewer, { id, ...value }));
    case 'write-off':
      return filled(answers, writeOffForm, (value) => writeOff(viewer, { id, ...value }));
    case 'reinstate':
      return filled(answers, reinstateForm, (value) => reinstate(viewer, { id, ...value }));
  }
}

/** Reads a form and takes what it asks for. @returns null when it is done, else the form's answer */
async function filled<S extends Parameters<typeof readForm>[1], T>(
  answers: FormData,
  schema: S,
  work: (
    value: Extract<Awaited<ReturnType<typeof readForm<S>>>, { ok: true }>['value'],
  ) => Promise<Verdict<T>>,
) {
  const form = await readForm(answers, schema);
  if (!form.ok) return form.reply;
  const verdict = await work(form.value);
  return verdict.ok ? null : refuse(form.submission, verdict);
}

/** Approves and issues the invoices ticked; what is left is said with its reason. */
export async function readyAction(request: Request, viewer: Viewer) {
  const form = await readForm(request, readyForm);
  if (!form.ok) return form.reply;
  const { issued, left } = await issueSeveral(viewer, form.value.ids);
  const verdict = outcome(issued, left);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/invoices?state=to-pay', verdict.value);
}

/** What is said of invoices issued together: all of them, or the reasons of those that are left. */
function outcome(issued: readonly string[], left: readonly { why: string }[]): Verdict<string> {
  const done = issued.length === 0 ? '' : `${count(issued.length, 'invoice')} issued: ${named(issued)}.`;
  if (left.length === 0) return yes(done || 'These invoices had been issued already.');
  const reasons = [...new Set(left.map(({ why }) => why))].join(' ');
  return no('invoice.left', `${done} ${count(left.length, 'invoice')} not issued. ${reasons}`.trim());
}

const named = (refs: readonly string[]) =>
  refs.length > 5 ? `${refs[0]} to ${refs[refs.length - 1]}` : list(refs);
