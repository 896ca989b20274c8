import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import { InsetText, Section, Table } from '~/ui';
import type { RegisterChange, RegisterNews } from '../domain/register';
import type { RunView } from '../queries.server';

/** What a file of trust memberships or links brings, school by school: the first of them. */
export function RegisterSamples({ run }: { run: RunView }) {
  const { register } = run;
  if (!register || (run.status !== 'previewed' && run.status !== 'done')) return null;
  const done = run.status === 'done';
  const { moved, notInRegister, notInFile, passedOver, schools } = register;
  const notes = [
    moved > 0 &&
      `${count(moved, 'school')} ${done ? 'moved' : 'would move'} from one trust to another. Brokers with work going on there ${done ? 'have been' : 'will be'} told.`,
    notInRegister > 0 &&
      `${count(notInRegister, 'school of the file is', 'schools of the file are')} not in the register kept here. What the file says of them ${done ? 'is' : 'would be'} kept, and shows once the register’s file is imported.`,
    notInFile > 0 &&
      `${count(notInFile, 'school of these authorities has a membership', 'schools of these authorities have memberships')} that the file does not mention. They are left as they are.`,
    passedOver > 0 &&
      `${count(passedOver, 'row is', 'rows are')} about other groups than trusts, or trusts without schools, and ${passedOver === 1 ? 'was' : 'were'} passed over.`,
  ].filter((note) => note !== false);
  if (notes.length === 0 && schools.length === 0) return null;
  return (
    <Section title={done ? 'What it brought' : 'What it would bring'}>
      {notes.length === 0 ? null : (
        <InsetText>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </InsetText>
      )}
      {schools.length === 0 ? null : (
        <Table
          caption="The first schools that something changes for"
          rows={schools}
          rowKey={(row) => `${row.urn}-${JSON.stringify(row.changes)}`}
          columns={[
            { head: 'School', cell: (row) => <SchoolName row={row} /> },
            {
              head: done ? 'What changed' : 'What would change',
              cell: (row) => (
                <ul>
                  {row.changes.map((news) => (
                    <li key={JSON.stringify(news)}>{newsWords(news)}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** Linked where there is a page. */
function SchoolName({ row }: { row: RegisterChange }) {
  const name = row.name === '' ? `URN ${row.urn}` : row.name;
  return (
    <>
      {row.known ? <Link to={`/schools/${row.urn}`}>{name}</Link> : name}
      {row.name === '' ? null : <span className="block text-sm font-normal text-ink-soft">{row.urn}</span>}
    </>
  );
}

function newsWords(news: RegisterNews): string {
  switch (news.kind) {
    case 'trust':
      return `Trust: ${news.before ?? 'none'} → ${news.after ?? 'none'}`;
    case 'link':
      return `${news.typeName}: ${news.name || 'a school'} (${news.urn})${news.establishedOn ? `, ${dateWords(news.establishedOn)}` : ''}`;
    case 'membership-ended':
      return `Member of ${news.trustName} until ${dateWords(news.leftOn)}`;
    case 'membership': {
      const since = news.joinedOn ? ` since ${dateWords(news.joinedOn)}` : '';
      return `Member of ${news.trustName}${since}${news.leftOn ? `, until ${dateWords(news.leftOn)}` : ''}`;
    }
  }
}
