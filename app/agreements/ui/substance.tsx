import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dateWords } from '~/kernel/words';
import { Section, Table } from '~/ui';
import { figureWords, SECTION_TITLES, SECTIONS } from '../domain';
import type { AgreementPage } from '../queries.server';

/** What a settled agreement is about: its outcomes, how it goes, and where each part of the text is read. */
export function Substance({
  page: { id, content },
  children,
}: {
  page: AgreementPage;
  /** Milestones and days, between the outcomes and the parts of the text. */
  children: ReactNode;
}) {
  return (
    <>
      <Section title="Outcomes for children">
        <Table
          caption="Outcomes for children"
          hideCaption
          rows={content.outcomes}
          rowKey={(row) => row.id}
          columns={[
            { head: 'Measure', cell: (row) => row.measure },
            { head: 'From', cell: (row) => figureWords(row.baseline, row.unit), numeric: true },
            { head: 'To', cell: (row) => figureWords(row.target, row.unit), numeric: true },
            { head: 'By', cell: (row) => dateWords(row.byDate) },
          ]}
        />
      </Section>
      {children}
      <Section title="The agreement, part by part">
        <ul className="sm:columns-2">
          {SECTIONS.map((section) => (
            <li key={section} className="break-inside-avoid">
              <Link to={`/agreements/${id}/print#${section}`} className="inline-block py-1">
                {SECTION_TITLES[section]}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
