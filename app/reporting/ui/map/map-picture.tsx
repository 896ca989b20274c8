import { scaleLinear } from 'd3-scale';
import { count } from '~/kernel/words';
import { type Markup, markup, withQuery } from '~/ui';
import { apartFor, gather, type Spot } from '../../domain/map/gather';
import { placeLabels } from '../../domain/map/labels';
import { pointText } from '../../domain/map/query';
import { edgesOf, linesBetween, roundLength } from '../../domain/map/view';
import type { MapLeader, MapPageView, MapSchool } from '../../map/queries.server';
import { kmWords, leaderWords, schoolWords } from '../../map/wording';
import {
  bandLook,
  leaderDot,
  leaderRing,
  phaseLook,
  ringOf,
  round,
  severalMark,
  shapeMark,
  travelMark,
} from './marks';

/** One thing with its place on the picture: a school with its leaders, leaders by themselves, or a square of so many schools. */
type Thing = { x: number; y: number; school?: MapSchool; leaders: readonly MapLeader[]; n?: number };

export type PictureProps = {
  map: MapPageView;
  circles: readonly MapLeader[];
  /** The address's query, for links that look closer. */
  address: string;
  /** Side of the picture in pixels: what lies closer together than a finger is wide is drawn as one. */
  side: number;
  names: number;
};

/** The map as a square picture. Every mark is a link; what they lead to stands in the tables below it too. */
export function MapPicture({ map, circles, address, side, names }: PictureProps) {
  const { view } = map;
  const edges = edgesOf(view);
  const x = scaleLinear([edges.west, edges.east], [0, side]);
  const y = scaleLinear([edges.north, edges.south], [0, side]);
  const things: Thing[] = thingsOf(map).map(({ at, ...thing }) => ({
    ...thing,
    x: x(at.easting),
    y: y(at.northing),
  }));
  const spots = gather(things, apartFor(things.length, side));
  const labels = placeLabels(
    map.schools.towns
      .map((town) => ({ name: town.name, x: x(town.easting), y: y(town.northing), weight: town.n }))
      .filter((town) => town.x >= 0 && town.x <= side && town.y >= 0 && town.y <= side),
    { side, size: 15, marks: spots, most: names },
  );
  const step = roundLength(view.across / 4);
  const pixels = (metres: number) => (metres / view.across) * side;
  const travel = circles.map(({ home, km }) =>
    travelMark(x(home.easting), y(home.northing), pixels(km * 1_000), circles.length > 3 ? 0 : 0.06),
  );
  const near = nearOf(map, address);
  const marks = inOrder(spots).map((spot) => markOf(spot, map, near(x.invert(spot.x), y.invert(spot.y))));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture has no element for a group of links
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="group"
      aria-label="Map"
      className="block w-full border border-line-strong bg-panel"
    >
      <svg aria-hidden="true" className="stroke-white" strokeWidth="1">
        {linesBetween(edges.west, edges.east, step).map((east) => (
          <line key={east} x1={round(x(east))} x2={round(x(east))} y1="0" y2={side} />
        ))}
        {linesBetween(edges.south, edges.north, step).map((north) => (
          <line key={north} x1="0" x2={side} y1={round(y(north))} y2={round(y(north))} />
        ))}
      </svg>
      <svg aria-hidden="true" {...written(travel)} />
      <svg aria-hidden="true" className="fill-ink stroke-panel" strokeWidth="4" strokeLinejoin="round">
        {labels.map((label) => (
          <text
            key={label.name}
            x={round(label.x)}
            y={round(label.y)}
            fontSize="15"
            textAnchor="middle"
            paintOrder="stroke"
          >
            {label.name}
          </text>
        ))}
      </svg>
      <g {...written(marks)} />
      <Scale side={side} length={pixels(step)} words={kmWords(step / 1_000)} />
      <North side={side} />
    </svg>
  );
}

/** The bands served first stand for what is near them, then schools by name, then leaders. */
function thingsOf(map: MapPageView) {
  const schools = [...map.schools.places].sort(
    (a, b) => (a.band?.priority ?? 9) - (b.band?.priority ?? 9) || (a.name < b.name ? -1 : 1),
  );
  const atHome = new Map<number, MapLeader[]>();
  for (const leader of map.leaders.places) {
    const others = atHome.get(leader.home.urn);
    if (others) others.push(leader);
    else atHome.set(leader.home.urn, [leader]);
  }
  // A school and those of its own staff who support others stay together, wherever the school is drawn.
  const drawn = new Set(schools.map(({ urn }) => urn));
  const elsewhere = [...atHome].filter(([urn]) => !drawn.has(urn));
  return [
    ...schools.map((school) => ({ at: school, school, leaders: atHome.get(school.urn) ?? [] })),
    ...map.schools.squares.map(({ n, ...at }) => ({ at, n, leaders: [] })),
    ...elsewhere.flatMap(([, leaders]) => (leaders[0] ? [{ at: leaders[0].home, leaders }] : [])),
  ];
}

const byName = new Intl.Collator('en-GB');

