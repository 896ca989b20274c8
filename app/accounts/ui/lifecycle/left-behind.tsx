import { Section } from '~/ui';
import type { LeftBehind } from '../../lifecycle/places.server';
import { ROLE_NAMES } from '../../wording';

/** What stays at a school or provider when somebody goes, and who is there to take it up. */
export function LeftBehindSection({ places }: { places: readonly LeftBehind[] }) {
  if (places.length === 0) return null;
  return (
    <Section title="What stays where they were">
      {places.map(({ grantId, place, name, waiting, others }) => (
        <div key={grantId} className="mb-6">
          <h3>
            {ROLE_NAMES[place.role]}, {name}
          </h3>
          {waiting.length > 0 ? (
            <ul>
              {waiting.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ) : (
            <p>Nothing waits for them there.</p>
          )}
          <p>
            {others.length > 0
              ? `It is for ${others.join(' and ')}, who ${others.length === 1 ? 'holds' : 'hold'} the role there as well.`
              : `Nobody else holds the role there. It waits for whoever is next${place.urn === null ? '' : ', and the broker is told'}.`}
          </p>
        </div>
      ))}
    </Section>
  );
}
