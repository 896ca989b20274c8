import { instantWords } from '~/kernel/words';
import { DiffList, Page, Section } from '~/ui';
import type { AgreementHead, RevisionView } from '../queries.server';
import { between, crumbsOf, StateTag } from './frame';

/** Every version of the text, with what changed, who changed it, when and why. */
export function ChangesPage({ page }: { page: AgreementHead & { revisions: RevisionView[] } }) {
  return (
    <Page
      title="Versions and changes"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="Every version is kept as it was. The newest is first."
    >
      {page.revisions.map(({ number, at, by, note, shortHash, changes }) => (
        <Section key={number} title={`Version ${number}`}>
          <p className="mb-3 text-sm text-ink-soft">
            {by}, <time dateTime={at.toISOString()}>{instantWords(at)}</time>, text{' '}
            <span className="whitespace-nowrap tabular-nums">{shortHash}</span>
          </p>
          {note ? <p className="mb-3 max-w-measure">Reason given: {note}</p> : null}
          {number === 1 ? (
            <p>Drafted from the request and the offer.</p>
          ) : (
            <DiffList
              changes={changes.map(({ label, before, after }) => ({ field: label, before, after }))}
            />
          )}
        </Section>
      ))}
    </Page>
  );
}
