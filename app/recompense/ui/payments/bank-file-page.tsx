import { Form, Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { count, dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Details,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Money,
  NextStep,
  Page,
  Section,
  SummaryList,
  Table,
  Tag,
  WithReferences,
} from '~/ui';
import { LEAVE } from '../../domain/payments/bank-choice';
import type { BankFilePage as BankFile, BankLineView } from '../../payments/bank/view';
import { BANK_LINE_TAGS } from '../../payments/bank/wording';
import { bankCrumbs, FileTag } from './bank-pages';

const sumOf = (lines: readonly BankLineView[]) =>
  lines.reduce((sum, { amountPence }) => sum + (amountPence ?? 0), 0);

/** A bank file: while it waits, every row with its match and a choice; afterwards what became of each. */
export function BankFilePage({ page, answer }: { page: BankFile; answer: FormAnswer | undefined }) {
  const { file, lines, appliedBefore } = page;
  const of = (...states: BankLineView['state'][]) => lines.filter(({ state }) => states.includes(state));
  const matched = of('matched');
  const toChoose = of('several', 'differs').filter(({ choices }) => choices.length > 0);
  const form = formState(answer, {
    lines: [...matched, ...toChoose].map(({ id, state, choices }) => ({
      id,
      choice: state === 'matched' ? (choices[0]?.key ?? LEAVE) : LEAVE,
    })),
  });
  const waits = file.appliedAt === null;
  return (
    <Page
      wide
      title={file.name}
      caption="Receipts from the bank"
      breadcrumbs={[...bankCrumbs, { label: 'Receipts from the bank', href: '/recompense/bank' }]}
      tag={<FileTag file={file} />}
      lead={
        waits
          ? 'Nothing has been recorded yet. Look through what was found, then apply the file.'
          : `Applied on ${instantWords(file.appliedAt ? new Date(file.appliedAt) : null)}.`
      }
    >
      <ErrorSummary form={form} />
      {appliedBefore ? (
        <InsetText>
          <p>
            The same file was applied on {instantWords(new Date(appliedBefore))}. What was recorded then is
            not recorded again; what was left then can be taken now.
          </p>
        </InsetText>
      ) : null}
      <Overview page={page} />
      {waits ? (
        <WaitingForm form={form} matched={matched} toChoose={toChoose} />
      ) : (
        <Rows title="Recorded" lines={of('applied')} empty="Nothing was recorded from this file." link />
      )}
      <Rows
        title="Left"
        lines={of('left')}
        help="Left as they were, by choice or because something changed."
        link
      />
      <Rows
        title="For you to find out"
        lines={of('several', 'differs').filter(({ choices }) => choices.length === 0)}
        help="These name an invoice but cannot pay it as they are. They are left; record them on the invoice once you know."
      />
      <Rows
        title="No invoice found"
        lines={of('unknown')}
        help="Receipts that are for something else, or that say too little. They are left; record one on its invoice if you know which."
      />
      <Rows title="Already paid" lines={of('already')} help="Recorded before. They are not taken again." />
      <Refused lines={of('refused')} />
    </Page>
  );
}

function Overview({ page: { file, lines } }: { page: BankFile }) {
  const cameIn = lines.filter(({ state, amountPence }) => state !== 'refused' && amountPence !== null);
  const [name, rows] =
    file.appliedAt === null
      ? ['Matched', lines.filter(({ state }) => state === 'matched')]
      : ['Recorded', lines.filter(({ state }) => state === 'applied')];
  const of = (list: readonly BankLineView[]) =>
    `${count(list.length, 'receipt')}, ${moneyWords(sumOf(list))}`;
  return (
    <SummaryList
      rows={[
        { label: 'Read', value: `${instantWords(new Date(file.at))}, by ${file.by}` },
        { label: 'In the file', value: `${count(lines.length, 'row')}, of which money in: ${of(cameIn)}` },
        { label: name, value: of(rows) },
      ]}
    />
  );
}

function WaitingForm({
  form,
  matched,
  toChoose,
}: {
  form: FormState;
  matched: BankLineView[];
  toChoose: BankLineView[];
}) {
  const none = matched.length + toChoose.length === 0;
  return (
    <Form method="post" noValidate>
      <Hidden values={{ rows: matched.length + toChoose.length }} />
      <Section title="Matched">
        <p className="mb-4 max-w-measure">
          Each names one invoice and is exactly what is left to pay on it. Take a tick away to leave one.
        </p>
        <Table
          caption="Matched receipts"
          hideCaption
          rows={matched.map((line, n) => ({ line, n }))}
          rowKey={({ line }) => line.id}
          empty={
            <EmptyState title="No receipt matches an invoice by reference and amount">Look below.</EmptyState>
          }
          columns={[
            { head: 'Receipt', cell: ({ line }) => <ReceiptCell line={line} /> },
            {
              head: 'Take',
              cell: ({ line, n }) => <TickCell form={form} line={line} n={n} />,
            },
            { head: 'Amount', numeric: true, cell: ({ line }) => <Money pence={line.amountPence} /> },
          ]}
          total={['Together', null, <Money key="sum" pence={sumOf(matched)} />]}
        />
      </Section>
      {toChoose.length > 0 ? (
        <Section title="For you to choose">
          <Table
            caption="Receipts for you to choose"
            hideCaption
            rows={toChoose.map((line, n) => ({ line, n: matched.length + n }))}
            rowKey={({ line }) => line.id}
            columns={[
              { head: 'Receipt', cell: ({ line }) => <ReceiptCell line={line} /> },
              {
                head: 'What to do',
                cell: ({ line, n }) => <ChoiceCell form={form} line={line} n={n} />,
              },
              { head: 'Amount', numeric: true, cell: ({ line }) => <Money pence={line.amountPence} /> },
            ]}
          />
        </Section>
      ) : null}
      <NextStep
        title={none ? 'Close the file without recording anything' : 'Record what is ticked and chosen'}
        after="All of it is recorded together, and each school sees its payment at once. Everything else is left and stays listed here."
      >
        <ButtonRow>
          <Button>{none ? 'Close the file' : 'Apply the file'}</Button>
          <Link to="/recompense/bank" className="inline-block py-2">
            Decide later
          </Link>
        </ButtonRow>
      </NextStep>
    </Form>
  );
}

/** What the bank said of a receipt. */
function ReceiptCell({ line }: { line: BankLineView }) {
  return (
    <>
      <span className="[overflow-wrap:anywhere]">{line.text || 'No description'}</span>
      <span className="block text-sm font-normal text-ink-soft">
        {line.on ? `${dateWords(line.on)}, row ${line.line}` : `Row ${line.line}`}
      </span>
    </>
  );
}

function TickCell({ form, line, n }: { form: FormState; line: BankLineView; n: number }) {
  const [choice] = line.choices;
  const id = `line-${n}`;
  return (
    <div className="choice">
      <input type="hidden" name={`lines[${n}].id`} value={line.id} />
      <input
        id={id}
        type="checkbox"
        name={`lines[${n}].choice`}
        value={choice?.key}
        defaultChecked={form.checked(`lines[${n}].choice`, choice?.key ?? '')}
      />
      <label htmlFor={id}>
        <WithReferences text={choice?.words ?? ''} />
      </label>
      <span className="hint">
        <WithReferences text={line.why} />
      </span>
    </div>
  );
}

function ChoiceCell({ form, line, n }: { form: FormState; line: BankLineView; n: number }) {
  const choices = [...line.choices, { key: LEAVE, words: 'Leave it' }];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2">
        <StateTag line={line} />{' '}
        <span className="text-sm">
          <WithReferences text={line.why} />
        </span>
        <span className="visually-hidden"> Row {line.line}</span>
      </legend>
      <input type="hidden" name={`lines[${n}].id`} value={line.id} />
      {choices.map(({ key, words }, at) => {
        const id = `line-${n}-${at}`;
        return (
          <div key={key} className="choice">
            <input
              id={id}
              type="radio"
              name={`lines[${n}].choice`}
              value={key}
              defaultChecked={form.checked(`lines[${n}].choice`, key)}
            />
            <label htmlFor={id}>
              <WithReferences text={words} />
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function StateTag({ line }: { line: BankLineView }) {
  const { label, tone } = BANK_LINE_TAGS[line.state];
  return <Tag tone={tone}>{label}</Tag>;
}

function Rows({
  title,
  lines,
  help,
  empty,
  link = false,
}: {
  title: string;
  lines: BankLineView[];
  help?: string;
  empty?: string;
  link?: boolean;
}) {
  if (lines.length === 0 && empty === undefined) return null;
  return (
    <Section title={`${title} (${lines.length.toLocaleString('en-GB')})`}>
      {help ? <p className="mb-4 max-w-measure">{help}</p> : null}
      <Table
        caption={title}
        hideCaption
        rows={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState title={empty ?? 'None'} />}
        columns={[
          { head: 'Receipt', cell: (line) => <ReceiptCell line={line} /> },
          {
            head: 'Why',
            cell: (line) => (
              <>
                <WithReferences text={line.why} />
                {link && line.invoiceId ? (
                  <Link to={`/invoices/${line.invoiceId}`} className="block">
                    See the invoice<span className="visually-hidden"> of row {line.line}</span>
                  </Link>
                ) : null}
              </>
            ),
          },
          { head: 'Amount', numeric: true, cell: (line) => <Money pence={line.amountPence} none="" /> },
        ]}
      />
    </Section>
  );
}

/** Money that went out and rows that could not be read: shown, and folded away as they are many. */
function Refused({ lines }: { lines: BankLineView[] }) {
  if (lines.length === 0) return null;
  const unread = lines.filter(({ amountPence }) => amountPence === null);
  const wentOut = lines.filter(({ amountPence }) => amountPence !== null);
  return (
    <>
      <Rows
        title="Could not be read"
        lines={unread}
        help="Nothing is taken from these. If one is a receipt, record it on its invoice."
      />
      {wentOut.length > 0 ? (
        <Details summary={`Money that went out: ${count(wentOut.length, 'row')}`}>
          <Rows title="Money that went out" lines={wentOut} />
        </Details>
      ) : null}
    </>
  );
}
