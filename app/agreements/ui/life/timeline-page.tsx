import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  type ActiveFilter,
  DateField,
  EmptyState,
  ErrorSummary,
  Filters,
  type FormAnswer,
  formState,
  InsetText,
  Page,
  Pagination,
  SelectField,
  withQuery,
} from '~/ui';
import type { StoryFilter } from '../../domain/life/timeline';
import { ENTRIES_PER_PAGE, KIND_NAMES } from '../../life/story-wording';
import type { StoryPage } from '../../life/timeline.server';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { StoryList } from './story-list';

/** The whole story of an agreement, as far as it is the reader's. */
export function TimelinePage({
  page,
  filter,
  query,
  all,
  answer,
}: {
  page: StoryPage;
  filter: StoryFilter;
  /** What of the address says which entries, without the page. */
  query: string;
  /** Whether everything stands on this page. */
  all: boolean;
  /** Dates that are none, as they were typed. */
  answer: FormAnswer | null;
}) {
  const path = `/agreements/${page.id}/timeline`;
  const form = formState(answer, {
    kind: filter.kind ?? '',
    who: filter.who ?? '',
    from: filter.from ?? '',
    to: filter.to ?? '',
    order: filter.order,
  });
  const everything = page.found > page.entries.length;
  return (
    <Page
      wide
      title="Timeline"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="Everything that has happened, with who and exactly when. Times are those of England."
      actions={
        everything ? (
          <Link to={withQuery(path, query, { all: 'yes' })}>Show all on one page, to print</Link>
        ) : null
      }
    >
      <AgreementTabs agreement={page} current="timeline" />
      <ErrorSummary form={form} />
      <Related page={page} />
      <Filters
        action={path}
        active={activeFilters(path, query, filter)}
        fields={
          <>
            <SelectField
              form={form}
              name="kind"
              label="What"
              width="full"
              optional
              empty="Everything"
              options={page.kinds.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
            />
            <SelectField
              form={form}
              name="who"
              label="Who"
              width="full"
              optional
              empty="Anybody"
              options={page.people.map((name) => ({ value: name, label: name }))}
            />
            <DateField form={form} name="from" label="From" optional />
            <DateField form={form} name="to" label="To" optional />
            <SelectField
              form={form}
              name="order"
              label="Order"
              width="full"
              options={[
                { value: 'oldest', label: 'Oldest first' },
                { value: 'newest', label: 'Newest first' },
              ]}
            />
          </>
        }
      >
        {page.found === 0 ? (
          <EmptyState title="Nothing fits these filters">
            <Link to={path}>Show the whole story</Link>
          </EmptyState>
        ) : (
          <>
            <p className="mb-4 text-sm text-ink-soft">
              {page.found === page.total
                ? count(page.total, 'entry', 'entries')
                : `${page.found} of ${count(page.total, 'entry', 'entries')}`}
              {filter.order === 'newest' ? ', the newest first' : ', the oldest first'}
            </p>
            <StoryList entries={page.entries} />
            {all || page.found <= ENTRIES_PER_PAGE ? null : (
              <Pagination
                page={page.page}
                pageSize={ENTRIES_PER_PAGE}
                total={page.found}
                path={path}
                query={query}
                noun="entry"
                plural="entries"
              />
            )}
          </>
        )}
      </Filters>
    </Page>
  );
}

function Related({ page: { before, after } }: { page: StoryPage }) {
  if (!before && !after) return null;
  return (
    <InsetText>
      {before ? (
        <p>
          This takes up what was begun in <Link to={`/agreements/${before.id}/timeline`}>{before.ref}</Link>.
        </p>
      ) : null}
      {after ? (
        <p>
          It goes on in <Link to={`/agreements/${after.id}/timeline`}>{after.ref}</Link>.
        </p>
      ) : null}
    </InsetText>
  );
}

function activeFilters(path: string, query: string, filter: StoryFilter): ActiveFilter[] {
  const without = (...names: string[]) =>
    withQuery(path, query, Object.fromEntries(names.map((name) => [name, null])));
  const date = (name: string) => without(`${name}.day`, `${name}.month`, `${name}.year`);
  return [
    ...(filter.kind ? [{ label: KIND_NAMES[filter.kind], removeHref: without('kind') }] : []),
    ...(filter.who ? [{ label: filter.who, removeHref: without('who') }] : []),
    ...(filter.from ? [{ label: `From ${dateWords(filter.from)}`, removeHref: date('from') }] : []),
    ...(filter.to ? [{ label: `To ${dateWords(filter.to)}`, removeHref: date('to') }] : []),
  ];
}
