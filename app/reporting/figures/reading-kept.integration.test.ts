import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { yes } from '~/kernel/verdict';
import { systemActor, transact } from '~/platform/transact.server';
import { readingOf } from './reading.server';
import { keepReadings } from './reading-kept.server';

let world: World;
let broker: Viewer;
beforeEach(async () => {
  world = await newWorld();
  broker = await world.person('broker', { role: 'broker' });
});
afterEach(() => keepReadings(false));

/** Something happens on the record of an authority. */
const happens = (authorityId: string) =>
  transact(systemActor('job', authorityId), async ({ emit }) => {
    emit({ type: 'settings.changed', subject: { type: 'authority', id: authorityId } });
    return yes();
  });

describe('a reading that is kept', () => {
  it('stands for everybody of the service until something happens, or five minutes', async () => {
    const lead = await world.person('lead', { role: 'lead' });
    keepReadings();
    const first = await readingOf(broker);
    expect(await readingOf(broker)).toBe(first);
    expect(await readingOf(lead)).toBe(first);
    await happens('testshire');
    const second = await readingOf(broker);
    expect(second).not.toBe(first);
    world.travelTo('2026-11-23T09:04:59Z');
    expect(await readingOf(broker)).toBe(second);
    world.travelTo('2026-11-23T09:05:01Z');
    expect(await readingOf(broker)).not.toBe(second);
  });

  it('is of one authority, for its service, and never of a handle that was given', async () => {
    await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
    const theirs = await world.person('theirs', { role: 'broker' }, { authorityId: 'elsewhere' });
    const head = await world.person('head', { role: 'head', urn: 100_001 });
    keepReadings();
    const own = await readingOf(broker);
    const other = await readingOf(theirs);
    expect(other).not.toBe(own);
    expect(other.viewer.authorityId).toBe('elsewhere');
    await happens('elsewhere');
    expect(await readingOf(broker)).toBe(own);
    expect(await readingOf(theirs)).not.toBe(other);
    expect(await readingOf(head)).not.toBe(await readingOf(head));
    expect(await readingOf(broker, own.handle)).not.toBe(own);
  });

  it('is not kept at all unless a server asks for it', async () => {
    expect(await readingOf(broker)).not.toBe(await readingOf(broker));
  });

  it('reads again what could not be read', async () => {
    const reading = await readingOf(broker);
    let tries = 0;
    const read = async () => {
      if (++tries === 1) throw new Error('The database is away');
      return 'there';
    };
    await expect(reading.once('something', read)).rejects.toThrow('away');
    expect(await reading.once('something', read)).toBe('there');
    expect(await reading.once('something', read)).toBe('there');
    expect(tries).toBe(2);
  });
});
