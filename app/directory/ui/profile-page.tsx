import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  Card,
  DateText,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  SummaryList,
  type SummaryRow,
  Tag,
} from '~/ui';
import type { ProviderProfile } from '../queries/profile.server';
import {
  APPETITE_NAMES,
  APPETITE_TONES,
  confirmedWords,
  DESIGNATION_STANDING_NAMES,
  designationDatesWords,
  designationWords,
  OFFER_STATE_NAMES,
  OFFER_STATE_TONES,
  QA_NAMES,
  QA_TONES,
} from '../wording';
import { CapacityShown } from './capacity-shown';

/** A provider's page: what anybody may read, and more for those who look after it. */
export function ProfilePage({
  profile,
  mayAsk,
  answer,
  children,
}: {
  profile: ProviderProfile;
  /** Whether the viewer is a head who could ask for support. */
  mayAsk: boolean;
  answer: FormAnswer | undefined;
  /** What areas to the right add, such as practice that came of their support. */
  children?: ReactNode;
}) {
  const { inside, contact } = profile;
  const base = `/directory/${profile.id}`;
  return (
    <Page
      title={profile.name}
      caption={designationWords(profile.designation)}
      breadcrumbs={[{ href: '/directory', label: 'Directory' }]}
      tag={
        profile.active ? (
          <Tag tone={APPETITE_TONES[profile.appetite]}>{APPETITE_NAMES[profile.appetite]}</Tag>
        ) : (
          <Tag>Not in the directory now</Tag>
        )
      }
      next={<ProfileNextStep profile={profile} mayAsk={mayAsk} />}
    >
      <ErrorSummary form={formState(answer)} />
      <Section
        title="Strengths"
        action={profile.is.editor ? <Link to={`${base}/edit`}>Edit this entry</Link> : null}
      >
        <p className="whitespace-pre-line">{profile.strengths}</p>
      </Section>
      <Section title="Who they are">
        <SummaryList rows={whoRows(profile, base)} />
      </Section>
      <Section
        title="Offers"
        action={
          profile.is.editor ? <Link to={`/offers/new?provider=${profile.id}`}>Add an offer</Link> : null
        }
      >
        <Offers profile={profile} />
      </Section>
      {children}
      {inside ? (
        <Section title="Days by term" action={<Link to={`${base}/capacity`}>Set limits by term</Link>}>
          <CapacityShown capacity={inside.capacity} />
        </Section>
      ) : (
        <Section title="Availability">
          <p>{profile.hasFreeThisTerm ? 'Has days free this term.' : 'No days free this term.'}</p>
        </Section>
      )}
      {contact ? (
        <Section title="Contact">
          <p className="text-sm text-ink-soft">
            Seen by {profile.name}, the authority, and schools whose request they have accepted.
          </p>
          <SummaryList rows={contactRows(contact)} />
        </Section>
      ) : null}
      {inside ? (
        <Section title="What came of earlier support">
          <p>
            Read by {profile.is.provider ? 'you' : 'the provider'} and the authority, and by nobody else.{' '}
            <Link to={`${base}/record`}>Read what is on record</Link>
          </p>
        </Section>
      ) : null}
      {inside ? (
        <Section title="Conflicts of interest">
          <p>
            {inside.conflicts === 0
              ? 'None declared. '
              : `${inside.conflicts} declared, not shown to schools. `}
            <Link to={`${base}/conflicts`}>Declare or review conflicts of interest</Link>
          </p>
        </Section>
      ) : null}
    </Page>
  );
}

function ProfileNextStep({ profile, mayAsk }: { profile: ProviderProfile; mayAsk: boolean }) {
  const base = `/directory/${profile.id}`;
  if (
    profile.is.service &&
    (profile.designationStanding === 'lapsed' || profile.designationStanding === 'lapsing')
  ) {
    return (
      <NextStep
        title="Check whether the designation is renewed"
        after="An entry whose designation has ended is not matched with schools until its dates are brought up to date."
      >
        <ButtonLink to={`${base}/standing`}>Update designation</ButtonLink>
      </NextStep>
    );
  }
  if (profile.is.service && profile.qaStanding !== 'assured') {
    return (
      <NextStep
        title="Arrange and record quality assurance"
        after="It stands for a year from the day it is done. Without a current one they are not matched, except for a first piece of support."
      >
        <ButtonLink to={`${base}/standing`}>Record quality assurance</ButtonLink>
      </NextStep>
    );
  }
  if (profile.is.editor && profile.freshness !== 'this-term') {
    return (
      <NextStep
        title="Confirm that this entry is still right"
        after="Schools and brokers see the date. You are asked once a term."
      >
        <Form method="post">
          <Hidden values={{ version: profile.version }} />
          <Button>Everything here is right</Button>
        </Form>
      </NextStep>
    );
  }
  if (profile.is.provider && !profile.offers.some((offer) => offer.state === 'published')) {
    return (
      <NextStep title="Publish an offer" after="You can be matched with schools once an offer is published.">
        <ButtonLink to={`/offers/new?provider=${profile.id}`}>Write an offer</ButtonLink>
      </NextStep>
    );
  }
  if (mayAsk) {
    return (
      <NextStep
        title="Ask for support"
        after="Say what your school needs. Your authority suggests partners that fit, and you choose. Nothing is agreed until you sign."
      >
        <ButtonLink to="/requests/new">Start a request</ButtonLink>
      </NextStep>
    );
  }
  return null;
}

