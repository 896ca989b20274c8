import { Form, Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { daysWords } from '~/kernel/days';
import { count, list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Table,
  Tabs,
  Tag,
} from '~/ui';
import { OFFER_VIEWS, type OfferListView } from '../filters';
import type { OfferLine } from '../queries/offers.server';
import { confirmedWords, OFFER_STATE_NAMES, OFFER_STATE_TONES, termLabel } from '../wording';

const VIEW_NAMES: Record<OfferListView, string> = {
  all: 'All offers',
  confirm: 'To confirm this term',
  draft: 'Drafts',
  withdrawn: 'Withdrawn',
};

function within(view: OfferListView, offer: OfferLine): boolean {
  if (view === 'all') return true;
  if (view === 'confirm') return offer.state === 'published' && offer.freshness !== 'this-term';
  return offer.state === view;
}

/** The offers one looks after: one's own, or the authority's. */
export function OffersPage({
  offers,
  view,
  terms,
  forService,
  answer,
}: {
  offers: OfferLine[];
  view: OfferListView;
  terms: { this: string; next: string };
  forService: boolean;
  answer: FormAnswer | undefined;
}) {
  const toConfirm = offers.filter((offer) => within('confirm', offer)).length;
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
        offers.length > 0 && toConfirm > 0 && view !== 'confirm' ? (
          <NextStep
            title={`Confirm ${count(toConfirm, 'offer')} for this term`}
            after="Schools and brokers see when an offer was last confirmed, so that nobody asks for what is no longer on offer."
          >
            <ButtonLink to="/offers?view=confirm">See offers to confirm</ButtonLink>
          </NextStep>
        ) : undefined
      }
      actions={
        offers.length > 0 ? (
          <ButtonLink to="/offers/new" tone="secondary">
            Write an offer
          </ButtonLink>
        ) : undefined
      }
    >
      <ErrorSummary form={formState(answer)} />
      {offers.length === 0 ? (
        <EmptyState
          title="No offers yet"
          action={<ButtonLink to="/offers/new">Write the first offer</ButtonLink>}
        >
          An offer says what a leader can help with, how, and for how many days.
        </EmptyState>
      ) : (
        <>
          <Tabs
            label="Offers by state"
            tabs={OFFER_VIEWS.map((one) => ({
              label: VIEW_NAMES[one],
              href: one === 'all' ? '/offers' : `/offers?view=${one}`,
              current: one === view,
              count: offers.filter((offer) => within(one, offer)).length,
            }))}
          />
          <OffersTable
            offers={offers.filter((offer) => within(view, offer))}
            caption={VIEW_NAMES[view]}
            terms={terms}
            forService={forService}
          />
        </>
      )}
    </Page>
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
      empty={<EmptyState title="None here">Look under “All offers” for the rest.</EmptyState>}
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
