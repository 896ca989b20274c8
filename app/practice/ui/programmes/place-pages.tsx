import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  SelectField,
  SummaryList,
  TextArea,
  TextField,
} from '~/ui';
import type { LineView, ProgrammePageView } from '../../programmes/queries.server';
import { placesWords, sessionsWords } from '../../programmes/wording';
import { PlaceTag, ProgrammeTag, programmeCrumbs } from './parts';
import { PlaceTable } from './programme-page';

const counts = ({ programme, held, waiting }: ProgrammePageView) =>
  placesWords({ places: programme.places, held, waiting });

/** Asking for a place for a member of one’s staff. */
export function AskPage({
  page,
  formId,
  answer,
}: {
  page: ProgrammePageView;
  formId: string;
  answer?: FormAnswer;
}) {
  const { programme, askFor } = page;
  const [first] = askFor;
  const form = formState(answer, { id: formId, urn: first?.urn });
  return (
    <Page
      title="Ask for a place"
      caption={programme.name}
      breadcrumbs={programmeCrumbs(programme)}
      lead={`${sessionsWords(programme.sessions)}. ${counts(page)}.`}
    >
      <ErrorSummary form={form} />
      {page.held >= programme.places ? (
        <InsetText>
          <p>
            It is full now. A name you add waits, and gets a place as soon as one comes free, in the order of
            asking.
          </p>
        </InsetText>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId }} />
        {askFor.length > 1 ? (
          <SelectField
            form={form}
            name="urn"
            label="Your school"
            options={askFor.map(({ urn, name }) => ({ value: String(urn), label: name }))}
          />
        ) : (
          <Hidden values={{ urn: first?.urn }} />
        )}
        <TextField
          form={form}
          name="person"
          label="Name of the member of staff"
          hint="Seen by your school, the service and whoever runs the programme"
          width="half"
        />
        <TextField
          form={form}
          name="jobTitle"
          label="What they do at your school"
          hint="For example, year 6 teacher"
          width="half"
        />
        <ButtonRow>
          <Button>Ask for a place</Button>
          <Link to={`/programmes/${programme.id}`} className="inline-block py-2">
            Go back
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Giving a place back, or no longer waiting for one. */
export function GiveBackPage({
  page,
  line,
  answer,
}: {
  page: ProgrammePageView;
  line: LineView;
  answer?: FormAnswer;
}) {
  const { programme } = page;
  const form = formState(answer, { version: line.version });
  const waits = line.state === 'waiting';
  return (
    <Page
      title={waits ? 'Stop waiting for a place' : 'Give a place back'}
      caption={programme.name}
      breadcrumbs={programmeCrumbs(programme)}
      tag={<PlaceTag state={line.state} waitsAs={line.waitsAs} />}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Name', value: line.person },
          { label: 'What they do', value: line.jobTitle },
          { label: 'School', value: line.schoolName },
          { label: 'Asked on', value: dateWords(line.askedAt.toISOString().slice(0, 10)) },
        ]}
      />
      {line.mayGiveBack ? (
        <Form method="post" noValidate className="stack">
          <Hidden values={{ version: line.version }} />
          <TextArea form={form} name="reason" label="Why" rows={2} maxLength={500} optional />
          <ButtonRow>
            <Button tone="warning">{waits ? 'Stop waiting' : 'Give the place back'}</Button>
            <Link to={`/programmes/${programme.id}`} className="inline-block py-2">
              Go back
            </Link>
          </ButtonRow>
          <p className="max-w-measure text-sm text-ink-soft">
            {waits
              ? 'The name is taken off the list; those behind it move up.'
              : 'The place goes to the first who waits and whose school may have one more.'}
          </p>
        </Form>
      ) : (
        <p>This can no longer be changed.</p>
      )}
    </Page>
  );
}

/** Who completed the programme. */
export function ResultsPage({ page, answer }: { page: ProgrammePageView; answer?: FormAnswer }) {
  const { programme } = page;
  const held = page.lines.filter(({ state }) => state !== 'waiting' && state !== 'given-back');
  const form = formState(answer, {
    results: held.map(({ id, state }) => ({ id, result: state === 'taken' ? undefined : state })),
  });
  return (
    <Page
      title="Who completed it"
      caption={programme.name}
      breadcrumbs={programmeCrumbs(programme)}
      tag={<ProgrammeTag state={programme.state} />}
      lead="Each school sees this beside the names of its own staff. It can be put right until the programme has ended."
    >
      <ErrorSummary form={form} />
      {held.length === 0 ? (
        <p>Nobody had a place.</p>
      ) : (
        <Form method="post" noValidate className="stack">
          {held.map(({ id, person, jobTitle, schoolName }, index) => (
            <div key={id}>
              <Hidden values={{ [`results[${index}].id`]: id }} />
              <RadioGroup
                form={form}
                name={`results[${index}].result`}
                label={person}
                hint={`${jobTitle}, ${schoolName}`}
                choices={[
                  { value: 'completed', label: 'Completed' },
                  { value: 'not-completed', label: 'Not completed' },
                ]}
                optional
              />
            </div>
          ))}
          <ButtonRow>
            <Button>Save</Button>
            <Link to={`/programmes/${programme.id}`} className="inline-block py-2">
              Go back without saving
            </Link>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

/** The whole place list, to print for the door. */
export function PlaceListPage({ page }: { page: ProgrammePageView }) {
  const { programme, lines } = page;
  const holding = lines.filter(({ state }) => !['waiting', 'given-back'].includes(state));
  const waits = lines.filter(({ state }) => state === 'waiting');
  return (
    <Page
      title="Place list"
      caption={programme.name}
      breadcrumbs={programmeCrumbs(programme)}
      tag={<ProgrammeTag state={programme.state} />}
      wide
      lead={`${sessionsWords(programme.sessions)}. ${counts(page)}.`}
      actions={<span>To print it, use your browser’s print command.</span>}
    >
      <h2>Those who have a place</h2>
      <PlaceTable lines={holding} school empty="Nobody has a place yet." />
      <h2>Those who wait, in the order of asking</h2>
      <PlaceTable lines={waits} school empty="Nobody waits." />
      <p className="max-w-measure text-sm text-ink-soft">
        Names of staff: for the service and whoever runs the programme. Do not pass the list on.
      </p>
    </Page>
  );
}
