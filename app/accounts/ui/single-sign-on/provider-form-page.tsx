import {
  Button,
  Checkbox,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { PROVIDER_KINDS } from '../../domain/single-sign-on';
import type { ProviderView } from '../../single-sign-on/providers.server';
import { KIND_HINTS, KIND_NAMES } from '../../single-sign-on/wording';

/** Adds a provider, or changes one. */
export function ProviderFormPage({
  provider,
  formId,
  answer,
}: {
  provider: ProviderView | null;
  formId: string;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
}) {
  const form = formState(
    answer,
    provider
      ? { ...provider, domains: provider.domains.join('\n'), secondFactor: provider.secondFactor ? 'on' : '' }
      : { id: formId },
  );
  return (
    <Page
      title={provider ? 'Change the provider' : 'Add a provider'}
      caption={provider?.name ?? 'Single sign-on'}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/single-sign-on', label: 'Single sign-on' },
        ...(provider ? [{ href: `/admin/single-sign-on/${provider.id}`, label: provider.name }] : []),
      ]}
      lead={
        provider
          ? 'With another address, client or secret it has to be tried out again before it is used.'
          : 'Register Alongside at the provider first: you get a client identifier and a secret there. Nothing changes for anybody before you have tried it out and put it into use.'
      }
    >
      <ErrorSummary form={form} />
      {answer?.stale ? <Theirs form={form} theirs={answer.stale} /> : null}
      <form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id'), version: provider?.version ?? 0 }} />
        <RadioGroup
          form={form}
          name="kind"
          label="What kind of provider is it?"
          choices={PROVIDER_KINDS.map((kind) => ({
            value: kind,
            label: KIND_NAMES[kind],
            hint: <span className="wrap-anywhere">{KIND_HINTS[kind]}</span>,
          }))}
        />
        <TextField
          form={form}
          name="name"
          label="Name on the button"
          hint="“Sign in with …”, such as Walsall staff account"
          width="half"
        />
        <TextField
          form={form}
          name="issuer"
          label="Address of the provider"
          hint="Its issuer"
          spellCheck={false}
        />
        <TextField
          form={form}
          name="clientId"
          label="Client identifier"
          autoComplete="off"
          spellCheck={false}
          width="half"
        />
        <TextField
          form={form}
          name="secret"
          label="Client secret"
          type="password"
          autoComplete="off"
          hint={
            provider?.hasSecret
              ? 'Leave it empty to keep the one there is. It is never shown.'
              : 'Kept sealed and never shown again.'
          }
          width="half"
          optional
        />
        <TextArea
          form={form}
          name="domains"
          label="Domains of email addresses"
          hint="One on each line, such as walsall.gov.uk. Somebody whose address the provider vouches for, and which ends so, is joined to their account at their first sign-in."
          rows={4}
          optional
        />
        <Checkbox
          form={form}
          name="secondFactor"
          label="The provider always asks for a second factor"
          hint="Then none is asked for here. Leave it empty if you are not certain: what it says of each sign-in counts anyway."
        />
        <Button>{provider ? 'Save the provider' : 'Add the provider'}</Button>
      </form>
    </Page>
  );
}

function Theirs({ form, theirs }: { form: FormState; theirs: unknown }) {
  const saved = theirs as Record<string, unknown>; // what `changeProvider` shows of the row
  const row = (label: string, name: string) => ({
    label,
    yours: form.value(name),
    theirs: [saved[name]].flat().join('\n'),
  });
  return (
    <StaleNotice
      fields={[
        row('Name on the button', 'name'),
        row('Address of the provider', 'issuer'),
        row('Client identifier', 'clientId'),
        row('Domains of email addresses', 'domains'),
      ]}
    />
  );
}
