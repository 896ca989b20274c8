import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonRow,
  type ButtonTone,
  type Crumb,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  type StaleField,
  StaleNotice,
  TextArea,
  WarningText,
} from '~/ui';
import type { AgreementHead } from '../queries.server';
import { between, crumbsOf, StateTag } from './frame';

/** What a reason is about: its version, its page, its name, its state and where it is. */
export type ReasonOf = { version: number; href: string; label: string; tag: ReactNode; crumbs: Crumb[] };

/** Something with consequences that needs a reason. */
export function ReasonPage({
  page,
  title,
  warning,
  label,
  hint,
  button,
  tone = 'warning',
  of,
  reason,
  answer,
}: {
  page: AgreementHead;
  title: string;
  warning: ReactNode;
  label: string;
  hint: string;
  button: string;
  /** `warning` for what takes something away from people. */
  tone?: ButtonTone;
  /** A record of the agreement that the reason is about, instead of the agreement itself. */
  of?: ReasonOf;
  /** The reason as it stands, where it is put differently. */
  reason?: string;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const {
    version,
    href,
    label: name,
  } = of ?? { version: page.version, href: `/agreements/${page.id}`, label: null };
  const form = formState(answer, { version, reason });
  const both = Array.isArray(answer?.stale) ? (answer.stale as StaleField[]) : [];
  return (
    <Page
      title={title}
      caption={`${name ? `${name} of agreement` : 'Agreement'} ${page.ref}. ${between(page)}`}
      breadcrumbs={of ? of.crumbs : crumbsOf(page)}
      tag={of ? of.tag : <StateTag state={page.state} />}
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <WarningText>{warning}</WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version }} />
        <TextArea form={form} name="reason" label={label} hint={hint} maxLength={1000} />
        <ButtonRow>
          <Button tone={tone}>{button}</Button>
          <Link to={href} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
