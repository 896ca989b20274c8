import type { Viewer } from '~/accounts/domain/roles';
import { comparePlans } from '../domain/plan/compare';
import { namesFor } from './plan-view.server';
import { type PlanHead, type PlanRecord, readPlan } from './queries.server';
import { changeWords, SETTING_CHANGES } from './wording';

export type CompareRow = {
  requestId: string;
  label: string;
  before: string;
  after: string;
  why: string;
};

export type CompareView = {
  before: PlanHead;
  after: PlanHead;
  rows: CompareRow[];
  same: number;
  settings: string[];
};

/** Two plans of the viewer's authority side by side, the earlier first; null unless both are there and ready. */
export async function loadComparison(viewer: Viewer, a: string, b: string): Promise<CompareView | null> {
  const one = await readPlan(viewer, a);
  const other = await readPlan(viewer, b);
  if (!one || !other) return null;
  const [before, after] = one.head.startedAt <= other.head.startedAt ? [one, other] : [other, one];
  if (!isReady(before) || !isReady(after)) return null;
  const { changes, same, settings } = comparePlans(before.finished, after.finished);
  const changed = new Set(changes.map(({ request }) => request));
  const earlier = await namesFor(
    before.finished.inputs,
    before.finished.result.rows.filter(({ request }) => changed.has(request)),
  );
  const later = await namesFor(
    after.finished.inputs,
    after.finished.result.rows.filter(({ request }) => changed.has(request)),
  );
  return {
    before: before.head,
    after: after.head,
    same,
    settings: settings.map((name) => SETTING_CHANGES[name]),
    rows: changes.map(({ request, ref, schoolName, before: was, after: is, reason }) => ({
      requestId: request,
      label: `${schoolName} (${ref})`,
      before: was ? `${earlier.provider(was.offer)}, ${was.score}` : 'Nobody',
      after: is ? `${later.provider(is.offer)}, ${is.score}` : 'Nobody',
      why: changeWords(reason, later),
    })),
  };
}

function isReady(
  record: PlanRecord,
): record is PlanRecord & { finished: NonNullable<PlanRecord['finished']> } {
  return record.finished !== null;
}
