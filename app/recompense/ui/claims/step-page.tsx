import { assertNever } from '~/kernel/assert-never';
import { Button, type ButtonTone, formState, Hidden, Section, TextArea } from '~/ui';
import { type ClaimStepName, STEP_TITLES } from '../../claims/wording';
import { AnswerPage, ReplyPage } from './answer-pages';
import { ApprovePage } from './approve-page';
import { EvidencePage, JudgePage, SamplePage } from './evidence-pages';
import { LinesTable } from './frame';
import { StepFrame, type StepProps, versionOf } from './step-frame';

/** One step of a claim, on a page of its own. */
export function ClaimStepPage({ step, ...props }: StepProps & { step: ClaimStepName }) {
  switch (step) {
    case 'send':
      return <SendPage {...props} />;
    case 'answer':
      return <AnswerPage {...props} />;
    case 'reply':
      return <ReplyPage {...props} />;
    case 'approve':
      return <ApprovePage {...props} />;
    case 'decline':
      return <DeclinePage {...props} />;
    case 'withdraw':
      return <WithdrawPage {...props} />;
    case 'sample':
      return <SamplePage {...props} />;
    case 'evidence':
      return <EvidencePage {...props} />;
    case 'judge':
      return <JudgePage {...props} />;
    default:
      return assertNever(step, 'step');
  }
}

function SendPage({ claim, answer }: StepProps) {
  const form = formState(answer, { version: claim.version });
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={STEP_TITLES.send}
      lead={`${claim.schoolName} is asked to confirm it, or to ask about a line.`}
      buttons={<Button>Send the claim</Button>}
    >
      <Hidden values={{ version: versionOf(answer, form, claim.version) }} />
      <LinesTable claim={claim} />
    </StepFrame>
  );
}

function ReasonPage({
  claim,
  answer,
  title,
  lead,
  label,
  hint,
  button,
  tone = 'warning',
  optional,
}: StepProps & {
  title: string;
  lead: string;
  label: string;
  hint: string;
  button: string;
  tone?: ButtonTone;
  optional?: boolean;
}) {
  const form = formState(answer, { version: claim.version });
  return (
    <StepFrame
      claim={claim}
      answer={answer}
      form={form}
      title={title}
      lead={lead}
      buttons={<Button tone={tone}>{button}</Button>}
    >
      <Hidden values={{ version: versionOf(answer, form, claim.version) }} />
      <TextArea
        form={form}
        name="reason"
        label={label}
        hint={hint}
        rows={4}
        maxLength={1000}
        optional={optional}
      />
      <Section title="What is claimed">
        <LinesTable claim={claim} />
      </Section>
    </StepFrame>
  );
}

function DeclinePage(props: StepProps) {
  return (
    <ReasonPage
      {...props}
      title={STEP_TITLES.decline}
      lead="Nothing of this claim is paid. What it holds can be claimed again. To leave single lines out, approve it and take those lines off."
      label="Why the claim is declined"
      hint="The provider and the school read this."
      button="Decline the claim"
    />
  );
}

function WithdrawPage(props: StepProps) {
  const draft = props.claim.state === 'draft';
  return (
    <ReasonPage
      {...props}
      title={draft ? 'Throw away the draft of a claim' : STEP_TITLES.withdraw}
      lead="What it holds can be claimed again."
      label={draft ? 'Why' : 'Why the claim is withdrawn'}
      hint={draft ? 'Only your side reads this.' : 'The school and the service read this.'}
      button={draft ? 'Throw the draft away' : 'Withdraw the claim'}
      optional={draft}
    />
  );
}
