import { Form } from '@remix-run/react';
import { Rows } from '~/agreements/ui/rows';
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  MoneyField,
  Page,
  Section,
  SelectField,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { TARIFF_LONGEST } from '../../domain/tariffs/content';
import { PRICE_UNITS, SERVICE_CLASSES, type TariffContent } from '../../domain/tariffs/vocabulary';
import { tariffDefaults } from '../../tariffs/forms';
import type { VersionPage } from '../../tariffs/queries.server';
import { CLASS_NAMES, UNIT_NAMES } from '../../tariffs/wording';
import { Back, HUB, PRICES_CRUMB, StandingTag, VERSIONS_CRUMB } from './frame';

type Answer = FormAnswer & { stale?: unknown };

/** The form of a draft: its date, its services and packages row by row, and why it is made. */
export function EditTariffPage({ page: { list, content }, answer }: { page: VersionPage; answer?: Answer }) {
  const form = formState(answer, tariffDefaults(content, list));
  const at = `/recompense/prices/versions/${list.id}`;
  return (
    <Page
      title={`Edit version ${list.number} of the price list`}
      breadcrumbs={[...HUB, PRICES_CRUMB, VERSIONS_CRUMB, { label: `Version ${list.number}`, href: at }]}
      tag={<StandingTag standing={list.standing} />}
      lead="Core and entitlement services are free and hold no price. Additional ones have two: for maintained schools, and for all others."
    >
      <ErrorSummary form={form} />
      <StaleText answer={answer} />
      <Form method="post" noValidate className="stack">
        {/* The first button of a form is the one that Enter presses: saving, never a row's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
          Save
        </button>
        <Hidden values={{ version: answer?.stale ? String(list.version) : form.value('version') }} />
        <DateField
          form={form}
          name="startsOn"
          label="From when do these prices hold?"
          hint="Today or later. For example, 1 9 2027"
        />
        <Section title="Packages">
          <Rows form={form} name="packages" one="package">
            {(row) => <PackageFields form={form} at={row} />}
          </Rows>
        </Section>
        <Section title="Services">
          <Rows form={form} name="items" one="service">
            {(row) => <ItemFields form={form} at={row} />}
          </Rows>
        </Section>
        <TextArea
          form={form}
          name="note"
          label="Why is this version made?"
          hint="Kept with the version, for whoever compares it with the one before"
          rows={3}
          maxLength={TARIFF_LONGEST.note}
        />
        <ButtonRow>
          <Button>Save the draft</Button>
          <Back to={at} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

function ItemFields({ form, at }: { form: FormState; at: string }) {
  return (
    <>
      <TextField form={form} name={`${at}.name`} label="Name" maxLength={TARIFF_LONGEST.name} />
      <TextArea form={form} name={`${at}.about`} label="What it is" rows={2} optional />
      <div className="grid gap-x-6 sm:grid-cols-2">
        <SelectField
          form={form}
          name={`${at}.serviceClass`}
          label="Class"
          hint="Core and entitlement are free"
          empty="Choose"
          options={SERVICE_CLASSES.map((one) => ({ value: one, label: CLASS_NAMES[one] }))}
        />
        <SelectField
          form={form}
          name={`${at}.unit`}
          label="The price is"
          hint="For an additional service"
          optional
          empty="Choose"
          options={PRICE_UNITS.map((one) => ({ value: one, label: UNIT_NAMES[one] }))}
        />
      </div>
      <Prices form={form} at={at} hint="Empty until it is settled" optional />
      <Checkbox
        form={form}
        name={`${at}.adviserDay`}
        label="This is the price of further adviser days"
        hint="Asked for on the page of a school’s adviser days, once its allowance is used or planned for"
      />
    </>
  );
}

function PackageFields({ form, at }: { form: FormState; at: string }) {
  return (
    <>
      <TextField form={form} name={`${at}.name`} label="Name" maxLength={TARIFF_LONGEST.name} />
      <TextArea form={form} name={`${at}.about`} label="What it is" rows={2} optional />
      <TextArea
        form={form}
        name={`${at}.includes`}
        label="What it includes"
        hint="One thing on each line"
        rows={5}
      />
      <Prices form={form} at={at} />
    </>
  );
}

function Prices({
  form,
  at,
  hint,
  optional,
}: {
  form: FormState;
  at: string;
  hint?: string;
  optional?: boolean;
}) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      <MoneyField
        form={form}
        name={`${at}.maintained`}
        label="Price for maintained schools"
        hint={hint}
        optional={optional}
      />
      <MoneyField
        form={form}
        name={`${at}.other`}
        label="Price for all other schools"
        hint={hint}
        optional={optional}
      />
    </div>
  );
}

type Typed = Record<string, unknown>;

/** Both texts, row by row, when somebody else saved the draft meanwhile. */
function StaleText({ answer }: { answer: Answer | undefined }) {
  const theirs = answer?.stale as
    | { content: TariffContent; startsOn: string; note: string; version: number }
    | undefined; // put there by `editTariff`
  if (!theirs) return null;
  const [yours, saved] = [answer?.initialValue ?? {}, tariffDefaults(theirs.content, theirs) as Typed];
  const fields = [
    { label: 'Packages', yours: rowsText(yours.packages), theirs: rowsText(saved.packages) },
    { label: 'Services', yours: rowsText(yours.items), theirs: rowsText(saved.items) },
    { label: 'Why this version is made', yours: text(yours.note), theirs: text(saved.note) },
  ];
  return <StaleNotice fields={fields.filter((field) => field.yours !== field.theirs)} />;
}

const text = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '');

/** Rows as a reader compares them: each name with its class and prices. */
function rowsText(rows: unknown): string {
  if (!Array.isArray(rows)) return '';
  return rows
    .map((row: Typed) => {
      const prices = [text(row.maintained), text(row.other)]
        .filter((one) => one !== '')
        .map((one) => `£${one}`);
      const said = [text(row.serviceClass), prices.join(' and ')].filter((one) => one !== '').join(', ');
      return said === '' ? text(row.name) : `${text(row.name)} (${said})`;
    })
    .join('\n');
}
