import { Link } from '@remix-run/react';
import { NextStep, Page, Section, SummaryList, type SummaryRow } from '~/ui';
import type { RegisterLine } from '../../privacy/rules.server';
import { BASIS_WORDS } from '../../privacy/wording';

export const PRIVACY_CRUMBS = [
  { href: '/admin', label: 'Administration' },
  { href: '/admin/privacy', label: 'Privacy' },
];

/** How long a line is kept, in a phrase. */
export function keptWords({ kept, from, own }: { kept: string; from: string; own: boolean }): string {
  if (kept === '') return 'Nothing goes by itself';
  return `${kept} from ${from}${own ? '. Your authority set this time' : ''}`;
}

/** The register of what is held, why and for how long, for those who keep it. */
export function RegisterPage({ lines, mayChange }: { lines: readonly RegisterLine[]; mayChange: boolean }) {
  return (
    <Page
      title="Privacy"
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      lead="What Alongside holds, why, and for how long: the record of processing under article 30 of the UK GDPR."
      next={
        <NextStep
          title="See what goes next"
          after="Each night what is over goes by itself. What is held back stays until the hold is ended."
        >
          <Link to="/admin/privacy/retention" className="font-semibold">
            What the next run takes, holds, and earlier runs
          </Link>
        </NextStep>
      }
      actions={
        <>
          <Link to="/admin/privacy/requests">Requests about people’s own data</Link>
          <Link to="/help/privacy">What everybody can read of this</Link>
        </>
      }
    >
      <nav aria-label="Kinds of records" className="no-print mb-8">
        <ul className="sm:columns-2">
          {lines.map(({ key, name }) => (
            <li key={key}>
              <a href={`#${key}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {lines.map((line) => (
        <div key={line.key} id={line.key}>
          <Section title={line.name}>
            <SummaryList rows={rowsOf(line, mayChange)} />
          </Section>
        </div>
      ))}
    </Page>
  );
}

function rowsOf(line: RegisterLine, mayChange: boolean): SummaryRow[] {
  const rows: SummaryRow[] = [
    { label: 'What is held', value: line.holds },
    { label: 'What for', value: line.purpose },
    { label: 'Lawful basis', value: line.basis.map((basis) => BASIS_WORDS[basis]).join('\n') },
    { label: 'About whom', value: line.whose },
    { label: 'Who sees it', value: line.seenBy },
    {
      label: 'How long',
      value: keptWords(line),
      ...(mayChange && line.months !== null ? { href: `/admin/privacy/times/${line.key}` } : {}),
    },
    { label: 'Why so long', value: line.why },
    { label: 'What goes', value: line.goes },
  ];
  if (line.special) rows.splice(3, 0, { label: 'Special category data', value: line.special });
  return rows;
}
