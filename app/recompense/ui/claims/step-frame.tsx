import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  Page,
  StaleNotice,
  SummaryList,
} from '~/ui';
import type { ClaimView } from '../../claims/view';
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

const THEIRS: Readonly<Record<string, string>> = {
  state: 'State of the claim',
  total: 'What it comes to',
  note: 'From the provider',
  evidence: 'Evidence',
  finding: 'What was found',
};

/** What is saved now, where the claim changed while the form was open. */
function Changed({ answer }: { answer: StepProps['answer'] }) {
  const theirs = answer?.stale;
  if (typeof theirs !== 'object' || theirs === null) return null;
  const typed = answer?.initialValue ?? {};
  const text = (of: object, name: string) => {
    const found: unknown = Reflect.get(of, name);
    return typeof found === 'string' ? found : '';
  };
  const names = Object.keys(theirs).filter((name) => text(theirs, name) !== '');
  const written = names.filter((name) => text(typed, name) !== '');
  const others = names.filter((name) => !written.includes(name));
  return (
    <>
      {written.length > 0 ? (
        <StaleNotice
          fields={written.map((name) => ({
            label: THEIRS[name] ?? name,
            yours: text(typed, name),
            theirs: text(theirs, name),
          }))}
        />
      ) : null}
      {others.length > 0 ? (
        <section aria-label="What is saved now" className="mb-8 border-4 border-yellow p-4 sm:p-5">
          <h2>As it is saved now</h2>
          <SummaryList
            rows={others.map((name) => ({ label: THEIRS[name] ?? name, value: text(theirs, name) }))}
          />
        </section>
      ) : null}
    </>
  );
}

/** After the change has been shown, sending again means to act on what is there now. */
export function versionOf(answer: StepProps['answer'], form: FormState, now: number): string {
  return answer?.stale ? String(now) : form.value('version');
}
