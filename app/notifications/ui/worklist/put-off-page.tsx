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
  InsetText,
  Page,
  RadioGroup,
  SummaryList,
  Tag,
  TextArea,
} from '~/ui';
import { FURTHEST_SCHOOL_DAYS } from '../../domain/worklist/put-off';
import { OTHER_DAY } from '../../worklist/forms';
import type { PutOffPage as Shown } from '../../worklist/home.server';

const LABELS = ['The next school day', 'In 5 school days', 'In 10 school days'];

/** One matter, put off until a day with a reason; or brought back before it. */
export function PutOffPage({ page, formId, answer }: { page: Shown; formId: string; answer?: FormAnswer }) {
  const { item, put, latest } = page;
  const form = formState(answer, put ? { reason: put.reason } : {});
  return (
    <Page
      title={put ? 'Change when this comes back' : 'Put this off'}
      caption={item.title}
      breadcrumbs={[{ label: 'Home', href: '/home' }]}
      tag={put ? <Tag tone="blue">Put off</Tag> : undefined}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'What it is', value: item.detail },
          { label: 'Due', value: item.due ? dateWords(item.due) : 'It has no date of its own' },
          ...(put
            ? [
                { label: 'Comes back on', value: dateWords(put.until) },
                { label: 'You said', value: put.reason },
              ]
            : []),
        ]}
      />
      {put ? <BringBack /> : null}
      {latest === null ? <CannotBePutOff firm={item.firm === true} /> : null}
      {latest === null ? null : (
        <Form method="post" noValidate className="stack">
          <Hidden values={{ id: formId, due: item.due ?? '' }} />
          <RadioGroup
            form={form}
            name="until"
            label="When should it come back?"
            hint={
              item.due !== null && latest === item.due
                ? `By the day it is due, ${dateWords(latest)}`
                : `By ${dateWords(latest)} at the latest, ${FURTHEST_SCHOOL_DAYS} school days from now`
            }
            choices={[
              ...page.returns.map((day, i) => ({ value: day, label: LABELS[i] ?? '', hint: dateWords(day) })),
              { value: OTHER_DAY, label: 'On another day' },
            ]}
          />
          <DateField form={form} name="other" label="The other day" optional />
          <TextArea
            form={form}
            name="reason"
            label="Why do you put it off?"
            hint="For yourself: what you wait for, or what comes first"
            maxLength={300}
          />
          <p className="text-sm text-ink-soft">
            It leaves your list until that day, and you are not reminded of it. Others who are concerned still
            see it, and it comes back at once if its date changes.
          </p>
          <ButtonRow>
            <Button name="intent" value="put-off">
              {put ? 'Change the day' : 'Put it off'}
            </Button>
            <Link to="/home" className="inline-block py-2">
              Go back, change nothing
            </Link>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

function BringBack() {
  return (
    <Form method="post" className="mb-10">
      <Button name="intent" value="bring-back">
        Bring it back now
      </Button>
    </Form>
  );
}

function CannotBePutOff({ firm }: { firm: boolean }) {
  return (
    <InsetText>
      <p className="mb-2">
        {firm
          ? 'This is a formal step with a set date, so it cannot be put off. If you need more time, ask for it on its page.'
          : 'This is due today, so it cannot be put off.'}
      </p>
      <Link to="/home">Go back to your list</Link>
    </InsetText>
  );
}
