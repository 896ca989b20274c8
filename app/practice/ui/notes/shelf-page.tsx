import { Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { DESIGNATIONS, PHASES } from '~/diagnosis/domain/support-vocabulary';
import { focusOptions } from '~/diagnosis/ui/focus-options';
import { DESIGNATION_NAMES, PHASE_NAMES } from '~/directory/wording';
import {
  type ActiveFilter,
  ButtonLink,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Hidden,
  Page,
  Pagination,
  SelectField,
  TextField,
  withQuery,
} from '~/ui';
import { KINDS, SETTINGS, SIZES } from '../../domain/notes/context';
import { type ShelfFilters, SORTS } from '../../notes/forms';
import type { ShelfRow } from '../../notes/shelf.server';
import { KIND_WORDS, SETTING_WORDS, SIZE_WORDS } from '../../notes/wording';
import { type PracticeTab, PracticeTabs } from '../practice-tabs';
import { NoteCard } from './note-card';

const PATH = '/practice';
const FROM_NAMES = { own: 'Your authority', beyond: 'Other authorities' };
const SORT_NAMES: Readonly<Record<(typeof SORTS)[number], string>> = {
  newest: 'Newest first',
  title: 'By title',
  days: 'Fewest days first',
};

/** The shelf: published practice to search and filter. */
export function ShelfPage({
  rows,
  total,
  pageSize,
  filters,
  query,
  mayWrite,
  hasOwn,
  tabs,
}: {
  rows: readonly ShelfRow[];
  total: number;
  pageSize: number;
  filters: ShelfFilters;
  query: string;
  /** Whether they can begin a note. */
  mayWrite: boolean;
  /** Whether there can be notes of theirs. */
  hasOwn: boolean;
  tabs: readonly PracticeTab[];
}) {
  const active = activeFilters(filters, query);
  return (
    <Page
      wide
      title="Practice"
      lead="What schools have learned from support, written up with their consent. Each note says what it took and what changed, and where it may not work."
      actions={
        <>
          {mayWrite ? (
            <ButtonLink to="/practice/new" tone="secondary">
              Write a practice note
            </ButtonLink>
          ) : null}
          {hasOwn ? <Link to="/practice/ours">Notes from support you had a part in</Link> : null}
        </>
      }
    >
      <PracticeTabs current="notes" shown={tabs} />
      <Filters action={PATH} active={active} fields={<FilterFields filters={filters} />}>
        <p className="mb-2 text-sm">
          {SORT_NAMES[filters.sort]}.{' '}
          {SORTS.filter((sort) => sort !== filters.sort).map((sort) => (
            <span key={sort} className="mr-3">
              <Link
                to={withQuery(PATH, query, { sort: sort === 'newest' ? null : sort, page: null })}
                className="inline-block py-1"
              >
                {SORT_NAMES[sort]}
              </Link>
            </span>
          ))}
        </p>
        <Pages {...{ total, pageSize, filters, query }} countOnly />
        {rows.length === 0 ? (
          <Nothing filtered={active.length > 0} mayWrite={mayWrite} />
        ) : (
          <>
            {rows.map((row) => (
              <NoteCard key={row.id} row={row} />
            ))}
            {total > pageSize ? <Pages {...{ total, pageSize, filters, query }} /> : null}
            <DownloadList list="practice" total={total} />
          </>
        )}
      </Filters>
    </Page>
  );
}

function Pages({
  total,
  pageSize,
  filters,
  query,
  countOnly,
}: {
  total: number;
  pageSize: number;
  filters: ShelfFilters;
  query: string;
  countOnly?: boolean;
}) {
  return (
    <Pagination
      page={filters.page}
      pageSize={pageSize}
      total={total}
      path={PATH}
      query={query}
      noun="note"
      countOnly={countOnly}
    />
  );
}

function FilterFields({ filters }: { filters: ShelfFilters }) {
  const form = formState(null, filters);
  return (
    <>
      <TextField form={form} name="q" label="Search" hint="Words that stand in a note" type="search" />
      <SelectField form={form} name="focus" label="Focus area" empty="Any" options={focusOptions()} />
      <SelectField
        form={form}
        name="phase"
        label="Phase"
        empty="Any"
        options={options(PHASES, PHASE_NAMES)}
      />
      <SelectField
        form={form}
        name="size"
        label="Size of school"
        empty="Any"
        options={options(SIZES, SIZE_WORDS)}
      />
      <SelectField
        form={form}
        name="setting"
        label="Town or country"
        empty="Any"
        options={options(SETTINGS, SETTING_WORDS)}
      />
      <SelectField
        form={form}
        name="kind"
        label="Kind of school"
        empty="Any"
        options={options(KINDS, KIND_WORDS)}
      />
      <SelectField
        form={form}
        name="designation"
        label="Supported by"
        empty="Any"
        options={options(DESIGNATIONS, DESIGNATION_NAMES)}
      />
      <SelectField
        form={form}
        name="from"
        label="Where from"
        options={[
          { value: 'any', label: 'Anywhere' },
          { value: 'own', label: FROM_NAMES.own },
          { value: 'beyond', label: FROM_NAMES.beyond },
        ]}
      />
      <Hidden values={{ sort: filters.sort === 'newest' ? null : filters.sort }} />
    </>
  );
}

function Nothing({ filtered, mayWrite }: { filtered: boolean; mayWrite: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title="No note matches all of these filters"
        action={<Link to={PATH}>Clear all filters</Link>}
      >
        Take one filter off, or search for a broader word. A school that is not named is told by as few of
        these as keep it unknown, so a filter by its kind can pass it over.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="There is no practice on the shelf yet"
      action={mayWrite ? <Link to="/practice/new">Write the first note</Link> : undefined}
    >
      Notes appear here once a school has agreed to one and the authority has published it.
    </EmptyState>
  );
}

function activeFilters(filters: ShelfFilters, query: string): ActiveFilter[] {
  const named: [keyof ShelfFilters, string | undefined][] = [
    ['q', filters.q ? `“${filters.q}”` : undefined],
    ['focus', filters.focus && focusAreaName(filters.focus)],
    ['phase', filters.phase && PHASE_NAMES[filters.phase]],
    ['size', filters.size && SIZE_WORDS[filters.size]],
    ['setting', filters.setting && SETTING_WORDS[filters.setting]],
    ['kind', filters.kind && KIND_WORDS[filters.kind]],
    ['designation', filters.designation && DESIGNATION_NAMES[filters.designation]],
    ['from', filters.from === 'any' ? undefined : FROM_NAMES[filters.from]],
  ];
  return named.flatMap(([name, label]) =>
    label ? [{ label, removeHref: withQuery(PATH, query, { [name]: null, page: null }) }] : [],
  );
}

function options<K extends string>(keys: readonly K[], names: Record<K, string>) {
  return keys.map((value) => ({ value, label: names[value] }));
}
