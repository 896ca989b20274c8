import type { ReactNode } from 'react';
import type { MapPageView } from '../../map/queries.server';
import { bandLook, LeaderDot, PHASE_LOOKS, phaseKey, Several, Shape } from './marks';

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
              <Entry key={band.key} words={band.name}>
                <Shape x={12} y={12} look={bandLook(band)} />
              </Entry>
            ))}
          {schools.places.some(({ band }) => band === null) ? (
            <Entry words="No band yet">
              <Shape x={12} y={12} look={bandLook(null)} />
            </Entry>
          ) : null}
        </>
      ) : (
        Object.entries(PHASE_LOOKS)
          .filter(([key]) => phases.has(key))
          .map(([key, look]) => (
            <Entry key={key} words={subject.kind === 'school' ? 'This school' : look.name}>
              <Shape x={12} y={12} look={look} />
            </Entry>
          ))
      )}
      {leaders.places.length > 0 ? (
        <Entry words="Somebody here supports other schools">
          <LeaderDot x={12} y={12} />
        </Entry>
      ) : null}
      <Entry words={many ? 'So many schools: look closer' : 'Several close together: look closer'}>
        <Several x={12} y={12} n={3} leaders={false} />
      </Entry>
      {circles ? (
        <Entry words="How far a leader travels, estimated">
          <circle
            cx="12"
            cy="12"
            r="10"
            className="fill-teal stroke-teal"
            fillOpacity="0.06"
            strokeDasharray="5 4"
            strokeWidth="1.5"
          />
        </Entry>
      ) : null}
    </ul>
  );
}

function Entry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-2">
      <svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" className="size-6 shrink-0">
        {children}
      </svg>
      {words}
    </li>
  );
}
