import { changeFramework } from '~/diagnosis/framework-commands.server';
import { ownFrameworkId } from '~/diagnosis/frameworks.server';
import { idOf } from '../ids';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Days before today: after last year's bands, before this autumn's. */
const CHANGED = 140;

/** Marlshire puts attendance into its framework, so that last year's bands and this year's are of two versions. */
export function changeFrameworkOnce(timeline: Timeline, cast: Cast): void {
  const lead = cast.lead();
  timeline.add(timeline.instant(CHANGED, 11), 'the framework is changed', async () => {
    must(
      await changeFramework(lead, {
        id: idOf('framework', lead.authorityId, '2'),
        from: (await ownFrameworkId(lead)) ?? '',
        note: 'Heads asked, when the framework was reviewed, that attendance should be named in it.',
        edit: {
          change: 'add',
          band: 'amber',
          to: {
            theme: 'attendance',
            phases: [],
            text: 'Persistent absence is well above that of England.',
            test: {
              indicator: 'absence-persistent',
              is: 'at-least',
              than: { comparator: 'england', margin: 5 },
            },
            suggests: ['attendance'],
          },
        },
      }),
    );
  });
}
