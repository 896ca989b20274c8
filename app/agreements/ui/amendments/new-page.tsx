import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
} from '~/ui';
import { SECTION_TITLES, SECTIONS } from '../../domain';
import type { AgreementHead } from '../../queries.server';
import { between, StateTag } from '../frame';
import { amendmentCrumbs, amendmentsHref } from './frame';

/** Begins an amendment: why, and which parts. */
export function NewAmendmentPage({
  page,
  formId,
  answer,
}: {
  page: AgreementHead;
  /** Names the amendment, so that a form sent twice begins one. */
  formId: string;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { amendmentId: formId });
  return (
    <Page
      title="Begin an amendment"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={amendmentCrumbs(page)}
      tag={<StateTag state={page.state} />}
      lead={`The agreement stands as it is, version ${page.revision}, until all whom the change concerns have signed.`}
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ amendmentId: form.value('amendmentId') || formId }} />
        <TextArea
          form={form}
          name="reason"
          label="Why the agreement is changed"
          hint="Everyone who signs sees this beside the change, and it stays with the new version"
          maxLength={1000}
        />
        <CheckboxGroup
          form={form}
          name="sections"
          label="Which parts are to change"
          hint="Choose those you know of. You can change others too."
          columns
          choices={SECTIONS.map((section) => ({ value: section, label: SECTION_TITLES[section] }))}
        />
        <ButtonRow>
          <Button>Begin the amendment</Button>
          <Link to={amendmentsHref(page.id)} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
