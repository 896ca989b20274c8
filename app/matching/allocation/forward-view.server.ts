import type { Viewer } from '~/accounts/domain/roles';
import { daysWords } from '~/kernel/days';
import { isNew, namesFor, partnersNow, rowsInOrder } from './plan-view.server';
import { type ForwardOutcome, forwardReport } from './put-forward.server';
import { type PlanHead, readPlan } from './queries.server';

/** A row that can be put forward, or has been. */
export type ForwardRow = {
  requestId: string;
  ref: string;
  schoolName: string;
  partner: string;
  score: number;
  days: string;
};

export type ForwardView = {
  head: PlanHead;
  rows: ForwardRow[];
  /** What became of the rows put forward with a form, when that is asked. */
  report: (ForwardRow & Pick<ForwardOutcome, 'outcome' | 'message'>)[] | null;
};

/**
 * Rows of a plan that are not on their request's shortlist yet, for choosing; or what became of those put forward.
 * @param formId the form whose report is wanted
 */
export async function loadForward(
  viewer: Viewer,
  id: string,
  formId: string | null,
): Promise<ForwardView | null> {
  const record = await readPlan(viewer, id);
  if (!record?.finished) return null;
  const { inputs, result } = record.finished;
  const inOrder = rowsInOrder(inputs, result);
  const now = await partnersNow(viewer.authorityId);
  const names = await namesFor(inputs, inOrder);
  const about = new Map(inputs.requests.map((one) => [one.id, one]));
  const shown = new Map(
    inOrder.flatMap((row): [string, ForwardRow][] =>
      row.planned
        ? [
            [
              row.request,
              {
                requestId: row.request,
                ref: about.get(row.request)?.ref ?? '',
                schoolName: about.get(row.request)?.schoolName ?? '',
                partner: names.provider(row.planned.offer),
                score: row.planned.score,
                days: daysWords(row.halfDays),
              },
            ],
          ]
        : [],
    ),
  );
  const outcomes = formId === null ? null : await forwardReport(viewer, id, formId);
  return {
    head: record.head,
    rows: inOrder.flatMap((row) => (isNew(row, now) ? (shown.get(row.request) ?? []) : [])),
    report:
      outcomes?.flatMap(({ requestId, outcome, message }) => {
        const row = shown.get(requestId);
        return row ? [{ ...row, outcome, message }] : [];
      }) ?? null,
  };
}
