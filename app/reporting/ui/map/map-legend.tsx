import type { Markup } from '~/ui';
import type { MapPageView } from '../../map/queries.server';
import { bandLook, leaderDot, PHASE_LOOKS, phaseKey, severalMark, shapeMark, travelMark } from './marks';

/** What each mark of the picture means, in words beside it. */
export function MapLegend({ map, circles }: { map: MapPageView; circles: boolean }) {
  const { schools, leaders, subject } = map;
  const phases = new Set(schools.places.map(({ phaseName }) => phaseKey(phaseName)));
  const shown = new Set(schools.places.map(({ band }) => band?.key));
  const many = schools.squares.length > 0;
  return (
    <ul aria-label="What the marks mean" className="mt-4 mb-4 flex flex-wrap gap-x-5 gap-y-2 text-sm">
      {map.seesBands && schools.places.length > 0 ? (
        <>
          {map.choices.bands
            .filter(({ key }) => shown.has(key))
            .map((band) => (
              <Entry key={band.key} words={band.name} mark={shapeMark(12, 12, bandLook(band))} />
            ))}
          {schools.places.some(({ band }) => band === null) ? (
            <Entry words="No band yet" mark={shapeMark(12, 12, bandLook(null))} />
          ) : null}
        </>
      ) : (
        Object.entries(PHASE_LOOKS)
          .filter(([key]) => phases.has(key))
          .map(([key, look]) => (
            <Entry
              key={key}
              words={subject.kind === 'school' ? 'This school' : look.name}
              mark={shapeMark(12, 12, look)}
            />
          ))
      )}
      {leaders.places.length > 0 ? (
        <Entry words="Somebody here supports other schools" mark={leaderDot(12, 12)} />
      ) : null}
      <Entry
        words={many ? 'So many schools: look closer' : 'Several close together: look closer'}
        mark={severalMark(12, 12, { n: 3, leaders: false })}
      />
      {circles ? (
        <Entry words="How far a leader travels, estimated" mark={travelMark(12, 12, 10, 0.06)} />
      ) : null}
    </ul>
  );
}

function Entry({ words, mark }: { words: string; mark: Markup }) {
  return (
    <li className="inline-flex items-center gap-2">
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        width="24"
        height="24"
        className="size-6 shrink-0"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: marks are markup, in which every value is escaped
        dangerouslySetInnerHTML={{ __html: mark.markup }}
      />
      {words}
    </li>
  );
}
