import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  Page,
  RadioGroup,
  TextField,
} from '~/ui';
import { figureWords } from '../../domain';
import type { OutcomeImpact } from '../../impact/points.server';
import type { NewReadingsPage } from '../../impact/queries.server';
import { KIND_WORDS, roundedTo } from '../../impact/wording';
import { between, crumbsOf, StateTag } from '../frame';

/** Readings of one date: the value of each measure there is one for. */
export function NewReadings({
  page,
  formId,
  answer,
}: {
  page: NewReadingsPage;
  formId: string;
  answer?: FormAnswer;
}) {
  const form = formState(answer, {
    kind: page.kinds[0],
    readings: Object.fromEntries(
      page.outcomes.map(({ outcome }) => [outcome.id, { source: outcome.dataSource }]),
    ),
  });
  return (
    <Page
      title="Enter readings"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Impact', href: `/agreements/${page.id}/impact` }]}
      tag={<StateTag state={page.state} />}
      lead="One date, and the value of each measure that was read then. Leave empty what was not read."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ formId, revision: page.revision }} />
        <DateField
          form={form}
          name="on"
          label="When were they read?"
          hint={`The date the figures are true of, such as ${numbersOf(page.today)}`}
        />
        <RadioGroup
          form={form}
          name="kind"
          label="On what occasion?"
          choices={page.kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind].choice }))}
        />
        {page.outcomes.map((impact) => (
          <Reading key={impact.outcome.id} form={form} impact={impact} />
        ))}
        <ConfirmFigures form={form} />
        <ButtonRow>
          <Button>Save readings</Button>
          <Link to={`/agreements/${page.id}/impact`} className="inline-block py-2">
            Go back, save nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function Reading({ form, impact }: { form: FormState; impact: OutcomeImpact }) {
  const { outcome } = impact;
  const name = (field: string) => `readings.${outcome.id}.${field}`;
  return (
    <fieldset className="min-w-0 border-t border-line pt-5">
      <legend className="float-left mb-3 w-full text-lg font-semibold">{outcome.measure}</legend>
      <div className="clear-both">
        <TextField
          form={form}
          name={name('value')}
          label={outcome.unit ? `Value, in ${outcome.unit}` : 'Value'}
          hint={knownSentence(impact)}
          width="figure"
          inputMode="decimal"
          autoComplete="off"
          optional
        />
        <TextField form={form} name={name('source')} label="Source" maxLength={300} width="full" />
        <TextField form={form} name={name('note')} label="Note" maxLength={500} optional />
      </div>
    </fieldset>
  );
}

/** Asked only where a figure is unlikely. */
export function ConfirmFigures({ form }: { form: FormState }) {
  if (!form.error('confirmed') && !form.checked('confirmed', 'on')) return null;
  return (
    <Checkbox
      form={form}
      name="confirmed"
      label="I have checked these figures, and they are right"
      hint="They lie far from what is known of the measure. If one was mistyped, change it instead."
    />
  );
}

/** What is known of a measure: baseline, the latest reading, target, and where it should be. */
function knownSentence({ outcome, latest, trajectory, expectedNow }: OutcomeImpact): string {
  const { unit, baseline, target, byDate } = outcome;
  return [
    baseline === null ? '' : `Baseline ${figureWords(baseline, unit)}.`,
    latest ? `Last read as ${figureWords(latest.value, unit)} on ${dateWords(latest.on)}.` : '',
    target === null ? '' : `Target ${figureWords(target, unit)}${byDate ? ` by ${dateWords(byDate)}` : ''}.`,
    trajectory && expectedNow !== null
      ? `On the trajectory it would be ${figureWords(roundedTo(expectedNow, trajectory), unit)} today.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A date as it is typed into its three boxes. */
function numbersOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${Number(month)} ${year}`;
}
