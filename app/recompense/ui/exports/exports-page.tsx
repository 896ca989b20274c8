import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  formState,
  NextStep,
  Page,
  RadioGroup,
  Section,
  Table,
} from '~/ui';
import type { FileAsked } from '../../exports/forms';
import { GROUP_CHOICES } from '../../exports/groups';
import type { FilePreview } from '../../exports/queries.server';
import { EXPORT_CRUMBS } from './frame';

type Props = {
  asked: FileAsked;
  errors: Record<string, string> | null;
  /** What the address held, where something in it is wrong. */
  typed: [string, string][] | null;
  preview: FilePreview;
  fileHref: string;
};

const WHAT = [
  {
    value: 'documents',
    label: 'Documents',
    hint: 'One line for each invoice, credit note, receipt and payment, in the columns your finance system wants.',
  },
  {
    value: 'postings',
    label: 'Postings of the ledger',
    hint: 'Every side of every movement of money, debits and credits. For auditors.',
  },
];

/** The file for the finance system: for what days, what it would hold, and the file itself. */
export function ExportsPage({ asked, errors, typed, preview, fileHref }: Props) {
  const form = formState(
    errors
      ? {
          initialValue: asTyped(typed ?? []),
          error: Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, [message]])),
        }
      : null,
    { ...asked.period, what: asked.what, group: [...asked.groups] },
  );
  const { from, to } = asked.period;
  const documents = preview.groups.filter(({ group }) => asked.groups.includes(group));
  const lines =
    asked.what === 'documents' ? documents.reduce((total, { n }) => total + n, 0) : preview.postings;
  return (
    <Page
      title="Files and year end"
      breadcrumbs={EXPORT_CRUMBS}
      lead="What your finance system and your auditors need, from the same ledger every page here reads."
      next={
        errors ? null : (
          <NextStep
            title={
              asked.what === 'documents'
                ? `${count(lines, 'document')} from ${dateWords(from)} to ${dateWords(to)}`
                : `${count(lines, 'posting')} from ${dateWords(from)} to ${dateWords(to)}`
            }
            after="The file is made as it is read; nothing is changed by it. Text that a spreadsheet would take for a formula is marked as text."
          >
            <ButtonLink to={fileHref}>Download the file (CSV)</ButtonLink>
          </NextStep>
        )
      }
      actions={
        <>
          <Link to="/recompense/exports/year-end">Year-end summary</Link>
          <Link to="/recompense/exports/columns">Columns of the file</Link>
        </>
      }
    >
      <ErrorSummary form={form} />
      {asked.what === 'documents' && !errors ? (
        <Section title="What the file holds">
          <Table
            caption="Documents of the period by group"
            hideCaption
            rows={documents}
            rowKey={({ group }) => group}
            columns={[
              { head: 'Group', cell: ({ group }) => groupName(group) },
              { head: 'Documents', numeric: true, cell: ({ n }) => n.toLocaleString('en-GB') },
              { head: 'Sum with VAT', numeric: true, cell: ({ grossPence }) => moneyWords(grossPence) },
            ]}
          />
        </Section>
      ) : null}
      <Section title="Choose another period">
        <form method="get" action="/recompense/exports" noValidate className="stack">
          <DateField form={form} name="from" label="First day" />
          <DateField form={form} name="to" label="Last day" />
          <RadioGroup form={form} name="what" label="What the file is of" choices={WHAT} />
          <CheckboxGroup
            form={form}
            name="group"
            label="Documents in it"
            hint="Nothing chosen means all of them."
            choices={GROUP_CHOICES}
            optional
          />
          <Button tone="secondary">Show what the file holds</Button>
        </form>
      </Section>
    </Page>
  );
}

function groupName(group: string): string {
  return GROUP_CHOICES.find(({ value }) => value === group)?.label ?? group;
}

/** Values of an address by field, several where a field comes more than once. */
function asTyped(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  const one = (name: string) => pairs.find(([key]) => key === name)?.[1];
  const date = (name: string) => ({
    day: one(`${name}.day`),
    month: one(`${name}.month`),
    year: one(`${name}.year`),
  });
  return {
    from: date('from'),
    to: date('to'),
    what: one('what'),
    group: pairs.filter(([key]) => key === 'group').map(([, value]) => value),
  };
}
