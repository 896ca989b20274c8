import type { Viewer } from '~/accounts/domain/roles';
import { samePair } from '../domain/plan/settings';
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
    const names = await namesFor(inputs, inOrder, settings.forbidden);
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
      if (options.length === 0) continue;
      rows.push({
        requestId: request,
        label: names.request(request),
        planned: planned ? names.provider(planned.offer) : 'Nobody',
        options,
      });
      const value = kept && choiceOf('keep', kept.offer);
      if (value && options.some((option) => option.value === value)) chosen[request] = value;
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
