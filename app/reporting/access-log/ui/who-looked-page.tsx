import { Link } from '@remix-run/react';
import { LOOKED_AT } from '~/accounts/domain/access-log';
import { count, instantWords } from '~/kernel/words';
import {
  DownloadList,
  EmptyState,
  Filters,
  formState,
  KeyedPagination,
  Page,
  SelectField,
  Table,
} from '~/ui';
import type { Look } from '../queries.server';
import { ACTING_AS_WORDS, LOOKED_AT_WORDS } from '../wording';

type Shown = { rows: Look[]; total: number; older: string | null; newer: string | null };

const LEAD =
  'Everybody who opened something confidential: once for each person, record and day, your own people and the service included.';

/** Who looked at the confidential record of one school. */
export function SchoolLooksPage({ urn, name, ...shown }: Shown & { urn: number; name: string }) {
  const path = `/schools/${urn}/who-looked`;
  return (
    <Page
      title="Who looked at the record"
      caption={name}
      wide
      breadcrumbs={[
        { label: 'Schools', href: '/schools' },
        { label: name, href: `/schools/${urn}` },
      ]}
      lead={LEAD}
    >
      <LooksTable rows={shown.rows} />
      <Paging {...shown} path={path} />
      {shown.total > 0 ? (
        <p className="no-print mt-4 text-sm">
          <a href={`/lists/who-looked.csv?school=${urn}`} download>
            {`Download this list (CSV, ${count(shown.total, 'row')})`}
          </a>
        </p>
      ) : null}
      <Ask />
    </Page>
  );
}

/** Who looked at the confidential records of all the viewer's schools. */
export function WhoLookedPage({
  query,
  lead,
  what,
  ...shown
}: Shown & { query: string; lead: boolean; what: string }) {
  return (
    <Page
      title="Who looked at confidential records"
      wide
      breadcrumbs={[
        lead ? { label: 'Administration', href: '/admin' } : { label: 'Schools', href: '/schools' },
      ]}
      lead={LEAD}
    >
      <Filters
        action="/who-looked"
        fields={
          <SelectField
            form={formState(null, { what })}
            name="what"
            label="What was looked at"
            empty="Everything"
            options={LOOKED_AT.map((value) => ({ value, label: LOOKED_AT_WORDS[value] }))}
            optional
          />
        }
      >
        <LooksTable rows={shown.rows} schools />
        <Paging {...shown} path="/who-looked" query={query} />
        <DownloadList list="who-looked" total={shown.total} />
      </Filters>
      {lead ? null : <Ask />}
    </Page>
  );
}

function LooksTable({ rows, schools = false }: { rows: readonly Look[]; schools?: boolean }) {
  return (
    <Table
      caption="Looks, the newest first"
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: 'Who', cell: (row) => row.who },
        { head: 'Acting as', cell: (row) => ACTING_AS_WORDS[row.as] },
        { head: 'What', cell: (row) => LOOKED_AT_WORDS[row.what] },
        ...(schools
          ? [
              {
                head: 'School',
                cell: (row: Look) =>
                  row.schoolName ? (
                    <Link to={`/schools/${row.urn}/who-looked`}>{row.schoolName}</Link>
                  ) : (
                    'Every school'
                  ),
              },
            ]
          : []),
        { head: 'First that day', cell: (row) => instantWords(row.at), nowrap: true },
      ]}
      empty={
        <EmptyState title="Nobody has looked">
          <p>
            When somebody opens a diagnosis, its evidence, the note of a visit, or the pack or minutes of a
            review, it stands here before they see it.
          </p>
        </EmptyState>
      }
    />
  );
}

function Ask() {
  return (
    <p className="mt-6 text-sm text-ink-soft">
      Administrators and elected members read no casework, so they are not on this list. If somebody looked
      who should not have, write to the head of service of your authority.
    </p>
  );
}

function Paging({ rows, total, older, newer, ...to }: Shown & { path: string; query?: string }) {
  return <KeyedPagination {...to} {...{ total, older, newer }} shown={rows.length} noun="look" />;
}
