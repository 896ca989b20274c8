import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorSummary, type FormAnswer, formState, InsetText, Page } from '~/ui';
import type { SignPage } from '../queries.server';
import { AgreementText } from './agreement-text';
import { between, crumbsOf, StateTag } from './frame';
import { NotNow, SignatureForm, textChanged } from './signature-form';

/** The whole text, what the signer confirms, and the signature. */
export function SignAgreementPage({
  page,
  chosen,
  before,
  answer,
}: {
  page: SignPage;
  /** The party asked for in the address, where the viewer could sign for two. */
  chosen: string | null;
  /** What has to be known first, from areas that are not known here. */
  before?: ReactNode;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { id, parties } = page;
  const signing = parties.length === 1 ? parties[0] : parties.find(({ party }) => party === chosen);
  const text = {
    what: 'agreement',
    hash: page.hash,
    shortHash: page.shortHash,
    version: page.revision,
  } as const;
  const back = `/agreements/${id}`;
  return (
    <Page
      title={`Read and sign ${page.ref}`}
      caption={between(page)}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead={signing ? 'This is the whole agreement. Your signature is at the end.' : undefined}
    >
      <ErrorSummary form={formState(answer)} title={signing ? undefined : 'Nothing was signed'} />
      {signing?.party === 'authority' ? before : null}
      {signing ? (
        <>
          {textChanged(page, answer) ? (
            <InsetText>
              <Link to={`/agreements/${id}/changes`}>See what has changed</Link>
            </InsetText>
          ) : null}
          <AgreementText text={page.text} />
          <SignatureForm text={text} signing={signing} back={back} answer={answer} />
        </>
      ) : (
        <NotNow text={text} parties={parties} done={page.done} open={page.state === 'signing'} back={back} />
      )}
    </Page>
  );
}
