import { Page, Tag } from '~/ui';
import type { Remittance } from '../../payments/remittance.server';
import { remittanceModel } from '../../payments/remittance-model';
import { DocumentParts } from './document-parts';
import { payableCrumbs } from './frame';

/** A remittance advice to read or print: made of the same model as its PDF. */
export function RemittancePage({ advice }: { advice: Remittance }) {
  const model = remittanceModel(advice);
  const at = `/payables/${advice.payableId}`;
  return (
    <Page
      title={model.title}
      caption={model.caption}
      breadcrumbs={payableCrumbs({ label: advice.claimRef, href: at })}
      tag={
        advice.reversal?.kind === 'reversed' ? (
          <span className="no-print">
            <Tag tone="grey">Taken back</Tag>
          </span>
        ) : null
      }
      lead={<span className="no-print">To print it, use your browser’s print command.</span>}
      actions={<a href={`${at}/payments/${advice.id}.pdf`}>Keep it as a PDF</a>}
    >
      <DocumentParts parts={model.parts} />
    </Page>
  );
}
