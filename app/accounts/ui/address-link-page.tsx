import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  NextStep,
  Page,
  SummaryList,
  Tag,
} from '~/ui';
import type { AddressLink } from '../address-links.server';

/** The page of a link in a message about a change of address. Nothing happens by opening it: mail filters open links too. */
export function AddressLinkPage({
  link,
  problem,
  answer,
}: {
  link: AddressLink | null;
  problem: string | null;
  answer: FormAnswer | undefined;
}) {
  if (!link)
    return (
      <Page title="This link does not work">
        <p>{problem}</p>
        <p>
          Open the newest message about it once more. If there is none,{' '}
          <Link to="/account/address">sign in and look at your address</Link>.
        </p>
      </Page>
    );
  if (link.state === 'changed')
    return (
      <Page title="The address is changed">
        <p>
          From now on {link.name} signs in with <strong className="break-all">{link.newEmail}</strong>, and
          messages go there. The password is as it was.
        </p>
        <ButtonLink to="/login">Sign in</ButtonLink>
      </Page>
    );
  if (link.state === 'refused') return <RefusedPage link={link} />;
  if (link.state === 'withdrawn' || link.state === 'replaced' || link.state === 'expired')
    return (
      <Page title={OVER[link.state].title}>
        <p>{OVER[link.state].words} Nothing has changed by this link.</p>
        <p>
          <Link to="/account/address">Sign in and look at your address</Link>
        </p>
      </Page>
    );
  return <OpenPage link={link} form={formState(answer)} />;
}

/** A change that waits: what it is, and the buttons for this address. */
function OpenPage({ link, form }: { link: AddressLink; form: FormState }) {
  const old = link.side === 'old';
  const confirmed = old ? link.oldConfirmed : link.newConfirmed;
  return (
    <Page
      title={old ? 'Is this change of address your wish?' : 'Confirm your new address'}
      caption={link.name}
      tag={confirmed ? <Tag tone="green">Confirmed here</Tag> : null}
      next={
        confirmed ? (
          <NextStep
            title={`Now say yes at ${old ? 'the new' : 'the present'} address`}
            after="Open the message at the other address: the address changes as soon as both have said yes."
          />
        ) : null
      }
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Present address', value: <span className="break-all">{link.oldEmail}</span> },
          { label: 'New address', value: <span className="break-all">{link.newEmail}</span> },
          {
            label: 'Asked for by',
            value: link.byAdministrator ? 'An administrator' : 'Somebody signed in to this account',
          },
          { label: 'Until', value: instantWords(link.expiresAt) },
        ]}
      />
      <p>
        {old
          ? 'If it was not your wish, say no: nothing changes, everybody is signed out of the account, and your administrators are told.'
          : 'If this is not your address, you need do nothing.'}
      </p>
      {confirmed && !old ? null : (
        <form method="post">
          <ButtonRow>
            {confirmed ? null : (
              <Button name="intent" value="confirm">
                {old ? 'Yes, this is my wish' : 'Yes, this address is mine'}
              </Button>
            )}
            {old ? (
              <Button tone="warning" name="intent" value="refuse">
                No, this was not me
              </Button>
            ) : null}
          </ButtonRow>
        </form>
      )}
    </Page>
  );
}

const OVER = {
  withdrawn: {
    title: 'This change has been withdrawn',
    words: 'It was taken back before both had said yes.',
  },
  replaced: {
    title: 'There is a newer change',
    words: 'Another change has been asked for since. Use the links of the newer messages.',
  },
  expired: { title: 'This link has run out', words: 'The three days in which both could say yes are over.' },
} as const;

function RefusedPage({ link }: { link: AddressLink }) {
  if (link.side === 'new')
    return (
      <Page title="This change has been refused">
        <p>It was refused at the other address. Nothing has changed.</p>
      </Page>
    );
  return (
    <Page
      title="The change is stopped"
      next={
        link.byAdministrator ? null : (
          <NextStep
            title="Set a new password"
            after="Whoever asked for the change was signed in as you, so they may know your password. With a new one they cannot come back."
          >
            <ButtonLink to="/reset">Ask for a link to set one</ButtonLink>
          </NextStep>
        )
      }
    >
      <p>
        Nothing has changed: your address is as it was. Everybody has been signed out of your account, and
        your administrators have been told.
      </p>
      {link.byAdministrator ? (
        <p>
          <Link to="/login">Sign in again</Link>
        </p>
      ) : null}
    </Page>
  );
}
