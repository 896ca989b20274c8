import { Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { focusOptions } from '~/diagnosis/ui/focus-options';
import {
  type ActiveFilter,
  ButtonLink,
  Checkbox,
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
import { APPETITES, DESIGNATIONS, FORMATS, PHASES } from '../domain/vocabulary';
import { CHECKS, type DirectoryFilters } from '../filters';
import type { DirectoryEntry } from '../queries/list.server';
import { APPETITE_NAMES, DESIGNATION_NAMES, FORMAT_NAMES, PHASE_NAMES, termLabel } from '../wording';
import { EntryCard } from './entry-card';

const PATH = '/directory';
const PLACE_NAMES = { own: 'Your authority', beyond: 'Beyond it' };

const CHECK_NAMES = {
  designation: 'Designation ending',
  qa: 'Quality assurance due',
};

type Terms = { this: string; next: string };

/** The directory: search, filters, and everybody found. */
export function DirectoryPage({
  entries,
  total,
  page,
  pageSize,
  terms,
  filters,
  query,
  signedIn,
  mayAdd,
}: {
  entries: DirectoryEntry[];
  total: number;
  page: number;
  pageSize: number;
  terms: Terms;
  filters: DirectoryFilters;
  query: string;
  signedIn: boolean;
  mayAdd: boolean;
}) {
  return (
    <Page
      wide
      title="Directory of support"
      lead="Experienced leaders and teaching schools who support other schools, with what they offer. Nobody is ranked here: the best partner is the one who fits your school."
      actions={
        <>
          {mayAdd ? (
            <ButtonLink to="/directory/new" tone="secondary">
              Add a leader or teaching school
            </ButtonLink>
          ) : null}
          {signedIn ? <Link to={onTheMap(filters)}>See them on a map</Link> : null}
        </>
      }
    >
      <Filters
        action={PATH}
        active={activeFilters(filters, query, terms)}
        fields={<FilterFields filters={filters} signedIn={signedIn} forService={mayAdd} />}
      >
        <Sorting filters={filters} query={query} />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={total}
          path={PATH}
          query={query}
          noun="entry"
          plural="entries"
          countOnly
        />
        {entries.length === 0 ? (
          <Nothing filters={filters} query={query} terms={terms} mayAdd={mayAdd} />
        ) : (
          <>
            {entries.map((entry) => (
              <EntryCard key={entry.id} entry={entry} />
            ))}
            {total > pageSize ? (
              <Pagination
                page={page}
                pageSize={pageSize}
                total={total}
                path={PATH}
                query={query}
                noun="entry"
                plural="entries"
              />
            ) : null}
            <DownloadList list="directory" total={total} />
          </>
        )}
      </Filters>
    </Page>
  );
}

/** The map with what of the filters it knows too. */
function onTheMap({ focus, designation }: DirectoryFilters): string {
  return withQuery('/map', '', { show: 'leaders', focus: focus ?? null, designation: designation ?? null });
}

function FilterFields({
  filters,
  signedIn,
  forService,
}: {
  filters: DirectoryFilters;
  signedIn: boolean;
  forService: boolean;
}) {
  const form = formState(null, filters);
  return (
    <>
      <TextField form={form} name="q" label="Search" hint="A name, school, town or offer" type="search" />
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
        name="format"
        label="Way of working"
        empty="Any"
        options={options(FORMATS, FORMAT_NAMES)}
      />
      <SelectField
        form={form}
        name="designation"
        label="Designation"
        empty="Any"
        options={options(DESIGNATIONS, DESIGNATION_NAMES)}
      />
      <SelectField
        form={form}
        name="appetite"
        label="Open to work"
        empty="Any"
        options={options(APPETITES, APPETITE_NAMES)}
      />
      <SelectField
        form={form}
        name="free"
        label="Days free"
        empty="Any"
        options={[
          { value: 'this', label: 'This term' },
          { value: 'next', label: 'Next term' },
        ]}
      />
      {signedIn ? (
        <SelectField
          form={form}
          name="where"
          label="Where from"
          options={[
            { value: 'any', label: 'Anywhere' },
            { value: 'own', label: PLACE_NAMES.own },
            { value: 'beyond', label: PLACE_NAMES.beyond },
          ]}
        />
      ) : null}
      {forService ? (
        <SelectField
          form={form}
          name="check"
          label="To look at"
          empty="Any"
          options={options(CHECKS, CHECK_NAMES)}
        />
      ) : null}
      <Checkbox form={form} name="remote" label="Also by video or telephone" />
      <Checkbox form={form} name="open" label="Open to other authorities" />
      <Hidden values={{ sort: filters.sort === 'name' ? null : filters.sort }} />
    </>
  );
}

function Sorting({ filters, query }: { filters: DirectoryFilters; query: string }) {
  const other = filters.sort === 'name' ? 'fresh' : 'name';
  const href = withQuery(PATH, query, { sort: other === 'name' ? null : other, page: null });
  return (
    <p className="mb-2 text-sm">
      {filters.sort === 'name' ? 'In order of name. ' : 'Most recently confirmed first. '}
      <Link to={href}>
        {other === 'name' ? 'Put in order of name' : 'Put the most recently confirmed first'}
      </Link>
    </p>
  );
}

function Nothing({
  filters,
  query,
  terms,
  mayAdd,
}: {
  filters: DirectoryFilters;
  query: string;
  terms: Terms;
  mayAdd: boolean;
}) {
  if (activeFilters(filters, query, terms).length > 0) {
    return (
      <EmptyState
        title="Nobody matches all of these filters"
        action={<Link to={PATH}>Clear all filters</Link>}
      >
        Take one filter off, or search for a broader word.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nobody is in the directory yet"
      action={mayAdd ? <Link to="/directory/new">Add the first leader or teaching school</Link> : undefined}
    >
      Leaders appear here once they have published an offer.
    </EmptyState>
  );
}

function activeFilters(filters: DirectoryFilters, query: string, terms: Terms): ActiveFilter[] {
  const named: [keyof DirectoryFilters, string | undefined][] = [
    ['q', filters.q ? `“${filters.q}”` : undefined],
    ['focus', filters.focus && focusAreaName(filters.focus)],
    ['phase', filters.phase && PHASE_NAMES[filters.phase]],
    ['format', filters.format && FORMAT_NAMES[filters.format]],
    ['designation', filters.designation && DESIGNATION_NAMES[filters.designation]],
    ['appetite', filters.appetite && APPETITE_NAMES[filters.appetite]],
    ['free', filters.free && `Days free: ${termLabel(terms[filters.free])}`],
    ['check', filters.check && CHECK_NAMES[filters.check]],
    ['where', filters.where === 'any' ? undefined : PLACE_NAMES[filters.where]],
    ['remote', filters.remote && 'Also by video or telephone'],
    ['open', filters.open && 'Open to other authorities'],
  ];
  return named.flatMap(([name, label]) =>
    label ? [{ label, removeHref: withQuery(PATH, query, { [name]: null, page: null }) }] : [],
  );
}

function options<K extends string>(keys: readonly K[], names: Record<K, string>) {
  return keys.map((value) => ({ value, label: names[value] }));
}
