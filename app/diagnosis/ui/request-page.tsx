import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { count, instantWords } from '~/kernel/words';
import {
  BandTag,
  ButtonLink,
  Details,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Tag,
  Timeline,
  type TimelineEntry,
} from '~/ui';
import { focusAreaName } from '../domain';
import type { RequestPageView } from '../queries.server';
import { answerWords, eventWords, requestStateWords } from '../wording';
import { NeedSummary, SeverityTag } from './need-summary';

/**
 * A request: what is asked, where it stands, the next step for the one who reads it, and what has happened.
 * @param children what other areas add, such as the partners proposed
 * @param after what they add below what is asked for, such as practice for the same needs
 */
export function RequestPage({
  page,
  children,
  after,
}: {
  page: RequestPageView;
  children?: ReactNode;
  after?: ReactNode;
}) {
  const { request, may, timeline } = page;
  const state = requestStateWords(request);
  const words = answerWords(request);
  return (
    <Page
      title={`Request ${request.ref}`}
      caption={request.school.name}
      breadcrumbs={[{ label: 'Requests', href: '/requests' }]}
      tag={<Tag tone={state.tone}>{state.name}</Tag>}
      next={<RequestNextStep page={page} />}
      actions={
        <>
          <Link to={`/schools/${request.urn}`}>{request.school.name}</Link>
          {may.withdraw ? <Link to={`/requests/${request.id}/withdraw`}>Withdraw the request</Link> : null}
          {may.decline ? <Link to={`/requests/${request.id}/decline`}>Do not take it forward</Link> : null}
        </>
      }
    >
      <EndReason request={request} />
      {children}
      {request.needs.map((need) => (
        <Section
          key={need.id}
          title={focusAreaName(need.focusArea)}
          action={<SeverityTag severity={need.severity} />}
        >
          <NeedSummary need={need} />
        </Section>
      ))}
      <Section title="The support asked for">
        <SummaryList
          rows={[
            { label: 'Days', value: words.days },
            { label: 'Dates', value: words.when },
            { label: 'Kinds of support', value: words.formats },
            { label: 'Online', value: words.remote },
            { label: 'Anything else', value: words.context },
            { label: 'Limit on cost', value: words.cost || 'None given' },
            ...(page.as.service ? [{ label: 'Band', value: <BandTag band={request.band} /> }] : []),
            { label: 'Raised by', value: raisedWords(request) },
          ]}
        />
      </Section>
      {after}
      {timeline.length > 0 ? (
        <Section title="What has happened">
          <Timeline entries={timeline.slice(0, LATEST).map(toEntry)} />
          {timeline.length > LATEST ? (
            <Details summary={`Show ${count(timeline.length - LATEST, 'earlier event')}`}>
              <Timeline entries={timeline.slice(LATEST).map(toEntry)} />
            </Details>
          ) : null}
        </Section>
      ) : null}
    </Page>
  );
}

/** What has happened lately is what people look for; the rest opens in place. */
const LATEST = 8;

function toEntry(event: RequestPageView['timeline'][number]): TimelineEntry {
  return {
    key: event.id,
    title: eventWords(event.type),
    at: event.at,
    by: event.who,
    children: event.reason ? <p>{event.reason}</p> : undefined,
  };
}

function raisedWords(request: RequestPageView['request']): string {
  const by = request.raisedBySchool
    ? `${request.raisedBy.name}, for the school`
    : `${request.raisedBy.name}, for the authority`;
  if (!request.confirmedAt || request.raisedBySchool) return by;
  return `${by}. Confirmed by the head on ${instantWords(request.confirmedAt)}`;
}

/** The one next step, by who reads the request and where it stands. */
function RequestNextStep({ page: { request, may, as, agreement } }: { page: RequestPageView }) {
  const here = `/requests/${request.id}`;
  switch (request.state) {
    case 'draft':
      return may.submit ? (
        <NextStep
          title="Check the request and confirm it"
          after="You can change anything in it first. When you confirm it, your authority looks for partners."
        >
          <ButtonLink to={`${here}/draft/check`}>Check the request</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title="Waiting for the head to confirm it"
          after={
            may.edit ? (
              <>
                The head finds it on their home page. Until then you can{' '}
                <Link to={`${here}/draft/check`}>change it</Link>.
              </>
            ) : (
              'The head decides whether it is sent to the authority.'
            )
          }
        />
      );
    case 'submitted':
      return may.match ? (
        <NextStep
          title="Find partners who fit"
          after="You see offers in order of fit, with the reasons, and put a few forward. The school chooses."
        >
          <ButtonLink to={`${here}/matches`}>See matching offers</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title="Waiting for your authority to look for partners"
          after="An adviser reads the request and may call you. You are told when there are partners to choose from."
        />
      );
    case 'matching':
      return may.match || as.head ? (
        <NextStep
          title={may.match ? 'Go on with the search for a partner' : 'See the partners put forward'}
          after={
            may.match
              ? 'The school chooses, the partner and their school answer, and you approve.'
              : 'Compare them and choose, or say that none fits. The partner is asked only after you have chosen.'
          }
        >
          <ButtonLink to={`${here}/matches`}>
            {may.match ? 'Matches and proposals' : 'See the partners'}
          </ButtonLink>
        </NextStep>
      ) : (
        <NextStep title="A partner is being found" after="The head chooses among the partners put forward." />
      );
    case 'partnered':
      return (
        <NextStep
          title="Follow the agreement"
          after="The request has done its work. The agreement says what was promised, by whom and by when, and how it is going."
        >
          <ButtonLink to={agreement ? `/agreements/${agreement.id}` : '/agreements'}>
            {agreement ? `Open agreement ${agreement.ref}` : 'See agreements'}
          </ButtonLink>
        </NextStep>
      );
    case 'withdrawn':
    case 'declined':
      return as.head ? (
        <NextStep
          title="Ask again when things have changed"
          after="The needs are kept, so that you do not have to state them again."
        >
          <ButtonLink to={`/requests/new?urn=${request.urn}`}>Start a new request</ButtonLink>
        </NextStep>
      ) : null;
  }
}

/** Why a request ended, and when. */
function EndReason({ request }: { request: RequestPageView['request'] }) {
  if (!request.endedAt) return null;
  return (
    <InsetText>
      <p className="font-semibold">
        {request.state === 'withdrawn' ? 'Withdrawn' : 'Not taken forward'} on {instantWords(request.endedAt)}
      </p>
      <p className="whitespace-pre-line">{request.endReason}</p>
    </InsetText>
  );
}