/** By the name of what comes first, as the tables are. */
function inOrder(spots: readonly Spot<Thing>[]): Spot<Thing>[] {
  const name = ({ items: [first] }: Spot<Thing>) => first?.school?.name ?? first?.leaders[0]?.name ?? '';
  return [...spots].sort((a, b) => byName.compare(name(a), name(b)));
}

/**
 * Marks as they stand in the page. By components, the few hundred of a picture take longer than the rest of their page: React
 * is given what they come to.
 */
const written = (marks: readonly Markup[]) => ({
  dangerouslySetInnerHTML: { __html: marks.map((mark) => mark.markup).join('') },
});

/** The address that looks closer at a point; null where one cannot. */
function nearOf(map: MapPageView, address: string): (easting: number, northing: number) => string | null {
  if (map.zoom >= map.deepest) return () => null;
  const zoom = String(map.zoom + 1);
  const base = withQuery('/map', address, { at: null, zoom, place: null, page: null, lpage: null });
  return (easting, northing) => {
    const at = pointText({ easting: Math.max(1, easting), northing: Math.max(1, northing) });
    return `${base}&at=${encodeURIComponent(at)}`;
  };
}

/** One mark: a link with its words, a place to hit, and how it looks. */
function markOf({ x, y, items }: Spot<Thing>, map: MapPageView, near: string | null): Markup {
  const schools = items.flatMap(({ school }) => school ?? []);
  const leaders = items.flatMap((item) => item.leaders);
  const n = schools.length + items.reduce((sum, item) => sum + (item.n ?? 0), 0);
  const [school] = schools;
  const [leader] = leaders;
  // A school and those of its own staff who support others are one place: the mark leads to the school.
  if (n === 1 && school && leaders.every(({ home }) => home.urn === school.urn)) {
    const words = [schoolWords(school, map.seesBands), ...leaders.map((one) => leaderWords(one))].join('. ');
    const look = map.seesBands ? bandLook(school.band) : phaseLook(school.phaseName);
    const subject = map.subject.kind === 'school' && school.urn === map.subject.school.urn;
    const mark = shapeMark(x, y, look, subject ? 20 : leaders.length > 0 ? 12 : 14);
    return link(
      x,
      y,
      `/schools/${school.urn}`,
      words,
      leaders.length > 0 ? [leaderRing(x, y), mark] : [mark],
    );
  }
  if (n === 0 && leaders.length === 1 && leader)
    return link(x, y, `/directory/${leader.id}`, leaderWords(leader), [leaderDot(x, y)]);
  const words = severalWords(n, leaders.length, schools, map.seesBands);
  return link(x, y, near ?? '#map-lists', `${words}. ${near ? 'Look closer' : 'See the lists below'}`, [
    severalMark(x, y, {
      n: n || leaders.length,
      leaders: leaders.length > 0,
      parts: map.seesBands && schools.length > 0 ? ringOf(schools.map(({ band }) => band)) : undefined,
    }),
  ]);
}

function link(x: number, y: number, href: string, words: string, marks: readonly Markup[]): Markup {
  return markup`<a href="${href}" class="map-mark"><title>${words}</title><circle cx="${round(x)}" cy="${round(y)}" r="15" class="map-target" stroke-width="2"/>${marks}</a>`;
}

/** "4 schools (1 Red, 3 Green) and 2 leaders". */
function severalWords(n: number, leaders: number, schools: readonly MapSchool[], seesBands: boolean): string {
  const names = [
    ...new Map(schools.map(({ band }) => [band?.name ?? 'no band yet', band?.priority ?? 9])),
  ].sort((a, b) => a[1] - b[1]);
  const bands = names.map(
    ([name]) => `${schools.filter(({ band }) => (band?.name ?? 'no band yet') === name).length} ${name}`,
  );
  const parts = [
    n > 0 ? count(n, 'school') + (seesBands && schools.length > 0 ? ` (${bands.join(', ')})` : '') : null,
    leaders > 0 ? count(leaders, 'leader') : null,
  ];
  return parts.filter(Boolean).join(' and ');
}

function Scale({ side, length, words }: { side: number; length: number; words: string }) {
  const base = side - 12;
  return (
    <svg aria-hidden="true">
      <rect
        x="6"
        y={side - 38}
        width={round(length + 16)}
        height="32"
        className="fill-white"
        fillOpacity="0.85"
      />
      <path
        d={`M14 ${base - 7} V${base} H${round(14 + length)} V${base - 7}`}
        className="fill-none stroke-ink"
        strokeWidth="2"
      />
      <text x={round(14 + length / 2)} y={base - 10} fontSize="13" textAnchor="middle" className="fill-ink">
        {words}
      </text>
    </svg>
  );
}

function North({ side }: { side: number }) {
  return (
    <svg aria-hidden="true">
      <rect x={side - 34} y="6" width="28" height="44" className="fill-white" fillOpacity="0.85" />
      <path
        d={`M${side - 20} 10 L${side - 13} 28 L${side - 20} 24 L${side - 27} 28 Z`}
        className="fill-ink"
      />
      <text x={side - 20} y="44" fontSize="14" fontWeight="600" textAnchor="middle" className="fill-ink">
        N
      </text>
    </svg>
  );
}
