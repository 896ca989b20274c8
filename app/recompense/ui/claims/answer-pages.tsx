import { daysFigure, daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { Button, DaysField, formState, Hidden, Money, MoneyField, RadioGroup, TextArea } from '~/ui';
import type { LineView } from '../../claims/view';
import { STEP_TITLES } from '../../claims/wording';
import { LinesTable, LineWords } from './frame';
import { StepFrame, type StepProps, versionOf } from './step-frame';

const kept = (lines: readonly LineView[]) => lines.filter(({ decision }) => decision !== 'removed');

/** The school confirms the whole claim with one button, or asks about single lines. */
export function AnswerPage({ claim, answer }: StepProps) {
  const lines = kept(claim.lines);
  const form = formState(answer, {
    version: claim.version,
    lines: lines.map(({ id, answer: given, query }) => ({ id, query: given === 'queried' ? query : '' })),
  });
  const until =
    claim.dueOn && claim.state === 'submitted' ? ` Please answer by ${dateWords(claim.dueOn)}.` : '';
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.answer}
      lead={`Did the visits take place, and are the sums as you expect?${until}`}
      before={
        <>
          <LinesTable claim={claim} />
          {claim.division && claim.division.schoolPence > 0 ? (
            <p className="mb-6">
              Of this your school pays <Money pence={claim.division.schoolPence} />, without VAT.
            </p>
          ) : (
            <p className="mb-6">Your school pays nothing of this: the authority pays it.</p>
          )}
        </>
      }
      buttons={
        <Button name="intent" value="query" tone="secondary">
          Send the questions
        </Button>
      }
    >
      <Hidden values={{ version: versionOf(answer, form, claim.version) }} />
      <div className="mb-8">
        <Button name="intent" value="confirm">
          Confirm the whole claim
        </Button>
      </div>
      <h2>Or ask about a line</h2>
      <p className="max-w-measure">
        Write your question beside the line it is about. Lines without a question are confirmed. The provider
        replies, and you answer again.
      </p>
      {lines.map((line, n) => (
        <div key={line.id}>
          <Hidden values={{ [`lines[${n}].id`]: line.id }} />
          <TextArea
            form={form}
            name={`lines[${n}].query`}
            label={`${line.words}, ${moneyWords(line.amountPence)}`}
            hint={line.reply ? `The provider replied: ${line.reply}` : undefined}
            rows={2}
            optional
          />
        </div>
      ))}
    </StepFrame>
  );
}

/** The provider replies to each question, and keeps, lowers or takes off the line. */
export function ReplyPage({ claim, answer }: StepProps) {
  const lines = kept(claim.lines).filter((line) => line.answer === 'queried');
  const form = formState(answer, {
    version: claim.version,
    replies: lines.map(({ id, kind, halfDays, amountPence }) => ({
      id,
      kind,
      what: 'keep',
      days: halfDays === null ? '' : daysFigure(halfDays),
      amount: (amountPence / 100).toFixed(2),
    })),
  });
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.reply}
      lead="Reply to each question. You can change a line to less, or take it off the claim. Then the school answers again."
      buttons={<Button>Send the replies</Button>}
    >
      <Hidden values={{ version: versionOf(answer, form, claim.version) }} />
      {lines.map((line, n) => (
        <fieldset key={line.id} className="mb-6 rounded border border-line p-4 sm:p-5">
          <legend className="px-2 text-lg font-semibold">
            {line.words}, {moneyWords(line.amountPence)}
          </legend>
          <div className="stack">
            <Hidden values={{ [`replies[${n}].id`]: line.id, [`replies[${n}].kind`]: line.kind }} />
            <div>
              <LineWords line={{ ...line, words: '', visitHref: null }} />
            </div>
            <TextArea form={form} name={`replies[${n}].reply`} label="Your reply" rows={3} />
            <RadioGroup
              form={form}
              name={`replies[${n}].what`}
              label="What happens to the line"
              choices={[
                { value: 'keep', label: 'It stays as it is' },
                ...(line.kind === 'instalment' ? [] : [{ value: 'change', label: 'I claim less' }]),
                { value: 'remove', label: 'I take it off this claim' },
              ]}
            />
            {line.kind === 'days' ? (
              <DaysField
                form={form}
                name={`replies[${n}].days`}
                label="Days you claim instead"
                hint={`Fewer than ${daysWords(line.halfDays ?? 0)}. Only read where you claim less.`}
                optional
              />
            ) : null}
            {line.kind === 'expense' ? (
              <MoneyField
                form={form}
                name={`replies[${n}].amount`}
                label="What you claim instead"
                hint={`Less than ${moneyWords(line.amountPence)}. Only read where you claim less.`}
                optional
              />
            ) : null}
          </div>
        </fieldset>
      ))}
    </StepFrame>
  );
}
