import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NumberField,
  Page,
  RadioGroup,
  Section,
  StaleNotice,
  SummaryList,
  Table,
} from '~/ui';
import { columnsOf } from '../../domain/exports/cells';
import { EXPORT_COLUMNS } from '../../domain/exports/columns';
import type { RecompenseSettings } from '../../domain/settings/vocabulary';
import { COLUMN_WORDS, DATE_CHOICES, DELIMITER_CHOICES } from '../../exports/wording';
import { UNDER_EXPORTS } from './frame';

type Layout = Pick<RecompenseSettings, 'exportColumns' | 'exportDate' | 'exportDelimiter'>;

type Props = {
  layout: Layout & { version: number };
  authority: string;
  mayChange: boolean;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
};

/** What the finance system's file holds, in what order and how it is written. */
export function ColumnsPage({ layout, authority, mayChange, answer }: Props) {
  const frame = { title: 'Columns of the file', caption: authority, breadcrumbs: UNDER_EXPORTS };
  const chosen = columnsOf(layout.exportColumns);
  if (!mayChange) {
    return (
      <Page {...frame} lead="Only the head of service can change these.">
        <SummaryList
          rows={[
            { label: 'Dates', value: labelOf(DATE_CHOICES, layout.exportDate) },
            { label: 'Between values', value: labelOf(DELIMITER_CHOICES, layout.exportDelimiter) },
          ]}
        />
        <Table
          caption="Columns, in their order"
          rows={chosen.map((key, n) => ({ key, place: n + 1 }))}
          rowKey={({ key }) => key}
          columns={[
            { head: 'Column', cell: ({ key }) => COLUMN_WORDS[key].label },
            { head: 'Place', numeric: true, cell: ({ place }) => place },
            { head: 'What is in it', cell: ({ key }) => COLUMN_WORDS[key].hint },
          ]}
        />
      </Page>
    );
  }
  const form = formState(answer, {
    places: Object.fromEntries(chosen.map((key, n) => [key, n + 1])),
    date: layout.exportDate,
    delimiter: layout.exportDelimiter,
  });
  return (
    <Page {...frame} lead="Set once, so that your finance system takes the file as it comes.">
      <ErrorSummary form={form} />
      {answer?.stale ? (
        <StaleNotice
          fields={[
            {
              label: 'Columns, in their order',
              yours: namesOf(placedNow(form)),
              theirs: namesOf(chosen),
            },
            {
              label: 'Dates',
              yours: labelOf(DATE_CHOICES, form.value('date')),
              theirs: labelOf(DATE_CHOICES, layout.exportDate),
            },
            {
              label: 'Between values',
              yours: labelOf(DELIMITER_CHOICES, form.value('delimiter')),
              theirs: labelOf(DELIMITER_CHOICES, layout.exportDelimiter),
            },
          ]}
        />
      ) : null}
      <form method="post" noValidate className="stack">
        <Hidden values={{ version: layout.version }} />
        <Section title="How it is written">
          <div className="stack">
            <RadioGroup form={form} name="date" label="Dates" choices={DATE_CHOICES} />
            <RadioGroup form={form} name="delimiter" label="Between two values" choices={DELIMITER_CHOICES} />
          </div>
        </Section>
        <Section title="Columns and their order">
          <p className="mb-6 max-w-measure">
            1 is the first column. Leave a place empty to leave the column out. Amounts are pounds with two
            decimals and no separator of thousands.
          </p>
          <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
            {EXPORT_COLUMNS.map((key) => (
              <NumberField
                key={key}
                form={form}
                name={`places.${key}`}
                label={COLUMN_WORDS[key].label}
                hint={COLUMN_WORDS[key].hint}
                inputMode="numeric"
                optional
              />
            ))}
          </div>
        </Section>
        <Button>Save columns</Button>
      </form>
    </Page>
  );
}

function placedNow(form: { value(name: string): string }) {
  return EXPORT_COLUMNS.map((key) => ({ key, place: Number(form.value(`places.${key}`)) }))
    .filter(({ place }) => place > 0)
    .sort((a, b) => a.place - b.place)
    .map(({ key }) => key);
}

function namesOf(columns: readonly (keyof typeof COLUMN_WORDS)[]): string {
  return columns.map((key) => COLUMN_WORDS[key].label).join(', ');
}

function labelOf(choices: readonly { value: string; label: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? '';
}
