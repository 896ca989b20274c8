import { Form, Link } from '@remix-run/react';
import { Button, formState, Pagination, SelectField, Tag } from '~/ui';
import type { MatchesView } from '../queries/matches.server';
import type { RequestHead } from '../queries/shortlist.server';
import { EXCLUSION_NAMES } from '../wording';
import { ProviderLine } from './parts';

/** Offers that were not suggested, each with every reason; folded away, and filtered by reason. */
export function Excluded({
  run,
  request,
  path,
  query,
  pageSize,
}: {
  run: NonNullable<MatchesView['run']>;
  request: RequestHead;
  path: string;
  query: string;
  pageSize: number;
}) {
  const params = new URLSearchParams(query);
  const reason = params.get('reason') ?? '';
  if (run.excludedAll === 0) return null;
  return (
    <section aria-labelledby="not-suggested" className="mb-10">
      <h2 id="not-suggested">Not suggested, and why ({run.excludedAll})</h2>
      <details open={reason !== '' || params.has('xpage')}>
        <summary className="mb-4 inline-block py-2 text-teal underline">
          Show the offers and the reasons
        </summary>
        <Form
          method="get"
          action={`${path}#not-suggested`}
          className="mb-6 flex flex-wrap items-end gap-4 [&_.field]:mb-0"
        >
          <SelectField
            form={formState(null, { reason })}
            name="reason"
            label="Left out because of"
            empty="Any reason"
            optional
            options={run.reasons.map(({ code, count }) => ({
              value: code,
              label: `${EXCLUSION_NAMES[code]} (${count})`,
            }))}
          />
          <Button tone="secondary">Filter</Button>
        </Form>
        <ul>
          {run.excluded.map((offer) => (
            <li key={offer.offerId} className="border-t border-line py-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h3 className="my-0 max-w-none text-base">
                  <Link to={`/offers/${offer.offerId}`}>{offer.title}</Link>
                </h3>
                {offer.proposalId ? <Tag tone="blue">On the shortlist</Tag> : null}
              </div>
              <p className="text-sm">
                <ProviderLine card={offer} />
              </p>
              <ul className="mt-1 list-disc pl-5">
                {offer.reasons.map(({ code, sentence }) => (
                  <li key={code}>{sentence}</li>
                ))}
              </ul>
              <p className="mt-1 text-sm">
                <Link to={`/requests/${request.id}/offers/${offer.offerId}`}>
                  {offer.soft && !offer.proposalId
                    ? 'Look closer, or put forward all the same'
                    : 'Look closer'}
                  <span className="visually-hidden">: {offer.title}</span>
                </Link>
              </p>
            </li>
          ))}
        </ul>
        <Pagination
          page={run.excludedPage}
          pageSize={pageSize}
          total={run.excludedTotal}
          path={path}
          query={query}
          param="xpage"
          noun="offer"
          label="Pages of offers not suggested"
        />
      </details>
    </section>
  );
}
