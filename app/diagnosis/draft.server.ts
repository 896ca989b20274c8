import { redirect } from '@remix-run/node';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';
import { admit, mayDo, type RequestAnswers, type Step, stepAfter, stepPath } from './domain';
import { relationTo } from './request-edit.server';
import { loadRequest, type RequestView } from './requests.server';

/** A draft as a page of the wizard finds it. */
export type Draft = {
  request: RequestView;
  /** The viewer answers for the school; otherwise they write it for the school. */
  asHead: boolean;
  /** The visitor came from the check page and goes back there. */
  toCheck: boolean;
};

/**
 * Opens a draft at a page.
 * @throws Response: 404 for a request the viewer may not know of; to the request when it is no draft of theirs to
 *   write; to the first unanswered page when the visitor is too early for this one
 */
export async function openDraft(request: Request, viewer: Viewer, id: string, step: Step): Promise<Draft> {
  const found = await loadRequest(db(), viewer, id);
  if (!found) throw notFound();
  const as = await relationTo(db(), viewer, found);
  if (!mayDo('edit', found, as)) throw redirect(`/requests/${id}`, { status: 303 });
  const toCheck = new URL(request.url).searchParams.get('from') === 'check';
  const at = admit(step, found, today());
  if (stepPath(at) !== stepPath(step)) throw redirect(stepHref(id, at, toCheck), { status: 303 });
  return { request: found, asHead: as.head, toCheck };
}

/** On to the page after an answer. */
export function onward(draft: Draft, step: Step, answers: RequestAnswers): Response {
  const after = stepAfter(step, answers, today(), draft.toCheck);
  return redirect(stepHref(draft.request.id, after, draft.toCheck), { status: 303 });
}

function stepHref(id: string, step: Step, toCheck: boolean): string {
  return `/requests/${id}/draft/${stepPath(step)}${toCheck && step.page !== 'check' ? '?from=check' : ''}`;
}

/** A draft's answers as they stand after one of its needs was saved. */
export async function reopenDraft(viewer: Viewer, draft: Draft): Promise<RequestAnswers> {
  return (await loadRequest(db(), viewer, draft.request.id)) ?? draft.request;
}
