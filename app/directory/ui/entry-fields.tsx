import { type FormState, TextArea, TextField } from '~/ui';
import type { Compared } from './stale-answer';

/** What a provider says about themself. */
export function EntryFormFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="A person’s name, or the name of a teaching school alliance"
        width="half"
        autoComplete="off"
      />
      <TextField
        form={form}
        name="jobTitle"
        label="Role at the home school"
        hint="Such as “Assistant headteacher, English”"
        width="half"
        optional
      />
      <TextArea
        form={form}
        name="strengths"
        label="Strengths"
        hint="What they know well and have led, and in what kinds of school. Anybody can read this."
        maxLength={2000}
        rows={7}
      />
      <TextField
        form={form}
        name="email"
        type="email"
        label="Email address"
        hint="Shown to the authority, and to schools whose request is accepted. Never public."
        width="half"
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <TextField
        form={form}
        name="telephone"
        type="tel"
        label="Telephone number"
        hint="Shown to the same people"
        width="short"
        autoComplete="off"
        optional
      />
    </>
  );
}

export const ENTRY_COMPARED: readonly Compared[] = [
  { name: 'name', label: 'Name' },
  { name: 'jobTitle', label: 'Role at the home school' },
  { name: 'strengths', label: 'Strengths' },
  { name: 'email', label: 'Email address' },
  { name: 'telephone', label: 'Telephone number' },
];
