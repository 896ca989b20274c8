import { Form, Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NumberField,
  Page,
  StaleNotice,
  SummaryList,
  TextArea,
} from '~/ui';
import { MOST_MONTHS, timeWords } from '../../domain/privacy/retention';
import type { TimeView } from '../../privacy/rules.server';
import { PRIVACY_CRUMBS } from './register-page';

type Answer = (FormAnswer & { stale?: unknown }) | undefined;

/** How long one kind of record is kept. */
export function TimePage({ category, months, version, last, answer }: TimeView & { answer: Answer }) {
  const form = formState(answer, { version, months });
  const theirs = answer?.stale as { months?: number; reason?: string } | undefined; // put there by `setTime`
  return (
    <Page
      title={`How long: ${category.name}`}
      breadcrumbs={PRIVACY_CRUMBS}
      lead={`Kept for ${timeWords(months)} from ${category.from}.`}
    >
      <ErrorSummary form={form} />
      {theirs ? (
        <StaleNotice
          fields={[
            { label: 'Months', yours: form.value('months'), theirs: String(theirs.months ?? '') },
            { label: 'Reason', yours: form.value('reason'), theirs: theirs.reason },
          ]}
        />
      ) : null}
      <SummaryList
        rows={[
          { label: 'Usual time', value: timeWords(category.months ?? 0) },
          { label: 'Why', value: category.why },
          { label: 'What goes', value: category.goes },
          {
            label: 'Last changed',
            value: last
              ? `${dateWords(calendarDate(new Date(last.at)))} by ${last.by}: ${last.reason}`
              : 'Never',
          },
        ]}
      />
      <InsetText>
        A shorter time takes more away in the next night, for good. Look at what goes next after you have
        saved it.
      </InsetText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version }} />
        <NumberField
          form={form}
          name="months"
          label="Months"
          hint={`From ${category.least} to ${MOST_MONTHS}`}
        />
        <TextArea form={form} name="reason" label="Why" hint="Stands in the audit trail" rows={3} />
        <ButtonRow>
          <Button>Save the time</Button>
          <Link to="/admin/privacy" className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
