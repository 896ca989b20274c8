import { Link } from '@remix-run/react';
import {
  Button,
  DaysField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  MoneyField,
  NumberField,
  Page,
  RadioGroup,
  Section,
  StaleNotice,
  SummaryList,
  TextArea,
  TextField,
} from '~/ui';
import { type SettingsPatch, settingsAsTyped } from '../../settings/forms';
import {
  hintOf,
  isDefault,
  SETTING_FIELDS,
  SETTING_GROUPS,
  type SettingField,
  settingInWords,
  VAT_CHOICES,
} from '../../settings/wording';

type Props = {
  settings: SettingsPatch & { version: number };
  authority: string;
  mayChange: boolean;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
};

/** What an authority decides about its money: the head of service changes it, brokers read it. */
export function RecompenseSettingsPage({ settings, authority, mayChange, answer }: Props) {
  const frame = {
    title: 'Money settings',
    caption: authority,
    breadcrumbs: [
      { label: 'Home', href: '/home' },
      { label: 'Money', href: '/recompense' },
    ],
  };
  if (!mayChange) {
    return (
      <Page {...frame} lead="Only the head of service can change these.">
        {SETTING_GROUPS.map(({ title, fields }) => (
          <Section key={title} title={title}>
            <SummaryList
              rows={fields.map((field) => ({
                label: SETTING_FIELDS[field].label,
                value: inWords(field, settings),
              }))}
            />
          </Section>
        ))}
        <FilePointer />
      </Page>
    );
  }
  const form = formState(answer, settingsAsTyped(settings));
  return (
    <Page {...frame} lead="What is changed here holds from now on. Every change is kept in the audit trail.">
      <ErrorSummary form={form} />
      {answer?.stale ? <Changed form={form} settings={settings} /> : null}
      <form method="post" noValidate className="stack">
        <Hidden values={{ version: settings.version }} />
        {SETTING_GROUPS.map(({ title, about, fields }) => (
          <Section key={title} title={title}>
            <div className="stack">
              {about ? <p className="max-w-measure">{about}</p> : null}
              {fields.map((field) => (
                <SettingInput key={field} field={field} form={form} />
              ))}
            </div>
          </Section>
        ))}
        <Button>Save settings</Button>
      </form>
      <FilePointer />
    </Page>
  );
}

function inWords(field: SettingField, settings: SettingsPatch): string {
  const words = settingInWords(field, settings);
  return isDefault(field, settings) ? `${words} (as first suggested)` : words;
}

/** Both texts of every setting that the two changes give differently. */
function Changed({ form, settings }: { form: FormState; settings: SettingsPatch }) {
  const theirs = settingsAsTyped(settings);
  const fields = SETTING_GROUPS.flatMap((group) => group.fields).filter(
    (field) => form.value(field) !== (theirs[field] ?? ''),
  );
  return (
    <StaleNotice
      fields={fields.map((field) => ({
        label: SETTING_FIELDS[field].label,
        yours: form.value(field),
        theirs: theirs[field],
      }))}
    />
  );
}

function SettingInput({ field, form }: { field: SettingField; form: FormState }) {
  const props = { form, name: field, label: SETTING_FIELDS[field].label, hint: hintOf(field) };
  switch (field) {
    case 'name':
    case 'accountName':
      return <TextField {...props} optional width="half" autoComplete="off" />;
    case 'address':
      return <TextArea {...props} optional rows={4} />;
    case 'email':
      return <TextField {...props} optional type="email" width="half" autoComplete="off" />;
    case 'vatNumber':
    case 'sortCode':
    case 'accountNumber':
      return <TextField {...props} optional width="short" autoComplete="off" spellCheck={false} />;
    case 'vatTreatment':
      return <RadioGroup {...props} choices={VAT_CHOICES} />;
    case 'paymentDays':
    case 'answerDays':
      return <NumberField {...props} suffix="days" inputMode="numeric" />;
    case 'samplePercent':
    case 'brokeragePercent':
      return <NumberField {...props} suffix="%" />;
    case 'sampleAbove':
    case 'approvalThreshold':
      return <MoneyField {...props} />;
    case 'coreDays':
    case 'corePlusDays':
      return <DaysField {...props} />;
  }
}

function FilePointer() {
  return (
    <p className="mt-8 max-w-measure">
      Columns, dates and separators of the file for your finance system have a page of their own:{' '}
      <Link to="/recompense/exports/columns">what the file holds</Link>.
    </p>
  );
}
