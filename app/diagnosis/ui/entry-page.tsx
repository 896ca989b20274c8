import { academicYearOf, academicYearWords } from '~/kernel/academic-year';
import type { FormReply } from '~/platform/forms.server';
import {
  Button,
  DateField,
  ErrorSummary,
  formState,
  Hidden,
  NumberField,
  Page,
  RadioGroup,
  SelectField,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { type Indicator, periodWords } from '../domain';
import { CRITERION_THEMES } from '../domain/framework';
import { THEME_WORDS } from '../framework-wording';
import { LONGEST_ENTRY } from '../indicator-forms';
import type { EntryView } from '../indicator-queries.server';
import { DATA_AUDIENCE, UNIT_HINTS, valueWords } from '../indicator-wording';

/** How many academic years back a figure can be entered for. */
const YEARS_BACK = 8;

/** Enters a value by hand: first which indicator, then the value. */
export function EntryPage({
  id,
  view,
  today,
  answer,
}: {
  id: string;
  view: EntryView;
  today: string;
  answer?: FormReply;
}) {
  const { reach, indicator, current } = view;
  const { school } = reach;
  return (
    <Page
      title={indicator === null ? 'Enter a value' : current ? `Correct: ${indicator.label}` : indicator.label}
      caption={school.name}
      breadcrumbs={[
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
        { label: 'Data', href: `/schools/${school.urn}/data` },
      ]}
      lead={
        indicator === null
          ? DATA_AUDIENCE
          : `${indicator.meaning}${current ? ` For ${periodWords(current.period)}.` : ''}`
      }
    >
      {indicator === null ? (
        <ChooseIndicator choices={view.choices} />
      ) : (
        <ValueForm
          key={indicator.key}
          id={id}
          view={view}
          indicator={indicator}
          today={today}
          answer={answer}
        />
      )}
    </Page>
  );
}

function ChooseIndicator({ choices }: { choices: Indicator[] }) {
  const groups = CRITERION_THEMES.map((theme) => ({
    label: THEME_WORDS[theme],
    options: choices.filter((one) => one.theme === theme).map(({ key, label }) => ({ value: key, label })),
  })).filter(({ options }) => options.length > 0);
  return (
    <form method="get">
      <SelectField
        form={formState(null)}
        name="indicator"
        label="What you want to enter"
        hint="Results and inspection outcomes come with the published files and are not entered here"
        options={groups}
        width="full"
      />
      <Button>Continue</Button>
    </form>
  );
}

function ValueForm({
  id,
  view: { current },
  indicator,
  today,
  answer,
}: {
  id: string;
  view: EntryView;
  indicator: Indicator;
  today: string;
  answer?: FormReply;
}) {
  const defaults = current
    ? { ...current, on: current.period, year: current.period, note: current.note ?? '' }
    : {};
  const form = formState(answer, defaults);
  const thisYear = academicYearOf(today);
  const years = Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back);
  const theirs = answer?.stale as { value: number | null; text: string | null; source: string } | undefined;
  return (
    <>
      {theirs ? (
        <StaleNotice
          fields={[
            {
              label: indicator.label,
              yours: valueWords(indicator, typed(form.value('value'), form.value('text'))),
              theirs: `${valueWords(indicator, theirs)} (${theirs.source})`,
            },
          ]}
        />
      ) : null}
      <ErrorSummary form={form} />
      <form method="post">
        <Hidden values={{ id, ...(current ? { replaces: current.id } : {}) }} />
        {indicator.unit === 'coded' ? (
          <>
            {current ? (
              <Hidden values={dateParts(current.period)} />
            ) : (
              <DateField form={form} name="on" label="Date this was looked at" />
            )}
            <RadioGroup
              form={form}
              name="text"
              label="What was found"
              choices={(indicator.values ?? []).map(({ key, label }) => ({ value: key, label }))}
            />
          </>
        ) : (
          <>
            {current ? (
              <Hidden values={{ year: current.period }} />
            ) : (
              <SelectField
                form={form}
                name="year"
                label="Academic year"
                options={years.map((year) => ({ value: String(year), label: academicYearWords(year) }))}
              />
            )}
            <TextField
              form={form}
              name="value"
              label="Figure"
              hint={UNIT_HINTS[indicator.unit]}
              width="short"
            />
            <NumberField form={form} name="cohort" label="Pupils behind the figure" optional />
          </>
        )}
        <TextField
          form={form}
          name="source"
          label="Where this comes from"
          hint="For example, school census of January 2026, or audit report of March 2026"
          width="full"
        />
        <TextArea
          form={form}
          name="note"
          label="Note"
          hint="What somebody needs to know to read this rightly. The school reads it too. Do not name staff or pupils."
          maxLength={LONGEST_ENTRY.note}
          optional
        />
        <Button>{current ? 'Save the correction' : 'Save this value'}</Button>
      </form>
    </>
  );
}

function typed(value: string, text: string): { value: number | null; text: string | null } {
  const figure = Number(value);
  return { value: value === '' || Number.isNaN(figure) ? null : figure, text: text === '' ? null : text };
}

function dateParts(date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { 'on.day': day, 'on.month': month, 'on.year': year };
}
