import { Form } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { list } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormState,
  formState,
  Hidden,
  InsetText,
  MoneyField,
  Page,
  RadioGroup,
  SummaryList,
  TextArea,
  WarningText,
} from '~/ui';
import type { CommitmentStep } from '../../budgets/forms';
import type { CommitmentPage } from '../../budgets/funding.server';
import { GROUND_CLAUSES } from '../../budgets/wording';
import { CommitmentTag, commitmentCrumbs, GoBack } from './frame';
import { FundingTable } from './funding-parts';
import { PotBar } from './pot-bar';
import type { StaleFormAnswer } from './pot-forms';

/** What each step is called. */
export const COMMITMENT_STEP_TITLES: Readonly<Record<CommitmentStep, string>> = {
  decide: 'Approve or decline',
  withdraw: 'Withdraw what was asked',
  release: 'Release what is not needed',
};

type Props = { page: CommitmentPage; step: CommitmentStep; answer: StaleFormAnswer | undefined };

/** One step of a commitment: decided by the lead, withdrawn, or given back. */
export function CommitmentStepPage({ page, step, answer }: Props) {
  const { one, pot } = page;
  const form = formState(answer, {
    version: one.version,
    amount: (page.releasablePence / 100).toFixed(2),
  });
  return (
    <Page
      title={COMMITMENT_STEP_TITLES[step]}
      caption={`${moneyWords(one.amountPence)} for ${one.agreement.ref} from ${pot.name}`}
      breadcrumbs={commitmentCrumbs({ id: one.id, ref: one.agreement.ref })}
      tag={<CommitmentTag one={one} />}
    >
      <ErrorSummary form={form} />
      {step === 'decide' ? <Facts page={page} /> : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: one.version }} />
        <Fields page={page} step={step} form={form} />
      </Form>
    </Page>
  );
}

/** What a lead needs to know before deciding. */
function Facts({ page: { one, pot, funding } }: { page: CommitmentPage }) {
  const after = { ...pot.figures, committed: pot.figures.committed + one.amountPence };
  return (
    <>
      <InsetText>
        <p>You decide, because {list(one.grounds.map((ground) => GROUND_CLAUSES[ground]))}.</p>
      </InsetText>
      <SummaryList
        rows={[
          { label: 'Support', value: `${one.agreement.schoolName} with ${one.agreement.providerName}` },
          { label: 'Asked by', value: one.askedBy },
          { label: 'Why', value: one.reason },
          { label: 'Amount', value: moneyWords(one.amountPence) },
        ]}
      />
      <FundingTable funding={funding} />
      <PotBar figures={pot.figures} label={`${pot.name} now`} />
      <PotBar
        figures={{ ...after, free: pot.figures.free - one.amountPence }}
        label={`${pot.name} if you approve`}
      />
      {one.amountPence > pot.figures.free ? (
        <WarningText>
          {moneyWords(one.amountPence - Math.max(0, pot.figures.free))} of this is not in the pot. If you
          approve, the pot is promised beyond what it was given until it is given more.
        </WarningText>
      ) : null}
    </>
  );
}

function Fields({ page, step, form }: { page: CommitmentPage; step: CommitmentStep; form: FormState }) {
  const { one, funding } = page;
  const back = <GoBack to={`/recompense/commitments/${one.id}`} />;
  if (step === 'decide') {
    return (
      <>
        <RadioGroup
          form={form}
          name="decision"
          label="What do you decide?"
          choices={[
            { value: 'approve', label: 'Approve', hint: 'The money is kept for the agreement from now on' },
            { value: 'decline', label: 'Decline', hint: 'Whoever asked is told, with your reason' },
          ]}
        />
        <TextArea form={form} name="reason" label="Why you decide so" rows={3} maxLength={1000} />
        <ButtonRow>
          <Button>Save the decision</Button>
          {back}
        </ButtonRow>
      </>
    );
  }
  if (step === 'withdraw') {
    return (
      <>
        <p className="max-w-measure">The lead is no longer asked. It can be asked for again.</p>
        <TextArea form={form} name="reason" label="Why it is withdrawn" rows={3} maxLength={500} />
        <ButtonRow>
          <Button tone="warning">Withdraw it</Button>
          {back}
        </ButtonRow>
      </>
    );
  }
  return (
    <>
      <FundingTable funding={funding} />
      <MoneyField
        form={form}
        name="amount"
        label="How much is released"
        hint={`At most ${moneyWords(page.releasablePence)}: of ${moneyWords(one.amountPence)}, ${moneyWords(one.spentPence)} is spent and ${moneyWords(one.leftPence)} still kept`}
      />
      <TextArea form={form} name="reason" label="Why it is not needed" rows={3} maxLength={500} />
      <ButtonRow>
        <Button>Give it back to the pot</Button>
        {back}
      </ButtonRow>
    </>
  );
}
