import { gridPoint } from '~/kernel/geo';
import { schoolInTheMiddle, type UsualLeader, usualLeader, withinReach } from '../domain/supply/usual-leader';
import type { Reading } from '../figures/reading';
import { type Supply, type SupplyNeed, supplyOf } from './plan.server';

/** A kind of leader: what they know, for which phase, and where. */
export type Kind = { focusArea: string; phase: string; place: string };

/** Need and days of one focus area, phase and place, and what one more leader of the kind would unlock. */
export type KindOfNeed = Kind & {
  needs: readonly SupplyNeed[];
  asked: number;
  met: number;
  short: number;
  /** Null where nothing is short. */
  gain: { halfDays: number; needs: readonly string[] } | null;
};

export type Unlocks = { usual: UsualLeader; kinds: readonly KindOfNeed[] };

/**
 * Every focus area, phase and place with need in the terms planned, those shortest of days first; and for each that is
 * short, what one more leader would unlock: somebody of that area and phase at the school in the middle of the place, with
 * the days and the reach that are usual here, from next term on. They could meet any need of the area in that phase within
 * reach; no conflict of interest is known of somebody who is not there yet.
 */
export function unlocksOf(reading: Reading): Promise<Unlocks> {
  return reading.once('unlocks', async () => {
    const supply = await supplyOf(reading);
    const schools = (await reading.schools()).map(({ urn, place, easting, northing }) => ({
      ...{ urn, place },
      grid: gridPoint(easting, northing),
    }));
    const usual = usualOf(supply);
    const middles = new Map(
      [...new Set(schools.map(({ place }) => place))].map((place) => [
        place,
        schoolInTheMiddle(schools.filter((one) => one.place === place)),
      ]),
    );
    const free = Object.fromEntries(supply.terms.slice(1).map((term) => [term, usual.halfDays]));
    const kinds = kindsOf(supply.needs).map((kind): KindOfNeed => {
      if (kind.short === 0) return kind;
      const from = middles.get(kind.place)?.grid ?? null;
      const needs = supply.needs.filter(
        (need) =>
          need.focusArea === kind.focusArea &&
          need.phaseName === kind.phase &&
          (withinReach(from, need.grid, usual.minutes) ?? need.place === kind.place),
      );
      return { ...kind, gain: supply.flow.gainOf({ free, needs: needs.map(({ id }) => id) }) };
    });
    return { usual, kinds };
  });
}

/** The limits the authority's leaders have set for the terms planned, and how far they travel. */
function usualOf({ offers }: Supply): UsualLeader {
  const limits = new Map<string, number>();
  for (const { providerId, terms } of offers)
    for (const { term, providerCap } of terms) limits.set(`${providerId} ${term}`, providerCap);
  return usualLeader(
    [...limits.values()],
    offers.map(({ travelLimitMinutes }) => travelLimitMinutes),
  );
}

function kindsOf(needs: readonly SupplyNeed[]): KindOfNeed[] {
  const found = new Map<string, Omit<KindOfNeed, 'needs'> & { needs: SupplyNeed[] }>();
  for (const need of needs) {
    const key = `${need.focusArea}|${need.phaseName}|${need.place}`;
    const kind = found.get(key) ?? {
      ...{ focusArea: need.focusArea, phase: need.phaseName, place: need.place },
      ...{ needs: [], asked: 0, met: 0, short: 0, gain: null },
    };
    kind.needs.push(need);
    kind.asked += need.asked;
    kind.met += need.met;
    kind.short += need.short;
    found.set(key, kind);
  }
  const text = ({ focusArea, phase, place }: Kind) => `${focusArea} ${phase} ${place}`;
  return [...found.values()].sort(
    (a, b) => b.short - a.short || b.asked - a.asked || (text(a) < text(b) ? -1 : 1),
  );
}
