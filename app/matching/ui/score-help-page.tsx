import { Link } from '@remix-run/react';
import { Section, Table } from '~/ui';
import { HelpPage } from '~/ui/help/help-page';
import { FACTOR_LABELS } from '../domain/factors';
import { FACTOR_KEYS, type Model } from '../domain/model';
import { factorHelp } from '../factor-wording';

/** How an offer's score comes about, for heads, leaders and brokers alike: factors, formula, weights, and a sum by hand. */
export function ScoreHelpPage({
  model,
  authority,
  reads,
}: {
  model: Model;
  authority: string | null;
  /** Whether the viewer may see how the weights came about. */
  reads: boolean;
}) {
  const help = factorHelp(model);
  const rows = FACTOR_KEYS.map((key) => ({
    key,
    label: FACTOR_LABELS[key],
    weight: model.weights[key] ?? 0,
    ...help[key],
  }));
  return (
    <HelpPage
      href="/help/score"
      lead="A score says how well an offer fits one request. It says nothing about how good a person or a school is."
    >
      <h2>What happens before any score</h2>
      <p>
        Some offers cannot be used for a request: the days are taken, a designation has run out, the two
        schools belong together. They are left out, and every reason is named to the broker. A few of these
        are matters of convenience, such as travel or the day rate, and a broker may set them aside with a
        reason on record.
      </p>
      <h2>How the points come about</h2>
      <p>
        Each factor has a value from 0 to 1 and a weight. The value, to four decimals, times the weight, to
        the nearest whole number, is the factor’s points. The score is the sum of the points, out of 100, and
        nothing else. An offer’s score does not depend on who else offers.
      </p>
      <p>
        By hand: a value of 0.8333 and a weight of 30 make 30 × 0.8333 = 24.999, so 25 points. Wherever a
        score is shown, the value, the weight and the points of every factor are beside it.
      </p>
      <Section
        title={
          authority ? `The factors and their weights in ${authority}` : 'The factors and their usual weights'
        }
      >
        <Table
          caption="What counts, and how much"
          hideCaption
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { head: 'Factor', cell: ({ label }) => label },
            { head: 'Weight', cell: ({ weight }) => weight, numeric: true },
            {
              head: 'What it looks at, and its value',
              cell: ({ looksAt, value }) => (
                <>
                  {looksAt} <span className="block text-sm text-ink-soft">{value}</span>
                </>
              ),
            },
          ]}
          total={['Together', String(rows.reduce((sum, { weight }) => sum + weight, 0)), null]}
        />
        <p className="text-sm text-ink-soft">
          Version {model.version} of the formula,{' '}
          {model.weightsVersion === undefined
            ? 'with the usual weights.'
            : `with version ${model.weightsVersion} of the authority’s own weights.`}{' '}
          The head of service decides the weights. A ranking keeps those it was made with.
          {reads ? (
            <>
              {' '}
              <Link to="/admin/weights">See how they came about</Link>.
            </>
          ) : null}
        </p>
      </Section>
      <h2>When two scores are the same</h2>
      <p>The closer fit with the needs goes first, then the shorter journey.</p>
      <h2>Who sees what</h2>
      <ul>
        <li>
          A school sees the offers it is shown, each with its score and every reason, and nothing of other
          schools.
        </li>
        <li>A provider sees no score, of their own offers or anybody else’s, and no order.</li>
        <li>A broker sees all of it, and may judge differently, with a reason on record.</li>
      </ul>
    </HelpPage>
  );
}
