import { ErrorSummary, type FormAnswer, formState, InsetText, Page } from '~/ui';
import type { OpeningPage } from '../../escalation/queries.server';
import { ROUTE_WORDS } from '../../escalation/wording';
import { between, crumbsOf } from '../frame';
import { Suggestion, WhoReads } from './parts';
import { StepForm } from './step-form';

/** The page that opens a case: the school has been told, and gets it in writing. */
export function OpenCasePage({
  page,
  formId,
  answer,
}: {
  page: OpeningPage;
  formId: string;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { on: page.today });
  const back = `/agreements/${page.id}/escalation`;
  return (
    <Page
      title="Tell the school that progress is not as agreed"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Escalation', href: back }]}
      lead="Speak with the headteacher and the chair first. This puts it in writing, with what it rests on and what is asked."
    >
      <ErrorSummary form={form} />
      {page.suggestion.length > 0 ? (
        <InsetText>
          <p className="font-semibold">What the record shows</p>
          <Suggestion reasons={page.suggestion} />
        </InsetText>
      ) : null}
      <p className="mb-6 max-w-measure">{ROUTE_WORDS[page.route]}</p>
      <StepForm form={form} hidden={{ formId }} back={back} send="Send it and open the case" />
      <WhoReads />
    </Page>
  );
}
