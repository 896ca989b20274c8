import { Form, Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  StaleNotice,
  Table,
  TextArea,
} from '~/ui';
import { FACTOR_LABELS } from '../domain/factors';
import { FACTOR_KEYS, type Weights } from '../domain/model';
import type { RequestPreview, WeightsPreview, WeightsView } from '../queries/weights.server';
import { REASON_MOST } from '../weights-forms';
import { WEIGHTS_CRUMBS, weightsQuery } from './weights-page';

/** Of the requests that would look otherwise, so many are listed; the rest are counted. */
const LISTED = 50;

/** What other weights would change, before they are put in force. */
export function WeightsPreviewPage({
  view,
  proposed,
  preview,
  from,
  formId,
  answer,
}: {
  view: WeightsView;
  proposed: Weights;
  preview: WeightsPreview;
  /** Version that the weights were typed from. */
  from: number;
  formId: string;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
}) {
  const form = formState(answer);
  const differ = FACTOR_KEYS.filter((key) => view.weights[key] !== proposed[key]);
  return (
    <Page
      title="What other weights would change"
      caption={view.authority}
      breadcrumbs={[...WEIGHTS_CRUMBS, { href: '/admin/weights', label: 'How offers are weighed' }]}
      lead={<p>{summary(preview)} Nothing has changed yet.</p>}
      next={
        <>
          <ErrorSummary form={form} />
          {answer?.stale && differ.length > 0 ? (
            <StaleNotice
              fields={differ.map((key) => ({
                label: FACTOR_LABELS[key],
                yours: String(proposed[key]),
                theirs: String(view.weights[key]),
              }))}
            />
          ) : null}
          {differ.length > 0 ? (
            <NextStep
              title="Decide whether to put these weights in force"
              after="The next rankings would use them. Rankings made so far stay as they are until a broker ranks again."
            >
              <p>
                <a href="#decide">Go to the decision</a>
              </p>
            </NextStep>
          ) : null}
        </>
      }
    >
      <Table
        caption="Weights that would change"
        rows={differ.map((key) => ({ key, now: view.weights[key], next: proposed[key] }))}
        rowKey={({ key }) => key}
        columns={[
          { head: 'Factor', cell: ({ key }) => FACTOR_LABELS[key] },
          { head: 'Now', cell: ({ now }) => now, numeric: true },
          { head: 'Would be', cell: ({ next }) => next, numeric: true },
          { head: 'Difference', cell: ({ now, next }) => difference(next - now), numeric: true },
        ]}
        empty={<p>All weights would stay as they are.</p>}
      />
      <Section title="Open requests">
        {preview.changed.length === 0 ? (
          <EmptyState title="No open request would look otherwise">
            <p>
              {preview.looked === 0
                ? 'No open request has been ranked yet.'
                : 'The first three and the shortlists stay as they are.'}
            </p>
          </EmptyState>
        ) : (
          <Changed preview={preview} />
        )}
      </Section>
      {differ.length === 0 ? (
        <InsetText>
          <p>
            These are the weights in force; rankings made before them may look otherwise when they are made
            again. <Link to="/admin/weights">Change some of the weights</Link> to see a difference.
          </p>
        </InsetText>
      ) : (
        <Section title="Put them in force">
          <Form method="post" noValidate className="stack" id="decide">
            <Hidden values={{ id: formId, from: answer?.stale ? view.version : from }} />
            <Hidden
              values={Object.fromEntries(FACTOR_KEYS.map((key) => [`weights.${key}`, proposed[key]]))}
            />
            <TextArea
              form={form}
              name="reason"
              label="Why the weights are changed"
              hint="Kept with the version. Brokers read it too."
              rows={3}
              maxLength={REASON_MOST}
            />
            <ButtonRow>
              <Button>Put these weights in force</Button>
              <ButtonLink to={`/admin/weights?${weightsQuery(proposed)}`} tone="secondary">
                Change them again
              </ButtonLink>
            </ButtonRow>
          </Form>
        </Section>
      )}
    </Page>
  );
}

function summary({ looked, othersFirst }: WeightsPreview): string {
  if (looked === 0) return 'No open request has been ranked yet.';
  const of = count(looked, 'open request that has been ranked', 'open requests that have been ranked');
  return `Of ${of}, ${othersFirst === 0 ? 'none' : othersFirst} would have others among the first three.`;
}

function difference(by: number): string {
  if (by === 0) return 'Same';
  return by > 0 ? `+${by}` : `−${-by}`;
}

function Changed({ preview }: { preview: WeightsPreview }) {
  const more = preview.changed.length - LISTED;
  return (
    <>
      <Table
        caption="Requests that would look otherwise"
        hideCaption
        rows={preview.changed.slice(0, LISTED)}
        rowKey={({ requestId }) => requestId}
        columns={[
          {
            head: 'Request',
            cell: ({ requestId, ref, schoolName }) => (
              <>
                <Link to={`/requests/${requestId}/matches`}>{ref}</Link>
                <span className="block text-sm font-normal">{schoolName}</span>
              </>
            ),
          },
          { head: 'First three as ranked', cell: ({ before }) => <Names names={before} /> },
          {
            head: 'Would be',
            cell: ({ before, after, othersFirst }) =>
              othersFirst || before.join() !== after.join() ? <Names names={after} /> : 'The same',
          },
          { head: 'On the shortlist', cell: ({ moved }) => <MovedOffers moved={moved} /> },
        ]}
      />
      {more > 0 ? <p>And {count(more, 'more request')} that would look otherwise.</p> : null}
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <ol className="list-decimal pl-5">
      {names.map((name, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one provider may have two offers among the first, and the list never changes
        <li key={`${name}${i}`}>{name}</li>
      ))}
    </ol>
  );
}

function MovedOffers({ moved }: Pick<RequestPreview, 'moved'>) {
  if (moved.length === 0) return <>No difference</>;
  return (
    <ul>
      {moved.map(({ name, before, after }) => (
        <li key={`${name}${before.place}${after.place}`}>
          {name}: {standing(before)}, would be {standing(after)}
        </li>
      ))}
    </ul>
  );
}

function standing({ place, score }: { place: number | null; score: number | null }): string {
  return place === null || score === null ? 'not ranked' : `place ${place} with ${score}`;
}
