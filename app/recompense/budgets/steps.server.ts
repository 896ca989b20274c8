import { redirect } from '@remix-run/node';
import type { Viewer } from '~/accounts/domain/roles';
import { moneyWords } from '~/kernel/money';
import { readForm, refuse } from '~/platform/forms.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { decideCommitment, releaseCommitment, withdrawCommitment } from './decide.server';
import { type CommitmentStep, decideForm, isStep, releaseForm, withdrawForm } from './forms';
import { type CommitmentPage, commitmentPage } from './funding.server';

const pageOf = (id: string) => `/recompense/commitments/${id}`;

/** Which right each step's page asks for. */
const RIGHT = { decide: 'approve', withdraw: 'withdraw', release: 'release' } as const;

/** What a step's page needs; one that cannot be taken now leads back to the commitment, which says why. */
export async function stepLoader(
  request: Request,
  viewer: Viewer,
  id: string,
  step: string | undefined,
): Promise<{ page: CommitmentPage; step: CommitmentStep }> {
  const page = await commitmentPage(viewer, id);
  if (!page || !isStep(step)) throw notFound();
  if (!page.may[RIGHT[step]] && isOpened(request)) throw redirect(pageOf(id));
  return { page, step };
}

/** Takes a step of a commitment as its form says. */
export async function stepAction(request: Request, viewer: Viewer, id: string, step: string | undefined) {
  if (!isStep(step)) throw notFound();
  if (step === 'decide') {
    const form = await readForm(request, decideForm);
    if (!form.ok) return form.reply;
    const { decision, ...input } = form.value;
    const verdict = await decideCommitment(viewer, { id, ...input, approve: decision === 'approve' });
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(
      request,
      pageOf(id),
      verdict.value === 'approved' ? 'It is approved.' : 'It is declined.',
    );
  }
  if (step === 'withdraw') {
    const form = await readForm(request, withdrawForm);
    if (!form.ok) return form.reply;
    const verdict = await withdrawCommitment(viewer, { id, ...form.value });
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, pageOf(id), 'It is withdrawn.');
  }
  const form = await readForm(request, releaseForm);
  if (!form.ok) return form.reply;
  const { amount, ...input } = form.value;
  const verdict = await releaseCommitment(viewer, { id, ...input, amountPence: amount });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    pageOf(id),
    `${moneyWords(verdict.value.releasedPence)} went back to the pot.`,
  );
}
