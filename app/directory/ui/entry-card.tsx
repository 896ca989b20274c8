import { Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { daysWords } from '~/kernel/days';
import { dateWords, list } from '~/kernel/words';
import { Card, Tag } from '~/ui';
import type { DirectoryEntry } from '../queries/list.server';
import { APPETITE_NAMES, APPETITE_TONES, confirmedWords, designationWords, QA_NAMES } from '../wording';

/** One provider in the directory: who they are, what they offer, whether they have days. */
export function EntryCard({ entry }: { entry: DirectoryEntry }) {
  return (
    <Card>
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="m-0">
          <Link to={`/directory/${entry.id}`}>{entry.name}</Link>
        </h2>
        <Tag tone={APPETITE_TONES[entry.appetite]}>{APPETITE_NAMES[entry.appetite]}</Tag>
      </div>
      <p className="mb-1">{designationWords(entry.designation)}</p>
      <p className="mb-3 max-w-none text-sm text-ink-soft">
        {[entry.jobTitle, entry.homeSchool.name, entry.homeSchool.town, entry.authorityName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {entry.offers.length > 0 ? (
        <ul className="stack-tight mb-3 border-l-4 border-line pl-4">
          {entry.offers.map((offer) => (
            <li key={offer.id}>
              {offer.title}
              <span className="block text-sm text-ink-soft">
                {list(offer.focusAreas.map(focusAreaName))}
                {offer.remote ? ' · also by video or telephone' : ''}
                {offer.openToOthers ? ' · open to other authorities' : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-ink-soft">No offer is published yet.</p>
      )}
      <p className="max-w-none text-sm text-ink-soft">
        {freeWords(entry)} · {confirmedWords(entry.lastConfirmedAt, entry.freshness)}
      </p>
      <ToLookAt standing={entry.standing} />
    </Card>
  );
}

/** What the service has to see to, when there is anything. */
function ToLookAt({ standing }: { standing: DirectoryEntry['standing'] }) {
  if (!standing) return null;
  const { designation, designationExpires, qa } = standing;
  const words = [
    designation === 'lapsed' ? `Designation ended on ${dateWords(designationExpires)}` : '',
    designation === 'lapsing' ? `Designation ends on ${dateWords(designationExpires)}` : '',
    qa === 'assured' ? '' : `Quality assurance: ${QA_NAMES[qa].toLowerCase()}`,
  ].filter(Boolean);
  if (words.length === 0) return null;
  return <p className="mt-2 mb-0 max-w-none text-sm font-semibold">{words.join(' · ')}</p>;
}

function freeWords({ free, hasFree }: DirectoryEntry): string {
  if (free) return `${daysWords(free.this)} free this term, ${daysWords(free.next)} next term`;
  if (hasFree.this && hasFree.next) return 'Has days free this term and next';
  if (hasFree.this) return 'Has days free this term, none next term yet';
  return hasFree.next ? 'No days free this term; has some next term' : 'No days free this term or next';
}
