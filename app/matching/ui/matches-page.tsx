import { Form, Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { instantWords } from '~/kernel/words';
import {
  Button,
  Card,
  Details,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NotificationBanner,
  Page,
  Pagination,
  Section,
  StaleNotice,
  Tag,
} from '~/ui';
import { EXCLUDED_PER_PAGE, RANKED_PER_PAGE } from '../paging';
import type { MatchesView, RankedCard } from '../queries/matches.server';
import { SHORTLIST_NAMES, SHORTLIST_TONES } from '../wording';
import { Excluded } from './excluded';
import { MatchesNextStep } from './matches-next-step';
import {
  FitScore,
  HowScored,
  ProviderLine,
  RequestOutline,
  requestCrumbs,
  ScoreLine,
  strongest,
} from './parts';
import { ShortlistSection } from './shortlist-section';
import { TeamsSection } from './teams-section';
import { WiderChoices } from './what-would-change';

/** What the action sent back: with the text saved meanwhile, when the shortlist had changed. */
type MatchesAnswer = FormAnswer & { stale?: unknown };

/** The broker's page of a request's possible partners: the shortlist, the ranking, and what is left out and why. */
export function MatchesPage({
  view,
  formId,
  query,
  answer,
}: {
  view: MatchesView;
  /** Id for the next record made from this page. */
  formId: string;
  query: string;
  answer: MatchesAnswer | undefined;
}) {
  const { shortlist, run } = view;
  const { request } = shortlist;
  const path = `/requests/${request.id}/matches`;
  const form = formState(answer, { note: shortlist.note ?? '' });
  const open = request.state === 'submitted' || request.state === 'matching';
  return (
    <Page
      title="Possible partners"
      caption={`${request.ref}, ${request.schoolName}`}
      breadcrumbs={requestCrumbs(request)}
      tag={
        run ? (
          <Tag tone={SHORTLIST_TONES[shortlist.state]}>{SHORTLIST_NAMES[shortlist.state]}</Tag>
        ) : undefined
      }
      lead={<RequestOutline request={request} />}
      next={
        <>
          <ErrorSummary form={form} />
          <StaleNote answer={answer} />
          <MatchesNextStep view={view} formId={formId} form={form} />
        </>
      }
    >
      {shortlist.askedReason && shortlist.state === 'others-asked' ? (
        <InsetText>
          <p className="font-semibold">What the school would like to be different</p>
          <p className="whitespace-pre-line">{shortlist.askedReason}</p>
        </InsetText>
      ) : null}
      <ShortlistSection shortlist={shortlist} />
      {run ? (
        <>
          {run.changes.length > 0 && open ? (
            <NotificationBanner tone="info">
              <p className="font-semibold">Things have changed since this ranking</p>
              {run.changes.map((change) => (
                <p key={change}>{change}</p>
              ))}
              <Form method="post" action={path} className="mt-3">
                <Hidden values={{ intent: 'run', id: formId }} />
                <Button tone="secondary">Run again</Button>
              </Form>
            </NotificationBanner>
          ) : null}
          <TeamsSection
            teams={run.teams}
            uncovered={run.uncovered}
            path={path}
            formId={formId}
            open={request.state === 'matching' && shortlist.state !== 'chosen'}
          />
          <Section title={`Suggested offers (${run.rankedTotal})`}>
            <p className="text-sm text-ink-soft">
              Ranked on {instantWords(run.at)}
              {run.by ? ` by ${run.by}` : ''}, with version {run.modelVersion} of the score. The score informs
              your judgement and does not replace it.
            </p>
            {run.ranked.length === 0 ? (
              <EmptyState title="No offer fits as things stand">
                <p>
                  The reasons are below. Some can be set aside with a reason of yours; for others, talk to the
                  school about its dates, or to providers about their days.
                </p>
              </EmptyState>
            ) : (
              <ol className="mt-4">
                {run.ranked.map((offer) => (
                  <li key={offer.offerId}>
                    <RankedOffer offer={offer} view={view} path={path} formId={formId} />
                  </li>
                ))}
              </ol>
            )}
            <Pagination
              page={run.rankedPage}
              pageSize={RANKED_PER_PAGE}
              total={run.rankedTotal}
              path={path}
              query={query}
              noun="offer"
              label="Pages of suggested offers"
            />
          </Section>
          {open ? <WiderChoices wider={run.wider} reader="service" /> : null}
          <Excluded run={run} request={request} path={path} query={query} pageSize={EXCLUDED_PER_PAGE} />
        </>
      ) : null}
      <Details summary="How offers are looked at">
        <p>
          Every offer of your authority is looked at, and every published offer of others that is open to you.
          Some are left out by a rule, which is always named. The rest get points for up to twelve things,
          from how well they fit the needs to how near they are. The points shown add up to the score, and
          nothing else is counted.
        </p>
        <HowScored />
      </Details>
    </Page>
  );
}

/** The note as another broker shared it, beside the one just typed. */
function StaleNote({ answer }: { answer: MatchesAnswer | undefined }) {
  if (!answer || !('stale' in answer) || !isNote(answer.stale)) return null;
  const yours = formState(answer).value('note');
  return <StaleNotice fields={[{ label: 'A note to the school', yours, theirs: answer.stale.note ?? '' }]} />;
}

function isNote(value: unknown): value is { note: string | null } {
  return typeof value === 'object' && value !== null && 'note' in value;
}

function RankedOffer({
  offer,
  view,
  path,
  formId,
}: {
  offer: RankedCard;
  view: MatchesView;
  path: string;
  formId: string;
}) {
  const { shortlist } = view;
  const viewerAuthority = shortlist.request.authorityId;
  const mayAdd =
    offer.proposalId === null && shortlist.request.state === 'matching' && shortlist.state !== 'chosen';
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="my-0 max-w-none">
          {offer.rank}. <Link to={`/offers/${offer.offerId}`}>{offer.title}</Link>
        </h3>
        {offer.proposalId ? <Tag tone="blue">On the shortlist</Tag> : null}
      </div>
      <p className="mt-1">
        <ProviderLine card={offer} />.{' '}
        {offer.dayRatePence === 0 ? 'No charge' : `${moneyWords(offer.dayRatePence)} a day`}.
        {offer.authorityId === viewerAuthority ? null : ` Based in ${offer.authorityName}.`}
      </p>
      <ScoreLine score={offer.score} />
      <ul className="mb-2 list-disc pl-5 text-sm">
        {strongest(offer.factors).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <FitScore score={offer.score} factors={offer.factors} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {mayAdd ? (
          <Form method="post" action={path}>
            <Hidden values={{ intent: 'shortlist', id: `${formId}r${offer.rank}`, offerId: offer.offerId }} />
            <Button tone="secondary">
              Put forward<span className="visually-hidden"> {offer.providerName}</span>
            </Button>
          </Form>
        ) : null}
        <Link to={`/requests/${shortlist.request.id}/offers/${offer.offerId}`} className="text-sm">
          Look closer, and what would change its place
          <span className="visually-hidden">: {offer.title}</span>
        </Link>
      </div>
    </Card>
  );
}
