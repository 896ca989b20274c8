import { Link } from '@remix-run/react';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  Page,
  WarningText,
} from '~/ui';
import { CRUMBS } from '../wording';

/** Recovery codes: how many are left; ten new ones, shown once. */
export function RecoveryCodesPage({
  left,
  codes,
  next,
  answer,
}: {
  left: number;
  /** Those just made; null otherwise. */
  codes: string[] | null;
  /** Where to go on to. */
  next: string;
  answer: FormAnswer | undefined;
}) {
  if (codes)
    return (
      <Page
        title="Your recovery codes"
        breadcrumbs={CRUMBS}
        lead="Each of these signs you in once, in place of a code from your app. Print this page, or copy them to where you keep passwords."
      >
        <WarningText>They are shown this once. Codes from before work no more.</WarningText>
        <ol className="mb-8 grid max-w-measure gap-x-8 gap-y-2 border border-line p-5 pl-12 font-mono text-lg sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p>Keep them away from your telephone: they are for the day when it is lost.</p>
        <div className="no-print">
          <ButtonLink to={next === '' ? '/account/second-factor' : next}>I have kept them</ButtonLink>
        </div>
      </Page>
    );
  return (
    <Page
      title="Recovery codes"
      breadcrumbs={CRUMBS}
      lead="Ten codes to keep on paper or in a password manager, for the day when you cannot use your app or passkey."
    >
      <ErrorSummary form={formState(answer)} />
      <InsetText>
        {left === 0
          ? 'You have none at present.'
          : `${left === 1 ? 'One code of yours still works.' : `${left} codes of yours still work.`} Making new ones ends them.`}
      </InsetText>
      <form method="post">
        <ButtonRow>
          <Button>Make ten recovery codes</Button>
          {next === '' ? null : <Link to={next}>Later, go on without</Link>}
        </ButtonRow>
      </form>
    </Page>
  );
}
