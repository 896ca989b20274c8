import { stateNeed } from '~/diagnosis/need-commands.server';
import { calendarDate } from '~/kernel/clock';
import { OPEN_NEEDS } from '../banks/cases';
import { idOf } from '../ids';
import { seeded } from '../random';
import { must } from './case';
import type { Cast } from './cast';
import { needAnswers } from './needs';
import type { Timeline } from './timeline';

/** Needs that schools have stated this autumn without asking for support yet. */
export function stateOpenNeeds(timeline: Timeline, cast: Cast): void {
  for (const [slug, area] of OPEN_NEEDS) {
    const school = cast.school(slug);
    const random = seeded(`need/${slug}/${area}`);
    const at = timeline.instant(random.int(8, 50), random.int(9, 16), random.int(0, 59));
    timeline.add(at, `${slug} states a need in ${area}`, async () => {
      const answers = needAnswers(area, school.band, calendarDate(at), random);
      must(
        await stateNeed(cast.head(school.urn), { id: idOf('need', slug, area), urn: school.urn, answers }),
      );
    });
  }
}
