import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  StaleNotice,
  SummaryList,
  TextArea,
} from '~/ui';
import { preMeetingBy } from '../../domain/reviews/pre-meeting';
import type { ReviewPage } from '../../reviews/queries.server';
import { reviewTitle } from '../../reviews/wording';
import { between } from '../frame';
import { ReviewTag, reviewCrumbs } from './parts';
import { bothOf } from './stale';

/** Recording that head and adviser have met before a review. */
export function PreMeetingPage({
  page,
  answer,
}: {
  page: ReviewPage;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { review, preMeeting } = page;
  const form = formState(answer, {
    version: review.version,
    metOn: review.preMeetingHeldOn ?? '',
    note: preMeeting?.note ?? '',
    lateReason: preMeeting?.lateReason ?? '',
  });
  const both = bothOf(answer);
  const back = `/agreements/${page.id}/reviews/${review.id}`;
  return (
    <Page
      title="Head and adviser have met"
      caption={`${reviewTitle(review.number)}, agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={reviewCrumbs(page, review)}
      tag={<ReviewTag state={review.state} />}
      lead="They go through the evidence and the judgements at least a week before, so that the group can rely on both."
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <SummaryList
        rows={[
          {
            label: 'The review is on',
            value: dateWords(review.plannedFor),
            href: `${back}/edit`,
            action: 'Move',
          },
          { label: 'They meet by', value: dateWords(preMeetingBy(review.plannedFor)) },
          { label: 'Planned for', value: dateWords(review.preMeetingOn) },
        ]}
      />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: both.length > 0 ? review.version : form.value('version') }} />
        <DateField form={form} name="metOn" label="When did they meet?" />
        <TextArea
          form={form}
          name="note"
          label="What they settled"
          hint="Which evidence was looked at, how it was tested, and what is still to be brought. The school and the provider can read this."
          maxLength={2000}
        />
        <TextArea
          form={form}
          name="lateReason"
          label="If that left less than a week: why the review keeps its date"
          rows={3}
          maxLength={500}
          optional
        />
        <ButtonRow>
          <Button>Save</Button>
          <Link to={back} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
