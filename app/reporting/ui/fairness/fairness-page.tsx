import { Link } from '@remix-run/react';
import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { count, dateWords } from '~/kernel/words';
import { Details, EmptyState, InsetText, Page, Section, Table } from '~/ui';
import type { FairnessPage as View } from '../../fairness/queries.server';
import { comparedWords, likelyWords, questionWords, sidesWords } from '../../fairness/wording';
import { figureHref } from '../../figures/definition';
import { percentWords } from '../../figures/wording';
import { FigureGrid } from '../figure-card';
import { FigureTable } from '../figure-table';
import { InsightTabs } from '../insight-tabs';
import { LorenzChart } from './lorenz-chart';

/** Whether support reaches those it is meant for, and whether work is shared. */
export function FairnessPage({ page, authority }: { page: View; authority: string }) {
  return (
    <Page
      wide
      title="Fairness"
      caption={authority}
      breadcrumbs={[{ label: 'Insight', href: '/insight' }]}
      lead={`Whether support reaches schools by their need and not by their size or kind, who has been left without, and whether the same few are always asked, on ${dateWords(page.today)}. For the service alone.`}
    >
      <InsightTabs current="/insight/fairness" />
      <Section title="Who is reached">
        <p>
          Of the schools whose band calls for support: every band but the one that needs least. How many have
          had support in the last year, and how many asked for it.
        </p>
        <Comparisons page={page} />
        <div className="gap-x-10 lg:grid lg:grid-cols-2">
          {page.reached.map((tables) => (
            <FigureTable
              key={tables[0]?.facet}
              caption={CAPTIONS[tables[0]?.facet ?? ''] ?? ''}
              tables={tables.map((table, at) => ({ ...table, head: HEADS[at] ?? table.label }))}
              empty={<EmptyState title="No school has a band that calls for support" />}
            />
          ))}
        </div>
        <Meaning page={page} />
      </Section>
      <Section title="How long schools wait, by band">
        <FigureTable
          caption="Median days by band"
          hideCaption
          tables={page.waiting.map((table, at) => ({ ...table, head: WAITS[at] ?? table.label }))}
          empty={<EmptyState title="No school has asked for support yet" />}
        />
        <p className="text-sm text-ink-soft">
          The band is the one a school had when it sent its request. Those that still wait are longer in it
          than those already matched: read both columns.
        </p>
      </Section>
      <Section title="Where a no has come more than once">
        <p>
          Schools may decline, and so may leaders: a no is a fair answer. Where it comes again and again,
          somebody may need a talk or another way.
        </p>
        <FigureGrid figures={page.repeated} />
      </Section>
      <Work work={page.work} />
    </Page>
  );
}

const HEADS = ['Asked in a year', 'Had support in a year'];
const WAITS = ['From request to partner chosen', 'Waiting now, so far'];
const CAPTIONS: Readonly<Record<string, string>> = {
  band: 'By band',
  size: 'By size',
  setting: 'Rural and urban',
  kind: 'By who runs the school',
};

function Comparisons({ page }: { page: View }) {
  if (page.comparisons.length === 0) return null;
  return (
    <ul className="mb-8 grid list-none gap-4 p-0 lg:grid-cols-2">
      {page.comparisons.map((one) => (
        <li key={one.facet} className="rounded border border-line p-4 break-inside-avoid">
          <h3 className="m-0 text-base font-semibold">{questionWords(one)}</h3>
          <ul className="my-2">
            {sidesWords(one).map((side) => (
              <li key={side}>{side}</li>
            ))}
          </ul>
          <p className="m-0">{comparedWords(one)}</p>
        </li>
      ))}
    </ul>
  );
}

function Meaning({ page: { comparisons } }: { page: View }) {
  return (
    <Details summary="What “more than chance alone would explain” means">
      <p>
        If two kinds of school were equally likely to be supported, their shares would still differ a little
        from year to year. A difference is called clear only where its likely range, 95 times in 100, leaves
        out no difference at all (Wilson’s interval for a share, Newcombe’s for the difference of two). It
        says that there is something to look into, not why. Four comparisons stand here: one in twenty or so
        looks clear by chance.
      </p>
      {comparisons.length > 0 ? (
        <Table
          caption="Likely ranges of the shares"
          rows={comparisons.flatMap(({ first, second }) => [first, second])}
          rowKey={({ name }) => name}
          columns={[
            { head: 'Schools', cell: ({ name }) => name },
            { head: 'Had support', numeric: true, cell: ({ served, of }) => `${served} of ${of}` },
            { head: 'Likely share', numeric: true, cell: (share) => likelyWords(share) },
          ]}
        />
      ) : null}
    </Details>
  );
}

function Work({ work }: { work: View['work'] }) {
  const spread = work.curve.length > 1;
  return (
    <Section title="Whether the work is shared">
      <p>
        Days used and committed from {termWords(work.from)} to {termWords(work.to)}, of everybody of this
        authority who is in the directory.
      </p>
      <FigureGrid figures={work.figures} />
      {spread ? (
        <div className="gap-x-10 lg:grid lg:grid-cols-2">
          <LorenzChart curve={work.curve} fifths={work.fifths} />
          <div>
            <Table
              caption="The same by fifths of leaders"
              rows={work.fifths.map((share, at) => ({ at, share }))}
              rowKey={({ at }) => at}
              columns={[
                { head: 'Leaders', cell: ({ at }) => FIFTHS[at] },
                {
                  head: 'Share of all days',
                  numeric: true,
                  cell: ({ share }) => percentWords(100 * Math.min(1, Math.max(0, share))),
                },
              ]}
            />
            {work.gini === null ? null : (
              <p className="text-sm text-ink-soft">
                Gini coefficient {work.gini.toFixed(2)}: 0 where all give the same, near 1 where one gives
                everything. Some leaders offer only a day or two; nobody is meant to give as much as the next.
              </p>
            )}
          </div>
        </div>
      ) : (
        <EmptyState title="No days have been used or promised in these terms" />
      )}
      <Details summary="Everybody’s days, by name">
        <Table
          caption="Days used and committed, in order of name"
          hideCaption
          rows={work.leaders}
          rowKey={({ id }) => id}
          empty={<EmptyState title="Nobody is in the directory yet" />}
          columns={[
            {
              head: 'Leader',
              cell: ({ id, name, designation }) => (
                <>
                  <Link to={`/directory/${id}/capacity`}>{name}</Link>
                  <span className="block text-sm font-normal text-ink-soft">{designation}</span>
                </>
              ),
            },
            { head: 'Home school', cell: ({ home }) => home },
            { head: 'Used', numeric: true, cell: ({ used }) => daysWords(used) },
            { head: 'Committed', numeric: true, cell: ({ committed }) => daysWords(committed) },
          ]}
        />
        {work.more > 0 ? (
          <p>
            <Link to={figureHref('fairness-leaders-used')}>
              Show these and {count(work.more, 'more leader')}
            </Link>
          </p>
        ) : null}
      </Details>
      <InsetText>
        How much somebody gives depends on what schools ask for, where, and what their own school can spare.
        This list is no measure of anybody.
      </InsetText>
    </Section>
  );
}

const FIFTHS = [
  'The fifth with fewest days',
  'The second fifth',
  'The third fifth',
  'The fourth fifth',
  'The fifth with most days',
];
