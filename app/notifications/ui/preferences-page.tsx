import { Link } from '@remix-run/react';
import { timeWords } from '~/agreements/domain/visits/times';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Checkbox,
  Details,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  Page,
  RadioGroup,
  Section,
  SelectField,
  StaleNotice,
  WarningText,
} from '~/ui';
import type { MailTimes } from '../domain/preferences/mail-times';
import type { TopicOfPerson } from '../domain/preferences/topics-of';
import { MAIL_CHOICES, type MailChoices } from '../domain/preferences/vocabulary';
import { TIMES } from '../forms';
import { CHOICE_WORDS, TOPIC_WORDS } from '../wording';

type Preferences = MailTimes & { choices: MailChoices; version: number };

const CHOICES = (['usual', ...MAIL_CHOICES] as const).map((value) => ({ value, label: CHOICE_WORDS[value] }));
const OPTIONS = TIMES.map((value) => ({ value, label: timeWords(value) }));

/** How a person wants to be told by mail: of what, how soon, and at which hours not. */
export function PreferencesPage({
  email,
  mailProblem,
  topics,
  preferences,
  nextDigest,
  answer,
}: {
  email: string;
  mailProblem: boolean;
  topics: readonly TopicOfPerson[];
  preferences: Preferences;
  /** When the next summary comes, if there is anything in it. */
  nextDigest: Date | null;
  answer: (FormAnswer & { stale?: unknown }) | undefined;
}) {
  const form = formState(answer, asFields(topics, preferences));
  return (
    <Page
      title="What you are sent by email"
      breadcrumbs={[{ href: '/account', label: 'Your account' }]}
      lead="Everything is in your notifications, whatever you choose here. Emails say only what something is about, with a link."
    >
      <ErrorSummary form={form} />
      {answer?.stale ? (
        <StaleNotice changedBy="Another window of yours" fields={staleFields(form, topics, preferences)} />
      ) : null}
      {mailProblem ? (
        <WarningText>
          Earlier email to {email} came back, so nothing is sent there.{' '}
          <Link to="/account/address">Change your address</Link>, or ask your administrator for another try.
        </WarningText>
      ) : null}
      <p>
        Email goes to <strong className="break-words">{email}</strong>.{' '}
        {nextDigest
          ? `Your next summary comes on ${instantWords(nextDigest)}, if there is anything new.`
          : null}
      </p>
      <form method="post" noValidate className="stack">
        <Hidden values={{ version: preferences.version }} />
        <Section title="How soon">
          <p>
            The usual way: what asks something of you comes at once, everything else in one summary a day.
            What you have read by then is left out.
          </p>
          <Details summary="What is always sent">
            <p>
              Some notices carry a right, a duty or a formal step, such as an agreement to sign, an invoice,
              or something about your school to answer. Where you choose “No email”, these still come, in your
              summary.
            </p>
          </Details>
          {topics.map(({ topic, statutory }) => (
            <RadioGroup
              key={topic}
              form={form}
              name={`topics.${topic}`}
              label={TOPIC_WORDS[topic].label}
              hint={`${TOPIC_WORDS[topic].hint}.${statutory ? ' Some are always sent.' : ''}`}
              choices={CHOICES}
              columns
            />
          ))}
        </Section>
        <Section title="When">
          <SelectField
            form={form}
            name="digestAt"
            label="When does your daily summary come?"
            options={OPTIONS}
            width="short"
          />
          <RadioGroup
            form={form}
            name="hours"
            label="May email come at any hour?"
            hint="What comes up in quiet hours waits, and is sent together when they end."
            choices={[
              { value: 'quiet', label: 'No, keep quiet between two times' },
              { value: 'any', label: 'Yes, at any hour' },
            ]}
          />
          <div className="grid gap-x-6 sm:grid-cols-2 sm:max-w-measure">
            <SelectField form={form} name="quietFrom" label="Quiet from" options={OPTIONS} width="short" />
            <SelectField form={form} name="quietTo" label="Quiet until" options={OPTIONS} width="short" />
          </div>
          <Checkbox
            form={form}
            name="weekends"
            label="Keep Saturdays, Sundays and bank holidays quiet as well"
          />
        </Section>
        <ButtonRow>
          <Button>Save choices</Button>
          <Link to="/notifications">Your notifications</Link>
        </ButtonRow>
      </form>
    </Page>
  );
}

function asFields(topics: readonly TopicOfPerson[], preferences: Preferences) {
  const { choices, quiet, quietWeekends, digestAt } = preferences;
  return {
    topics: Object.fromEntries(topics.map(({ topic }) => [topic, choices[topic] ?? 'usual'])),
    hours: quiet ? 'quiet' : 'any',
    quietFrom: quiet?.from ?? '19:00',
    quietTo: quiet?.to ?? '07:00',
    weekends: quietWeekends ? 'on' : '',
    digestAt,
  };
}

/** Both texts, where another window has saved other choices since. */
function staleFields(form: FormState, topics: readonly TopicOfPerson[], saved: Preferences) {
  const now = asFields(topics, saved);
  const hours = (kind: string, from: string, to: string) =>
    kind === 'any' ? 'At any hour' : `Quiet from ${timeWords(from)} until ${timeWords(to)}`;
  const word = (choice: string) =>
    choice in CHOICE_WORDS ? CHOICE_WORDS[choice as keyof typeof CHOICE_WORDS] : ''; // one of its keys, asked just before
  return [
    ...topics.map(({ topic }) => ({
      label: TOPIC_WORDS[topic].label,
      yours: word(form.value(`topics.${topic}`)),
      theirs: word(now.topics[topic] ?? 'usual'),
    })),
    {
      label: 'Daily summary',
      yours: timeWords(form.value('digestAt')),
      theirs: timeWords(now.digestAt),
    },
    {
      label: 'Hours',
      yours: hours(form.value('hours'), form.value('quietFrom'), form.value('quietTo')),
      theirs: hours(now.hours, now.quietFrom, now.quietTo),
    },
  ].filter(({ yours, theirs }) => yours !== theirs);
}
