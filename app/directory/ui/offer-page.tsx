import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonLink,
  CapacityMeter,
  Details,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  Tag,
  TextArea,
} from '~/ui';
import type { OfferPage as OfferPageView } from '../queries/offers.server';
import {
  confirmedWords,
  designationWords,
  OFFER_STATE_NAMES,
  OFFER_STATE_TONES,
  termLabel,
} from '../wording';
import { OfferFacts } from './offer-facts';

/** One offer: what it says, its days, and what can be done with it. */
export function OfferPage({
  offer,
  mayAsk,
  answer,
  children,
}: {
  offer: OfferPageView;
  mayAsk: boolean;
  answer: FormAnswer | undefined;
  /** What areas to the right add, such as practice that came of it. */
  children?: ReactNode;
}) {
  const { is, provider } = offer;
  return (
    <Page
      title={offer.title}
      caption={
        <>
          <Link to={`/directory/${provider.id}`}>{provider.name}</Link>,{' '}
          {designationWords(provider.designation)}
        </>
      }
      breadcrumbs={
        is.editor
          ? [{ href: '/offers', label: 'Offers' }]
          : [
              { href: '/directory', label: 'Directory' },
              { href: `/directory/${provider.id}`, label: provider.name },
            ]
      }
      tag={<Tag tone={OFFER_STATE_TONES[offer.state]}>{OFFER_STATE_NAMES[offer.state]}</Tag>}
      next={<OfferNextStep offer={offer} mayAsk={mayAsk} />}
      actions={is.editor ? <Link to={`/offers/${offer.id}/edit`}>Edit offer</Link> : undefined}
    >
      <ErrorSummary form={formState(answer)} />
      <Section title="What it is">
        <p className="mb-4 whitespace-pre-line">{offer.description}</p>
        <OfferFacts offer={offer} authorityName={offer.authorityName} />
        <p className="text-sm text-ink-soft">{confirmedWords(offer.lastConfirmedAt, offer.freshness)}</p>
      </Section>
      {children}
      {offer.days ? <OfferDays offer={offer} days={offer.days} /> : null}
      {is.editor && offer.state !== 'withdrawn' ? <Withdraw offer={offer} form={formState(answer)} /> : null}
    </Page>
  );
}

function OfferNextStep({ offer, mayAsk }: { offer: OfferPageView; mayAsk: boolean }) {
  if (offer.is.editor) {
    if (offer.state !== 'published') {
      return (
        <Step
          offer={offer}
          intent="publish"
          title={offer.state === 'draft' ? 'Publish this offer' : 'Publish this offer again'}
          button="Publish offer"
          after="Anybody can then read it, without contact details, and it can be matched with requests."
        />
      );
    }
    if (offer.freshness !== 'this-term') {
      return (
        <Step
          offer={offer}
          intent="confirm"
          title="Confirm that this offer is still right"
          button="Still right"
          after="You are asked once a term. If something has changed, edit the offer instead."
        />
      );
    }
    return (
      <NextStep
        title="Nothing to do"
        after="The offer is published and confirmed for this term. You are told when a school’s request fits it."
      />
    );
  }
  if (!mayAsk) return null;
  return (
    <NextStep
      title="Ask for support"
      after="Say what your school needs. Your authority suggests partners that fit, and you choose. Nothing is agreed until you sign."
    >
      <ButtonLink to="/requests/new">Start a request</ButtonLink>
    </NextStep>
  );
}

function Step({
  offer,
  intent,
  title,
  button,
  after,
}: {
  offer: OfferPageView;
  intent: string;
  title: string;
  button: string;
  after: ReactNode;
}) {
  return (
    <NextStep title={title} after={after}>
      <Form method="post">
        <Hidden values={{ intent, version: offer.version }} />
        <Button>{button}</Button>
      </Form>
    </NextStep>
  );
}

function OfferDays({ offer, days }: { offer: OfferPageView; days: NonNullable<OfferPageView['days']> }) {
  const bound = days.some(({ own, free }) => free < own.free);
  return (
    <Section
      title="Days of this offer"
      action={<Link to={`/directory/${offer.provider.id}/capacity`}>All days by term</Link>}
    >
      {days.map(({ term, own }) => (
        <CapacityMeter key={term} label={termLabel(term)} days={own} />
      ))}
      {bound ? (
        <InsetText>
          In some terms fewer days can be asked for than this offer has left, because the overall limit for
          the term is nearly reached.
        </InsetText>
      ) : null}
    </Section>
  );
}

function Withdraw({ offer, form }: { offer: OfferPageView; form: ReturnType<typeof formState> }) {
  return (
    <Details summary="Withdraw this offer">
      <p>
        It is no longer shown or matched. Days already held or committed stand, and you can publish it again
        at any time.
      </p>
      <Form method="post" className="stack">
        <Hidden values={{ intent: 'withdraw', version: offer.version }} />
        <TextArea
          form={form}
          name="reason"
          label="Reason"
          hint="Seen by you and the authority"
          rows={2}
          maxLength={500}
          optional
        />
        <Button tone="warning">Withdraw offer</Button>
      </Form>
    </Details>
  );
}
