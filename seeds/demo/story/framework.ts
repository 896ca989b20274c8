import type { CriterionTest } from '~/diagnosis/domain/framework';
import type { CriterionEdit } from '~/diagnosis/domain/framework-edit';
import { changeFramework } from '~/diagnosis/framework-commands.server';
import { ownFrameworkId } from '~/diagnosis/frameworks.server';
import { idOf } from '../ids';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Days before today: after last year's bands, before this autumn's. */
const CHANGED = 140;

/** What the review of the framework put into it: one change makes one version. */
const ADDED: readonly { band: string; note: string; to: CriterionEdit }[] = [
  {
    band: 'amber',
    note: 'Heads asked, when the framework was reviewed, that attendance should be named in it.',
    to: {
      theme: 'attendance',
      phases: [],
      text: 'Persistent absence is well above that of England.',
      test: persistentAbsence('at-least', 5),
      suggests: ['attendance'],
    },
  },
  {
    band: 'green',
    note: 'The review asked for attendance in every band where it tells schools apart.',
    to: {
      theme: 'attendance',
      phases: [],
      text: 'Persistent absence is no higher than that of England.',
      test: persistentAbsence('at-most', 0),
      suggests: [],
    },
  },
  {
    band: 'yellow',
    note: 'The review asked for attendance in every band where it tells schools apart.',
    to: {
      theme: 'attendance',
      phases: [],
      text: 'Persistent absence is above that of England.',
      test: persistentAbsence('at-least', 1),
      suggests: ['attendance'],
    },
  },
  {
    band: 'yellow',
    note: 'Special needs were missing from the band in which most schools with something to develop are.',
    to: {
      theme: 'send',
      phases: [],
      text: 'The latest review found something to develop in provision for special needs.',
      test: {
        indicator: 'send-review',
        is: 'one-of',
        than: { oneOf: ['to-develop', 'priority'] },
      },
      suggests: ['send-inclusion'],
    },
  },
];

function persistentAbsence(is: 'at-least' | 'at-most', margin: number): CriterionTest {
  return { indicator: 'absence-persistent', is, than: { comparator: 'england', margin } };
}

/**
 * Marlshire reviews its framework, so that last year's bands and this year's are of different versions, and figures can
 * tell all four bands apart in schools with published results.
 */
export function reviewFramework(timeline: Timeline, cast: Cast): void {
  const lead = cast.lead();
  for (const [n, { band, note, to }] of ADDED.entries()) {
    timeline.add(timeline.instant(CHANGED - n, 11), 'the framework is changed', async () => {
      must(
        await changeFramework(lead, {
          id: idOf('framework', lead.authorityId, String(n + 2)),
          from: (await ownFrameworkId(lead)) ?? '',
          note,
          edit: { change: 'add', band, to },
        }),
      );
    });
  }
}
