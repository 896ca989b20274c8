import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import type { FactName } from '~/schools/domain';
import { FACT_WORDS, factWords, NOT_TOLD } from '~/schools/wording';
import { InsetText, Section, Table } from '~/ui';
import type { RunView } from '../queries.server';
import type { SampleSchool } from '../run.server';

/** A few of the schools that are new, changed and closed. */
export function RunSamples({ run }: { run: RunView }) {
  const { samples } = run;
  if (!samples || (run.status !== 'previewed' && run.status !== 'done')) return null;
  const done = run.status === 'done';
  return (
    <>
      {samples.older > 0 && !done ? (
        <InsetText>
          <p>
            {count(samples.older, 'school was', 'schools were')} changed in the register after this file was
            made. Importing it would put {samples.older === 1 ? 'that school' : 'those schools'} back to what
            the file says. Check that you have the latest file.
          </p>
        </InsetText>
      ) : null}
      <Sample
        title={done ? 'Closed' : 'Would be closed'}
        total={run.closed}
        schools={samples.closed}
        done={done}
      />
      <Sample
        title={done ? 'Changed' : 'Would be changed'}
        total={run.updated - run.closed}
        schools={samples.updated}
        done={done}
      />
      <Sample
        title={done ? 'New' : 'Would be new'}
        total={run.created}
        schools={samples.created}
        done={done}
      />
    </>
  );
}

function Sample({
  title,
  total,
  schools,
  done,
}: {
  title: string;
  total: number;
  schools: SampleSchool[];
  done: boolean;
}) {
  if (schools.length === 0) return null;
  const isNew = schools.every((school) => school.changes.length === 0);
  return (
    <Section title={`${title}: ${total.toLocaleString('en-GB')}`}>
      {total > schools.length ? (
        <p className="text-ink-soft">The first {schools.length}, in the order of the file.</p>
      ) : null}
      <Table
        caption={title}
        hideCaption
        rows={schools}
        rowKey={(school) => school.urn}
        columns={[
          {
            head: 'School',
            cell: (school) => (
              <>
                {isNew && !done ? school.name : <Link to={`/schools/${school.urn}`}>{school.name}</Link>}
                <span className="block text-sm font-normal text-ink-soft">
                  {school.urn}, {school.laName}
                </span>
              </>
            ),
          },
          ...(isNew
            ? []
            : [{ head: 'What changes', cell: (school: SampleSchool) => <Changes school={school} /> }]),
        ]}
      />
    </Section>
  );
}

function Changes({ school }: { school: SampleSchool }) {
  return (
    <ul>
      {told(school).map(({ field, before, after }) => (
        <li key={field}>
          {FACT_WORDS[field as FactName]}: {factWords(field as FactName, before)} →{' '}
          {factWords(field as FactName, after)}
        </li>
      ))}
    </ul>
  );
}

/** Codes change with the names beside them and are not told. */
function told(school: SampleSchool) {
  return school.changes.filter(({ field }) => !NOT_TOLD.has(field as FactName));
}

/** What could not be taken: the first, and all of it as a file. */
export function RunFindings({ run }: { run: RunView }) {
  if (run.findingCount === 0 || run.status === 'cancelled') return null;
  return (
    <Section
      title={run.status === 'previewed' ? 'What would not be taken' : 'What was not taken'}
      action={
        <a href={`/admin/imports/${run.id}/rejected`}>
          Download the list (CSV, {count(run.findingCount, 'line')})
        </a>
      }
    >
      <Table
        caption="Rows and values that could not be taken, in the order of the file"
        hideCaption
        rows={run.findings}
        rowKey={(finding) => `${finding.line}-${finding.kind}-${finding.column}-${finding.reason}`}
        columns={[
          { head: 'Line', cell: (finding) => `Line ${finding.line.toLocaleString('en-GB')}` },
          {
            head: 'Column',
            cell: (finding) => <span className="break-words">{finding.column ?? 'The whole row'}</span>,
          },
          {
            head: 'Value',
            cell: (finding) => <span className="break-words">{finding.value || '(blank)'}</span>,
          },
          {
            head: 'Reason',
            cell: (finding) => (
              <>
                {finding.reason}
                <span className="block text-sm text-ink-soft">
                  {finding.kind === 'row'
                    ? 'Nothing of the row is taken.'
                    : 'The row is taken, without this value.'}
                </span>
              </>
            ),
          },
        ]}
      />
      {run.findingCount > run.findings.length ? (
        <p className="text-ink-soft">These are the first {run.findings.length}. The file has all of them.</p>
      ) : null}
    </Section>
  );
}
