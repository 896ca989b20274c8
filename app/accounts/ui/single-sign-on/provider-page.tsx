import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  SummaryList,
} from '~/ui';
import type { ProviderView, Trial } from '../../single-sign-on/providers.server';
import { findingsWords, KIND_NAMES } from '../../single-sign-on/wording';
import { ProviderTag } from './providers-page';

/** One provider: how it is connected, how its trial went, and whether it is in use. */
export function ProviderPage({
  provider,
  returnTo,
  signOutTo,
  answer,
}: {
  provider: ProviderView & { trial: Trial };
  /** Where the provider has to send people back to. */
  returnTo: string;
  /** Where the provider tells that somebody has signed out there. */
  signOutTo: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const here = `/admin/single-sign-on/${provider.id}`;
  return (
    <Page
      title={provider.name}
      caption="Single sign-on"
      tag={<ProviderTag enabled={provider.enabled} />}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/single-sign-on', label: 'Single sign-on' },
      ]}
      next={<Next provider={provider} />}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Kind', value: KIND_NAMES[provider.kind], href: `${here}/edit` },
          { label: 'Address', value: <span className="break-all">{provider.issuer}</span> },
          { label: 'Client identifier', value: <span className="break-all">{provider.clientId}</span> },
          { label: 'Secret', value: provider.hasSecret ? 'Kept sealed, and never shown' : 'None' },
          { label: 'Domains of addresses', value: provider.domains.join('\n') },
          {
            label: 'Second factor',
            value: provider.secondFactor
              ? 'It always asks for one, so none is asked for here'
              : 'Asked for here, unless it says that it asked',
          },
          { label: 'Accounts joined', value: String(provider.joined) },
        ]}
        empty="None: people join their account while they are signed in"
      />
      <Section title="What to enter at the provider">
        <SummaryList
          rows={[
            { label: 'Redirect address', value: <span className="break-all">{returnTo}</span> },
            {
              label: 'Back-channel logout address',
              value: <span className="break-all">{signOutTo}</span>,
            },
            { label: 'Kind of flow', value: 'Authorisation code, with PKCE' },
            { label: 'Scopes', value: 'openid and email' },
            { label: 'Showing the secret', value: 'client_secret_basic, or client_secret_post' },
          ]}
        />
        <p className="mt-4">
          With the back-channel logout address, whoever signs out there, or is signed out by whoever keeps the
          accounts there, is signed out here at once. Where the provider has no such setting, leave it out.
        </p>
      </Section>
      <TrialSection trial={provider.trial} />
      {provider.enabled ? (
        <Section title="Take it out of use">
          <p>
            Nobody can sign in with it from then on. Those signed in stay signed in, and everybody with a
            password can use that.
          </p>
          <form method="post">
            <Hidden values={{ version: provider.version }} />
            <Button tone="warning" name="intent" value="disable">
              Take out of use
            </Button>
          </form>
        </Section>
      ) : null}
    </Page>
  );
}

function Next({ provider }: { provider: ProviderView & { trial: Trial } }) {
  const tryIt = `/login/with/${provider.id}?for=trial`;
  if (provider.enabled)
    return (
      <NextStep title="It is in use" after="It is offered at the sign-in page to people of these domains.">
        <ButtonLink tone="secondary" to={tryIt}>
          Try it again
        </ButtonLink>
      </NextStep>
    );
  if (provider.trial.state === 'worked')
    return (
      <NextStep
        title="Put it into use"
        after="People can sign in with it at once. Other heads of service and administrators are told."
      >
        <form method="post">
          <Hidden values={{ version: provider.version }} />
          <Button name="intent" value="enable">
            Put into use
          </Button>
        </form>
      </NextStep>
    );
  return (
    <NextStep
      title="Try it out"
      after="You sign in there as yourself and come back here. Nobody else can use it before that has worked."
    >
      <ButtonLink to={tryIt}>Try to sign in</ButtonLink>
    </NextStep>
  );
}

function TrialSection({ trial }: { trial: Trial }) {
  if (trial.state === 'none') return null;
  return (
    <Section title="The last trial">
      <p>
        {instantWords(trial.at)}: {trial.state === 'worked' ? 'it worked.' : 'it did not work.'}
      </p>
      {trial.state === 'worked' ? (
        <ul>
          {findingsWords(trial.findings).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : (
        <p className="break-words">What the connection said: {trial.why}.</p>
      )}
    </Section>
  );
}
