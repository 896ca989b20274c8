import { Form, Link } from '@remix-run/react';
import { between, crumbsOf, StateTag } from '~/agreements/ui/frame';
import { moneyWords } from '~/kernel/money';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FormState,
  formState,
  Hidden,
  MoneyField,
  NextStep,
  Page,
  Pagination,
  Section,
  TextArea,
} from '~/ui';
import type { FundPage } from '../../budgets/funding.server';
import { COMMITMENTS_PER_PAGE, spanWords } from '../../budgets/wording';
import { CommitmentTable } from './commitment-table';
import { FundingTable, fundingWords } from './funding-parts';
import type { StaleFormAnswer } from './pot-forms';

type Props = { page: FundPage; formId: string; answer: StaleFormAnswer | undefined };

/** Money for an agreement: what it needs, what covers it, and asking for what is missing. */
export function FundPageView({ page, formId, answer }: Props) {
  const { head, funding, commitments } = page;
  const form = formState(answer, { id: formId });
  return (
    <Page
      title="Money for this agreement"
      caption={`Agreement ${head.ref}. ${between(head)}`}
      breadcrumbs={crumbsOf(head)}
      tag={<StateTag state={head.state} />}
      lead={fundingWords(funding)}
      actions={
        <>
          <Link to={`/agreements/${head.id}/recompense`}>Recompense of this agreement</Link>
          <Link to="/recompense/pots">Budgets</Link>
        </>
      }
      next={answer ? null : <Next page={page} />}
    >
      <ErrorSummary form={form} />
      <FundingTable funding={funding} />
      {funding.pots && funding.roomPence > 0 ? (
        <div id="ask">
          <Section title="Ask for money">
            <AskForm page={page} form={form} formId={formId} />
          </Section>
        </div>
      ) : null}
      <Section title="What is promised">
        {commitments.total === 0 ? (
          <EmptyState title="Nothing is promised yet">
            What is asked for and approved stands here, pot by pot.
          </EmptyState>
        ) : (
          <>
            <CommitmentTable rows={commitments.rows} caption={`Commitments of ${head.ref}`} show="pot" />
            <Pagination
              page={commitments.page}
              pageSize={COMMITMENTS_PER_PAGE}
              total={commitments.total}
              path={`/agreements/${head.id}/recompense/fund`}
              noun="commitment"
            />
          </>
        )}
      </Section>
    </Page>
  );
}

function AskForm({ page, form, formId }: { page: FundPage; form: FormState; formId: string }) {
  const { funding, pots, lead } = page;
  if (pots.length === 0) {
    return (
      <EmptyState
        title="No pot is open"
        action={lead ? <ButtonLink to="/recompense/pots/new">Make a pot</ButtonLink> : undefined}
      >
        {lead ? 'Make one first.' : 'Ask your lead to make one, or to open one again.'}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="mb-4 max-w-measure">
        At most {moneyWords(funding.roomPence)} more is needed. It may come from several pots. What fits the
        pots is approved at once up to {moneyWords(funding.thresholdPence)} for all of an agreement together;
        above that, beyond what a pot has free, or from a pot of other dates,{' '}
        {lead ? 'you say why you agree.' : 'the lead decides.'}
      </p>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId }} />
        {pots.map((pot, n) => (
          <div key={pot.id}>
            <Hidden values={{ [`parts[${n}].potId`]: pot.id }} />
            <MoneyField
              form={form}
              name={`parts[${n}].amount`}
              label={`From ${pot.name}`}
              hint={`${pot.costCode}. ${spanWords(pot)}${pot.meets ? '' : ', which the agreement does not fall in'}. ${
                pot.figures.free >= 0
                  ? `${moneyWords(pot.figures.free)} free`
                  : `${moneyWords(-pot.figures.free)} more is promised than it has`
              }`}
              optional
            />
          </div>
        ))}
        {page.others > 0 ? (
          <p>
            <Link to="?pots=all">Show {count(page.others, 'pot')} of other dates too</Link>
          </p>
        ) : null}
        <TextArea
          form={form}
          name="reason"
          label={lead ? 'Why you agree to it' : 'Why it is needed'}
          hint={
            lead
              ? 'Needed above the threshold, beyond what a pot has free, or from a pot of other dates'
              : 'Needed where the lead has to decide; they read it'
          }
          rows={3}
          maxLength={1000}
          optional
        />
        <Button>Ask for the money</Button>
      </Form>
    </>
  );
}

function Next({ page: { funding, commitments, pots } }: { page: FundPage }) {
  const open = funding.missingPence - funding.cover.asked;
  const first = commitments.rows.find(({ state, leftPence }) => state === 'approved' && leftPence > 0);
  if (funding.sparePence > 0 && first) {
    return (
      <NextStep
        title={`Release ${moneyWords(funding.sparePence)} that is not needed`}
        after="It goes back to its pot, where other agreements can have it. If a claim is still to come, wait for it."
      >
        <ButtonLink to={`/recompense/commitments/${first.id}/release`}>Release what is not needed</ButtonLink>
      </NextStep>
    );
  }
  if (funding.pots && open > 0 && pots.length > 0) {
    return (
      <NextStep
        title={`Ask for ${moneyWords(open)} from the budget`}
        after={
          funding.began
            ? 'Claims draw on it when they are approved.'
            : 'The authority can sign once its part is approved.'
        }
      >
        <ButtonLink to="#ask">Ask for money</ButtonLink>
      </NextStep>
    );
  }
  if (funding.cover.asked > 0) {
    return (
      <NextStep
        title="The lead decides about what was asked"
        after="You are told when they have. It can be withdrawn until then."
      />
    );
  }
  return null;
}
