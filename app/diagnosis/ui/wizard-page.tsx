import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, ButtonRow, ErrorSummary, type FormState, Hidden, Page } from '~/ui';

/** What every page of a draft knows of it. */
export type DraftShown = {
  request: { id: string; ref: string; version: number; school: { urn: number; name: string } };
  asHead: boolean;
};

/** The frame of one question of a request: saved when it is answered, and left whenever one likes. */
export function WizardPage({
  draft: { request },
  title,
  lead,
  form,
  version = request.version,
  before,
  button = 'Save and continue',
  children,
}: {
  draft: DraftShown;
  title: string;
  lead?: ReactNode;
  form: FormState;
  /** Version of the record the form changes, when it is not the request. */
  version?: number | null;
  before?: ReactNode;
  button?: string;
  children: ReactNode;
}) {
  return (
    <Page
      title={title}
      caption={`Request ${request.ref} for ${request.school.name}`}
      breadcrumbs={[
        { label: 'Requests', href: '/requests' },
        { label: request.ref, href: `/requests/${request.id}` },
      ]}
      lead={lead}
    >
      <ErrorSummary form={form} />
      {before}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version }} />
        {children}
        <ButtonRow>
          <Button>{button}</Button>
          <Link to={`/requests/${request.id}`} className="inline-block py-2">
            Come back to this later
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
