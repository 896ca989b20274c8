import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
} from '~/ui';
import type { AmendmentPage } from '../../amendments/queries.server';
import { between } from '../frame';
import { AmendmentTag, amendmentCrumbs, amendmentHref } from './frame';
import { AmendedSections, ConcernedList, Consequences } from './parts';

/** The last look before an amendment goes out: what changes, what follows, who will be asked. */
export function SendAmendmentPage({ page, answer }: { page: AmendmentPage; answer?: FormAnswer }) {
  const { amendment, gaps } = page;
  const form = formState(answer);
  return (
    <Page
      title="Check and send"
      caption={`Amendment ${amendment.number} of agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={amendmentCrumbs(page, amendment)}
      tag={<AmendmentTag state={amendment.state} />}
      lead="Once sent, the text stands. Opening it again takes back the signatures so far."
    >
      <ErrorSummary form={form} />
      {gaps.length > 0 ? (
        <InsetText>
          <p className="font-semibold">Before it can be signed:</p>
          <ul>
            {gaps.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      <Section title="Why">
        <p className="max-w-measure whitespace-pre-line">{amendment.reason}</p>
      </Section>
      <Section title="What changes">
        <AmendedSections page={page} />
      </Section>
      <Consequences page={page} />
      <Section title="Who will be asked to sign">
        <ConcernedList page={page} />
      </Section>
      <Form method="post">
        <Hidden values={{ version: amendment.version }} />
        <ButtonRow>
          <Button>Send it to be signed</Button>
          <Link to={amendmentHref(page.id, amendment)} className="inline-block py-2">
            Go back without sending
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
