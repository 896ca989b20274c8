import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { MapLeader, MapPageView, MapSchool } from '../../map/queries.server';
import { MapPicture } from './map-picture';

const RED = { key: 'red', name: 'Red', letter: 'R', priority: 1 };

function school(urn: number, easting: number, northing: number, over: Partial<MapSchool> = {}): MapSchool {
  return {
    urn,
    name: `School ${urn}`,
    phaseName: 'Primary',
    town: 'Marlow',
    easting,
    northing,
    band: null,
    minutes: null,
    ...over,
  };
}

const LEADER: MapLeader = {
  id: 'ann',
  name: 'Ann Ash',
  designation: 'SLE',
  home: { urn: 2, name: 'School 2', town: 'Marlow', easting: 438_000, northing: 288_000 },
  focusAreas: ['writing-ks2'],
  limit: 30,
  km: 15,
  remote: false,
  minutes: null,
};

function map(
  over: Partial<MapPageView> & { places: MapSchool[]; squares?: MapPageView['schools']['squares'] },
) {
  const { places, squares = [], ...more } = over;
  const view = { centre: { easting: 430_000, northing: 280_000 }, across: 40_000 };
  const place = { code: '901', name: 'Testshire' };
  const found: MapPageView = {
    subject: { kind: 'area' },
    place,
    own: place,
    whole: view,
    view,
    zoom: 0,
    deepest: 4,
    seesBands: true,
    schools: { total: places.length, places, squares, towns: [], listed: [], page: 1 },
    leaders: { places: [], listed: [], page: 1, more: false, left: false },
    choices: { authorities: [], bands: [RED], towns: [] },
    unplaced: [],
    ...more,
  };
  return found;
}

const draw = (view: MapPageView) =>
  renderToStaticMarkup(
    <MapPicture map={view} circles={[]} address="la=901&amp;page=2" side={640} names={5} />,
  );
const titles = (html: string) => [...html.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title);
const links = (html: string) => [...html.matchAll(/<a href="(.*?)"/g)].map(([, href]) => href);

describe('the picture of a map', () => {
  it('makes each school a link that says what it is, and several close together a link that looks closer', () => {
    const html = draw(
      map({
        places: [
          school(1, 420_000, 270_000, { band: RED }),
          school(2, 438_000, 288_000),
          school(3, 438_100, 288_100),
        ],
      }),
    );
    expect(titles(html)).toEqual(['School 1, Primary, band Red', '2 schools (2 no band yet). Look closer']);
    expect(links(html)[0]).toBe('/schools/1');
    expect(links(html)[1]).toMatch(/^\/map\?la=901.*zoom=1/);
    expect(links(html)[1]).not.toContain('page=');
    expect(html).not.toContain('style=');
  });

  it('says nothing of bands to those who may not know them', () => {
    const html = draw(
      map({ seesBands: false, places: [school(1, 420_000, 270_000), school(2, 420_050, 270_000)] }),
    );
    expect(html).not.toMatch(/band|Red/);
  });

  it('shows a leader at their school, and by themself where it is not drawn', () => {
    const leaders = { places: [LEADER], listed: [], page: 1, more: false, left: false };
    const both = draw(map({ leaders, places: [school(2, 438_000, 288_000)] }));
    expect(links(both)).toEqual(['/schools/2']);
    expect(titles(both)[0]).toMatch(/^School 2.*Ann Ash \(SLE\), at School 2: /);
    const alone = draw(map({ leaders, places: [] }));
    expect(links(alone)).toEqual(['/directory/ann']);
  });

  it('draws no more marks than can be told apart, of however many schools, and counts every one of them', () => {
    const squares = Array.from({ length: 1_296 }, (_, i) => ({
      easting: 411_000 + (i % 36) * 1_055,
      northing: 261_000 + Math.floor(i / 36) * 1_055,
      n: 1 + (i % 30),
    }));
    const html = draw(map({ places: [], squares }));
    expect(links(html).length).toBeLessThanOrEqual(300);
    const counted = titles(html).map((title) =>
      Number(/^([\d,]+) school/.exec(title ?? '')?.[1]?.replace(',', '')),
    );
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(squares.reduce((sum, { n }) => sum + n, 0));
  });

  it('leads to the lists where it cannot look closer', () => {
    const html = draw(map({ zoom: 4, places: [school(1, 430_000, 280_000), school(2, 430_010, 280_000)] }));
    expect(links(html)).toEqual(['#map-lists']);
    expect(titles(html)[0]).toContain('See the lists below');
  });
});
