import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  type FormState,
  formState,
  Hidden,
  Page,
  RadioGroup,
  TextArea,
} from '~/ui';
import { APPETITES } from '../domain/vocabulary';
import type { EditableProvider } from '../queries/profile.server';
import { APPETITE_HINTS, APPETITE_NAMES } from '../wording';
import { ENTRY_COMPARED, EntryFormFields } from './entry-fields';
import { type Compared, type StaleAnswer, StaleAnswerNotice } from './stale-answer';
import { STANDING_COMPARED, StandingFormFields } from './standing-fields';

type Props = { provider: EditableProvider; answer: StaleAnswer };

/** The frame of a form that changes a provider: where it is, both texts when stale, its errors, its buttons. */
function ProviderForm({
  provider,
  title,
  lead,
  form,
  answer,
  compared,
  save,
  children,
}: {
  provider: { id: string; name: string; version: number };
  title: string;
  lead?: ReactNode;
  form: FormState;
  answer: StaleAnswer;
  compared: readonly Compared[];
  save: string;
  children: ReactNode;
}) {
  const back = `/directory/${provider.id}`;
  return (
    <Page
      title={title}
      caption={provider.name}
      lead={lead}
      breadcrumbs={[
        { href: '/directory', label: 'Directory' },
        { href: back, label: provider.name },
      ]}
    >
      <ErrorSummary form={form} />
      <StaleAnswerNotice answer={answer} fields={compared} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: provider.version }} />
        {children}
        <ButtonRow>
          <Button>{save}</Button>
          <Link to={back} className="py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** What a provider says about themself. */
export function EditEntryPage({ provider, answer }: Props) {
  const form = formState(answer, provider.entry);
  return (
    <ProviderForm
      provider={provider}
      title="Edit this entry"
      lead={
        provider.isProvider
          ? undefined
          : `You are editing for ${provider.name}. They are told what you change.`
      }
      form={form}
      answer={answer}
      compared={ENTRY_COMPARED}
      save="Save entry"
    >
      <EntryFormFields form={form} />
    </ProviderForm>
  );
}

/** Designation, home school and quality assurance, by the service. */
export function StandingPage({ provider, answer }: Props) {
  const form = formState(answer, provider.standing);
  return (
    <ProviderForm
      provider={provider}
      title="Designation and quality assurance"
      form={form}
      answer={answer}
      compared={STANDING_COMPARED}
      save="Save designation and quality assurance"
    >
      <StandingFormFields form={form} />
      <Checkbox
        form={form}
        name="active"
        label="Show them in the directory"
        hint="Without this they are not listed or matched. Support already agreed goes on."
      />
      <TextArea
        form={form}
        name="reason"
        label="Reason for the change"
        hint="Kept in the record of who changed what"
        maxLength={1000}
        rows={3}
      />
    </ProviderForm>
  );
}

/** Whether new requests are welcome. */
export function AppetitePage({ provider, answer }: Props) {
  const form = formState(answer, provider.appetite);
  return (
    <ProviderForm
      provider={provider}
      title="Are new requests welcome?"
      lead="Change this as often as you like. It does not affect support already agreed."
      form={form}
      answer={answer}
      compared={[
        {
          name: 'appetite',
          label: 'Open to work',
          words: (text) => APPETITES.map((one) => (one === text ? APPETITE_NAMES[one] : '')).join(''),
        },
        { name: 'reason', label: 'Reason' },
      ]}
      save="Save"
    >
      <RadioGroup
        form={form}
        name="appetite"
        label="Choose one"
        choices={APPETITES.map((value) => ({
          value,
          label: APPETITE_NAMES[value],
          hint: APPETITE_HINTS[value],
        }))}
      />
      <TextArea
        form={form}
        name="reason"
        label="What the authority should know"
        hint="Needed if you choose “not now”: the reason, and when to ask again, such as “Inspection expected this term; ask in the summer”. Schools do not see it."
        maxLength={500}
        rows={3}
        optional
      />
    </ProviderForm>
  );
}

/** A new system leader or teaching school. */
export function NewProviderPage({ formId, answer }: { formId: string; answer: StaleAnswer }) {
  const form = formState(answer, { qaState: 'not-yet' });
  return (
    <Page
      title="Add a leader or teaching school"
      lead="They appear in the public directory once they have published an offer."
      breadcrumbs={[{ href: '/directory', label: 'Directory' }]}
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ formId }} />
        <h2>Who they are</h2>
        <EntryFormFields form={form} />
        <h2>Designation and quality assurance</h2>
        <StandingFormFields form={form} />
        <ButtonRow>
          <Button>Add to the directory</Button>
          <Link to="/directory" className="py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
