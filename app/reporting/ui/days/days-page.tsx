import { dateWords } from '~/kernel/words';
import {
  CapacityMeter,
  Details,
  EmptyState,
  Filters,
  formState,
  Page,
  Section,
  SelectField,
  withQuery,
} from '~/ui';
import type { DaysFilter } from '../../days/forms';
import type { DaysPage, Meter } from '../../days/queries.server';
import { facetWords } from '../../figures/wording';
import { FigureGrid } from '../figure-card';
import { FigureTable } from '../figure-table';
import { InsightTabs } from '../insight-tabs';

type Props = { page: DaysPage; filter: DaysFilter; query: string; authority: string };

const PATH = '/insight/days';
const HEADS = ['Offered', 'Used', 'Committed', 'Held', 'Free'];
/** Of a term that is over: what nobody took can no longer be asked for. */
const OVER = {
  total: 'offered',
  parts: { used: 'used', committed: 'committed', held: 'held', free: 'not taken up' },
};

/** Days of support: what leaders offer, and where the days are. */
export function DaysInsightPage(props: Props) {
  const { page, authority } = props;
  return (
    <Page
      wide
      title="Days of support"
      caption={authority}
      breadcrumbs={[{ label: 'Insight', href: '/insight' }]}
      lead={`What the authority’s leaders and teaching schools offer, and where their days are, as the ledger stands on ${dateWords(page.today)}. Every number leads to the offers it is made from.`}
    >
      <InsightTabs current="/insight/days" />
      <Filters action={PATH} fields={<Fields {...props} />} active={activeOf(props)}>
        {page.terms.length === 0 ? (
          <EmptyState title="No days are offered yet">
            Days appear here as soon as a leader or teaching school publishes an offer with days in a term.
          </EmptyState>
        ) : (
          <Days page={page} />
        )}
      </Filters>
    </Page>
  );
}

function Days({ page }: { page: DaysPage }) {
  const headed = (tables: DaysPage['byTerm']) =>
    tables.map((table, at) => ({ ...table, head: HEADS[at] ?? table.label }));
  return (
    <>
      <Section title={`Academic year ${page.year}`}>
        <FigureGrid figures={page.figures} />
      </Section>
      <Section title="By term">
        <div className="grid gap-x-10 md:grid-cols-2">
          {page.terms.map(({ key, days, over }) => (
            <CapacityMeter key={key} label={facetWords(key)} days={days} words={over ? OVER : undefined} />
          ))}
        </div>
        <FigureTable caption="Days by term" tables={headed(page.byTerm)} plain />
        <p className="text-sm text-ink-soft">
          Free days are those that can still be asked for, so a term that is over has none; what was offered
          in it and not taken up is part of what was offered.
        </p>
      </Section>
      <Section title={`By designation, ${page.year}`}>
        <Meters meters={page.designations} />
        <FigureTable caption="Days by designation" tables={headed(page.byDesignation)} plain />
      </Section>
      <Section title={`By focus area, ${page.year}`}>
        <FigureTable caption="Days by focus area" hideCaption tables={headed(page.byArea)} plain />
        <Details summary="The same, drawn">
          <Meters meters={page.areas} />
        </Details>
        <p className="text-sm text-ink-soft">
          Days that are taken are counted under the focus areas they were taken for, evenly; free days under
          those of the offer. Each day is counted once.
        </p>
      </Section>
    </>
  );
}

function Meters({ meters }: { meters: readonly Meter[] }) {
  return (
    <div className="grid gap-x-10 md:grid-cols-2">
      {meters.map(({ key, label, days }) => (
        <CapacityMeter key={key} label={label} days={days} />
      ))}
    </div>
  );
}

function Fields({ page: { choices, year }, filter }: Props) {
  const form = formState(null, { ...filter, year });
  const field = (name: string, label: string, values: readonly string[], empty?: string) => (
    <SelectField
      form={form}
      name={name}
      label={label}
      empty={empty}
      optional={empty !== undefined}
      options={values.map((value) => ({ value, label: value }))}
    />
  );
  return (
    <>
      {field('year', 'Academic year', choices.years)}
      {field('designation', 'Designation', choices.designations, 'All')}
      {field('place', 'Place of the home school', choices.places, 'All')}
    </>
  );
}

function activeOf({ filter, query }: Props) {
  return (['designation', 'place'] as const).flatMap((name) => {
    const value = filter[name];
    return value ? [{ label: value, removeHref: withQuery(PATH, query, { [name]: null }) }] : [];
  });
}
