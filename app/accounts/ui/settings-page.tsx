import { Link } from '@remix-run/react';
import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  NumberField,
  Page,
  RadioGroup,
  StaleNotice,
  SummaryList,
} from '~/ui';
import type { AuthoritySettings } from '../settings';

const REACH = [
  {
    value: 'local',
    label: 'Local first',
    hint: 'Nearer offers score higher; those further away are still shown.',
  },
  {
    value: 'outward',
    label: 'Outward looking',
    hint: 'Distance counts only as travel time; other authorities’ offers stand level.',
  },
];

const STAYS_HOME = [
  {
    value: 'first',
    label: 'Schools that are served first',
    hint: 'Those whose band has the highest priority, and any in an inspection category.',
  },
  {
    value: 'second',
    label: 'Schools that are served first or second',
    hint: 'Those of the next band keep their leaders too.',
  },
];

const LABELS: Record<keyof AuthoritySettings, string> = {
  answerWithinDays: 'Days to answer an invitation',
  parkDays: 'Days before a provider who said “not now” is suggested to the same school again',
  reach: 'How far to look for partners',
  staysHome: 'Schools whose leaders do not support others for now',
};

/** What the authority decides for itself; the head of service changes it, an administrator reads it. */
export function SettingsPage({
  settings,
  authority,
  mayChange,
  answer,
}: {
  settings: AuthoritySettings & { version: number };
  authority: string;
  mayChange: boolean;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
}) {
  const form = formState(answer, { ...settings });
  const crumbs = [{ href: '/admin', label: 'Administration' }];
  if (!mayChange) {
    return (
      <Page
        title="Settings"
        caption={authority}
        breadcrumbs={crumbs}
        lead="Only the head of service can change these."
      >
        <SummaryList
          rows={[
            { label: LABELS.answerWithinDays, value: `${settings.answerWithinDays} days` },
            { label: LABELS.parkDays, value: `${settings.parkDays} days` },
            { label: LABELS.reach, value: REACH.find((choice) => choice.value === settings.reach)?.label },
            {
              label: LABELS.staysHome,
              value: STAYS_HOME.find((choice) => choice.value === settings.staysHome)?.label,
            },
          ]}
        />
      </Page>
    );
  }
  return (
    <Page title="Settings" caption={authority} breadcrumbs={crumbs}>
      <ErrorSummary form={form} />
      {answer?.stale ? (
        <StaleNotice
          fields={(Object.keys(LABELS) as (keyof AuthoritySettings)[]).map((key) => ({
            label: LABELS[key],
            yours: form.value(key),
            theirs: String(settings[key]),
          }))}
        />
      ) : null}
      <form method="post" noValidate className="stack">
        {/* After a stale edit the form carries the version now in force: saving again is then a choice, not an accident. */}
        <input type="hidden" name="version" value={settings.version} />
        <NumberField
          form={form}
          name="answerWithinDays"
          label={LABELS.answerWithinDays}
          hint="Suggested to the broker for each invitation. Days are held for the school until then."
        />
        <NumberField form={form} name="parkDays" label={LABELS.parkDays} hint="0 means at once" />
        <RadioGroup form={form} name="reach" label={LABELS.reach} choices={REACH} />
        <RadioGroup form={form} name="staysHome" label={LABELS.staysHome} choices={STAYS_HOME} />
        <p>
          How much each factor of a score counts is decided on a page of its own:{' '}
          <Link to="/admin/weights">how offers are weighed</Link>.
        </p>
        <Button>Save settings</Button>
      </form>
    </Page>
  );
}
