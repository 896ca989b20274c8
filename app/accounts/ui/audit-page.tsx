import { count, instantWords } from '~/kernel/words';
import {
  ButtonLink,
  Details,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  InsetText,
  KeyedPagination,
  Page,
  Table,
  TextField,
  WarningText,
} from '~/ui';

type Event = {
  id: string;
  seq: number;
  at: Date;
  who: string;
  actingAs: string;
  type: string;
  hash: string;
  payload: string | null;
  reason: string | null;
};
type Check = { events: number; problems: { seq: number; problem: string }[] };

/** "proposal.stood-down" → "Proposal: stood down". */
function typeWords(type: string): string {
  const [subject = '', what = ''] = type.split('.');
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${what.replaceAll('-', ' ')}`;
}

/** The audit trail of the authority, and whether it is whole. */
export function AuditPage(props: {
  rows: Event[];
  total: number;
  type: string;
  on: string;
  older: string | null;
  newer: string | null;
  check: Check | null;
}) {
  const { rows, total, type, on, older, newer, check } = props;
  const form = formState(null, { type, on });
  const query = new URLSearchParams({ ...(type && { type }), ...(on && { on }) });
  return (
    <Page
      title="Audit trail"
      wide
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      lead="Everything done in your authority’s records, the newest first. Nothing here can be changed or removed."
      actions={
        <ButtonLink to="/admin/audit?check=1" tone="secondary">
          Check that the record is whole
        </ButtonLink>
      }
    >
      <CheckResult check={check} />
      <Filters
        action="/admin/audit"
        fields={
          <>
            <TextField
              form={form}
              name="type"
              label="What happened begins with"
              hint="Such as proposal or agreement.signed"
              optional
            />
            <TextField
              form={form}
              name="on"
              label="On the day"
              hint="Year, month and day, such as 2027-03-04"
              width="short"
              optional
            />
          </>
        }
      >
        <Table
          caption="Events"
          hideCaption
          rows={rows}
          rowKey={(event) => event.id}
          columns={[
            { head: 'Number', numeric: true, cell: (event) => event.seq },
            { head: 'When', cell: (event) => instantWords(event.at) },
            { head: 'Who', cell: (event) => `${event.who} (${event.actingAs.replaceAll('+', ', ')})` },
            { head: 'What', cell: (event) => <What event={event} /> },
            { head: 'Seal', cell: (event) => <code>{event.hash.slice(0, 12)}</code> },
          ]}
          empty={
            <EmptyState title="No events match">
              <p>Take a filter off to see more.</p>
            </EmptyState>
          }
        />
        <KeyedPagination
          {...{ total, older, newer, query }}
          shown={rows.length}
          path="/admin/audit"
          noun="event"
        />
        <DownloadList list="audit" total={total} />
      </Filters>
    </Page>
  );
}

function What({ event }: { event: Event }) {
  return (
    <>
      {typeWords(event.type)}
      {event.reason ? <p className="mb-0">Reason: {event.reason}</p> : null}
      {event.payload && event.payload !== '{}' ? (
        <Details summary="What changed">
          <p className="break-all text-sm">{event.payload}</p>
        </Details>
      ) : null}
    </>
  );
}

function CheckResult({ check }: { check: Check | null }) {
  if (!check) return null;
  const [first] = check.problems;
  if (first) {
    return (
      <WarningText>
        Event {first.seq} {first.problem}. Tell the people who run the service, and keep a copy of the
        database.
      </WarningText>
    );
  }
  return (
    <InsetText>
      The record is whole: {count(check.events, 'event')}, each following from the one before it.
    </InsetText>
  );
}
