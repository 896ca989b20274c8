import { keepPlanNow } from '~/matching/allocation/now.server';
import { USUAL_SETTINGS } from '~/matching/domain/plan/settings';
import { idOf } from '../ids';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Plans of all open requests, made yesterday: a first draft, and one that asks each leader once at most. */
export function planTogether(timeline: Timeline, cast: Cast): void {
  const lead = cast.lead();
  const first = idOf('plan', 'first');
  const settings = { ...USUAL_SETTINGS, seconds: 2 };
  timeline.add(timeline.instant(1, 15), 'a plan of all open requests', async () => {
    must(await keepPlanNow(lead, { id: first, name: 'First draft', settings, fromPlanId: null }));
  });
  timeline.add(timeline.instant(1, 16), 'a plan that asks each leader once', async () => {
    must(
      await keepPlanNow(lead, {
        id: idOf('plan', 'second'),
        name: 'One partnership each',
        settings: { ...settings, most: 1 },
        fromPlanId: first,
      }),
    );
  });
}