function whoRows(profile: ProviderProfile, base: string): SummaryRow[] {
  const { inside, is } = profile;
  const standing = is.service ? `${base}/standing` : undefined;
  const rows: (SummaryRow | null)[] = [
    {
      label: 'Home school',
      value: (
        <>
          <Link to={`/schools/${profile.homeSchool.urn}`}>{profile.homeSchool.name}</Link>
          {profile.homeSchool.town ? `, ${profile.homeSchool.town}` : ''}
          {profile.active && profile.offers.some(({ state }) => state === 'published') ? (
            <>
              {' · '}
              <Link to={`/map?leader=${profile.id}`}>how far they travel, on a map</Link>
            </>
          ) : null}
        </>
      ),
      href: standing,
    },
    { label: 'Role there', value: profile.jobTitle, href: is.editor ? `${base}/edit` : undefined },
    { label: 'Authority', value: profile.authorityName },
    {
      label: 'Designation',
      value: (
        <>
          {designationDatesWords(profile.designatedOn, profile.designationExpires)}
          {' · '}
          {DESIGNATION_STANDING_NAMES[profile.designationStanding]}
        </>
      ),
      href: standing,
    },
    { label: 'Quality assurance', value: <Quality profile={profile} />, href: standing },
    inside?.qaNote ? { label: 'Note on quality assurance', value: inside.qaNote, href: standing } : null,
    {
      label: 'Open to work',
      value: [APPETITE_NAMES[profile.appetite], inside?.appetiteReason].filter(Boolean).join('\n'),
      href: is.editor ? `${base}/appetite` : undefined,
    },
    { label: 'This entry', value: confirmedWords(profile.lastConfirmedAt, profile.freshness) },
  ];
  return rows.filter((row) => row !== null);
}

function Quality({ profile }: { profile: ProviderProfile }): ReactNode {
  const { qaStanding, qaUntil } = profile;
  return (
    <>
      <Tag tone={QA_TONES[qaStanding]}>{QA_NAMES[qaStanding]}</Tag>
      {qaUntil && (qaStanding === 'assured' || qaStanding === 'due') ? (
        <>
          {' '}
          until <DateText date={qaUntil} />
        </>
      ) : null}
    </>
  );
}

function contactRows(contact: { email: string | null; telephone: string | null }): SummaryRow[] {
  return [
    {
      label: 'Email',
      value: contact.email ? (
        <a href={`mailto:${contact.email}`} className="break-all">
          {contact.email}
        </a>
      ) : null,
    },
    { label: 'Telephone', value: contact.telephone },
  ];
}

function Offers({ profile }: { profile: ProviderProfile }) {
  if (profile.offers.length === 0) {
    return (
      <EmptyState
        title="No offers yet"
        action={
          profile.is.editor ? (
            <Link to={`/offers/new?provider=${profile.id}`}>Write the first offer</Link>
          ) : undefined
        }
      >
        An offer says what they can help with, how, and for how many days.
      </EmptyState>
    );
  }
  return (
    <>
      {profile.offers.map((offer) => (
        <Card key={offer.id}>
          <h3 className="mt-0" id={`offer-${offer.id}`}>
            <Link to={`/offers/${offer.id}`}>{offer.title}</Link>
          </h3>
          <p className="mb-2 text-sm text-ink-soft">{list(offer.focusAreas.map(focusAreaName))}</p>
          <p className="mb-2">{offer.description}</p>
          <p className="max-w-none text-sm text-ink-soft">
            {profile.is.editor ? (
              <>
                <Tag tone={OFFER_STATE_TONES[offer.state]}>{OFFER_STATE_NAMES[offer.state]}</Tag>{' '}
              </>
            ) : null}
            {offer.openToOthers
              ? 'Open to schools of any authority'
              : `For schools in ${profile.authorityName}`}
            {' · '}
            {confirmedWords(offer.lastConfirmedAt, offer.freshness)}
          </p>
        </Card>
      ))}
    </>
  );
}
