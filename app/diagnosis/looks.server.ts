import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';

/**
 * Days on which somebody looked at how schools of an authority stand, outside their diagnoses: the last of each school up
 * to a day, by URN. Unscoped: the board asks for the authority of its viewer.
 */
export type LookSource = (
  handle: Db,
  authorityId: string,
  until: CalendarDate,
) => Promise<ReadonlyMap<number, CalendarDate>>;

const sources = () => singleton('looks-at-bands', () => new Map<string, LookSource>());

/**
 * Registers what else counts as a look at a school's band. Areas to the right of this one have such occasions, and are
 * not known here: the wiring joins them.
 * @param name registering the same name again replaces the source
 */
export function onLooks(name: string, source: LookSource): void {
  sources().set(name, source);
}

/** The last look of any registered kind at each school of an authority, up to a day. */
export async function lastLooks(
  handle: Db,
  authorityId: string,
  until: CalendarDate,
): Promise<Map<number, CalendarDate>> {
  const last = new Map<number, CalendarDate>();
  for (const source of sources().values()) {
    for (const [urn, on] of await source(handle, authorityId, until)) {
      if (on > (last.get(urn) ?? '')) last.set(urn, on);
    }
  }
  return last;
}
