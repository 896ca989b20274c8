import { and, eq, inArray } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { notification } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { AskedPlace } from '~/kernel/list-place';
import { listPlace } from '~/kernel/list-place';
import { db } from './db.server';
import { keyedPage } from './keyed-page.server';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.person('reader', { role: 'broker' });
});

/** Notices at one of three moments, so that many share each. */
const add = (ids: readonly string[], day: number) =>
  world.open.write((tx) =>
    tx.insert(notification).values(
      ids.map((id, n) => ({
        ...{ id, accountId: 'reader', authorityId: 'testshire', eventId: id, template: 'x', message: id },
        ...{ href: '/', at: new Date(Date.UTC(2026, 10, day + (n % 3))) },
      })),
    ),
  );
const named = (from: number, n: number) => Array.from({ length: n }, (_, i) => `n${1000 + from + i}`);

const page = (place: AskedPlace) =>
  keyedPage(place, 7, [notification.at, notification.id], {
    read: (part) =>
      db()
        .select()
        .from(notification)
        .where(and(eq(notification.accountId, 'reader'), part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ at, id }) => [at.getTime(), id],
  });
const at = (query: string) => page(listPlace(new URLSearchParams(query)));
const idsOf = ({ rows }: Awaited<ReturnType<typeof page>>) => rows.map(({ id }) => id);

it('neither repeats nor skips a row while others are added and taken away', async () => {
  const there = named(0, 40);
  await add(there, 10);
  const seen: string[] = [];
  const pages: string[][] = [];
  let here = await at('');
  expect(here.newer).toBeNull();
  for (let n = 0; ; n++) {
    pages.push(idsOf(here));
    seen.push(...idsOf(here));
    // What comes is newer than what was read, as news is; and one that has been read goes.
    await add(named(100 + n * 10, 3), 20);
    await world.open.write((tx) => tx.delete(notification).where(inArray(notification.id, seen.slice(-1))));
    if (here.older === null) break;
    here = await at(`older=${here.older}`);
  }
  expect(seen).toHaveLength(40);
  expect([...seen].sort()).toEqual(there);
  expect(pages.map(({ length }) => length)).toEqual([7, 7, 7, 7, 7, 5]);
  expect(here.older).toBeNull();
});

it('leads back the way it came, to a first page that is full', async () => {
  await add(named(0, 20), 10);
  const first = await at('');
  const second = await at(`older=${first.older}`);
  const third = await at(`older=${second.older}`);
  expect(third.older).toBeNull();
  expect(idsOf(await at(`newer=${third.newer}`))).toEqual(idsOf(second));
  const back = await at(`newer=${second.newer}`);
  expect([idsOf(back), back.newer, back.older]).toEqual([idsOf(first), null, first.older]);
  // Two are added: what is newer than the second page is more than a page, and the newest is full.
  await add(named(50, 2), 20);
  const newer = await at(`newer=${second.newer}`);
  expect([idsOf(newer), newer.newer === null]).toEqual([idsOf(first), false]);
  expect((await at(`newer=${newer.newer}`)).rows).toHaveLength(7);
});

it('has the pages by number that it always had, and leads on from them by key', async () => {
  await add(named(0, 20), 10);
  const first = await at('page=1');
  const second = await at('page=2');
  expect(idsOf(second)).toEqual(idsOf(await at(`older=${first.older}`)));
  expect(idsOf(await at(`older=${second.older}`))).toEqual(idsOf(await at('page=3')));
  // Beyond the end there is a way back to what is last; what is no key of this list is its beginning.
  const beyond = await at('page=9');
  expect([beyond.rows, beyond.older]).toEqual([[], null]);
  expect(idsOf(await at(`newer=${beyond.newer}`)).at(-1)).toBe(idsOf(await at('page=3')).at(-1));
  expect(idsOf(await at('older=12'))).toEqual(idsOf(first));
});
