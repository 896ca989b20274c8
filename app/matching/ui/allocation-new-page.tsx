import { Form } from '@remix-run/react';
import { Button, ButtonRow, ErrorSummary, type FormAnswer, formState, Hidden, Page } from '~/ui';
import { PlanFields } from './allocation-fields';

/** The settings of a new plan. */
export function AllocationNewPage({
  formId,
  defaults,
  answer,
}: {
  formId: string;
  defaults: Record<string, unknown>;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, defaults);
  return (
    <Page
      title="Make a plan"
      breadcrumbs={[{ label: 'Allocation', href: '/allocation' }]}
      lead="The plan reads every open request and all free days as they stand now. A partner the school has chosen is kept, and a request whose partner has been asked is left as it is."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: formId }} />
        <PlanFields form={form} />
        <ButtonRow>
          <Button>Make the plan</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
