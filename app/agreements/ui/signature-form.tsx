import { Form, Link, useLocation } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  TextField,
  WarningText,
} from '~/ui';
import type { SigningParty } from '../domain';

/** For whom somebody could sign, and what is confirmed. */
export type Signing = { party: SigningParty; role: string; signsAs: string; statements: string[] };

/** The text that is on the page, as it is signed. */
export type SignedText = {
  what: 'agreement' | 'amendment';
  hash: string;
  shortHash: string;
  /** Number of the version. */
  version: number;
};

/** The signature at the end of a text: what is confirmed, the password, and exactly what is signed. */
export function SignatureForm({
  text,
  signing,
  back,
  answer,
}: {
  text: SignedText;
  signing: Signing;
  back: string;
  answer?: FormAnswer;
}) {
  // A text that changed is a new text to confirm: what was ticked for the old one is not carried over.
  const form = formState(textChanged(text, answer) ? null : answer);
  const { party, signsAs, statements } = signing;
  const { pathname, search } = useLocation();
  return (
    <section aria-labelledby="your-signature" className="rounded bg-panel p-5 sm:p-6">
      <h2 id="your-signature">Your signature</h2>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ party, hash: text.hash }} />
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
        <p>
          Do you sign in without one?{' '}
          <Link to={`/account/confirm?next=${encodeURIComponent(pathname + search)}`}>
            Confirm that it is you in another way
          </Link>
          , then sign without the password within ten minutes.
        </p>
        <WarningText>
          You sign exactly the text above, version {text.version},{' '}
          <span className="whitespace-nowrap">{text.shortHash}</span>. Your name, role and the time are kept
          with it.
        </WarningText>
        <ButtonRow>
          <Button>{`Sign the ${text.what}`}</Button>
          <Link to={back} className="inline-block py-2">
            Go back without signing
          </Link>
        </ButtonRow>
      </Form>
    </section>
  );
}

/** Whether the text has changed since the form that was sent was opened. */
export function textChanged({ hash }: { hash: string }, answer: FormAnswer | undefined): boolean {
  return Boolean(answer?.initialValue) && answer?.initialValue?.hash !== hash;
}

/** Nothing to sign here now, or first to choose for whom. */
export function NotNow({
  text,
  parties,
  done,
  open,
  back,
}: {
  text: Pick<SignedText, 'what'>;
  parties: readonly Signing[];
  done: readonly { role: string; at: Date }[];
  /** Whether it is out for signing. */
  open: boolean;
  back: string;
}) {
  if (parties.length > 1) {
    return (
      <InsetText>
        <p>
          You could sign for more than one party, and one person signs for one only. Choose for whom you sign:
        </p>
        <ul>
          {parties.map(({ party, role }) => (
            <li key={party}>
              <Link to={`${back}/sign?as=${party}`}>{role}</Link>
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
            {open
              ? 'There is no signature for you to give.'
              : `This ${text.what} is not open for signing now.`}
          </p>
        ) : null}
      </InsetText>
      <ButtonLink to={back}>{`Go to the ${text.what}`}</ButtonLink>
    </>
  );
}
