import type { Viewer } from '~/accounts/domain/roles';
import { type PlanSettings, samePair } from '../domain/plan/settings';
import { choiceOf } from './forms';
import { settingDefaults } from './new-plan';
import { namesFor, rowsInOrder } from './plan-view.server';
import { type PlanHead, readPlan } from './queries.server';

/** What can be said of one row before planning again. */
export type ChoiceRow = {
  requestId: string;
  label: string;
  planned: string;
  options: { value: string; label: string }[];
};

export type AgainView = {
  head: PlanHead;
  rows: ChoiceRow[];
  /** Offers ruled out for the plan, by request and offer. */
  out: { value: string; label: string }[];
  defaults: Record<string, unknown>;
  /** Kept and ruled out as the plan had them, where it never became ready and so has no rows to say it of. */
  pairs: Pick<PlanSettings, 'locked' | 'forbidden'> | null;
};

/**
 * The form that changes a plan into another: its settings, and for every row whether its partner is kept or ruled out.
 * A plan that never became ready has its settings alone.
 */
export async function loadAgain(viewer: Viewer, id: string): Promise<AgainView | null> {
  const record = await readPlan(viewer, id);
  if (!record) return null;
  const { head, finished } = record;
  const { settings } = head;
  const rows: ChoiceRow[] = [];
  const chosen: Record<string, string> = {};
  let out: AgainView['out'] = [];
  if (finished) {
    const { inputs, result } = finished;
    const inOrder = rowsInOrder(inputs, result);
    const names = await namesFor(inputs, inOrder, [...settings.forbidden, ...settings.locked]);
    for (const { request, planned, alone, why } of inOrder) {
      // What the school has chosen is the school's, whatever is said here.
      if (why.code === 'chosen') continue;
      const kept = settings.locked.find((pair) => pair.request === request);
      const options = [
        ...(planned
          ? [
              { value: choiceOf('keep', planned.offer), label: `Keep ${names.provider(planned.offer)}` },
              { value: choiceOf('not', planned.offer), label: `Not ${names.provider(planned.offer)}` },
            ]
          : []),
        ...(alone && alone.offer !== planned?.offer
          ? [{ value: choiceOf('keep', alone.offer), label: `${names.provider(alone.offer)} instead` }]
          : []),
      ];
      // One that could not be kept this time may be possible the next.
      if (kept && !options.some(({ value }) => value === choiceOf('keep', kept.offer)))
        options.push({ value: choiceOf('keep', kept.offer), label: `Keep ${names.provider(kept.offer)}` });
      if (options.length === 0) continue;
      rows.push({
        requestId: request,
        label: names.request(request),
        planned: planned ? names.provider(planned.offer) : 'Nobody',
        options,
      });
      if (kept) chosen[request] = choiceOf('keep', kept.offer);
    }
    out = settings.forbidden
      .filter((pair, at, all) => all.findIndex((one) => samePair(one, pair)) === at)
      .map(({ request, offer }) => ({
        value: `${request}:${offer}`,
        label: `${names.provider(offer)}, for ${names.request(request)}`,
      }));
  }
  return {
    head,
    rows,
    out,
    pairs: finished ? null : { locked: settings.locked, forbidden: settings.forbidden },
    defaults: {
      ...settingDefaults(settings),
      name: laterName(head.name),
      rows: chosen,
      out: out.map(({ value }) => value),
    },
  };
}

/** "Spring" → "Spring, version 2" → "Spring, version 3". */
function laterName(name: string): string {
  const found = /^(.*), version (\d+)$/.exec(name);
  return found ? `${found[1]}, version ${Number(found[2]) + 1}` : `${name}, version 2`;
}
