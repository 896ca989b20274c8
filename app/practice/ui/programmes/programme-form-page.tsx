import { Form, Link } from '@remix-run/react';
import { Rows } from '~/agreements/ui/rows';
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
import { bothOf } from '../../clusters/both-texts';
import { SESSION_LIST } from '../../programmes/forms';
import type { ProgrammeChoices, ProgrammePageView } from '../../programmes/queries.server';
import { FocusAreaFields } from '../clusters/cluster-form-page';
import { programmeCrumbs } from './parts';

type Answer = FormAnswer & { stale?: unknown };
type Programme = ProgrammePageView['programme'];

/** Making a programme, or changing it. */
export function ProgrammeFormPage({
  programme,
  choices,
  clusterId,
  formId,
  answer,
}: {
  programme: Programme | null;
  choices: ProgrammeChoices;
  /** The cluster it is made for, where somebody comes from its page. */
  clusterId: string | null;
  formId: string;
  answer?: Answer;
}) {
  const form = formState(answer, programme ? defaultsOf(programme) : emptyForm(formId, clusterId));
  const both = bothOf(answer);
  return (
    <Page
      title={programme ? 'Change the programme' : 'Make a programme'}
      caption={programme?.name}
      breadcrumbs={programmeCrumbs(programme ?? undefined)}
      lead={
        programme
          ? 'Nobody’s place is taken away. Schools with places are told when the sessions change.'
          : 'It is saved as a draft that only the service sees, until you open it to its schools.'
      }
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
            programme
              ? { version: both.length > 0 ? programme.version : form.value('version') }
              : { id: form.value('id') || formId }
          }
        />
        <Fields form={form} choices={choices} />
        <ButtonRow>
          <Button>{programme ? 'Save the changes' : 'Save as a draft'}</Button>
          <Link to={programme ? `/programmes/${programme.id}` : '/programmes'} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function Fields({ form, choices }: { form: FormState; choices: ProgrammeChoices }) {
  return (
    <>
      <TextField form={form} name="name" label="Name" hint="For example, Writing for year 5 and 6 teachers" />
      <TextArea
        form={form}
        name="description"
        label="What it is, and for whom"
        hint="Headteachers read this before they ask for a place"
        maxLength={3000}
      />
      <FocusAreaFields form={form} />
      <SelectField
        form={form}
        name="clusterId"
        label="Whose schools is it for?"
        empty="Every school of the authority"
        width="full"
        options={choices.clusters.map(({ id, name }) => ({ value: id, label: name }))}
        optional
      />
      <SelectField
        form={form}
        name="offerId"
        label="Who runs it?"
        hint="Whoever runs it sees the place list with its names"
        empty="The authority"
        width="full"
        options={choices.offers.map(({ id, title, providerName }) => ({
          value: id,
          label: `${providerName}: ${title}`,
        }))}
        optional
      />
      <h2>Sessions</h2>
      <Rows form={form} name={SESSION_LIST} one="session">
        {(at) => (
          <>
            <DateField form={form} name={`${at}.on`} label="Day" />
            <TextField
              form={form}
              name={`${at}.times`}
              label="Times"
              hint="For example, 9:30am to noon"
              width="half"
            />
            <TextField form={form} name={`${at}.place`} label="Where" width="half" />
          </>
        )}
      </Rows>
      <h2>Places</h2>
      <TextField form={form} name="places" label="How many places" width="figure" inputMode="numeric" />
      <TextField
        form={form}
        name="mostEach"
        label="Most for one school"
        hint="Empty for no limit. Further names of a school wait, and get a place only when it has fewer."
        width="figure"
        inputMode="numeric"
        optional
      />
      <DateField form={form} name="closesOn" label="Last day to ask for a place" />
    </>
  );
}

function emptyForm(formId: string, clusterId: string | null): Record<string, unknown> {
  return { id: formId, clusterId, sessions: [{ id: 's1' }] };
}

function defaultsOf(programme: Programme): Record<string, unknown> {
  const { name, description, focusAreas, clusterId, offerId, places, mostEach, closesOn, version } =
    programme;
  return {
    ...{ name, description, focusAreas, clusterId, offerId, places, mostEach, closesOn, version },
    sessions: programme.sessions.map((session, index) => ({ id: `s${index + 1}`, ...session })),
  };
}
