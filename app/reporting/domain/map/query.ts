import { isFocusArea } from '~/diagnosis/domain';
import { DESIGNATIONS, type Designation } from '~/directory/domain';
import type { GridPoint } from '~/kernel/geo';
import { pageNumber } from '~/kernel/page-number';
import { parseUrn } from '~/kernel/urn';
import { readListQuery, type SchoolListQuery } from '~/schools/domain';

/** What is drawn: schools and leaders, or one of them. */
export const LAYERS = ['both', 'schools', 'leaders'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a map is asked for. Which schools is said as on the list of schools, so that the two share their addresses. */
export type MapQuery = {
  schools: SchoolListQuery;
  show: Layer;
  /** A focus area that leaders support; empty for any. */
  focus: string;
  designation: Designation | '';
  /** Whether everybody's travel is drawn. */
  circles: boolean;
  /** A school that leaders are to reach, or a leader who travels. */
  school: number | null;
  leader: string | null;
  place: string;
  at: GridPoint | null;
  zoom: number;
  /** Page of the table of leaders; that of schools is in `schools`. */
  leadersPage: number;
};

/** Reads a map's address. What makes no sense there counts as not given, so that a map always comes. */
export function readMapQuery(params: URLSearchParams): MapQuery {
  const get = (name: string) => (params.get(name) ?? '').trim();
  const zoom = Number(get('zoom'));
  const leader = get('leader');
  return {
    schools: readListQuery(params),
    show: LAYERS.find((layer) => layer === get('show')) ?? 'both',
    focus: isFocusArea(get('focus')) ? get('focus') : '',
    designation: DESIGNATIONS.find((one) => one === get('designation')) ?? '',
    circles: get('circles') === 'on',
    school: parseUrn(get('school')),
    leader: /^[\w-]{1,40}$/.test(leader) ? leader : null,
    place: get('place').slice(0, 80),
    at: readPoint(get('at')),
    zoom: Number.isInteger(zoom) && zoom > 0 && zoom <= 12 ? zoom : 0,
    leadersPage: pageNumber(params.get('lpage')),
  };
}

/** A point as an address has it: easting and northing in metres, "432100,287600". */
export function pointText({ easting, northing }: GridPoint): string {
  return `${Math.round(easting)},${Math.round(northing)}`;
}

function readPoint(text: string): GridPoint | null {
  const [, easting, northing] = /^(\d{1,6}),(\d{1,7})$/.exec(text) ?? [];
  return easting && northing ? { easting: Number(easting), northing: Number(northing) } : null;
}
