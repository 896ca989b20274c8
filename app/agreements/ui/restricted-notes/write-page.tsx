import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { NOTE_LEVELS } from '../../domain/restricted-notes/rules';
import type { SubjectView } from '../../restricted-notes/subject.server';
import { LEVEL_WORDS, MOST_TEXT, MOST_TITLE } from '../../restricted-notes/wording';
import { NOTES_CRUMBS } from './parts';

type Person = { id: string; name: string };

/** A new restricted note. */
export function NewNotePage(props: {
  subject: SubjectView;
  schoolName: string;
  people: Person[];
  formId: string;
  answer?: FormAnswer;
}) {
  const { subject, schoolName, people, formId, answer } = props;
  const form = formState(answer, { id: formId, on: subject.type, subjectId: subject.id });
  return (
    <Page
      title="Write a restricted note"
      caption={subject.label === schoolName ? schoolName : `${subject.label}, ${schoolName}`}
      breadcrumbs={[...NOTES_CRUMBS, { label: subject.label, href: subject.href }]}
      lead="Neither the school nor anybody outside the service is told of it. Write facts, and what was done about them. A child in danger is not a matter for a note: follow the safeguarding procedure first."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId, on: subject.type, subjectId: subject.id }} />
        <RadioGroup
          form={form}
          name="level"
          label="Who may read it?"
          choices={NOTE_LEVELS.map((level) => ({
            value: level,
            label: LEVEL_WORDS[level].name,
            hint: LEVEL_WORDS[level].who,
          }))}
        />
        <TextField
          form={form}
          name="title"
          label="Title of a note for the service"
          hint="Leave it empty for a safeguarding note: its date alone is its title, which gives nothing away."
          maxLength={MOST_TITLE}
        />
        <TextArea form={form} name="body" label="The note" rows={10} maxLength={MOST_TEXT} />
        <CheckboxGroup
          form={form}
          name="readers"
          label="Who else reads a safeguarding note?"
          hint="You always do. A note for the service is read by all of these anyway."
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <ButtonRow>
          <Button>Save the note</Button>
          <Link to={subject.href} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Who reads a safeguarding note. */
export function ReadersPage(props: {
  id: string;
  title: string;
  people: Person[];
  chosen: string[];
  was: string;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { id, title, people, chosen, was, answer } = props;
  const form = formState(answer, { readers: chosen });
  const names = people.filter((one) => chosen.includes(one.id)).map(({ name }) => name);
  return (
    <Page
      title="Choose who reads it"
      caption={title}
      breadcrumbs={[...NOTES_CRUMBS, { label: title, href: `/restricted/${id}` }]}
      lead="Its writer always reads it. Somebody you take off no longer reads it from now on; that they did stays in the record."
    >
      <ErrorSummary form={form} />
      {answer?.stale === undefined ? null : (
        <StaleNotice
          fields={[
            {
              label: 'Readers',
              yours: people
                .filter((one) => form.checked('readers', one.id))
                .map(({ name }) => name)
                .join(', '),
              theirs: names.join(', '),
            },
          ]}
        />
      )}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ was }} />
        <CheckboxGroup
          form={form}
          name="readers"
          label="Readers besides its writer"
          choices={people.map((one) => ({ value: one.id, label: one.name }))}
          optional
        />
        <ButtonRow>
          <Button>Save readers</Button>
          <Link to={`/restricted/${id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
