import { and, eq, inArray, isNotNull, isNull, lt, max } from 'drizzle-orm';
import { account, domainEvent, notification } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { systemActor, transact } from '~/platform/transact.server';
import { AUTHORITIES, MARLSHIRE } from '../authorities';
import { seeded } from '../random';

/** Event that ends the story: without it a seeding was interrupted. */
export const STORY_TOLD = 'authority.demo-made';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What is left when the story has been told: when people last signed in, and which notices they have read. Both are
 * traces of use, not records of anything decided, so no event tells of them.
 */
export async function settle(now: Date): Promise<void> {
  await transact(systemActor('cli', MARLSHIRE.id), async ({ tx, emit }) => {
    const own = AUTHORITIES.map((one) => one.id);
    const acted = await tx
      .select({ id: domainEvent.actorId, at: max(domainEvent.at) })
      .from(domainEvent)
      .where(isNotNull(domainEvent.actorId))
      .groupBy(domainEvent.actorId);
    const lastActed = new Map(acted.map((row) => [row.id, row.at]));
    const people = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(inArray(account.authorityId, own), isNotNull(account.passwordHash)))
      .orderBy(account.id);
    for (const { id } of people) {
      const random = seeded(`signed-in/${id}`);
      const visits = [lastActed.get(id)?.getTime() ?? 0];
      if (random.chance(0.8))
        visits.push(now.getTime() - random.int(6, 90) * DAY - random.int(0, 400) * 60_000);
      const last = Math.max(...visits);
      if (last > 0)
        await tx
          .update(account)
          .set({ lastSignedInAt: new Date(last) })
          .where(eq(account.id, id));
    }
    await tx
      .update(notification)
      .set({ readAt: now })
      .where(
        and(
          inArray(notification.authorityId, own),
          isNull(notification.readAt),
          lt(notification.at, new Date(now.getTime() - 10 * DAY)),
        ),
      );
    emit({ type: STORY_TOLD, subject: { type: 'authority', id: MARLSHIRE.id } });
    return yes();
  });
}
