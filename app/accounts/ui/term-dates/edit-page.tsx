import { Form } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import type { SchoolYear } from '~/kernel/school-calendar';
import { count, dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  Details,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { dateFromParts } from '~/ui/date-parts';
import { HALF_TERM_NAMES, MOST_CLOSURES } from '../../domain/term-dates';
import type { Pasted } from '../../term-dates/edit.server';
import { CHECK_INTENT, LONGEST_WHY } from '../../term-dates/forms';
import type { SchoolYearView } from '../../term-dates/queries.server';
import { termDatesCrumbs } from './year-parts';

/** Rows of days closed that stand empty below those in use. */
const SPARE_ROWS = 3;

/** The form of a year's dates: six half terms and the days closed besides. */
export function EditTermDatesPage({
  year,
  start,
  fields,
  pasted,
  mayOpenAdmin,
  answer,
}: {
  year: SchoolYearView;
  start: SchoolYear;
  /** The dates to begin with, by field. */
  fields: Record<string, string>;
  pasted: Pasted | null;
  mayOpenAdmin: boolean;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
}) {
  const { startYear } = year.dates;
  const form = formState(answer, fields);
  const here = `/admin/term-dates/${startYear}`;
  return (
    <Page
      title={`${year.set ? 'Change' : 'Set'} the term dates of ${academicYearWords(startYear)}`}
      breadcrumbs={[...termDatesCrumbs(mayOpenAdmin), { href: here, label: academicYearWords(startYear) }]}
      lead="Enter the first and last day of each half term for pupils. On the next page you see what follows, before anything is saved."
    >
      <ErrorSummary form={form} />
      {answer?.stale ? <StaleNotice fields={staleFields(form, year.dates)} /> : null}
      <PastedNotice pasted={pasted} />
      <PasteForm here={here} />
      <Form method="post" noValidate>
        {/* After a stale edit the form carries the version now in force: saving again is then a choice, not an accident. */}
        <Hidden values={{ version: year.version }} />
        {HALF_TERM_NAMES.map((name, n) => (
          <section key={name} aria-label={name} className="mb-8 border-t border-line pt-4">
            <h2 className="mt-0 mb-3 text-lg">{name}</h2>
            <div className="grid gap-x-8 sm:grid-cols-2">
              <DateField
                form={form}
                name={`from${n}`}
                label="First day"
                hint={hintOf(start.halfTerms[n]?.from)}
              />
              <DateField form={form} name={`to${n}`} label="Last day" hint={hintOf(start.halfTerms[n]?.to)} />
            </div>
          </section>
        ))}
        <Closures form={form} used={start.closures.length} />
        <ButtonRow>
          <Button name="intent" value={CHECK_INTENT}>
            See what follows
          </Button>
          <ButtonLink to={here} tone="secondary">
            Cancel
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}

const hintOf = (date: string | undefined) =>
  date ? `For example, ${Number(date.slice(8))} ${Number(date.slice(5, 7))} ${date.slice(0, 4)}` : undefined;

function Closures({ form, used }: { form: FormState; used: number }) {
  const filled = Array.from({ length: MOST_CLOSURES }, (_, n) => n).filter(
    (n) => typedDate(form, `on${n}`) || form.value(`why${n}`),
  );
  const rows = Math.min(MOST_CLOSURES, Math.max(used, (filled.at(-1) ?? -1) + 1) + SPARE_ROWS);
  return (
    <section aria-labelledby="closed" className="mb-8 border-t border-line pt-4">
      <h2 id="closed" className="mt-0 mb-2 text-lg">
        Days closed in term
      </h2>
      <p>
        Single days on which all schools are closed, such as a training day they share. Bank holidays are
        known: leave them out. Leave what you do not need empty.
      </p>
      {Array.from({ length: rows }, (_, n) => n).map((n) => (
        <fieldset key={n} className="grid gap-x-8 sm:grid-cols-2">
          <legend className="visually-hidden">Day closed {n + 1}</legend>
          <DateField form={form} name={`on${n}`} label={`Day ${n + 1}`} optional />
          <TextField
            form={form}
            name={`why${n}`}
            label={`Why day ${n + 1} is closed`}
            maxLength={LONGEST_WHY}
            optional
          />
        </fieldset>
      ))}
    </section>
  );
}

function PasteForm({ here }: { here: string }) {
  const form = formState(undefined);
  return (
    <Details summary="Paste the dates from a table or a list instead">
      <Form method="get" action={`${here}/edit`}>
        <TextArea
          form={form}
          name="paste"
          label="Term dates"
          hint="One line for each half term, with its first and its last day; one line for each day closed, with why. Dates such as 2 November 2026, 2/11/2026 or 2026-11-02."
          rows={8}
          maxLength={2000}
        />
        <Button tone="secondary">Read these dates into the form</Button>
      </Form>
    </Details>
  );
}

function PastedNotice({ pasted }: { pasted: Pasted | null }) {
  if (!pasted) return null;
  const { halfTerms, closures, unread } = pasted;
  const short = halfTerms !== HALF_TERM_NAMES.length;
  return (
    <InsetText>
      <p>
        {count(halfTerms, 'half term')} and {count(closures, 'day closed', 'days closed')} could be read.{' '}
        {short
          ? 'A year has six half terms, so those in the form are as they were. Paste all six, or type them below.'
          : 'They are in the form below: check them.'}
      </p>
      {unread.length > 0 ? (
        <>
          <p>These lines could not be read:</p>
          <ul className="list-disc pl-6">
            {unread.slice(0, 20).map((line) => (
              <li key={line} className="break-words">
                {line.slice(0, 120)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </InsetText>
  );
}

/** What differs between the dates typed and those saved meanwhile. */
function staleFields(form: FormState, theirs: SchoolYear) {
  const typed = (name: string) => typedDate(form, name);
  return [
    ...HALF_TERM_NAMES.map((label, n) => ({
      label,
      yours: `${typed(`from${n}`)} to ${typed(`to${n}`)}`,
      theirs: `${dateWords(theirs.halfTerms[n]?.from)} to ${dateWords(theirs.halfTerms[n]?.to)}`,
    })),
    {
      label: 'Days closed in term',
      yours: Array.from({ length: MOST_CLOSURES }, (_, n) => [typed(`on${n}`), form.value(`why${n}`)])
        .filter(([on]) => on)
        .map(([on, why]) => `${on}: ${why}`)
        .join('\n'),
      theirs: theirs.closures.map(({ on, why }) => `${dateWords(on)}: ${why}`).join('\n'),
    },
  ].filter(({ yours, theirs: saved }) => yours !== saved);
}

/** A date of the form in words, or what was typed where it is none. */
function typedDate(form: FormState, name: string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    form.value(`${name}.${part}`),
  );
  const date = dateFromParts({ day, month, year }) ?? form.value(name);
  return date === 'invalid' ? `${day} ${month} ${year}`.trim() : dateWords(date);
}
