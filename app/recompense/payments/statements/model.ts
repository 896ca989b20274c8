import { type DocumentModel, type DocumentPart, facts, heading, paragraph } from '~/kernel/document';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import type { StatementView } from './view';
import { balanceSentence, MOVEMENT_NAMES, sideTitle } from './wording';

/** A statement: what its page, paper and file say. */
export function statementModel(view: StatementView): DocumentModel {
  const { side, period, statement, from, to } = view;
  const title = sideTitle(side, view);
  const words = `${dateWords(period.from)} to ${dateWords(period.to)}`;
  const [debtor, creditor] = side === 'owes' ? [to, from] : [from, to];
  return {
    title,
    caption: `Statement of account, ${words}`,
    footer: `${title}, ${words}`,
    parts: [
      ...paragraph(balanceSentence(side, view, statement.closingPence, period.to)),
      facts([
        { label: 'Owed by', words: [[debtor.name, ...debtor.lines].join('\n')] },
        { label: 'Owed to', words: [[creditor.name, ...creditor.lines].join('\n')] },
        { label: `Balance before ${dateWords(period.from)}`, words: moneyWords(statement.openingPence) },
        { label: 'Added in the period', words: moneyWords(statement.addedPence) },
        { label: 'Taken off in the period', words: moneyWords(statement.takenOffPence) },
        { label: `Balance on ${dateWords(period.to)}`, words: moneyWords(statement.closingPence) },
      ]),
      heading('Documents and payments'),
      ...movements(view),
      ...(view.bank === null
        ? []
        : [
            heading('Where to pay'),
            facts([
              { label: 'Account name', words: view.bank.accountName },
              { label: 'Sort code', words: view.bank.sortCode },
              { label: 'Account number', words: view.bank.accountNumber },
              { label: 'Reference', words: 'The reference of the invoice that you pay' },
            ]),
          ]),
      ...paragraph(from.email === '' ? null : `Questions about this statement: ${from.email}`),
    ],
  };
}

function movements({ statement, period }: StatementView): DocumentPart[] {
  if (statement.rows.length === 0) return paragraph('There were no documents or payments in this period.');
  const none = '';
  return [
    {
      kind: 'table',
      caption: 'In the order of their dates, with the balance after each',
      columns: [
        { head: 'Date' },
        { head: 'What' },
        { head: 'Added', numeric: true },
        { head: 'Taken off', numeric: true },
        { head: 'Balance', numeric: true },
      ],
      rows: [
        [dateWords(period.from), 'Balance before', none, none, moneyWords(statement.openingPence)],
        ...statement.rows.map(({ on, kind, ref, details, amountPence, balancePence }) => [
          dateWords(on),
          [`${MOVEMENT_NAMES[kind]} ${ref}`.trim(), details].filter((line) => line !== '').join('\n'),
          amountPence > 0 ? moneyWords(amountPence) : none,
          amountPence < 0 ? moneyWords(-amountPence) : none,
          moneyWords(balancePence),
        ]),
      ],
    },
  ];
}
