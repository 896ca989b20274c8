import { Link } from '@remix-run/react';
import { isCalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { DateField, type FormState, RadioGroup, TextArea, TextField } from '~/ui';
import { DESIGNATIONS, type Designation } from '../domain/vocabulary';
import { DESIGNATION_NAMES, designationWords } from '../wording';
import type { Compared } from './stale-answer';

/** What the authority says about a provider. */
export function StandingFormFields({ form }: { form: FormState }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="designation"
        label="Designation"
        choices={DESIGNATIONS.map((value) => ({ value, label: designationWords(value) }))}
      />
      <TextField
        form={form}
        name="homeUrn"
        label="URN of the home school"
        hint={
          <>
            Six digits; find it on the <Link to="/schools">schools page</Link>. The head of this school
            releases them for support.
          </>
        }
        width="figure"
        inputMode="numeric"
      />
      <DateField form={form} name="designatedOn" label="Designated on" optional />
      <DateField
        form={form}
        name="designationExpires"
        label="Designation ends on"
        hint="The last day it holds. You are reminded a term before."
        optional
      />
      <RadioGroup
        form={form}
        name="qaState"
        label="Quality assurance by the authority"
        choices={[
          { value: 'assured', label: 'Done', hint: 'It stands for a year from the date below.' },
          {
            value: 'not-yet',
            label: 'Not done yet',
            hint: 'They can be matched; their first support is where it is done.',
          },
          { value: 'lapsed', label: 'To be renewed', hint: 'They are not matched until it is done again.' },
        ]}
      />
      <DateField form={form} name="qaOn" label="Quality assurance done on" optional />
      <TextArea
        form={form}
        name="qaNote"
        label="Note on quality assurance"
        hint="What was looked at and found. The provider can read it; schools cannot."
        maxLength={1000}
        rows={4}
        optional
      />
    </>
  );
}

const date = (text: string) => (isCalendarDate(text) ? dateWords(text) : text);
const QA_TYPED: Record<string, string> = {
  assured: 'Done',
  'not-yet': 'Not done yet',
  lapsed: 'To be renewed',
};

export const STANDING_COMPARED: readonly Compared[] = [
  {
    name: 'designation',
    label: 'Designation',
    words: (text) => DESIGNATION_NAMES[text as Designation] ?? text,
  },
  { name: 'homeUrn', label: 'URN of the home school' },
  { name: 'designatedOn', label: 'Designated on', words: date },
  { name: 'designationExpires', label: 'Designation ends on', words: date },
  { name: 'qaState', label: 'Quality assurance', words: (text) => QA_TYPED[text] ?? text },
  { name: 'qaOn', label: 'Quality assurance done on', words: date },
  { name: 'qaNote', label: 'Note on quality assurance' },
  { name: 'active', label: 'In the directory', words: (text) => (text === 'on' ? 'Yes' : text) },
];
