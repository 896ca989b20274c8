import { dateWords } from '~/kernel/words';
import {
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
} from '~/ui';
import type { StepPage } from '../../escalation/queries.server';
import { between, crumbsOf } from '../frame';
import { CaseTag, WhoReads } from './parts';
import { StepForm } from './step-form';

type Answer = FormAnswer & { stale?: unknown };

/** The page on which the next step of a case is decided: up, down, or out. */
export function NextStepPage({ page, formId, answer }: { page: StepPage; formId: string; answer?: Answer }) {
  const { current } = page;
  const [last] = current.steps;
  const form = formState(answer, { on: page.today, move: page.likely ?? '' });
  const back = `/agreements/${page.id}/escalation`;
  const theirs = staleFields(answer?.stale);
  return (
    <Page
      title="Decide what comes next"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Escalation', href: back }]}
      tag={<CaseTag current={current} />}
    >
      <ErrorSummary form={form} />
      {theirs.length > 0 ? (
        <StaleNotice fields={theirs.map((field) => ({ ...field, yours: form.value('reason') }))} />
      ) : null}
      {last ? (
        <InsetText>
          <p className="font-semibold">
            {last.title}, {dateWords(last.on)}
          </p>
          {last.asks ? <p className="whitespace-pre-line">Asked: {last.asks}</p> : null}
          {last.answers.length > 0 ? (
            last.answers.map((one) => (
              <p key={one.id} className="mt-2 whitespace-pre-line">
                {one.by} answered: {one.text}
              </p>
            ))
          ) : (
            <p className="mt-2">The school has not answered it so far.</p>
          )}
        </InsetText>
      ) : null}
      <StepForm
        form={form}
        hidden={{ formId, version: current.version }}
        back={back}
        send="Send it and record the step"
        mayEnd
        choice={
          <>
            <RadioGroup
              form={form}
              name="move"
              label="What is done now"
              choices={page.moves.map(({ key, label, hint }) => ({ value: key, label, hint }))}
            />
            <TextArea
              form={form}
              name="skipReason"
              label="Why steps in between are left out"
              hint="Only where they are: for example because children may not be safe, or an inspection has found more than was known"
              rows={3}
              maxLength={2000}
              optional
            />
          </>
        }
      />
      <WhoReads />
    </Page>
  );
}

function staleFields(stale: unknown): { label: string; theirs: string }[] {
  return Array.isArray(stale) ? (stale as { label: string; theirs: string }[]) : []; // as `prepareStep` says it
}
