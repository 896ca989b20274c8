import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  type ActiveFilter,
  type Column,
  EmptyState,
  Filters,
  formState,
  InsetText,
  Page,
  Pagination,
  SelectField,
  Table,
  withQuery,
} from '~/ui';
import type { FigureRecord, FigureUnit } from '../domain/figure';
import type { RecordsPage } from '../figures/catalogue.server';
import type { FigureGroup } from '../figures/definition';
import type { RecordsFilter } from '../figures/forms';
import { basisWords, facetLabel, facetWords, figureWords, recordNoun, valueWords } from '../figures/wording';

type Props = { records: RecordsPage; filter: RecordsFilter; query: string; pageSize: number };

/** Where a figure of each kind stands. */
const PARTS: Record<FigureGroup, { label: string; href: string }> = {
  schools: { label: 'Schools', href: '/insight/schools' },
  support: { label: 'Support', href: '/insight/support' },
  days: { label: 'Days', href: '/insight/days' },
  supply: { label: 'Supply and need', href: '/insight/supply' },
  fairness: { label: 'Fairness', href: '/insight/fairness' },
};

/** The records that a figure is made from, the figure itself on top. */
export function FigurePage(props: Props) {
  const { figure, group } = props.records;
  const path = `/insight/figures/${figure.key}`;
  return (
    <Page
      wide
      title={figure.label}
      breadcrumbs={[{ label: 'Insight', href: '/insight' }, PARTS[group]]}
      actions={
        <a href={withQuery(`${path}.csv`, props.query, { page: null })} download>
          Download this list
        </a>
      }
    >
      <p className="mb-2">
        <span className="text-2xl font-bold tabular-nums">{figureWords(figure)}</span>
        <span className="block text-ink-soft">{basisWords(figure)}</span>
      </p>
      <InsetText>
        <p className="font-semibold">How this is worked out</p>
        <p>{figure.explains}</p>
      </InsetText>
      <Filters action={path} fields={<Fields {...props} />} active={activeOf(props, path)}>
        <Records {...props} path={path} />
      </Filters>
    </Page>
  );
}

function Fields({ records, filter }: Props) {
  const form = formState(null, { ...records.facets, show: filter.show ?? '' });
  return (
    <>
      {records.choices
        .filter(({ values }) => values.length > 1)
        .map(({ facet, values }) => (
          <SelectField
            key={facet}
            form={form}
            name={facet}
            label={facetLabel(facet)}
            empty="All"
            optional
            options={values.map((value) => ({ value, label: facetWords(value) }))}
          />
        ))}
      <SelectField
        form={form}
        name="show"
        label="Records"
        empty="All"
        optional
        options={[
          { value: 'counted', label: 'Counted' },
          { value: 'rest', label: 'Not counted' },
        ]}
      />
    </>
  );
}

function activeOf({ records, filter, query }: Props, path: string): ActiveFilter[] {
  const without = (name: string) => withQuery(path, query, { [name]: null, page: null });
  return [
    ...Object.entries(records.facets).map(([facet, value]) => ({
      label: `${facetLabel(facet)}: ${facetWords(value)}`,
      removeHref: without(facet),
    })),
    ...(filter.show
      ? [{ label: filter.show === 'counted' ? 'Counted' : 'Not counted', removeHref: without('show') }]
      : []),
  ];
}

function Records({ records, query, pageSize, path }: Props & { path: string }) {
  const { rows, total, page, columns, figure } = records;
  const [noun, plural] = recordNoun(figure.unit, figure.noun);
  const pages = { page, pageSize, total, path, query, noun, plural };
  if (total === 0)
    return (
      <EmptyState title="No record to list">
        <p>
          {Object.keys(records.facets).length > 0
            ? 'None fits all the filters. Take one away to see more.'
            : 'Records appear here as soon as there are any.'}
        </p>
      </EmptyState>
    );
  const counting = rows.some(({ counts }) => !counts);
  return (
    <>
      <Pagination {...pages} countOnly />
      <Table
        caption={`What ${figure.label.charAt(0).toLowerCase()}${figure.label.slice(1)} is made from`}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: noun.charAt(0).toUpperCase() + noun.slice(1),
            cell: ({ title, href }) => (href ? <Link to={href}>{title}</Link> : title),
          },
          ...columns.map((head, at) => ({
            head,
            nowrap: rows.every(({ cells }) => SHORT.test(cells[at] ?? '')),
            cell: ({ cells }: FigureRecord): ReactNode => cells[at] ?? '',
          })),
          ...valueColumn(figure),
          ...(counting
            ? [{ head: 'Counted', cell: ({ counts }: FigureRecord) => (counts ? 'Yes' : 'No') }]
            : []),
        ]}
      />
      <Pagination {...pages} />
    </>
  );
}

/** Dates, and what stands in their place: kept on one line. */
const SHORT = /^(\d{1,2} [A-Z][a-z]+ \d{4}|None|Not known|)$/;

/** The values that are added up or put in order; a count and a share of records need none. */
function valueColumn({
  way,
  unit,
}: {
  way: RecordsPage['figure']['way'];
  unit: FigureUnit;
}): Column<FigureRecord>[] {
  if (way === 'count' || way === 'share') return [];
  const of = way === 'weighted-share' ? 'pupils' : unit;
  return [
    {
      head: of === 'pence' ? 'Amount' : of === 'pupils' ? 'Pupils' : of === 'years' ? 'Years' : 'Value',
      numeric: true,
      cell: ({ value }) =>
        value === null
          ? 'Not known'
          : of === 'pupils' || of === 'years'
            ? value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
            : valueWords(of, value),
    },
  ];
}
