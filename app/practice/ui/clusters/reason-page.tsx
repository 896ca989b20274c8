import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  type Crumb,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
  WarningText,
} from '~/ui';

/** Something that ends, with its reason: a meeting, a school's part, a cluster, a programme. */
export function ReasonPage({
  title,
  caption,
  crumbs,
  back,
  version,
  warning,
  label,
  hint,
  button,
  answer,
}: {
  title: string;
  caption: string;
  crumbs: readonly Crumb[];
  back: string;
  version: number;
  warning: string;
  label: string;
  hint?: string;
  button: string;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { version });
  return (
    <Page title={title} caption={caption} breadcrumbs={crumbs}>
      <ErrorSummary form={form} />
      <WarningText>{warning}</WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version }} />
        <TextArea form={form} name="reason" label={label} hint={hint} rows={4} />
        <ButtonRow>
          <Button tone="warning">{button}</Button>
          <Link to={back} className="inline-block py-2">
            Go back
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
