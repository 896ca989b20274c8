import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  Tag,
  type Tone,
} from '~/ui';
import type { OnboardingView } from '../../stripe/onboarding.server';
import { stripeCrumbs } from './frame';

const STATES: Record<OnboardingView['state'], { label: string; tone: Tone }> = {
  none: { label: 'Not set up', tone: 'grey' },
  begun: { label: 'Not finished', tone: 'amber' },
  ready: { label: 'Ready', tone: 'green' },
};

/** A head sets up how their school is paid for the help its people give. */
export function OnboardingPage({
  view,
  link,
  came,
  answer,
}: {
  view: OnboardingView;
  /** Where it goes on at Stripe, once asked for. */
  link: string | null;
  /** Back from Stripe, or sent back because a link had run out. */
  came: 'back' | 'again' | null;
  answer?: FormAnswer;
}) {
  const form = formState(answer, {});
  const { label, tone } = STATES[view.state];
  return (
    <Page
      title="Be paid through Stripe"
      caption={view.schoolName}
      breadcrumbs={stripeCrumbs()}
      tag={<Tag tone={tone}>{label}</Tag>}
      lead="When your people help another school and that school pays online, your school’s part can be sent to your account by Stripe. Without it you are paid by BACS, as before."
      next={<Next view={view} link={link} came={came} />}
    >
      <ErrorSummary form={form} />
      <Section title="What Stripe will ask">
        <ul>
          <li>Your school’s name, address and bank account.</li>
          <li>
            Who acts for the school, with a date of birth and perhaps a document that shows who they are.
          </li>
        </ul>
        <p className="max-w-measure">
          You give this to Stripe on its own pages. Alongside does not see it: it learns only whether your
          account can be paid. Ask your school business manager to have the bank details at hand. It takes
          about ten minutes.
        </p>
      </Section>
      {view.others.length > 0 ? (
        <Section title="Your other schools">
          <ul>
            {view.others.map((other) => (
              <li key={other.urn}>
                <Link to={`/recompense/stripe/onboarding?urn=${other.urn}`}>{other.name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}

function Next({
  view,
  link,
  came,
}: {
  view: OnboardingView;
  link: string | null;
  came: 'back' | 'again' | null;
}) {
  if (view.state === 'ready')
    return (
      <NextStep
        title="You are set up: nothing is left to do"
        after="Payments sent through Stripe are listed with everything your school is paid."
      >
        <Link to="/payables">See what your school is paid</Link>
      </NextStep>
    );
  if (link)
    return (
      <NextStep
        title="Go on at Stripe"
        after="The link works once and for a few minutes. Stripe brings you back here when you have finished."
      >
        <a href={link} rel="noopener noreferrer" className="button button-primary">
          Continue to Stripe
        </a>
      </NextStep>
    );
  if (came === 'back')
    return (
      <NextStep
        title="See whether Stripe has everything"
        after="Stripe may look at what you gave for a few minutes. If something is missing, you can go on where you stopped."
      >
        <Ask urn={view.urn} intent="check" words="Check with Stripe" />
      </NextStep>
    );
  return (
    <NextStep
      title={
        came === 'again'
          ? 'The link had run out: ask for a new one'
          : view.state === 'begun'
            ? 'Go on where you stopped'
            : 'Set up your account'
      }
      after="You get a link to Stripe’s pages."
    >
      <ButtonRow>
        <Ask urn={view.urn} intent="begin" words={view.state === 'begun' ? 'Get a new link' : 'Begin'} />
        {view.state === 'begun' ? (
          <Ask urn={view.urn} intent="check" words="I have finished: check with Stripe" tone="secondary" />
        ) : null}
      </ButtonRow>
    </NextStep>
  );
}

function Ask({
  urn,
  intent,
  words,
  tone,
}: {
  urn: number;
  intent: 'begin' | 'check';
  words: string;
  tone?: 'secondary';
}) {
  return (
    <Form method="post">
      <Hidden values={{ urn, intent }} />
      <Button tone={tone}>{words}</Button>
    </Form>
  );
}
