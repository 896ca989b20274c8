import { focusAreaName } from '~/diagnosis/domain';
import { count, list } from '~/kernel/words';
import type { MapLeader, MapPageView, MapSchool } from './queries.server';

/** A map's heading. */
export function mapTitle({ subject }: Pick<MapPageView, 'subject'>): string {
  if (subject.kind === 'school') return `Who can reach ${subject.school.name}`;
  if (subject.kind === 'leader') return `Where ${subject.leader.name} travels`;
  return 'Map of schools and leaders';
}

/** "up to 40 minutes, about 21 km": how far somebody travels, as the estimate it is. */
export function travelWords({ limit, km, remote }: Pick<MapLeader, 'limit' | 'km' | 'remote'>): string {
  if (limit === null) return 'No published offer';
  const far = `up to ${count(limit, 'minute')}, about ${kmWords(km)}`;
  return remote ? `${far}; also by video` : far;
}

/** "21 km", "800 m". */
export function kmWords(km: number): string {
  if (km < 1) return `${Math.round(km * 10) * 100} m`;
  return `${km < 10 && km % 1 !== 0 ? km.toFixed(1) : Math.round(km)} km`;
}

/** Focus areas in a sentence; of many the first few, and how many more. */
export function focusWords(keys: readonly string[], most = 3): string {
  const names = keys.map(focusAreaName);
  if (names.length <= most) return list(names);
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

/** What a school's mark says of itself. */
export function schoolWords(school: MapSchool, seesBands: boolean): string {
  const band = seesBands ? (school.band ? `band ${school.band.name}` : 'no band yet') : null;
  const journey = school.minutes === null ? null : `an estimated ${count(school.minutes, 'minute')}`;
  return [school.name, school.phaseName, band, journey].filter(Boolean).join(', ');
}

/** What a leader's mark says of itself. */
export function leaderWords(leader: MapLeader): string {
  const journey = leader.minutes === null ? null : `an estimated ${count(leader.minutes, 'minute')}`;
  const who = [`${leader.name} (${leader.designation})`, `at ${leader.home.name}`, journey].filter(Boolean);
  return leader.focusAreas.length === 0
    ? who.join(', ')
    : `${who.join(', ')}: ${focusWords(leader.focusAreas, 2)}`;
}
