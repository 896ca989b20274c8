import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import { InsetText } from '~/ui';
import type { PlannedVisit } from '../../life/interruption-queries.server';

/** Visits planned although the agreement is, or is about to be, paused. */
export function PlannedVisits({
  agreementId,
  planned,
}: {
  agreementId: string;
  planned: readonly PlannedVisit[];
}) {
  if (planned.length === 0) return null;
  return (
    <InsetText>
      <p className="font-semibold">
        {count(planned.length, 'planned visit has', 'planned visits have')} to be moved or called off
      </p>
      <ul>
        {planned.map((visit) => (
          <li key={visit.id}>
            <Link to={`/agreements/${agreementId}/visits/${visit.id}`}>
              {visit.title}, {dateWords(visit.on)}
            </Link>
            , {visit.by}
          </li>
        ))}
      </ul>
    </InsetText>
  );
}
