import { dateWords } from '~/kernel/words';
import { Section, Table } from '~/ui';
import type { InspectionView } from '../indicator-queries.server';
import { overallWords } from '../indicator-wording';

/** A school's inspections, older grades and report cards side by side, the latest first. */
export function InspectionTable({ inspections, urn }: { inspections: InspectionView[]; urn: number }) {
  if (inspections.length === 0) return null;
  const sources = [...new Set(inspections.map(({ source }) => source))];
  return (
    <Section title="Inspections">
      <Table
        caption="Inspections, the latest first"
        hideCaption
        rows={inspections}
        rowKey={(one) => one.id}
        columns={[
          {
            head: 'First day',
            cell: (one) => (
              <>
                {dateWords(one.startedOn)}
                <span className="block text-sm font-normal text-ink-soft">{one.kind}</span>
                {one.urn === urn ? null : (
                  <span className="block text-sm font-normal">
                    Of the school it came from (URN {one.urn})
                  </span>
                )}
              </>
            ),
          },
          {
            head: 'Overall',
            cell: (one) => (
              <>
                {one.judgements['Overall effectiveness'] ?? overallWords(one.overall, one.form)}
                {one.category ? <span className="block text-sm">{one.category}</span> : null}
              </>
            ),
          },
          {
            head: 'By area',
            cell: (one) => (
              <ul>
                {Object.entries(one.judgements)
                  .filter(([area]) => area !== 'Overall effectiveness')
                  .map(([area, grade]) => (
                    <li key={area}>
                      {area}: {grade}
                    </li>
                  ))}
              </ul>
            ),
          },
        ]}
      />
      <p className="text-sm text-ink-soft">
        {sources.join('; ')}
        {sources.some((source) => source.startsWith('Ofsted')) ? ' (Open Government Licence)' : ''}.
      </p>
    </Section>
  );
}
