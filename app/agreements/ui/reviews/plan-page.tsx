import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  Page,
  SelectField,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { REVIEW_ROLE_NAMES, ROLE_CHOICES } from '../../domain/reviews/members';
import { timeWords } from '../../domain/visits/times';
import { MEMBER_LIST } from '../../reviews/forms';
import type { PlanPage } from '../../reviews/queries.server';
import { reviewTitle } from '../../reviews/wording';
import { between } from '../frame';
import { Rows } from '../rows';
import { reviewCrumbs } from './parts';
import { bothOf } from './stale';

type Answer = FormAnswer & { stale?: unknown };

/** Planning a review, or changing a planned one. */
export function PlanReviewPage({ page, answer }: { page: PlanPage; answer?: Answer }) {
  const { review, values, by, formId } = page;
  const form = formState(answer, {
    ...values,
    startsAt: timeWords(values.startsAt),
    id: formId,
    version: review?.version,
  });
  const both = bothOf(answer);
  const back = `/agreements/${page.id}/reviews${review ? `/${review.id}` : ''}`;
  return (
    <Page
      title={review ? `Change ${reviewTitle(review.number)}` : 'Plan an Improvement Review'}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={reviewCrumbs(page, review)}
      lead={by ? `The next review is due by ${dateWords(by)}.` : undefined}
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <Form method="post" noValidate className="stack">
        {/* The first button of a form is the one that Enter presses: saving, never a row's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
          Save
        </button>
        {/* After somebody else's change has been shown, saving again means to write over it. */}
        <Hidden
          values={
            review
              ? { version: both.length > 0 ? review.version : form.value('version') }
              : { id: form.value('id') || formId }
          }
        />
        <DateField form={form} name="plannedFor" label="Date of the review" />
        <TextField
          form={form}
          name="startsAt"
          label="Time"
          hint="For example, 2pm or 14:30"
          width="figure"
          optional
        />
        <TextField form={form} name="place" label="Place" width="half" />
        <DateField
          form={form}
          name="preMeetingOn"
          label="When head and adviser meet beforehand"
          hint="At least a week before the review, to go through the evidence. For example, 4 3 2027"
        />
        <h2>Who is invited</h2>
        <p className="max-w-measure">
          The group is filled in from the record. Change it as the group wishes: it decides whom else to
          invite, and for what.
        </p>
        <MemberFields form={form} />
        <ButtonRow>
          <Button>{review ? 'Save the changes' : 'Plan this review'}</Button>
          <Link to={back} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function MemberFields({ form }: { form: FormState }) {
  return (
    <Rows form={form} name={MEMBER_LIST} one="person">
      {(at) => (
        <>
          <SelectField
            form={form}
            name={`${at}.role`}
            label="Role"
            empty="Choose"
            options={ROLE_CHOICES.map((role) => ({ value: role, label: REVIEW_ROLE_NAMES[role] }))}
          />
          <TextField form={form} name={`${at}.name`} label="Name" width="half" />
          <TextArea form={form} name={`${at}.accountableFor`} label="Accountable for" rows={4} />
        </>
      )}
    </Rows>
  );
}
