import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import { InsetText, Page, Section } from '~/ui';
import type { TextPage } from '../queries.server';
import { versionStandingWords } from '../wording';
import { AgreementText } from './agreement-text';
import { between, crumbsOf, StateTag } from './frame';
import { Signatories } from './signatories';

/** The whole agreement on one page, in one version, to read or print: the same text that is signed, then its signatures. */
export function PrintPage({ page }: { page: TextPage }) {
  const { id, revision, shown } = page;
  const older = shown.number !== revision;
  return (
    <Page
      title={`Agreement ${page.ref}${older ? `, version ${shown.number}` : ''}`}
      caption={between(page)}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead={<span className="no-print">To print it, use your browser’s print command.</span>}
      actions={
        <>
          <a href={`/agreements/${id}.pdf?version=${shown.number}`}>Keep it as a PDF</a>
          <Link to={`/agreements/${id}/changes`}>Versions and changes</Link>
        </>
      }
    >
      {older ? (
        <InsetText>
          <p className="font-semibold">This is version {shown.number} of the agreement.</p>
          <p>
            {versionStandingWords(shown)}{' '}
            <Link to={`/agreements/${id}/print`}>Read version {revision}, the newest</Link>
          </p>
        </InsetText>
      ) : null}
      <AgreementText text={page.text} />
      <Section title="Signatures">
        <Signatories signatories={page.signatories} />
        {page.takenBack.map(({ as, at }) => (
          <p key={`${as} ${at.toISOString()}`} className="max-w-measure text-sm">
            {as}, signed this version on {instantWords(at)}. The signature was taken back when the text was
            opened for changes.
          </p>
        ))}
      </Section>
      <p className="max-w-measure text-sm break-all text-ink-soft">
        Version {shown.number}. {versionStandingWords(shown)} SHA-256 of the text: {page.hash}
      </p>
    </Page>
  );
}
