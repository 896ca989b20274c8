import { arc, pie } from 'd3-shape';
import { phasesOfSchool } from '~/diagnosis/domain';
import type { BandView } from '~/schools/bands.server';
import { bandShape, type Markup, markup, NO_MARKUP } from '~/ui';

/** How a mark looks: an outline 12 units wide and high, and its colours. */
type Look = { shape: string; className: string };

const CIRCLE = 'M6 0.5 A5.5 5.5 0 1 1 5.99 0.5 Z';
const SQUARE = 'M1 1 H11 V11 H1 Z';
const TRIANGLE = 'M6 1 L12 11 L0 11 Z';
const DIAMOND = 'M6 0 L12 6 L6 12 L0 6 Z';
const HEXAGON = 'M3 1 H9 L12 6 L9 11 H3 L0 6 Z';

/** Full for the bands served first, pale for those served last: the shape says which, the colour helps to find it. */
const BAND_CLASSES: Record<number, string> = {
  1: 'fill-error stroke-white',
  2: 'fill-amber stroke-white',
  3: 'fill-yellow-tint stroke-yellow',
  4: 'fill-green-tint stroke-green',
};
const NONE: Look = { shape: CIRCLE, className: 'fill-white stroke-line-strong' };

/** The mark of a school by its band, as its tag has it; a white circle where there is none yet. */
export function bandLook(band: BandView | null): Look {
  const shape = band ? bandShape(band.priority) : null;
  return band && shape ? { shape, className: BAND_CLASSES[band.priority] ?? NONE.className } : NONE;
}

/** Marks of schools by phase, for everybody who reads no bands. */
export const PHASE_LOOKS: Record<string, Look & { name: string }> = {
  nursery: { name: 'Nursery', shape: TRIANGLE, className: 'fill-teal-mid stroke-white' },
  primary: { name: 'Primary', shape: CIRCLE, className: 'fill-teal-mid stroke-white' },
  secondary: { name: 'Secondary', shape: SQUARE, className: 'fill-teal-dark stroke-white' },
  'post-16': { name: '16 plus', shape: HEXAGON, className: 'fill-teal-pale stroke-teal-dark' },
  'all-through': { name: 'All-through', shape: HEXAGON, className: 'fill-teal-dark stroke-white' },
  special: { name: 'Special and alternative', shape: DIAMOND, className: 'fill-teal-dark stroke-white' },
  other: { name: 'Other', shape: CIRCLE, className: 'fill-white stroke-teal-dark' },
};

/** Which of those a school has. */
export function phaseKey(phaseName: string): string {
  const phases = phasesOfSchool(phaseName);
  // A phase that says nothing leaves every phase open.
  return phases.length > 3 ? 'other' : (phases[0] ?? 'other');
}

export function phaseLook(phaseName: string): Look {
  return PHASE_LOOKS[phaseKey(phaseName)] ?? NONE;
}

/** A shape with its middle at a point. */
export function shapeMark(x: number, y: number, look: Look, size = 14): Markup {
  return markup`<path d="${look.shape}" transform="translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${round(size / 12)})" class="${look.className}" stroke-width="1.5"/>`;
}

/** Around a place from where somebody supports other schools. */
export function leaderRing(x: number, y: number, r = 10.5): Markup {
  return markup`<circle cx="${round(x)}" cy="${round(y)}" r="${r}" class="fill-none stroke-teal" stroke-width="2.5"/>`;
}

/** A leader whose home school is not drawn. */
export function leaderDot(x: number, y: number): Markup {
  return markup`<circle cx="${round(x)}" cy="${round(y)}" r="5" class="fill-teal-dark"/>${leaderRing(x, y)}`;
}

/** How far a leader travels. Of many, the fillings would add up to a dark map. */
export function travelMark(x: number, y: number, r: number, opacity: number): Markup {
  return markup`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" class="fill-teal stroke-teal" fill-opacity="${opacity}" stroke-width="1.5" stroke-dasharray="5 4"/>`;
}

/** One part of the ring around a number: how many, and in which colour. */
export type RingPart = { n: number; className: string };

const RING_CLASSES: Record<number, string> = {
  1: 'fill-error',
  2: 'fill-amber',
  3: 'fill-sand-line',
  4: 'fill-green-tint stroke-green',
};

/** The ring around a number of schools: a part for each band, those served first first. */
export function ringOf(bands: readonly (BandView | null)[]): RingPart[] {
  const counts = new Map<number, number>();
  for (const band of bands) counts.set(band?.priority ?? 9, (counts.get(band?.priority ?? 9) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([priority, n]) => ({ n, className: RING_CLASSES[priority] ?? 'fill-white stroke-line-strong' }));
}

const ring = arc<{ startAngle: number; endAngle: number }>().innerRadius(7.5).outerRadius(11.5).digits(2);
const slicesOf = pie<RingPart>()
  .sort(null)
  .value((part) => part.n);
const PLAIN: RingPart[] = [{ n: 1, className: 'fill-teal-pale' }];

/** Several close together, by how many they are, with the bands among them as parts of a ring. */
export function severalMark(
  x: number,
  y: number,
  of: { n: number; leaders: boolean; parts?: readonly RingPart[] },
): Markup {
  const { n, leaders, parts = PLAIN } = of;
  const text = n > 9_999 ? `${Math.round(n / 1_000)}k` : String(n);
  const slices = slicesOf([...parts]).map(
    (slice) => markup`<path d="${ring(slice) ?? ''}" class="${slice.data.className}" stroke-width="0.75"/>`,
  );
  const size = text.length > 3 ? 7.5 : text.length > 2 ? 9 : 11;
  return markup`<g transform="translate(${round(x)} ${round(y)})"><circle r="11.5" class="fill-white"/>${slices}${leaders ? leaderRing(0, 0, 13.5) : NO_MARKUP}<text y="${text.length > 2 ? 3 : 4}" font-size="${size}" font-weight="600" text-anchor="middle" class="fill-ink">${text}</text></g>`;
}

export const round = (n: number) => Math.round(n * 10) / 10;
