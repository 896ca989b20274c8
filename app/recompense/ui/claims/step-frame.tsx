import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ButtonRow, ErrorSummary, type FormAnswer, type FormState, Page } from '~/ui';
import type { ClaimView } from '../../claims/view';
import { Changed } from './changed';
import { ClaimTag, claimCaption, claimCrumbs } from './frame';

export type StepProps = {
  claim: ClaimView;
  /** Id of a sample that the form makes. */
  formId: string;
  start: { askedFor: string; dueOn: string };
  answer?: FormAnswer & { stale?: unknown };
};

/** The frame of every step: what it is, errors, the form, and the way back. */
export function StepFrame({
  claim,
  answer,
  form,
  title,
  lead,
  before,
  buttons,
  wide = false,
  children,
}: {
  claim: ClaimView;
  answer: StepProps['answer'];
  form: FormState;
  title: string;
  lead?: ReactNode;
  before?: ReactNode;
  buttons: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const at = `/claims/${claim.id}`;
  return (
    <Page
      wide={wide}
      title={title}
      caption={claimCaption(claim)}
      breadcrumbs={claimCrumbs({ label: claim.name, href: at })}
      tag={<ClaimTag state={claim.state} />}
      lead={lead}
    >
      <ErrorSummary form={form} />
      <Changed answer={answer} />
      {before}
      <Form method="post" noValidate className="stack">
        {children}
        <ButtonRow>
          {buttons}
          <Link to={at} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** After the change has been shown, sending again means to act on what is there now. */
export function versionOf(answer: StepProps['answer'], form: FormState, now: number): string {
  return answer?.stale ? String(now) : form.value('version');
}
