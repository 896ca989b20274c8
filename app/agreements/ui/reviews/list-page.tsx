import { Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import { ButtonLink, EmptyState, NextStep, Page, Section, SummaryList, Table, Tag } from '~/ui';
import { FREQUENCY_NAMES, progressWords } from '../../domain/reviews/minutes';
import { timeWords } from '../../domain/visits/times';
import type { ReviewsPage } from '../../reviews/queries.server';
import { cadenceSentence, cadenceSentenceForAll, dueWords, reviewTitle } from '../../reviews/wording';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { ReviewTag } from './parts';

/** The reviews of an agreement: how often, which is due, and every one there has been. */
export function ReviewsListPage({ page }: { page: ReviewsPage }) {
  const { id, ref, cadence, reviews, may, reading } = page;
  const due = dueWords(cadence.due);
  const often = FREQUENCY_NAMES[cadence.due.frequency];
  return (
    <Page
      title="Improvement Reviews"
      caption={`Agreement ${ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      next={<Next page={page} />}
      actions={
        may.review && page.current ? (
          <Link to={`/agreements/${id}/reviews/new`}>Plan another review</Link>
        ) : null
      }
    >
      <AgreementTabs agreement={page} current="reviews" />
      <Section title="How often">
        <SummaryList
          rows={[
            { label: 'Reviews are held', value: often },
            {
              label: 'Why',
              value: (
                <>
                  {reading === 'whole'
                    ? cadenceSentence(cadence.need, cadence.bandName, cadence.heldBefore)
                    : cadenceSentenceForAll(cadence.need)}
                  {cadence.reason ? (
                    <span className="mt-2 block">At the last review: {cadence.reason}</span>
                  ) : null}
                </>
              ),
            },
            {
              label: 'Next review',
              value: (
                <>
                  <Tag tone={due.tone}>{due.label}</Tag>
                  <span className="mt-1 block">{due.sentence}</span>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title="All reviews">
        <Table
          caption="Improvement Reviews of this agreement, the newest first"
          hideCaption
          rows={reviews}
          rowKey={(review) => review.id}
          empty={
            <EmptyState title="No review has been planned yet">
              {may.review
                ? 'Plan the first: the people who belong in it are filled in from the record.'
                : 'Your adviser plans the first, and you are told when it is.'}
            </EmptyState>
          }
          columns={[
            {
              head: 'Review',
              nowrap: true,
              cell: (review) => (
                <Link to={`/agreements/${id}/reviews/${review.id}`}>{reviewTitle(review.number)}</Link>
              ),
            },
            {
              head: 'Date',
              nowrap: true,
              cell: (review) =>
                [
                  dateWords(review.heldOn ?? review.plannedFor),
                  review.heldOn ? '' : timeWords(review.startsAt),
                ]
                  .filter(Boolean)
                  .join(', '),
            },
            { head: 'State', cell: (review) => <ReviewTag state={review.state} /> },
            {
              head: reading === 'dates' ? 'Place' : 'Where it stands',
              cell: (review) => (reading === 'dates' ? review.place : found(review)),
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function found(review: ReviewsPage['reviews'][number]): string {
  if (review.state === 'withdrawn') return `Counts for nothing: ${review.withdrawnReason ?? ''}`;
  if (review.state === 'called-off') return review.withdrawnReason ?? '';
  if (review.state === 'held') return progressWords(review.outcomes.map(({ rag }) => rag)) || 'No outcomes';
  if (review.preMeetingHeldOn === null) {
    return review.preMeetingOn ? `Head and adviser meet on ${dateWords(review.preMeetingOn)}` : '';
  }
  return `Head and adviser met on ${dateWords(review.preMeetingHeldOn)}${review.late ? ', less than a week before' : ''}`;
}

function Next({ page }: { page: ReviewsPage }) {
  const { id, may, current, cadence, today } = page;
  if (page.state === 'draft' || page.state === 'signing') {
    return (
      <NextStep
        title="Reviews begin when the agreement is in force"
        after="It is in force when all four parties have signed."
      />
    );
  }
  if (current) {
    const past = current.plannedFor <= today;
    return (
      <NextStep
        title={
          past && may.review
            ? `Record the minutes of ${reviewTitle(current.number)}`
            : `${reviewTitle(current.number)} is on ${dateWords(current.plannedFor)}`
        }
        after={
          past
            ? 'Once they are recorded, the school and the provider can read them, and the date of the next review is set.'
            : 'Head and adviser meet at least a week before. The evidence pack is made from the record.'
        }
      >
        <ButtonLink to={`/agreements/${id}/reviews/${current.id}${past && may.review ? '/record' : ''}`}>
          {past && may.review ? 'Record the minutes' : `Open ${reviewTitle(current.number)}`}
        </ButtonLink>
      </NextStep>
    );
  }
  if (may.review) {
    const { by } = cadence.due;
    return (
      <NextStep
        title={
          by ? `Plan the next review, for ${dateWords(by)} or earlier` : 'Plan a review if one would help'
        }
        after="Everyone invited who has an account is told. Head and adviser then meet at least a week before."
      >
        <ButtonLink to={`/agreements/${id}/reviews/new`}>Plan a review</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title={cadence.due.by ? 'Waiting for the next review to be planned' : 'No review is due'}
      after={
        cadence.due.by
          ? `Your adviser plans it, for ${dateWords(cadence.due.by)} or earlier, and you are told.`
          : 'If one would help, ask your adviser.'
      }
    />
  );
}
