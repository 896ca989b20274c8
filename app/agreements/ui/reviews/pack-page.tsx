import { Form } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import { Button, ErrorSummary, type FormAnswer, formState, Hidden, InsetText, NextStep, Page } from '~/ui';
import type { PackPage } from '../../reviews/queries.server';
import { reviewTitle } from '../../reviews/wording';
import { between } from '../frame';
import { PackView } from './pack-view';
import { ReviewTag, reviewCrumbs } from './parts';

/** The evidence pack of a review: live until it is frozen, then as the group saw it. */
export function EvidencePackPage({ page, answer }: { page: PackPage; answer?: FormAnswer }) {
  const { review, pack, packAt, hash, mayFreeze } = page;
  const form = formState(answer, { version: review.version });
  return (
    <Page
      title="Evidence pack"
      caption={`${reviewTitle(review.number)}, agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={reviewCrumbs(page, review)}
      tag={<ReviewTag state={review.state} />}
      lead={
        packAt
          ? `As the record stood on ${dateWords(pack.asOf)}.`
          : `As the record stands on ${dateWords(pack.asOf)}. It changes with the record until it is kept.`
      }
      next={
        <>
          <ErrorSummary form={form} />
          {mayFreeze ? (
            <NextStep
              title={
                packAt ? 'Make the pack again if the record has changed' : 'Keep this pack for the review'
              }
              after={
                packAt
                  ? 'The pack made now takes the place of this one. Once minutes are recorded it stays as it is.'
                  : 'It is kept as it stands, so that anybody can later see what the group saw. You can make it again until minutes are recorded.'
              }
            >
              <Form method="post">
                <Hidden values={{ version: review.version }} />
                <Button tone={packAt ? 'secondary' : 'primary'}>
                  {packAt ? 'Make the pack again' : 'Keep this pack'}
                </Button>
              </Form>
            </NextStep>
          ) : null}
        </>
      }
    >
      {packAt ? (
        <InsetText>
          <p>
            Kept on {instantWords(new Date(packAt))}
            {review.state === 'held' && review.heldOn && pack.asOf > review.heldOn
              ? ', when the minutes were recorded'
              : ''}
            .
          </p>
          {hash ? (
            <p className="text-sm text-ink-soft">
              Pack <span className="tabular-nums">{hash.slice(0, 12)}</span>, made under version{' '}
              {pack.revision} of the agreement.
            </p>
          ) : null}
        </InsetText>
      ) : null}
      <PackView pack={pack} />
    </Page>
  );
}
