import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { FormReply } from '~/platform/forms.server';
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  formState,
  Hidden,
  Page,
  SummaryList,
  Table,
  TextArea,
  WarningText,
} from '~/ui';
import { periodWords } from '../domain';
import { LONGEST_ENTRY } from '../indicator-forms';
import type { WithdrawView } from '../indicator-withdraw.server';
import { valueWords } from '../indicator-wording';

/** Takes back a value that was entered by mistake: first which one, then why. */
export function WithdrawPage({ view, answer }: { view: WithdrawView; answer?: FormReply }) {
  const { school } = view.reach;
  const data = `/schools/${school.urn}/data`;
  return (
    <Page
      title={view.chosen ? `Withdraw: ${view.chosen.indicator.label}` : 'Withdraw a value'}
      caption={school.name}
      breadcrumbs={[
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
        { label: 'Data', href: data },
      ]}
      lead="For a value entered under the wrong year or date, or for the wrong school. A figure that is only wrong itself is corrected instead."
    >
      {view.chosen ? <Reason view={view} chosen={view.chosen} data={data} answer={answer} /> : null}
      {view.chosen ? null : <Choose view={view} data={data} answer={answer} />}
    </Page>
  );
}

function Reason({
  chosen,
  data,
  answer,
}: {
  view: WithdrawView;
  chosen: NonNullable<WithdrawView['chosen']>;
  data: string;
  answer?: FormReply;
}) {
  const form = formState(answer);
  const { indicator, before } = chosen;
  return (
    <>
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Value', value: valueWords(indicator, chosen) },
          { label: 'For', value: periodWords(chosen.period) },
          { label: 'Source', value: chosen.source },
          ...(chosen.note ? [{ label: 'Note', value: chosen.note }] : []),
          {
            label: 'Entered',
            value: `${dateWords(calendarDate(chosen.at))}${chosen.by ? `, ${chosen.by}` : ''}`,
          },
        ]}
      />
      <WarningText>
        {before
          ? `The value it replaced, ${valueWords(indicator, before)}, will be in force again.`
          : 'Nothing will then be held for this period, and the analysis will say that it is not known.'}{' '}
        A diagnosis that has already been made keeps what it was made from.
      </WarningText>
      <form method="post" className="stack">
        <Hidden values={{ value: chosen.id }} />
        <TextArea
          form={form}
          name="reason"
          label="Why it is withdrawn"
          hint="The school reads it. For example, “This is the figure of 2024 to 2025”. Do not name staff or pupils."
          maxLength={LONGEST_ENTRY.note}
        />
        <ButtonRow>
          <Button tone="warning">Withdraw this value</Button>
          <Link to={data} className="inline-block py-2">
            Keep it
          </Link>
        </ButtonRow>
      </form>
    </>
  );
}

function Choose({
  view: { choices, reach },
  data,
  answer,
}: {
  view: WithdrawView;
  data: string;
  answer?: FormReply;
}) {
  return (
    <>
      <ErrorSummary form={formState(answer)} />
      <Table
        caption="Values entered by hand, the latest first"
        rows={choices}
        rowKey={(one) => one.id}
        columns={[
          { head: 'Indicator', cell: (one) => one.indicator.label },
          { head: 'For', cell: (one) => periodWords(one.period) },
          { head: 'Value', cell: (one) => valueWords(one.indicator, one) },
          {
            head: 'Choose',
            cell: (one) => (
              <Link to={`/schools/${reach.school.urn}/data/withdraw?value=${one.id}`}>
                Withdraw
                <span className="visually-hidden">
                  {' '}
                  {one.indicator.label}, {periodWords(one.period)}
                </span>
              </Link>
            ),
          },
        ]}
        empty={
          <EmptyState title="Nothing has been entered by hand">
            <p>
              Figures from published files are put right by importing a newer file.{' '}
              <Link to={data}>Back to the data</Link>.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
