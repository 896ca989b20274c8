import { pupilsChanges } from '~/diagnosis/band-record.server';
import { pupilsOn, rollOn } from '~/diagnosis/domain';
import type { CalendarDate } from '~/kernel/clock';
import { judgementOn } from '../domain/facts/judgements';
import { NOT_RECORDED } from '../domain/facts/schools';
import type { SchoolOnDay } from '../domain/schools/series';
import { isStateFunded, schoolRecord } from '../facts/schools.server';
import type { Reading } from '../figures/reading';

/** State-funded schools of the roll of each of some days, as they stood on it. */
export async function schoolsOnDays(
  reading: Reading,
  days: readonly CalendarDate[],
): Promise<Map<CalendarDate, SchoolOnDay[]>> {
  const { bands, register, inspectionsOf } = await schoolRecord(reading);
  const changes = await reading.once('pupils changes', () =>
    pupilsChanges(reading.handle, bands.authority.code),
  );
  const own = bands.schools
    .filter(({ urn }) => isStateFunded(register.get(urn)?.typeGroup ?? 'other'))
    .map((one) => ({ ...one, inspections: inspectionsOf(one.urn), changes: changes.get(one.urn) ?? [] }));
  return new Map(
    days.map((day) => {
      const roll = rollOn(day, bands.schools, bands.lines, bands.history);
      const open = own.filter(({ urn }) => roll.has(urn));
      return [
        day,
        open.map((one) => ({
          urn: one.urn,
          phase: one.phaseName,
          place: register.get(one.urn)?.district ?? NOT_RECORDED,
          group: judgementOn(
            one.inspections,
            { rating: one.ofstedRating, inspectedOn: one.ofstedLastInspection },
            day,
          ).group,
          pupils: pupilsOn(one.pupils, one.changes, day),
        })),
      ];
    }),
  );
}
