import { Form, Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  type StaleField,
  StaleNotice,
  TextArea,
} from '~/ui';
import { UNUSED_DAYS } from '../../domain/exit/closing';
import { EXIT_GROUNDS } from '../../domain/exit/vocabulary';
import type { ExitPage } from '../../exit/queries.server';
import { GROUNDS, UNUSED } from '../../exit/wording';
import { between, crumbsOf, StateTag } from '../frame';

type Answer = FormAnswer & { stale?: unknown };

/** How an agreement ends: as closing begins, and as it is put otherwise meanwhile. */
export function PlanFields({ form }: { form: FormState }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="ground"
        label="Why does it end?"
        choices={EXIT_GROUNDS.map((value) => ({ value, ...GROUNDS[value] }))}
      />
      <TextArea
        form={form}
        name="reason"
        label="How it came to its end"
        hint="All the parties read this. Say it as you would to them."
        maxLength={1000}
      />
      <DateField
        form={form}
        name="endedOn"
        label="The day support ended"
        hint="The last day on which days were given. Lasting impact is looked for one and two terms after it."
      />
      <DateField
        form={form}
        name="evaluationDueOn"
        label="Evaluations by"
        hint="The school, the provider and the authority each evaluate the support. After this day the agreement can be closed without those that are missing."
      />
    </>
  );
}

/** The form with which closing begins. */
export function BeginForm({ page, form }: { page: ExitPage; form: FormState }) {
  const { halfDaysLeft, visitsToWrite } = page;
  return (
    <Form method="post" noValidate className="stack">
      <Hidden values={{ version: page.version }} />
      <PlanFields form={form} />
      {halfDaysLeft > 0 ? (
        <RadioGroup
          form={form}
          name="days"
          label={`What happens to the ${daysWords(halfDaysLeft)} not used?`}
          hint={
            visitsToWrite > 0
              ? `${count(visitsToWrite, 'visit is', 'visits are')} still to be written up or called off.`
              : undefined
          }
          choices={UNUSED_DAYS.map((value) => ({ value, ...UNUSED[value] }))}
        />
      ) : (
        <Hidden values={{ days: 'at-close' }} />
      )}
      <ButtonRow>
        <Button>Begin to close</Button>
        <Link to={`/agreements/${page.id}`} className="inline-block py-2">
          Go back, change nothing
        </Link>
      </ButtonRow>
    </Form>
  );
}

/** How it ends, put otherwise while it is being closed. */
export function ChangeGroundPage({ page, answer }: { page: ExitPage; answer?: Answer }) {
  const { exit } = page;
  const texts = staleTexts(answer);
  const form = formState(answer, {
    exitVersion: exit?.version ?? 0,
    ground: exit?.ground ?? '',
    reason: exit?.reason ?? '',
    endedOn: exit?.endedOn ?? '',
    evaluationDueOn: exit?.evaluationDueOn ?? '',
  });
  return (
    <Page
      title="Change how it ends"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Ending', href: `/agreements/${page.id}/close` }]}
      tag={<StateTag state={page.state} />}
    >
      <ErrorSummary form={form} />
      {texts.length > 0 ? <StaleNotice fields={texts} /> : null}
      <InsetText>What was said before is kept in the history of the agreement.</InsetText>
      <Form method="post" noValidate className="stack">
        <Hidden
          values={{ exitVersion: texts.length > 0 ? (exit?.version ?? 0) : form.value('exitVersion') }}
        />
        <PlanFields form={form} />
        <ButtonRow>
          <Button>Save how it ends</Button>
          <Link to={`/agreements/${page.id}/close`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Both texts of a stale form. They were made by our own command. */
export function staleTexts(answer: Answer | undefined): StaleField[] {
  return Array.isArray(answer?.stale) ? (answer.stale as StaleField[]) : []; // made by the command
}
