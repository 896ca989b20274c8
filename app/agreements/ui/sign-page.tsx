import { Form, Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  TextField,
  WarningText,
} from '~/ui';
import type { SignPage } from '../queries.server';
import { AgreementText } from './agreement-text';
import { between, crumbsOf, StateTag } from './frame';

/** The whole text, what the signer confirms, and the signature. */
export function SignAgreementPage({
  page,
  chosen,
  answer,
}: {
  page: SignPage;
  /** The party asked for in the address, where the viewer could sign for two. */
  chosen: string | null;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { parties } = page;
  const signing = parties.length === 1 ? parties[0] : parties.find(({ party }) => party === chosen);
  return (
    <Page
      title={`Read and sign ${page.ref}`}
      caption={between(page)}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead={signing ? 'This is the whole agreement. Your signature is at the end.' : undefined}
    >
      <ErrorSummary form={formState(answer)} title={signing ? undefined : 'Nothing was signed'} />
      {signing ? (
        <>
          {textChanged(page, answer) ? (
            <InsetText>
              <Link to={`/agreements/${page.id}/changes`}>See what has changed</Link>
            </InsetText>
          ) : null}
          <AgreementText text={page.text} />
          <SignatureForm page={page} signing={signing} answer={answer} />
        </>
      ) : (
        <NotNow page={page} />
      )}
    </Page>
  );
}

function SignatureForm({
  page,
  signing,
  answer,
}: {
  page: SignPage;
  signing: SignPage['parties'][number];
  answer?: FormAnswer;
}) {
  // A text that changed is a new text to confirm: what was ticked for the old one is not carried over.
  const form = formState(textChanged(page, answer) ? null : answer);
  const { party, signsAs, statements } = signing;
  return (
    <section aria-labelledby="your-signature" className="rounded bg-panel p-5 sm:p-6">
      <h2 id="your-signature">Your signature</h2>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ party, hash: page.hash }} />
        <p>
          You sign as <strong>{signsAs}</strong>.
        </p>
        <CheckboxGroup
          form={form}
          name="statements"
          label="Before you sign, confirm each of these"
          choices={statements.map((statement) => ({ value: statement, label: statement }))}
        />
        <TextField
          form={form}
          name="password"
          type="password"
          autoComplete="current-password"
          width="half"
          label="Your password"
          hint="The one you sign in with. It shows that it is you who signs."
        />
        <WarningText>
          You sign exactly the text above, version {page.revision},{' '}
          <span className="whitespace-nowrap">{page.shortHash}</span>. Your name, role and the time are kept
          with it.
        </WarningText>
        <ButtonRow>
          <Button>Sign the agreement</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
            Go back without signing
          </Link>
        </ButtonRow>
      </Form>
    </section>
  );
}

/** Whether the text has changed since the form that was sent was opened. */
function textChanged(page: SignPage, answer: FormAnswer | undefined): boolean {
  return Boolean(answer?.initialValue) && answer?.initialValue?.hash !== page.hash;
}

/** Nothing to sign here now, or first to choose for whom. */
function NotNow({ page }: { page: SignPage }) {
  const { id, parties, done, state } = page;
  if (parties.length > 1) {
    return (
      <InsetText>
        <p>
          You could sign for more than one party, and one person signs for one only. Choose for whom you sign:
        </p>
        <ul>
          {parties.map(({ party, role }) => (
            <li key={party}>
              <Link to={`/agreements/${id}/sign?as=${party}`}>{role}</Link>
            </li>
          ))}
        </ul>
      </InsetText>
    );
  }
  return (
    <>
      <InsetText>
        {done.map(({ role, at }) => (
          <p key={role}>
            You signed as {role.toLowerCase()} on {instantWords(at)}.
          </p>
        ))}
        {done.length === 0 ? (
          <p>
            {state === 'signing'
              ? 'There is no signature for you to give.'
              : 'This agreement is not open for signing now.'}
          </p>
        ) : null}
      </InsetText>
      <ButtonLink to={`/agreements/${id}`}>Go to the agreement</ButtonLink>
    </>
  );
}
