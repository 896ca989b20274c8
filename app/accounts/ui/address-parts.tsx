import { instantWords } from '~/kernel/words';
import { Button, InsetText, NextStep, SummaryList, Tag } from '~/ui';
import type { AddressView, OpenChange } from '../address-queries.server';

/** A change that waits: how far it has come at each address, and the way to take it back. */
export function OpenAddressChange({ open, whose }: { open: OpenChange; whose: 'own' | 'other' }) {
  return (
    <>
      <NextStep
        title={
          whose === 'own' ? 'Open the messages at both addresses' : 'They open the messages at both addresses'
        }
        after={`When both have said yes, the address changes at once. Otherwise nothing changes, and the links stop working on ${instantWords(open.expiresAt)}.`}
      />
      <SummaryList
        rows={[
          { label: 'Present address', value: <At email={open.oldEmail} {...oldState(open)} /> },
          {
            label: 'New address',
            value: (
              <At
                email={open.newEmail}
                done={open.newConfirmed}
                words={open.newConfirmed ? 'Confirmed' : 'Not confirmed yet'}
              />
            ),
          },
          {
            label: 'Asked for',
            value: `${instantWords(open.askedAt)}, by ${
              open.byAdministrator ? 'an administrator' : whose === 'own' ? 'you' : 'the person'
            }`,
          },
        ]}
      />
      <p>
        No message there? Look among unwanted mail. If the new address was mistyped, withdraw the change and
        ask again.
      </p>
      <form method="post">
        <Button tone="secondary" name="intent" value="withdraw">
          Withdraw the change
        </Button>
      </form>
    </>
  );
}

function oldState(open: OpenChange): { done: boolean; words: string } {
  if (open.oldConfirmed) return { done: true, words: 'Confirmed' };
  return open.oldNeeded
    ? { done: false, words: 'Not confirmed yet' }
    : { done: true, words: 'Not needed: mail to it comes back' };
}

function At({ email, done, words }: { email: string; done: boolean; words: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="break-all">{email}</span>
      <Tag tone={done ? 'green' : 'amber'}>{words}</Tag>
    </span>
  );
}

const LAST: Record<NonNullable<AddressView['last']>['outcome'], (email: string) => string> = {
  changed: (email) => `The address was changed to ${email}.`,
  refused: (email) => `The change to ${email} was refused from the present address. Nothing has changed.`,
  withdrawn: (email) => `The change to ${email} was withdrawn. Nothing has changed.`,
  replaced: (email) => `The change to ${email} was replaced by another.`,
  expired: (email) =>
    `The change to ${email} was not confirmed at both addresses in time. Nothing has changed.`,
};

/** What became of the last change. */
export function LastAddressChange({ last }: { last: AddressView['last'] }) {
  if (!last) return null;
  return (
    <InsetText>
      <p className="break-words">{LAST[last.outcome](last.newEmail)}</p>
      <p className="mb-0 text-sm text-ink-soft">{instantWords(last.at)}</p>
    </InsetText>
  );
}
