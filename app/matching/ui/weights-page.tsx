import { Form, Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  Table,
  Tag,
} from '~/ui';
import { FACTOR_LABELS } from '../domain/factors';
import { FACTOR_KEYS, modelFor, USUAL_WEIGHTS, type Weights } from '../domain/model';
import type { WeightsVersion, WeightsView } from '../queries/weights.server';
import { differenceWords } from '../weights-forms';
import { WeightsFields } from './weights-fields';

export const WEIGHTS_CRUMBS = [{ href: '/admin', label: 'Administration' }];

/** Weights as the query of the preview's address. */
export function weightsQuery(weights: Weights): string {
  return new URLSearchParams(FACTOR_KEYS.map((key) => [`weights.${key}`, String(weights[key])])).toString();
}

/** How the authority weighs the factors of a score: what stands, the form to change it, and how it came about. */
export function WeightsPage({
  view,
  typed,
  answer,
}: {
  view: WeightsView;
  /** Weights to start from, for somebody who comes back from a preview to change them again. */
  typed: Record<string, unknown> | null;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { weights: typed ?? view.weights });
  const rows = FACTOR_KEYS.map((key) => ({ key, label: FACTOR_LABELS[key], weight: view.weights[key] }));
  const own = view.version > 0;
  return (
    <Page
      title="How offers are weighed"
      caption={view.authority}
      breadcrumbs={view.mayChange ? WEIGHTS_CRUMBS : []}
      tag={<Tag tone={own ? 'blue' : 'grey'}>{own ? `Version ${view.version}` : 'The usual weights'}</Tag>}
      lead={
        <p>
          Every factor of a score gives at most so many points; together they are 100.{' '}
          <Link to="/help/score">How the score is worked out</Link>.
        </p>
      }
      next={
        view.mayChange ? (
          <ErrorSummary form={form} />
        ) : (
          <NextStep title="The head of service decides the weights" />
        )
      }
    >
      {view.mayChange ? (
        <Form method="get" action="/admin/weights/preview" noValidate>
          <Hidden values={{ from: view.version }} />
          <WeightsFields form={form} model={modelFor('local')} inForce={view.weights} />
          <p>
            You see which open requests would look otherwise before anything changes. Rankings made so far
            keep the weights they were made with.
          </p>
          <Button>See what would change</Button>
        </Form>
      ) : (
        <Table
          caption="Weights in force"
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { head: 'Factor', cell: ({ label }) => label },
            { head: 'Points at most', cell: ({ weight }) => weight, numeric: true },
          ]}
          total={['Together', String(rows.reduce((sum, { weight }) => sum + weight, 0))]}
        />
      )}
      {view.mayChange && own ? (
        <p className="mt-4">
          <Link to={`/admin/weights/preview?${weightsQuery(USUAL_WEIGHTS)}&from=${view.version}`}>
            See what going back to the usual weights would change
          </Link>
        </p>
      ) : null}
      <Versions versions={view.versions} />
    </Page>
  );
}

function Versions({ versions }: { versions: readonly WeightsVersion[] }) {
  const before = (version: number) =>
    versions.find((one) => one.version === version - 1)?.weights ?? USUAL_WEIGHTS;
  return (
    <Section title="How they came about">
      <Table
        caption="Versions of the weights"
        hideCaption
        rows={versions}
        rowKey={({ version }) => version}
        empty={
          <EmptyState title="The weights have never been changed">
            <p>The authority uses the usual weights that Alongside comes with.</p>
          </EmptyState>
        }
        columns={[
          {
            head: 'Version',
            cell: ({ version, inForce }) => (
              <>
                {version}
                {inForce ? (
                  <span className="ml-2">
                    <Tag tone="green">In force</Tag>
                  </span>
                ) : null}
              </>
            ),
          },
          {
            head: 'Made',
            cell: ({ at, by }) => `${instantWords(at)}${by ? ` by ${by}` : ''}`,
          },
          { head: 'What changed', cell: ({ version, weights }) => differenceWords(before(version), weights) },
          { head: 'Why', cell: ({ reason }) => <span className="whitespace-pre-line">{reason}</span> },
        ]}
      />
    </Section>
  );
}
