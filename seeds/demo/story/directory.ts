import { eq } from 'drizzle-orm';
import { offer, provider } from '#drizzle/schema';
import { declareConflict } from '~/directory/commands/conflicts.server';
import { confirmOffer, withdrawOffer } from '~/directory/commands/offers.server';
import { confirmEntry } from '~/directory/commands/providers.server';
import { db } from '~/platform/db.server';
import { idOf } from '../ids';
import { seeded } from '../random';
import type { DemoCounty } from '../world';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Interests declared, which keep a provider out of the matches of a school. */
const CONFLICTS = [
  {
    provider: 'sle-stoke-ferring-teaching-quality',
    school: 'ellerholme',
    reason: 'Married to a governor of the school.',
  },
  {
    provider: 'lle-mereside-pupil-premium',
    school: 'swanfield',
    reason: 'Was headteacher of the school until two years ago.',
  },
  { provider: 'nlg-mereside-governance', school: 'coldmere', reason: 'A daughter teaches there.' },
] as const;

/** How providers keep their entries: what they confirmed and when, what they withdrew, and interests declared. */
export function keepDirectory(timeline: Timeline, county: DemoCounty, cast: Cast): void {
  for (const one of county.providers) {
    const random = seeded(`keeping/${one.id}`);
    const by = cast.leader(one.id);
    const at = (daysAgo: number) => timeline.instant(daysAgo, random.int(16, 20), random.int(0, 59));
    timeline.add(at(one.confirmedDaysAgo), `${one.name} confirms the entry`, async () => {
      const [row] = await db().select().from(provider).where(eq(provider.id, one.id));
      must(await confirmEntry(by, { id: one.id, version: row?.version ?? 0 }));
    });
    for (const each of one.offers) {
      if (each.confirmedDaysAgo === null || each.state === 'draft') continue;
      timeline.add(at(each.confirmedDaysAgo), `${one.name} looks at “${each.title}”`, async () => {
        const [row] = await db().select().from(offer).where(eq(offer.id, each.id));
        const version = row?.version ?? 0;
        must(
          each.state === 'withdrawn'
            ? await withdrawOffer(by, {
                id: each.id,
                version,
                reason: 'I am using these days for work at home this year.',
              })
            : await confirmOffer(by, { id: each.id, version }),
        );
      });
    }
  }
  for (const [n, conflict] of CONFLICTS.entries()) {
    const one = county.providers.find((each) => each.slug === conflict.provider);
    if (!one) continue;
    timeline.add(timeline.instant(400 - n, 11), `${one.name} declares an interest`, async () => {
      const { urn } = cast.school(conflict.school);
      const formId = idOf('conflict', one.id, String(urn));
      must(
        await declareConflict(cast.leader(one.id), {
          formId,
          providerId: one.id,
          urn,
          reason: conflict.reason,
        }),
      );
    });
  }
}
