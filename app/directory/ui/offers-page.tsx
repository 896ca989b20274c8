import { Form, Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { daysWords } from '~/kernel/days';
import { count, list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DownloadList,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Pagination,
  Table,
  Tabs,
  Tag,
  TextField,
  withQuery,
} from '~/ui';
import { OFFER_VIEWS, type OfferListFilters, type OfferListView } from '../filters';
import type { OfferLine, OffersListed } from '../queries/offers.server';
import { confirmedWords, OFFER_STATE_NAMES, OFFER_STATE_TONES, termLabel } from '../wording';

const VIEW_NAMES: Record<OfferListView, string> = {
  all: 'All offers',
  confirm: 'To confirm this term',
  draft: 'Drafts',
  withdrawn: 'Withdrawn',
};

/** The offers one looks after: one's own, or the authority's. */
export function OffersPage({
  offers,
  total,
  page,
  pageSize,
  counts,
  asked,
  terms,
  forService,
  answer,
}: OffersListed & {
  pageSize: number;
  asked: OfferListFilters;
  terms: { this: string; next: string };
  forService: boolean;
  answer: FormAnswer | undefined;
}) {
  const { q, view } = asked;
  const query = new URLSearchParams([...(q ? [['q', q]] : []), ...(view === 'all' ? [] : [['view', view]])]);
  const none = counts.all === 0 && q === '';
  return (
    <Page
      wide
      title={forService ? 'Offers of your authority' : 'Your offers'}
      lead={
        forService
          ? 'Every offer of your leaders and teaching schools, in order of their names.'
          : 'What you offer to schools. Published offers can be read by anybody and matched with requests.'
      }
      next={
        counts.confirm > 0 && view !== 'confirm' ? (
          <NextStep
            title={`Confirm ${count(counts.confirm, 'offer')} for this term`}
            after="Schools and brokers see when an offer was last confirmed, so that nobody asks for what is no longer on offer."
          >
            <ButtonLink to="/offers?view=confirm">See offers to confirm</ButtonLink>
          </NextStep>
        ) : undefined
      }
      actions={
        none ? undefined : (
          <ButtonLink to="/offers/new" tone="secondary">
            Write an offer
          </ButtonLink>
        )
      }
    >
      <ErrorSummary form={formState(answer)} />
      {none ? (
        <EmptyState
          title="No offers yet"
          action={<ButtonLink to="/offers/new">Write the first offer</ButtonLink>}
        >
          An offer says what a leader can help with, how, and for how many days.
        </EmptyState>
      ) : (
        <>
          {forService ? <Search asked={asked} /> : null}
          <Tabs
            label="Offers by state"
            tabs={OFFER_VIEWS.map((one) => ({
              label: VIEW_NAMES[one],
              href: withQuery('/offers', query, { view: one === 'all' ? null : one }),
              current: one === view,
              count: counts[one],
            }))}
          />
          <OffersTable offers={offers} caption={VIEW_NAMES[view]} terms={terms} forService={forService} />
          {total > pageSize ? (
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              path="/offers"
              query={query}
              noun="offer"
            />
          ) : null}
          <DownloadList list="offers" total={total} />
        </>
      )}
    </Page>
  );
}

function Search({ asked }: { asked: OfferListFilters }) {
  const form = formState(null, asked);
  return (
    <form method="get" action="/offers" className="mb-6">
      <Hidden values={{ view: asked.view === 'all' ? null : asked.view }} />
      <TextField form={form} name="q" type="search" label="Search" hint="A name or a title" width="half" />
      <ButtonRow>
        <Button tone="secondary">Search offers</Button>
        {asked.q ? <Link to="/offers">Show all offers</Link> : null}
      </ButtonRow>
    </form>
  );
}

function OffersTable({
  offers,
  caption,
  terms,
  forService,
}: {
  offers: OfferLine[];
  caption: string;
  terms: { this: string; next: string };
  forService: boolean;
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={offers}
      rowKey={(offer) => offer.id}
      empty={<EmptyState title="None here">Look under “All offers”, or search for another word.</EmptyState>}
      columns={[
        {
          head: 'Offer',
          cell: (offer) => (
            <>
              <Link to={`/offers/${offer.id}`}>{offer.title}</Link>
              <span className="block text-sm font-normal text-ink-soft">
                {list(offer.focusAreas.map(focusAreaName))}
              </span>
            </>
          ),
        },
        ...(forService
          ? [
              {
                head: 'Whose',
                cell: (offer: OfferLine) => (
                  <Link to={`/directory/${offer.provider.id}`}>{offer.provider.name}</Link>
                ),
              },
            ]
          : []),
        {
          head: 'State',
          cell: (offer) => <Tag tone={OFFER_STATE_TONES[offer.state]}>{OFFER_STATE_NAMES[offer.state]}</Tag>,
        },
        {
          head: termLabel(terms.this),
          numeric: true,
          cell: (offer) => daysWords(offer.days[terms.this] ?? 0),
        },
        {
          head: termLabel(terms.next),
          numeric: true,
          cell: (offer) => daysWords(offer.days[terms.next] ?? 0),
        },
        { head: 'Confirmed', cell: (offer) => <Confirmed offer={offer} /> },
      ]}
    />
  );
}

function Confirmed({ offer }: { offer: OfferLine }) {
  if (offer.state !== 'published' || offer.freshness === 'this-term') {
    return <>{confirmedWords(offer.lastConfirmedAt, offer.freshness)}</>;
  }
  return (
    <Form method="post">
      <p className="mb-1 text-sm">{confirmedWords(offer.lastConfirmedAt, offer.freshness)}</p>
      <Hidden values={{ id: offer.id, version: offer.version }} />
      <Button tone="secondary">
        Still right<span className="visually-hidden">: {offer.title}</span>
      </Button>
    </Form>
  );
}
