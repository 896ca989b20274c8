import { Link } from '@remix-run/react';
import {
  Button,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormState,
  formState,
  Hidden,
  Money,
  Page,
  Pagination,
  Table,
  Tabs,
} from '~/ui';
import { STATEMENT_SIDES } from '../../domain/payments/statement';
import { placeKey } from '../../payments/statements/filter';
import { statementModel } from '../../payments/statements/model';
import type { PlaceRow, StatementFilter, StatementView } from '../../payments/statements/view';
import { DocumentParts } from './document-parts';

const crumbs = [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
];
const HERE = '/recompense/statements';

/** Schools to choose a statement of, with what is open on each side today. */
export function StatementPlacesPage({
  places,
  page,
  pageSize,
}: {
  places: PlaceRow[];
  page: number;
  pageSize: number;
}) {
  const shown = places.slice((page - 1) * pageSize, page * pageSize);
  const several = new Set(places.map(({ authorityId }) => authorityId)).size > 1;
  const sum = (of: 'owesPence' | 'owedPence') => places.reduce((total, place) => total + place[of], 0);
  return (
    <Page
      wide
      title="Statements of account"
      breadcrumbs={crumbs}
      lead="What each school owes the authority, and what the authority owes it for releasing its people: every document and payment of any period."
    >
      <Table
        caption="Schools with a statement"
        hideCaption
        rows={shown}
        rowKey={placeKey}
        empty={
          <EmptyState title="There is no statement yet">
            A statement begins with the first invoice to a school, or the first claim approved for it.
          </EmptyState>
        }
        columns={[
          {
            head: 'School',
            cell: (place) => (
              <>
                <Link to={`${HERE}?place=${placeKey(place)}`}>{place.schoolName}</Link>
                {several ? (
                  <span className="block text-sm font-normal text-ink-soft">With {place.authorityName}</span>
                ) : null}
              </>
            ),
          },
          { head: 'Owes today', numeric: true, cell: ({ owesPence }) => <Money pence={owesPence} /> },
          { head: 'Is owed today', numeric: true, cell: ({ owedPence }) => <Money pence={owedPence} /> },
        ]}
        total={
          places.length > 1
            ? [
                places.length > shown.length ? 'All pages' : 'Together',
                <Money key="owes" pence={sum('owesPence')} />,
                <Money key="owed" pence={sum('owedPence')} />,
              ]
            : undefined
        }
      />
      <Pagination page={page} pageSize={pageSize} total={places.length} path={HERE} noun="school" />
    </Page>
  );
}

/** A statement to read, print or keep: made of the same model as its PDF. */
export function StatementPage({
  view,
  filter,
  several,
}: {
  view: StatementView;
  /** Left out where only the document is shown. */
  filter?: StatementFilter;
  /** Whether there are other statements to go back to. */
  several: boolean;
}) {
  const model = statementModel(view);
  const { from, to } = view.period;
  const query = new URLSearchParams({ place: placeKey(view), side: view.side, from, to });
  return (
    <Page
      wide
      title={model.title}
      caption={model.caption}
      breadcrumbs={several ? [...crumbs, { label: 'Statements', href: HERE }] : crumbs}
      lead={filter ? <span className="no-print">To print it, use your browser’s print command.</span> : null}
      actions={
        <>
          <a href={`${HERE}.pdf?${query}`}>Keep it as a PDF</a>
          <a href={`${HERE}.csv?${query}`}>Download it as CSV</a>
        </>
      }
    >
      {filter ? <Choices view={view} filter={filter} /> : null}
      <DocumentParts parts={model.parts} />
    </Page>
  );
}

/** Which side, and which period. */
function Choices({ view, filter }: { view: StatementView; filter: StatementFilter }) {
  const { from, to } = view.period;
  const wrong = Object.keys(filter.errors).length > 0;
  const form: FormState = formState(
    wrong ? { initialValue: nested(filter.typed), error: filter.errors } : null,
    { from, to },
  );
  return (
    <div className="no-print">
      <ErrorSummary form={form} />
      <Tabs
        label="Sides of the account"
        tabs={STATEMENT_SIDES.map((side) => ({
          label: side === 'owes' ? 'What the school owes' : 'What the school is owed',
          current: side === view.side,
          href: `${HERE}?${new URLSearchParams({ place: placeKey(view), side, from, to })}`,
        }))}
      />
      <form method="get" action={HERE} className="mb-10 rounded bg-panel p-5">
        <Hidden values={{ place: placeKey(view), side: view.side }} />
        <div className="flex flex-wrap items-start gap-x-10 gap-y-2">
          <DateField form={form} name="from" label="First day" />
          <DateField form={form} name="to" label="Last day" />
        </div>
        <Button tone="secondary">Show this period</Button>
      </form>
    </div>
  );
}

/** `from.day` and the like as a form nests them. */
function nested(typed: Record<string, string>): Record<string, unknown> {
  const value: Record<string, Record<string, string> | string> = {};
  for (const [name, text] of Object.entries(typed)) {
    const [field = '', part] = name.split('.');
    if (part === undefined) value[field] = text;
    else value[field] = { ...(typeof value[field] === 'object' ? value[field] : {}), [part]: text };
  }
  return value;
}
