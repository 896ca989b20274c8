import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { instantWords, list } from '~/kernel/words';
import { DiffList, Section, Table, Tag } from '~/ui';
import type { AmendmentPage, ConcernedView } from '../../amendments/queries.server';
import type { Recompense } from '../../domain';

/** What changes, section by section: as it is and as it would be. */
export function AmendedSections({ page }: { page: AmendmentPage }) {
  const changed = page.sections.filter(({ changes }) => changes.length > 0);
  const { before, after } = headsOf(page.amendment);
  return (
    <>
      {changed.length === 0 ? <p className="mb-8">Nothing is changed yet.</p> : null}
      {changed.map(({ section, title, changes }) => (
        <section key={section} aria-labelledby={`changed-${section}`} className="mb-8">
          <h3 id={`changed-${section}`}>{title}</h3>
          <DiffList
            before={before}
            after={after}
            changes={changes.map((change) => ({
              id: change.path,
              field: change.label,
              before: change.before,
              after: change.after,
            }))}
          />
        </section>
      ))}
    </>
  );
}

/** What follows from the change: days by term, money, and records of what is taken out. */
export function Consequences({ page: { days, money, kept, amendment } }: { page: AmendmentPage }) {
  const heads = headsOf(amendment);
  const paid = MONEY.some(([key]) => money.before[key] !== money.after[key]);
  return (
    <>
      {days.changed ? <DaysChange days={days} heads={heads} /> : null}
      {paid ? <MoneyChange money={money} heads={heads} /> : null}
      {days.changed || paid ? null : (
        <Section title="Days and money">
          <p>
            They stay as they are: {daysWords(days.after)}, {moneyWords(money.after.total)} at most.
          </p>
        </Section>
      )}
      {kept.length > 0 ? (
        <Section title="What is taken out">
          <ul>
            {kept.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** What the two sides of a change are called; one that is over was as its own version has it. */
type Heads = { before: string; after: string; open: boolean };

function headsOf({ state, baseRevision }: AmendmentPage['amendment']): Heads {
  return {
    before: `Version ${baseRevision}`,
    after: state === 'in-force' ? `Version ${baseRevision + 1}` : 'As it would be',
    open: state === 'draft' || state === 'signing',
  };
}

function DaysChange({ days, heads }: Pick<AmendmentPage, 'days'> & { heads: Heads }) {
  const used = days.rows.reduce((sum, row) => sum + row.used, 0);
  return (
    <Section title="Days">
      <Table
        caption="Days by term, as agreed and as they would be"
        hideCaption
        rows={days.rows}
        rowKey={(row) => row.term}
        columns={[
          { head: 'Term', cell: ({ term }) => capital(termWords(term)) },
          { head: heads.before, cell: ({ before }) => daysWords(before), numeric: true },
          ...(heads.open
            ? [{ head: 'Used so far', cell: ({ used: given }: DaysRow) => daysWords(given), numeric: true }]
            : []),
          {
            head: heads.after,
            cell: ({ before, after }) =>
              after === before ? daysWords(after) : <strong>{daysWords(after)}</strong>,
            numeric: true,
          },
        ]}
        total={[
          'In all',
          daysWords(days.before),
          ...(heads.open ? [daysWords(used)] : []),
          daysWords(days.after),
        ]}
      />
    </Section>
  );
}

function MoneyChange({ money, heads }: Pick<AmendmentPage, 'money'> & { heads: Heads }) {
  const rows = MONEY.map(([key, label]) => ({
    key,
    label,
    before: money.before[key],
    after: money.after[key],
  })).filter(({ before, after }) => before + after > 0);
  return (
    <Section title="Money">
      <Table
        caption="Recompense as agreed and as it would be"
        hideCaption
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { head: 'Part', cell: ({ label }) => label },
          { head: heads.before, cell: ({ before }) => moneyWords(before), numeric: true },
          {
            head: heads.after,
            cell: ({ before, after }) =>
              after === before ? moneyWords(after) : <strong>{moneyWords(after)}</strong>,
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

type DaysRow = AmendmentPage['days']['rows'][number];

const MONEY: readonly [keyof Recompense, string][] = [
  ['fee', 'Fee'],
  ['onCosts', 'On-costs'],
  ['backfill', 'Cover (backfill)'],
  ['expenses', 'Expenses, at most'],
  ['total', 'Total, at most'],
  ['authorityPays', 'The authority pays'],
  ['schoolPays', 'The school pays'],
  ['homeSchool', 'The provider’s school receives'],
  ['brokerage', 'The brokerage keeps'],
];

/** Who has to sign, why it concerns them, who has signed; and whose signature stands. */
export function ConcernedList({ page }: { page: AmendmentPage }) {
  const { state } = page.amendment;
  return (
    <ul className="mb-8 border-t border-line">
      {page.concerned.map((one) => (
        <li
          key={one.party}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-semibold">{one.role}</p>
            {one.why.map((why) => (
              <p key={why} className="max-w-measure text-sm">
                {why}
              </p>
            ))}
            <p className="text-sm text-ink-soft">{whoSigns(one, state === 'withdrawn')}</p>
          </div>
          <div className="py-1">
            {one.signed ? (
              <Tag tone="green">Signed</Tag>
            ) : (
              <Tag>{state === 'draft' ? 'Will be asked' : 'Not signed'}</Tag>
            )}
          </div>
        </li>
      ))}
      {page.others.map(({ party, role, words }) => (
        <li
          key={party}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-semibold">{role}</p>
            <p className="max-w-measure text-sm text-ink-soft">{words}</p>
          </div>
          <div className="py-1">
            <Tag tone="blue">Need not sign</Tag>
          </div>
        </li>
      ))}
    </ul>
  );
}

function whoSigns({ signed, could }: ConcernedView, withdrawn: boolean): string {
  if (signed) return `${signed.as}, ${instantWords(signed.at)}, text ${signed.shortHash}`;
  if (withdrawn) return '';
  if (could.length === 0) return 'Nobody has an account for this yet. Ask an administrator to invite them.';
  return `To be signed by ${list(could, 'or')}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
