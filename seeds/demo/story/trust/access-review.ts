import { confirmAccess } from '~/accounts/lifecycle/review.server';
import { MARLSHIRE } from '../../authorities';
import { idOf } from '../../ids';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

/** The head of service has looked at what the people of the service may do: some time ago, and lately. */
export function tellAccessReview(timeline: Timeline, cast: Cast): void {
  const person = (who: string) => idOf('account', MARLSHIRE.code, who);
  timeline.add(timeline.instant(200, 15), 'who may do what is looked over', async () => {
    must(await confirmAccess(cast.lead(), [person('admin'), person('broker')]));
  });
  timeline.add(timeline.instant(20, 15), 'and again, in part', async () => {
    must(await confirmAccess(cast.lead(), [person('broker')]));
  });
}
