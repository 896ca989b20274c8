import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { EmptyState, Section, Table, Tag, type Tone } from '~/ui';
import type { CaseItem, Casework } from '../casework.server';

/** Says a state as its own area says it; handed in, because those areas are to the right of this one. */
export type StateTag = (item: Pick<CaseItem, 'kind' | 'state'>) => { label: string; tone: Tone };

/** Requests and agreements of the school and those it came from, as far as the viewer may read them. */
export function SchoolCasework({
  urn,
  casework,
  seesNeeds,
  stateTag,
}: {
  urn: number;
  casework: Casework;
  seesNeeds: boolean;
  stateTag: StateTag;
}) {
  return (
    <Section
      title="Support"
      action={
        seesNeeds ? (
          <span className="flex flex-wrap gap-x-6">
            <Link to={`/schools/${urn}/diagnosis`}>Diagnosis</Link>
            <Link to={`/schools/${urn}/needs`}>Needs of this school</Link>
            <Link to={`/schools/${urn}/data`}>Data of this school</Link>
            <Link to={`/schools/${urn}/visits`}>Adviser’s visits</Link>
            <Link to={`/schools/${urn}/adviser-days`}>Adviser days</Link>
          </span>
        ) : null
      }
    >
      <Table
        caption="Requests and agreements, the latest first"
        hideCaption
        rows={casework.items}
        rowKey={(item) => `${item.kind}-${item.id}`}
        columns={[
          {
            head: 'Reference',
            cell: (item) => (
              <Link to={`/${item.kind === 'request' ? 'requests' : 'agreements'}/${item.id}`}>
                {item.ref}
              </Link>
            ),
          },
          {
            head: 'What it is',
            cell: (item) =>
              item.kind === 'request' ? 'Request for support' : `Agreement with ${item.partner}`,
          },
          {
            head: 'State',
            cell: (item) => <Tag tone={stateTag(item).tone}>{stateTag(item).label}</Tag>,
          },
          {
            head: 'Made for',
            cell: (item) => (item.urn === urn ? 'This school' : `${item.schoolName} (URN ${item.urn})`),
          },
          { head: 'Last changed', cell: (item) => dateWords(calendarDate(item.updatedAt)) },
        ]}
        empty={
          <EmptyState title="No request or agreement yet">
            <p>What is asked for and agreed for this school will stand here.</p>
          </EmptyState>
        }
      />
      {casework.more ? (
        <p>
          These are the latest. <Link to="/requests">See all requests</Link>.
        </p>
      ) : null}
    </Section>
  );
}
