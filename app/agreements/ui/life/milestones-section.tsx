import { Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import { Section, Table, Tag } from '~/ui';
import type { AgreementState } from '../../domain';
import type { LifeView } from '../../life/queries.server';
import { milestoneWords } from '../../life/wording';

/** Milestones with their dates and how they stand; each leads to the page on which it is marked. */
export function MilestonesSection({
  agreement: { id, state },
  life,
}: {
  agreement: { id: string; state: AgreementState };
  life: LifeView;
}) {
  const opens = state !== 'draft' && state !== 'signing';
  return (
    <Section title="Milestones">
      <Table
        caption="Milestones"
        hideCaption
        rows={life.milestones}
        rowKey={(row) => row.id}
        empty={<p>This agreement names no milestones.</p>}
        columns={[
          {
            head: 'Milestone',
            cell: (row) =>
              opens ? <Link to={`/agreements/${id}/milestones/${row.id}`}>{row.text}</Link> : row.text,
          },
          { head: 'By', cell: (row) => dateWords(row.date), nowrap: true },
          {
            head: 'State',
            cell: (row) => {
              const { label, tone, detail } = milestoneWords(row, state);
              return (
                <>
                  <Tag tone={tone}>{label}</Tag>
                  {detail ? <span className="mt-1 block text-sm text-ink-soft">{detail}</span> : null}
                </>
              );
            },
          },
        ]}
      />
    </Section>
  );
}
