import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { Button, Checkbox, formState, Hidden, InsetText, Section, TextArea, TextField } from '~/ui';
import { STEP_TITLES } from '../../claims/wording';
import { DivisionTable, LinesTable } from './frame';
import { StepFrame, type StepProps, versionOf } from './step-frame';

/** The service approves a claim, whole or without single lines. */
export function ApprovePage({ claim, answer }: StepProps) {
  const lines = claim.lines.filter(({ decision }) => decision !== 'removed');
  const form = formState(answer, { version: claim.version, lines: lines.map(({ id }) => ({ id })) });
  const confirmed = claim.state === 'confirmed';
  return (
    <StepFrame
      wide
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.approve}
      lead={
        confirmed
          ? 'The school has confirmed every line. Approval makes the invoice and the payment at once.'
          : 'Approval makes the invoice and the payment at once.'
      }
      before={
        <>
          <LinesTable claim={claim} />
          {claim.division ? (
            <DivisionTable claim={claim} division={claim.division} />
          ) : (
            <InsetText>
              With this claim more would be approved than was agreed. Take lines off it, decline it, or have
              the agreement amended first.
            </InsetText>
          )}
        </>
      }
      buttons={<Button>Approve the claim</Button>}
    >
      <Hidden values={{ version: versionOf(answer, form, claim.version) }} />
      {confirmed ? null : (
        <TextArea
          form={form}
          name="reason"
          label="Why it is approved without the school’s answer"
          hint={
            claim.dueOn
              ? `This can be done after ${dateWords(claim.dueOn)}, the last day ${claim.state === 'queried' ? 'the provider has to reply' : 'the school has to answer'}. All parties read the reason.`
              : undefined
          }
          rows={3}
        />
      )}
      <Section title="Take a line off">
        <p className="mb-4 max-w-measure">
          Tick only what is not to be paid, with the reason. The school and the provider read it, and what is
          taken off can be claimed again.
        </p>
        {lines.map((line, n) => (
          <div key={line.id} className="mb-4 border-b border-line pb-4">
            <Hidden values={{ [`lines[${n}].id`]: line.id }} />
            <Checkbox
              form={form}
              name={`lines[${n}].remove`}
              label={`Take off: ${line.words}, ${moneyWords(line.amountPence)}`}
            />
            <TextField form={form} name={`lines[${n}].reason`} label="Why this line is taken off" optional />
          </div>
        ))}
      </Section>
    </StepFrame>
  );
}
