import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  SummaryList,
  Tag,
  TextField,
  WarningText,
} from '~/ui';
import type { AddressView } from '../address-queries.server';
import { LastAddressChange, OpenAddressChange } from './address-parts';

/** A person's own email address: a change that waits, or the form that asks for one. */
export function AddressPage({
  address,
  formId,
  answer,
}: {
  address: AddressView;
  formId: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { id: formId });
  const { open } = address;
  return (
    <Page
      title={open ? 'Your change of address' : 'Change your email address'}
      breadcrumbs={[{ href: '/account', label: 'Your account' }]}
      tag={open ? <Tag tone="amber">Waiting to be confirmed</Tag> : null}
      lead={
        open
          ? undefined
          : 'You sign in with this address, and messages go there. We write to both addresses, and change it when you have said yes at both.'
      }
    >
      <ErrorSummary form={form} />
      {open ? (
        <OpenAddressChange open={open} whose="own" />
      ) : (
        <>
          <LastAddressChange last={address.last} />
          {address.takesNoMail ? (
            <WarningText>
              Messages to your present address come back, so you could not say yes there. Ask your
              administrator to change it for you.
            </WarningText>
          ) : null}
          <SummaryList
            rows={[{ label: 'Present address', value: <span className="break-all">{address.email}</span> }]}
          />
          <form method="post" noValidate className="stack">
            <Hidden values={{ intent: 'ask', id: form.value('id') }} />
            <TextField
              form={form}
              name="email"
              label="New email address"
              type="email"
              autoComplete="email"
              spellCheck={false}
              width="half"
            />
            <TextField
              form={form}
              name="current"
              label="Your password"
              hint="The one you sign in with, so that nobody else can do this at a machine you left open."
              type="password"
              autoComplete="current-password"
              width="half"
            />
            <Button>Ask for the change</Button>
          </form>
        </>
      )}
    </Page>
  );
}
