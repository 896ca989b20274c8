import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, ButtonRow, DateField, type FormState, Hidden, TextArea } from '~/ui';
import { DRAFT_INTENT, LONGEST_LETTER } from '../../escalation/forms';

/**
 * The form of a step: what is decided, then the letter drafted from the record, to be edited and sent. Both stay on the
 * page, so that a decision changed after reading the letter can have it drafted again.
 */
export function StepForm({
  form,
  hidden,
  choice,
  back,
  send,
  mayEnd = false,
}: {
  form: FormState;
  hidden: Record<string, string | number>;
  /** The choice of the step, where there is one. */
  choice?: ReactNode;
  back: string;
  /** The button that records the step. */
  send: string;
  /** Whether the step may be the end of the case, which asks for nothing more. */
  mayEnd?: boolean;
}) {
  const drafted = form.value('body') !== '' || form.error('body') !== undefined;
  const unlessEnding = mayEnd ? ' Leave it empty when the case ends.' : '';
  return (
    <Form method="post" noValidate className="stack">
      <Hidden values={hidden} />
      {choice}
      <DateField
        form={form}
        name="on"
        label="Date of this step"
        hint="Of the meeting or the letter: today, or a day since the step before"
      />
      <TextArea
        form={form}
        name="reason"
        label="Why this step is taken"
        hint="What it rests on. The school reads it."
        maxLength={4000}
      />
      <TextArea
        form={form}
        name="asks"
        label="What is asked of the school"
        hint={`What should be done or shown, so that everybody can tell when it is.${unlessEnding}`}
        maxLength={4000}
      />
      <DateField
        form={form}
        name="answerBy"
        label="By when it is looked at again"
        hint={`A day of school after today.${unlessEnding}`}
      />
      {drafted ? (
        <section aria-labelledby="letter-heading">
          <h2 id="letter-heading">The letter</h2>
          <TextArea
            form={form}
            name="body"
            label="Text of the letter"
            hint="Drafted from the record. Change whatever is not as you would say it: it is kept as you send it. Recipients and your name are added."
            rows={24}
            maxLength={LONGEST_LETTER}
          />
        </section>
      ) : null}
      <ButtonRow>
        {drafted ? (
          <>
            <Button>{send}</Button>
            <Button tone="secondary" name="intent" value={DRAFT_INTENT}>
              Draft the letter again
            </Button>
          </>
        ) : (
          <Button name="intent" value={DRAFT_INTENT}>
            Draft the letter
          </Button>
        )}
        <Link to={back} className="inline-block py-2">
          Go back, change nothing
        </Link>
      </ButtonRow>
    </Form>
  );
}
