import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import {
  ButtonLink,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  NextStep,
  Page,
  Pagination,
  SelectField,
  Table,
  Tag,
  withQuery,
} from '~/ui';
import { REPORT_STATES } from '../../domain/reports/states';
import { REPORT_KINDS } from '../../domain/vocabulary';
import type { ReportFilter, ReportRow } from '../../reports/list.server';
import { KIND_WORDS, STATE_WORDS } from '../../reports/wording';
import { InsightTabs } from '../insight-tabs';

type Props = {
  list: { rows: ReportRow[]; total: number; page: number; mayMake: boolean };
  filter: ReportFilter;
  pageSize: number;
  service: boolean;
  /** Whether the viewer may read schools by band as published. */
  bands: boolean;
};

/** Saved reports the viewer may read, and the way to make one. */
export function ReportListPage({ list, filter, pageSize, service, bands }: Props) {
  return (
    <Page
      wide
      title="Reports"
      lead="Each report keeps the figures of the day it was made: what changes later does not change it."
      actions={bands ? <Link to="/reports/bands">Schools by band, term by term</Link> : null}
      next={
        list.mayMake ? (
          <NextStep
            title="Make a report"
            after="You see it with today’s figures and add your own words. Nobody else is given it until it is published."
          >
            <ButtonLink to="/reports/new">Make a report</ButtonLink>
          </NextStep>
        ) : null
      }
    >
      {service ? <InsightTabs current="/reports" /> : null}
      {list.mayMake ? (
        <Filters
          action="/reports"
          fields={<Fields filter={filter} service={service} />}
          active={active(filter)}
        >
          <Rows list={list} filter={filter} pageSize={pageSize} />
        </Filters>
      ) : (
        <Rows list={list} filter={filter} pageSize={pageSize} />
      )}
    </Page>
  );
}

const query = ({ kind, state }: ReportFilter) =>
  new URLSearchParams([...(kind ? [['kind', kind]] : []), ...(state ? [['state', state]] : [])]);

function active(filter: ReportFilter) {
  return [
    ...(filter.kind
      ? [
          {
            label: KIND_WORDS[filter.kind].name,
            removeHref: withQuery('/reports', query(filter), { kind: null }),
          },
        ]
      : []),
    ...(filter.state
      ? [
          {
            label: STATE_WORDS[filter.state].name,
            removeHref: withQuery('/reports', query(filter), { state: null }),
          },
        ]
      : []),
  ];
}

function Fields({ filter, service }: { filter: ReportFilter; service: boolean }) {
  const form = formState(null, { kind: filter.kind ?? '', state: filter.state ?? '' });
  return (
    <>
      {service ? (
        <SelectField
          form={form}
          name="kind"
          label="Kind of report"
          width="full"
          empty="All kinds"
          optional
          options={REPORT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].name }))}
        />
      ) : null}
      <SelectField
        form={form}
        name="state"
        label="State"
        width="full"
        empty="All states"
        optional
        options={REPORT_STATES.map((state) => ({ value: state, label: STATE_WORDS[state].name }))}
      />
    </>
  );
}

function Rows({ list, filter, pageSize }: Pick<Props, 'list' | 'filter' | 'pageSize'>) {
  const filtered = filter.kind !== null || filter.state !== null;
  return (
    <>
      <Table
        caption="Reports, the latest first"
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={filtered ? 'No report is like that' : 'There is no report yet'}>
            {filtered
              ? 'Take a filter off to see more.'
              : list.mayMake
                ? 'Make the first one: it takes today’s figures and your own words.'
                : 'Reports stand here once they are published to you, and you are told.'}
          </EmptyState>
        }
        columns={[
          { head: 'Report', cell: (row) => <Link to={`/reports/${row.id}`}>{row.title}</Link> },
          { head: 'About', cell: (row) => row.about ?? 'The whole authority' },
          { head: 'Figures of', nowrap: true, cell: (row) => dateWords(row.asOf) },
          { head: 'Made by', cell: (row) => row.madeBy ?? 'Alongside' },
          {
            head: 'State',
            cell: (row) => (
              <>
                <Tag tone={STATE_WORDS[row.state].tone}>{STATE_WORDS[row.state].name}</Tag>
                {row.state === 'published' && row.publishedAt ? (
                  <span className="block text-sm text-ink-soft">
                    {dateWords(calendarDate(row.publishedAt))}
                  </span>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <Pagination
        page={list.page}
        pageSize={pageSize}
        total={list.total}
        path="/reports"
        query={query(filter)}
        noun="report"
      />
      <DownloadList list="reports" total={list.total} />
    </>
  );
}
