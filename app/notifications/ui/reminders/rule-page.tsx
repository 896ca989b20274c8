import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  NumberField,
  Page,
  RadioGroup,
  Section,
  StaleNotice,
  SummaryList,
  Table,
  TextField,
} from '~/ui';
import { dayName } from '../../domain/reminders/days';
import { dayListText } from '../../domain/reminders/rule-check';
import { hasDate } from '../../domain/reminders/usual-rules';
import type { ReminderRule } from '../../domain/reminders/vocabulary';
import type { rulePage } from '../../reminders/rule-queries.server';
import { KIND_WORDS, ruleWords, stageWords } from '../../reminders/wording';
import { LadderChart } from './ladder-chart';

type Props = Awaited<ReturnType<typeof rulePage>> & {
  answer: (FormAnswer & { stale?: unknown }) | undefined;
  crumbs: { href: string; label: string }[];
};

/** The rule of one kind of matter: as it plays out, and the form that changes it. */
export function RulePage({ answer, crumbs, ...view }: Props) {
  const { kind, rule, usual, mayChange } = view;
  const words = KIND_WORDS[kind];
  const form = formState(answer, { ...fieldsOf(rule) });
  return (
    <Page
      title={words.name}
      breadcrumbs={crumbs}
      lead={ruleWords(kind, rule)}
      next={<ErrorSummary form={form} />}
    >
      <SummaryList
        rows={[
          { label: 'Counts from', value: capital(words.from) },
          { label: 'Who is asked', value: capital(words.asked) },
          { label: 'Passed on to', value: capital(words.last) },
        ]}
      />
      {rule.on ? <Played {...view} /> : null}
      {mayChange ? (
        <Change {...view} form={form} stale={Boolean(answer?.stale)} />
      ) : (
        <p>The head of service decides these rules.</p>
      )}
      {mayChange && !usual ? <BackToUsual {...view} /> : null}
    </Page>
  );
}

function Played({ kind, example }: Pick<Props, 'kind' | 'example'>) {
  const { name } = KIND_WORDS[kind];
  const from = hasDate(kind) ? 'due on' : 'waiting since';
  return (
    <Section title="As it plays out">
      <p>
        For something {from} {dateWords(example.basis)}, if nobody does anything:
      </p>
      <div className="mb-4">
        <LadderChart example={example} name={name} />
      </div>
      <Table
        caption="Stages of the example"
        hideCaption
        rows={example.rungs.map((rung, index) => ({ ...rung, number: index + 1 }))}
        rowKey={({ stage }) => stage}
        columns={[
          { head: 'Stage', cell: ({ number, stage }) => `${number}. ${stageWords(stage, kind)}` },
          { head: 'Day', cell: ({ on }) => dateWords(on), nowrap: true },
        ]}
      />
    </Section>
  );
}

function Change({
  kind,
  rule,
  version,
  form,
  stale,
}: Pick<Props, 'kind' | 'rule' | 'version'> & { form: FormState; stale: boolean }) {
  const days = `${dayName(kind)}s`;
  return (
    <Section title="Change it">
      {stale ? (
        <StaleNotice
          fields={labelsOf(kind).map(({ name, label }) => ({
            label,
            yours: capital(form.value(name)),
            theirs: capital(fieldsOf(rule)[name]),
          }))}
        />
      ) : null}
      <p>A change holds from the next morning. Nobody is told again of what they have been told.</p>
      <form method="post" noValidate className="stack">
        <Hidden values={{ intent: 'change', version }} />
        <RadioGroup
          form={form}
          name="on"
          label="Are people reminded?"
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No', hint: 'It still stands on people’s lists of what waits for them.' },
          ]}
        />
        {hasDate(kind) ? (
          <TextField
            form={form}
            name="before"
            label={`Reminders before, in ${days}`}
            hint="Several with commas, such as 10, 5. Everybody is told on the day as well."
            width="short"
            optional
          />
        ) : (
          <NumberField
            form={form}
            name="after"
            label={`First chaser after so many ${days}`}
            hint={`Counted from ${KIND_WORDS[kind].from}`}
          />
        )}
        <NumberField form={form} name="every" label={`${capital(days)} between chasers`} />
        <NumberField
          form={form}
          name="most"
          label="How often people are chased"
          hint={`0 to 5. After the last it goes, once, to ${KIND_WORDS[kind].last}.`}
        />
        <Button>Save rule</Button>
      </form>
    </Section>
  );
}

function BackToUsual({ kind, version, usualRule }: Pick<Props, 'kind' | 'version' | 'usualRule'>) {
  return (
    <Section title="The usual rule">
      <InsetText>{ruleWords(kind, usualRule)}</InsetText>
      <form method="post">
        <Hidden values={{ intent: 'usual', version }} />
        <ButtonRow>
          <Button tone="secondary">Go back to the usual rule</Button>
        </ButtonRow>
      </form>
    </Section>
  );
}

type FieldName = 'on' | 'before' | 'after' | 'every' | 'most';

/** A rule as its form has it. */
function fieldsOf({ on, before, after, every, most }: ReminderRule): Record<FieldName, string> {
  return {
    on: on ? 'yes' : 'no',
    before: dayListText(before),
    after: String(after),
    every: String(every),
    most: String(most),
  };
}

function labelsOf(kind: Props['kind']): { name: FieldName; label: string }[] {
  return [
    { name: 'on', label: 'Are people reminded?' },
    hasDate(kind)
      ? { name: 'before', label: 'Reminders before' }
      : { name: 'after', label: 'First chaser after' },
    { name: 'every', label: `${capital(dayName(kind))}s between chasers` },
    { name: 'most', label: 'How often people are chased' },
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
