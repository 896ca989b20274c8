import { Form, Link } from '@remix-run/react';
import { focusAreaName, focusAreasByGroup } from '~/diagnosis/domain/focus-areas';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  CheckboxGroup,
  DaysField,
  EmptyState,
  ErrorSummary,
  type FormState,
  formState,
  Hidden,
  MoneyField,
  Page,
  SelectField,
  TextArea,
  TextField,
} from '~/ui';
import { FORMATS, type Format, PHASES, type Phase } from '../domain/vocabulary';
import { FORMAT_NAMES, PHASE_NAMES, termLabel } from '../wording';
import { type Compared, type StaleAnswer, StaleAnswerNotice } from './stale-answer';

/** The form of an offer: what, for whom, how, when, and on what terms. */
export function OfferFormFields({ form, terms }: { form: FormState; terms: readonly string[] }) {
  return (
    <>
      <h2>What you offer</h2>
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="What a head teacher would look for, such as “Raising writing in years 3 to 6”"
      />
      <TextArea
        form={form}
        name="description"
        label="Description"
        hint="What you would do with the school, what you have seen it change, and what the school needs to put in"
        maxLength={3000}
        rows={8}
      />
      <FocusAreas form={form} />
      <h2>Who it is for and how you work</h2>
      <CheckboxGroup
        form={form}
        name="phases"
        label="Phases"
        choices={PHASES.map((value) => ({ value, label: PHASE_NAMES[value] }))}
      />
      <CheckboxGroup
        form={form}
        name="formats"
        label="Ways of working"
        choices={FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }))}
      />
      <TextField
        form={form}
        name="travelLimitMinutes"
        label="Furthest you would travel"
        hint="Minutes by road, one way"
        width="figure"
        inputMode="numeric"
        suffix="minutes"
      />
      <Checkbox
        form={form}
        name="openToOthers"
        label="Open to schools of other authorities"
        hint="Without this, only schools of your own authority are matched with it."
      />
      <h2>Days and recompense</h2>
      <fieldset className="field">
        <legend className="label">Days you can give with this offer</legend>
        <span className="hint">
          In whole or half days; empty for none. Your overall limit for a term still holds.
        </span>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          {terms.map((term) => (
            <DaysField key={term} form={form} name={`days.${term}`} label={termLabel(term)} />
          ))}
        </div>
      </fieldset>
      <MoneyField
        form={form}
        name="dayRate"
        label="Day rate"
        hint="What your school is paid for a day, so that it is not out of pocket. Enter 0 where there is no charge."
      />
    </>
  );
}

/** Several of a long list, by group: each group its own heading inside one question. */
function FocusAreas({ form }: { form: FormState }) {
  const error = form.error('focusAreas');
  return (
    <fieldset
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={error ? 'focusAreas-error' : undefined}
    >
      <legend className="label">Focus areas</legend>
      <span className="hint">Choose the ones you would be glad to be asked for</span>
      {error ? (
        <span id="focusAreas-error" className="field-error">
          <span className="visually-hidden">Error: </span>
          {error}
        </span>
      ) : null}
      {focusAreasByGroup().map(({ group, areas }, g) => (
        <div key={group} className="mt-4">
          <p className="mb-1 text-sm font-semibold text-ink-soft">{group}</p>
          <div className="sm:columns-2">
            {areas.map((area, i) => {
              const id = g === 0 && i === 0 ? 'focusAreas' : `focusAreas-${area.key}`;
              return (
                <div key={area.key} className="choice break-inside-avoid">
                  <input
                    id={id}
                    type="checkbox"
                    name="focusAreas"
                    value={area.key}
                    defaultChecked={form.checked('focusAreas', area.key)}
                  />
                  <label htmlFor={id}>{area.name}</label>
                </div>
              );
            })}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

/** A new offer, for oneself or, by the service, for a provider. */
export function NewOfferPage({
  formId,
  terms,
  providers,
  providerId,
  answer,
}: {
  formId: string;
  terms: readonly string[];
  providers: readonly { id: string; name: string }[];
  providerId: string | null;
  answer: StaleAnswer;
}) {
  const form = formState(answer, {
    providerId: providerId ?? '',
    travelLimitMinutes: '45',
    openToOthers: '',
  });
  const only = providers.length === 1 ? providers[0] : undefined;
  if (providers.length === 0) return <NobodyToOffer />;
  return (
    <Page
      title="Write an offer"
      caption={only?.name}
      lead="Say what you can help a school with. You can save it as a draft and publish it later."
      breadcrumbs={[{ href: '/offers', label: 'Offers' }]}
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ formId, providerId: only?.id }} />
        {only ? null : (
          <SelectField
            form={form}
            name="providerId"
            label="Whose offer is it?"
            empty="Choose a leader or teaching school"
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <OfferFormFields form={form} terms={terms} />
        <ButtonRow>
          <Button name="intent" value="publish">
            Publish offer
          </Button>
          <Button name="intent" value="save" tone="secondary">
            Save as draft
          </Button>
          <Link to="/offers" className="py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** The service of an authority new to Alongside, before anybody is in its directory. */
function NobodyToOffer() {
  return (
    <Page title="Write an offer" breadcrumbs={[{ href: '/offers', label: 'Offers' }]}>
      <EmptyState
        title="Nobody is in your directory yet"
        action={<ButtonLink to="/directory/new">Add a leader or teaching school</ButtonLink>}
      >
        <p>
          An offer belongs to a system leader or a teaching school. Add them first, then write what they
          offer.
        </p>
      </EmptyState>
    </Page>
  );
}

/** An offer being changed. */
export function EditOfferPage({
  offer,
  terms,
  answer,
}: {
  offer: {
    id: string;
    title: string;
    version: number;
    isProvider: boolean;
    provider: { id: string; name: string };
    typed: Record<string, unknown>;
  };
  terms: readonly string[];
  answer: StaleAnswer;
}) {
  const form = formState(answer, offer.typed);
  return (
    <Page
      title="Edit offer"
      caption={`${offer.title} · ${offer.provider.name}`}
      lead={
        offer.isProvider
          ? undefined
          : `You are editing for ${offer.provider.name}. They are told what you change.`
      }
      breadcrumbs={[
        { href: '/offers', label: 'Offers' },
        { href: `/offers/${offer.id}`, label: offer.title },
      ]}
    >
      <ErrorSummary form={form} />
      <StaleAnswerNotice answer={answer} fields={compared(terms)} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: offer.version }} />
        <OfferFormFields form={form} terms={terms} />
        <ButtonRow>
          <Button>Save offer</Button>
          <Link to={`/offers/${offer.id}`} className="py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

const yes = (text: string) => (text === 'on' ? 'Yes' : text);

function compared(terms: readonly string[]): Compared[] {
  return [
    { name: 'title', label: 'Title' },
    { name: 'description', label: 'Description' },
    { name: 'focusAreas', label: 'Focus areas', words: focusAreaName },
    { name: 'phases', label: 'Phases', words: (text) => PHASE_NAMES[text as Phase] ?? text },
    { name: 'formats', label: 'Ways of working', words: (text) => FORMAT_NAMES[text as Format] ?? text },
    { name: 'travelLimitMinutes', label: 'Furthest you would travel', words: (text) => `${text} minutes` },
    { name: 'openToOthers', label: 'Open to other authorities', words: yes },
    ...terms.map((term) => ({ name: `days.${term}`, label: `Days in the ${termLabel(term).toLowerCase()}` })),
    { name: 'dayRate', label: 'Day rate', words: (text) => `£${text}` },
  ];
}
