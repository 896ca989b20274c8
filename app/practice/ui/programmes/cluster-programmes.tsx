import { Link } from '@remix-run/react';
import { Section, Table } from '~/ui';
import type { ProgrammeListRow } from '../../programmes/queries.server';
import { placesWords, sessionsWords } from '../../programmes/wording';
import { ProgrammeTag } from './parts';

/** On a cluster’s page: programmes for its schools. Nothing where there is none and none can be made. */
export function ClusterProgrammes({
  programmes,
  newHref,
}: {
  programmes: readonly ProgrammeListRow[];
  newHref: string | null;
}) {
  if (programmes.length === 0 && newHref === null) return null;
  return (
    <Section
      title="Programmes"
      action={newHref === null ? undefined : <Link to={newHref}>Make a programme for it</Link>}
    >
      <Table
        caption="Programmes for its schools"
        hideCaption
        rows={programmes}
        rowKey={({ id }) => id}
        empty={<p>There is no programme for its schools.</p>}
        columns={[
          { head: 'Programme', cell: ({ id, name }) => <Link to={`/programmes/${id}`}>{name}</Link> },
          { head: 'Sessions', cell: ({ sessions }) => sessionsWords(sessions) },
          { head: 'Places', cell: (row) => placesWords(row) },
          { head: 'State', cell: ({ state }) => <ProgrammeTag state={state} /> },
        ]}
      />
    </Section>
  );
}
