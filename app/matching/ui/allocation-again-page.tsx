import { Form } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  Section,
  SelectField,
} from '~/ui';
import type { AgainView } from '../allocation/again-view.server';
import { PlanFields } from './allocation-fields';

/** Changes a plan into another: what is kept, what is ruled out, and the settings. */
export function AllocationAgainPage({
  view,
  formId,
  answer,
}: {
  view: AgainView;
  formId: string;
  answer: FormAnswer | undefined;
}) {
  const { head, rows, out } = view;
  const form = formState(answer, view.defaults);
  return (
    <Page
      title="Change and plan again"
      caption={head.name}
      breadcrumbs={[
        { label: 'Allocation', href: '/allocation' },
        { label: head.name, href: `/allocation/${head.id}` },
      ]}
      lead="This makes a further plan and leaves the first as it is. The new plan says what has changed and why."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: formId }} />
        {rows.length > 0 ? (
          <Section title="Partners to keep or rule out">
            {rows.map((row) => (
              <div key={row.requestId} id={`row-${row.requestId}`}>
                <SelectField
                  form={form}
                  name={`rows.${row.requestId}`}
                  label={row.label}
                  hint={`In this plan: ${row.planned}`}
                  empty="Let the plan decide"
                  options={row.options}
                  width="full"
                  optional
                />
              </div>
            ))}
          </Section>
        ) : null}
        {out.length > 0 ? (
          <CheckboxGroup
            form={form}
            name="out"
            label="Ruled out already"
            hint="Untick a partner to let the plan think of them again."
            choices={out}
          />
        ) : null}
        <Section title="Settings">
          <PlanFields form={form} />
        </Section>
        <ButtonRow>
          <Button>Plan again</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
