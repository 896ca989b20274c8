import type { ReactNode } from 'react';
import { ErrorSummary, type FormAnswer, formState, Page, Section, WarningText } from '~/ui';
import type { SignAmendmentPage } from '../../amendments/queries.server';
import { AgreementText } from '../agreement-text';
import { between } from '../frame';
import { NotNow, SignatureForm } from '../signature-form';
import { AmendmentTag, amendmentCrumbs, amendmentHref } from './frame';
import { AmendedSections, Consequences } from './parts';

/** What changes and why, what follows, then the whole text as it would be, what is confirmed, and the signature. */
export function SignAmendmentView({
  page,
  chosen,
  before,
  answer,
}: {
  page: SignAmendmentPage;
  /** The party asked for in the address, where the viewer could sign for two. */
  chosen: string | null;
  /** What has to be known first, from areas that are not known here. */
  before?: ReactNode;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { amendment, parties } = page;
  const signing = parties.length === 1 ? parties[0] : parties.find(({ party }) => party === chosen);
  const why = page.concerned.find(({ party }) => party === signing?.party)?.why ?? [];
  const text = {
    what: 'amendment',
    hash: page.hash,
    shortHash: amendment.shortHash,
    version: amendment.baseRevision + 1,
  } as const;
  const back = amendmentHref(page.id, amendment);
  return (
    <Page
      title={`Read and sign amendment ${amendment.number}`}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={amendmentCrumbs(page, amendment)}
      tag={<AmendmentTag state={amendment.state} />}
      lead={
        signing
          ? 'First what changes and why, then the whole agreement as it would be. Your signature is at the end.'
          : undefined
      }
    >
      <ErrorSummary form={formState(answer)} title={signing ? undefined : 'Nothing was signed'} />
      {signing?.party === 'authority' ? before : null}
      {signing ? (
        <>
          <Section title="Why it is changed">
            <p className="max-w-measure whitespace-pre-line">{amendment.reason}</p>
            <p className="mt-2 max-w-measure text-sm text-ink-soft">Why you are asked: {why.join(' ')}</p>
          </Section>
          {page.daysProblem ? <WarningText>The days no longer fit. {page.daysProblem}</WarningText> : null}
          <Section title="What changes">
            <AmendedSections page={page} />
          </Section>
          <Consequences page={page} />
          <h2 className="mb-6 border-t-4 border-teal pt-4">The whole agreement, as version {text.version}</h2>
          <AgreementText text={page.text} />
          <SignatureForm text={text} signing={signing} back={back} answer={answer} />
        </>
      ) : (
        <NotNow
          text={text}
          parties={parties}
          done={page.done}
          open={amendment.state === 'signing'}
          back={back}
        />
      )}
    </Page>
  );
}
