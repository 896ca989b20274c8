import { Link } from '@remix-run/react';
import { designationWords } from '~/directory/wording';
import { daysWords } from '~/kernel/days';
import { count, instantWords } from '~/kernel/words';
import { ButtonLink, Card, EmptyState, InsetText, NextStep, Page, Section, Tag } from '~/ui';
import type { WiderChoice } from '../domain/own-changes';
import type { Candidate, ShortlistView } from '../queries/shortlist.server';
import { STATE_NAMES, STATE_TONES } from '../wording';
import { FitScore, HowScored, RequestOutline, requestCrumbs } from './parts';
import { WiderChoices } from './what-would-change';

/** The school's page of its possible partners: those it was shown, with the reasons, and the way to choose. */
export function SchoolMatchesPage({ view, wider }: { view: ShortlistView; wider: readonly WiderChoice[] }) {
  const { request, candidates } = view;
  return (
    <Page
      title="Possible partners"
      caption={`${request.ref}, ${request.schoolName}`}
      breadcrumbs={requestCrumbs(request)}
      lead={<RequestOutline request={request} />}
      next={<SchoolNextStep view={view} />}
      actions={
        candidates.length > 1 ? (
          <Link to={`/requests/${request.id}/compare`}>Compare side by side</Link>
        ) : undefined
      }
    >
      {view.note && candidates.length > 0 ? (
        <InsetText>
          <p className="font-semibold">From your broker, {instantWords(view.sharedAt)}</p>
          <p className="whitespace-pre-line">{view.note}</p>
        </InsetText>
      ) : null}
      {candidates.length === 0 ? (
        <EmptyState title="There is nobody to choose from yet">
          <p>Your broker is looking. You are told when there are partners to look at.</p>
        </EmptyState>
      ) : (
        <Section title={count(candidates.length, 'possible partner')}>
          {candidates.map((one) => (
            <CandidateCard key={one.id} one={one} />
          ))}
        </Section>
      )}
      <WiderChoices wider={wider} reader="school" />
      <HowScored />
    </Page>
  );
}

/** A partner put forward, as the school reads about them: no contact details before they have accepted. */
function CandidateCard({ one }: { one: Candidate }) {
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="my-0">
          <Link to={`/directory/${one.providerId}`}>{one.providerName}</Link>
        </h3>
        {one.state === 'shortlisted' ? null : (
          <Tag tone={STATE_TONES[one.state]}>{STATE_NAMES[one.state]}</Tag>
        )}
      </div>
      <p className="mt-1">
        {designationWords(one.designation)}, {[one.home.name, one.home.town].filter(Boolean).join(', ')}
      </p>
      <p className="font-semibold">{one.title}</p>
      <p className="mb-3 whitespace-pre-line">{one.description}</p>
      {one.freeHalfDays === null ? null : (
        <p className="text-sm text-ink-soft">
          {daysWords(one.freeHalfDays)} free in the terms you asked for.
        </p>
      )}
      <FitScore score={one.score} factors={one.factors} open />
    </Card>
  );
}

function SchoolNextStep({ view }: { view: ShortlistView }) {
  const { request, candidates, as, state } = view;
  const chosen = candidates.find((one) => one.state !== 'shortlisted');
  if (request.state !== 'matching') return null;
  if (chosen) {
    return (
      <NextStep
        title={`You chose ${chosen.providerName}`}
        after="See what happens next, and who has to answer."
      >
        <ButtonLink to={`/proposals/${chosen.id}`} tone="secondary">
          See where it stands
        </ButtonLink>
      </NextStep>
    );
  }
  if (candidates.length === 0) return null;
  if (!as.clientHead) {
    return (
      <NextStep title="The headteacher chooses" after="As chair of governors you see the same as they do." />
    );
  }
  return (
    <NextStep
      title={
        state === 'others-asked' ? 'Your broker is looking for others' : 'Choose a partner, or ask for others'
      }
      after="Choosing is not yet an agreement: the partner and their school are asked next, and you all sign the terms."
    >
      <ButtonLink to={`/requests/${request.id}/choose`}>
        {state === 'others-asked' ? 'Choose one of these after all' : 'Choose'}
      </ButtonLink>
    </NextStep>
  );
}
