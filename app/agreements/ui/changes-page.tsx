import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import { DiffList, Page, Section } from '~/ui';
import type { AgreementHead, RevisionInTurn } from '../queries.server';
import { between, crumbsOf, StateTag } from './frame';

/** Every version of the text, with what changed, who changed it, when and why, and where each is read whole. */
export function ChangesPage({ page }: { page: AgreementHead & { revisions: RevisionInTurn[] } }) {
  return (
    <Page
      title="Versions and changes"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="Every version is kept as it was, and can be read or printed with its own signatures. The newest is first."
    >
      {page.revisions.map((version) => (
        <Section key={version.number} title={`Version ${version.number}`}>
          <Version id={page.id} version={version} />
        </Section>
      ))}
    </Page>
  );
}

function Version({ id, version }: { id: string; version: RevisionInTurn }) {
  const { number, at, by, note, shortHash, changes, standing, amendment } = version;
  return (
    <>
      <p className="text-sm text-ink-soft">
        {by}, <time dateTime={at.toISOString()}>{instantWords(at)}</time>, text{' '}
        <span className="whitespace-nowrap tabular-nums">{shortHash}</span>
      </p>
      <p className="mb-2">{standing}</p>
      <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <Link to={`/agreements/${id}/print?version=${number}`}>Read or print version {number}</Link>
        </li>
        {amendment ? (
          <li>
            <Link to={`/agreements/${id}/amend/${amendment.id}`}>
              Amendment {amendment.number}, which made it
            </Link>
          </li>
        ) : null}
      </ul>
      {note ? <p className="mb-3 max-w-measure whitespace-pre-line">Reason given: {note}</p> : null}
      {number === 1 ? (
        <p>Drafted from the request and the offer.</p>
      ) : (
        <DiffList
          changes={changes.map(({ path, label, before, after }) => ({
            id: path,
            field: label,
            before,
            after,
          }))}
        />
      )}
    </>
  );
}
