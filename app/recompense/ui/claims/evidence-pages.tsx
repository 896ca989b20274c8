import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  Button,
  DateField,
  formState,
  Hidden,
  InsetText,
  MoneyField,
  RadioGroup,
  Section,
  SummaryList,
  TextArea,
} from '~/ui';
import type { LineView } from '../../claims/view';
import { SAMPLE_GROUND_WORDS, STEP_TITLES } from '../../claims/wording';
import { LinesTable } from './frame';
import { StepFrame, type StepProps, versionOf } from './step-frame';

/** The service asks for evidence of an approved claim. */
export function SamplePage({ claim, formId, start, answer }: StepProps) {
  const form = formState(answer, { ...start, sampleId: formId });
  const corrected = claim.lines.filter(({ correctedTo }) => correctedTo !== null);
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.sample}
      lead="The provider is told what is asked for and by when. You judge what they give."
      before={
        corrected.length > 0 ? (
          <InsetText>
            {corrected.map((line) => (
              <span key={line.id} className="block">
                {line.words}: corrected since, to {daysWords(line.correctedTo ?? 0)}.
              </span>
            ))}
          </InsetText>
        ) : null
      }
      buttons={<Button>Ask for evidence</Button>}
    >
      <Hidden values={{ sampleId: form.value('sampleId') }} />
      <TextArea form={form} name="askedFor" label="What evidence you ask for" rows={4} maxLength={1000} />
      <DateField form={form} name="dueOn" label="By when" />
    </StepFrame>
  );
}

/** The provider gives what was asked for. */
export function EvidencePage({ claim, answer }: StepProps) {
  const sample = claim.samples.find(({ state }) => state === 'asked' || state === 'given');
  const form = formState(answer, { version: sample?.version ?? 0, evidence: sample?.evidence ?? '' });
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.evidence}
      lead={sample ? `Asked for by ${dateWords(sample.dueOn)}.` : undefined}
      before={sample ? <SummaryList rows={[{ label: 'What is asked for', value: sample.askedFor }]} /> : null}
      buttons={<Button>Give the evidence</Button>}
    >
      <Hidden values={{ sampleId: sample?.id, version: versionOf(answer, form, sample?.version ?? 0) }} />
      <TextArea
        form={form}
        name="evidence"
        label="Your evidence"
        hint="Say what there is for each line and where it can be seen, such as the note of the visit, the diary or the number of a receipt. Leave out what is personal about pupils and staff."
        rows={8}
        maxLength={4000}
      />
      <Section title="What was claimed">
        <LinesTable claim={claim} />
      </Section>
    </StepFrame>
  );
}

const left = ({ amountPence, clawedBackPence }: LineView) => amountPence - clawedBackPence;

/** The service says that all is in order, or takes money back of single lines. */
export function JudgePage({ claim, answer }: StepProps) {
  const sample = claim.samples.find(({ state }) => state === 'asked' || state === 'given');
  const lines = claim.lines.filter((line) => line.decision !== 'removed' && left(line) > 0);
  const form = formState(answer, {
    version: sample?.version ?? 0,
    lines: lines.map(({ id }) => ({ id, amount: '' })),
  });
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.judge}
      lead="Say what you found. Money that is taken back goes the way it came: each payer gets its own part."
      before={
        sample ? (
          <SummaryList
            empty="Nothing has been given"
            rows={[
              {
                label: 'Why it is looked into',
                value: sample.grounds.map((one) => SAMPLE_GROUND_WORDS[one]).join('. '),
              },
              { label: 'What was asked for', value: sample.askedFor },
              { label: `Evidence, due ${dateWords(sample.dueOn)}`, value: sample.evidence },
            ]}
          />
        ) : null
      }
      buttons={<Button>Save what you found</Button>}
    >
      <Hidden values={{ sampleId: sample?.id, version: versionOf(answer, form, sample?.version ?? 0) }} />
      <RadioGroup
        form={form}
        name="outcome"
        label="What you found"
        choices={[
          { value: 'in-order', label: 'All is in order' },
          {
            value: 'take-back',
            label: 'Money is taken back',
            hint: 'Of the lines below. The home school is paid less, or invoiced where it has been paid; the school is credited.',
          },
        ]}
      />
      <TextArea
        form={form}
        name="finding"
        label="What it rests on"
        hint="The provider and the school read this."
        rows={4}
        maxLength={1000}
      />
      <Section title="What is taken back">
        <p className="max-w-measure">
          Only read where money is taken back. Leave a line empty that is in order.
        </p>
        {lines.map((line, n) => (
          <div key={line.id} className="mb-4">
            <Hidden values={{ [`lines[${n}].id`]: line.id }} />
            <MoneyField
              form={form}
              name={`lines[${n}].amount`}
              label={line.words}
              hint={`Up to ${moneyWords(left(line))}${line.correctedTo === null ? '' : `. By its note the visit took ${daysWords(line.correctedTo)}; ${daysWords(line.halfDays ?? 0)} was claimed`}`}
              optional
            />
          </div>
        ))}
      </Section>
    </StepFrame>
  );
}
