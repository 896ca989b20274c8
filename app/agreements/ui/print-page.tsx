import { Page, Section } from '~/ui';
import type { TextSection } from '../domain';
import type { AgreementHead, SignatoryView } from '../queries.server';
import { AgreementText } from './agreement-text';
import { between, crumbsOf, StateTag } from './frame';
import { Signatories } from './signatories';

/** The whole agreement on one page, to read or print: the same text that is signed, then the signatures. */
export function PrintPage({
  page,
}: {
  page: AgreementHead & { text: TextSection[]; hash: string; signatories: SignatoryView[] };
}) {
  return (
    <Page
      title={`Agreement ${page.ref}`}
      caption={between(page)}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead={
        <span className="no-print">To print it or keep it as a file, use your browser’s print command.</span>
      }
    >
      <AgreementText text={page.text} />
      <Section title="Signatures">
        <Signatories signatories={page.signatories} />
      </Section>
      <p className="max-w-measure text-sm break-all text-ink-soft">
        Version {page.revision}. SHA-256 of the text: {page.hash}
      </p>
    </Page>
  );
}
