import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { caseFacts } from '../facts/cases.server';
import { dayFacts } from '../facts/days.server';
import { needFacts } from '../facts/needs.server';
import { schoolFacts } from '../facts/schools.server';
import type { Reading } from './reading';
import { keptReading } from './reading-kept.server';

/**
 * Begins a reading of the viewer's authority as it stands today. Callers check who the viewer is: a reading holds the
 * whole authority. On a server it is kept while nothing changes (`reading-kept.server.ts`), unless a handle is given.
 */
export function readingOf(viewer: Viewer, handle?: Db): Promise<Reading> {
  if (handle) return newReading(viewer, handle);
  return keptReading(viewer, db(), () => newReading(viewer, db()));
}

async function newReading(viewer: Viewer, handle: Db): Promise<Reading> {
  const kept = new Map<string, Promise<unknown>>();
  function once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const before = kept.get(name);
    // What is kept under a name is what was read for it: one name, one kind of answer.
    if (before) return before as Promise<T>;
    // Others read the same list after this page: none may put it in another order.
    const reading = read().then((found) => (Array.isArray(found) ? Object.freeze(found) && found : found));
    kept.set(name, reading);
    // What could not be read is read again by the next who asks.
    reading.catch(() => kept.delete(name));
    return reading;
  }
  const reading: Reading = {
    viewer,
    handle,
    today: today(),
    calendar: await schoolCalendarOf(handle, viewer.authorityId),
    schools: () => once('schools', () => schoolFacts(reading)),
    cases: () => once('cases', () => caseFacts(reading)),
    days: () => once('days', () => dayFacts(reading)),
    needs: () => once('needs', () => needFacts(reading)),
    once,
  };
  return reading;
}
