import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  SummaryList,
  Tag,
  TextField,
} from '~/ui';
import type { AddressView } from '../address-queries.server';
import { LastAddressChange, OpenAddressChange } from './address-parts';

/** Somebody's email address, as an administrator changes it. */
export function PersonAddressPage({
  address,
  formId,
  answer,
}: {
  address: AddressView;
  formId: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { id: formId, version: address.version });
  const { open } = address;
  return (
    <Page
      title="Change the email address"
      caption={address.name}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
        { href: `/admin/users/${address.accountId}`, label: address.name },
      ]}
      tag={open ? <Tag tone="amber">Waiting to be confirmed</Tag> : null}
    >
      <ErrorSummary form={form} />
      {open ? (
        <OpenAddressChange open={open} whose="other" />
      ) : (
        <>
          <LastAddressChange last={address.last} />
          <SummaryList
            rows={[{ label: 'Present address', value: <span className="break-all">{address.email}</span> }]}
          />
          <InsetText>{afterwards(address)}</InsetText>
          <form method="post" noValidate className="stack">
            <Hidden values={{ intent: 'ask', id: form.value('id'), version: address.version }} />
            <TextField
              form={form}
              name="email"
              label="New email address"
              type="email"
              autoComplete="off"
              spellCheck={false}
              width="half"
            />
            <Button>{address.invited ? 'Put the address right' : 'Ask for the change'}</Button>
          </form>
        </>
      )}
    </Page>
  );
}

/** What happens after the button, before it is pressed. */
function afterwards({ invited, takesNoMail }: AddressView): string {
  if (invited)
    return 'They have not signed in yet, so the address is put right at once and the invitation goes to the new one. The link sent before stops working.';
  if (takesNoMail)
    return 'Messages to the present address come back, so it cannot be asked. The address changes when they say yes at the new one.';
  return 'Both addresses get a message. The address changes when they have said yes at both, within three days.';
}
