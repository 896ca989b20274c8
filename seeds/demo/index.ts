import { and, count, eq, inArray } from 'drizzle-orm';
import { agreement, authority, domainEvent, offer, provider, school, supportRequest } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import { hashPassword } from '~/platform/password.server';
import { AUTHORITIES, DEMO_PASSWORD, MARLSHIRE } from './authorities';
import { tellStory } from './story';
import { STORY_TOLD } from './story/settle';
import { buildWorld } from './world';

/** What a seeding did: `seeded` is false where the demo was there already and nothing was changed. */
export type SeedResult = {
  seeded: boolean;
  schools: number;
  providers: number;
  offers: number;
  requests: number;
  agreements: number;
};

/**
 * Fills the database with Marlshire and its neighbour Fenwold, both fictional, with a year of history up to today.
 * Does nothing where the demo is there already.
 * @param options.today what the demo counts every date from: now, so that it is never out of date
 * @throws in production, where demo data has no place; where another authority holds one of the demo's codes; and
 *   where an earlier seeding was interrupted
 */
export async function seedDemo(options: { today: Date }): Promise<SeedResult> {
  if (env().NODE_ENV === 'production') throw new Error('Demo data is refused in production.');
  const codes = AUTHORITIES.map((one) => one.code);
  const there = await db().select().from(authority).where(inArray(authority.code, codes));
  if (there.some((one) => !one.demo)) {
    throw new Error(`The codes ${codes.join(' and ')} are in use here, so the demo cannot be added.`);
  }
  if (there.length > 0 && !(await isWhole())) {
    throw new Error(
      'The demo was interrupted while it was being made. Delete its database (data/alongside.db, or what DATABASE_URL names) and run it again.',
    );
  }
  if (there.length === 0) {
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await tellStory(buildWorld(calendarDate(options.today)), options.today, passwordHash);
  }
  return { seeded: there.length === 0, ...(await counts()) };
}

/** Whether the story was told to its end: its last event says so. */
async function isWhole(): Promise<boolean> {
  const [last] = await db()
    .select({ id: domainEvent.id })
    .from(domainEvent)
    .where(and(eq(domainEvent.chain, MARLSHIRE.id), eq(domainEvent.type, STORY_TOLD)))
    .limit(1);
  return last !== undefined;
}

async function counts(): Promise<Omit<SeedResult, 'seeded'>> {
  const own = MARLSHIRE.id;
  const one = async (rows: Promise<{ n: number }[]>) => (await rows)[0]?.n ?? 0;
  const n = { n: count() };
  return {
    schools: await one(db().select(n).from(school).where(eq(school.laCode, MARLSHIRE.code))),
    providers: await one(db().select(n).from(provider).where(eq(provider.authorityId, own))),
    offers: await one(db().select(n).from(offer).where(eq(offer.authorityId, own))),
    requests: await one(db().select(n).from(supportRequest).where(eq(supportRequest.authorityId, own))),
    agreements: await one(db().select(n).from(agreement).where(eq(agreement.authorityId, own))),
  };
}
