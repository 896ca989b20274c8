import { type DocumentModel, type DocumentPart, type Fact, heading, paragraph } from '~/kernel/document';
import { moneyWords } from '~/kernel/money';
import { VAT_WORDS } from '~/kernel/vat';
import { dateWords } from '~/kernel/words';
import { isOpen } from '../domain/invoices/invoice-states';
import type { CreditNoteDocument, InvoiceDocument, InvoiceLineRow } from './document.server';
import { entryWords, invoiceName, METHOD_WORDS, quantityWords } from './wording';

/** Several lines that belong together, as an address: one text, not a list. */
const together = (label: string, lines: readonly string[]): Fact[] => {
  const words = lines.filter((line) => line.trim() !== '');
  return words.length === 0 ? [] : [{ label, words: [words.join('\n')] }];
};
const fact = (label: string, words: string | null): Fact[] => (words ? [{ label, words: [words] }] : []);

/** An invoice as its page, its print and its PDF say it. */
export function invoiceModel(document: InvoiceDocument): DocumentModel {
  const { row, issuer } = document;
  const name = invoiceName(row.ref);
  return {
    title: name,
    caption: issuer.name,
    footer: row.ref ? `${name}, ${issuer.name}` : name,
    parts: [
      ...paragraph(standingWords(document)),
      { kind: 'facts', rows: partyFacts(document) },
      heading('What it is for'),
      linesTable(document.lines),
      { kind: 'facts', rows: sumFacts(document) },
      ...entryParts(document),
      ...howToPay(document),
      ...paragraph(explained(document)),
    ],
  };
}

/** The one sentence somebody needs first. */
function standingWords({ row }: InvoiceDocument): string {
  const { balancePence, dueOn } = row;
  if (balancePence < 0) return `Nothing is to be paid. ${moneyWords(-balancePence)} is owed to the school.`;
  switch (row.state) {
    case 'draft':
    case 'approved':
      return 'This invoice has not been issued. It is no request for payment.';
    case 'issued':
    case 'part-paid':
      return `To pay: ${moneyWords(balancePence)} by ${dateWords(dueOn)}.`;
    case 'paid':
      return 'Paid in full. Nothing is to be paid.';
    case 'void':
      return 'This invoice is void. Nothing is to be paid.';
    case 'written-off':
      return 'Nothing is to be paid: what was left has been written off.';
  }
}

function partyFacts({ row, issuer, billedTo, agreementRef, claimRef }: InvoiceDocument): Fact[] {
  return [
    ...together('From', [
      issuer.name,
      ...issuer.lines,
      issuer.vatNumber ? `VAT number ${issuer.vatNumber}` : '',
      issuer.email,
    ]),
    ...together('To', [billedTo.name, ...billedTo.lines]),
    ...fact('Invoice number', row.ref),
    ...fact('Date of invoice', dateWords(row.issuedOn)),
    ...fact('To be paid by', dateWords(row.dueOn)),
    ...fact('Your order number', row.orderNumber),
    ...fact('Agreement', agreementRef),
    ...fact('Claim', claimRef),
  ];
}

function linesTable(lines: readonly InvoiceLineRow[]): DocumentPart {
  return {
    kind: 'table',
    caption: 'Lines of the invoice',
    columns: [
      { head: 'Description' },
      { head: 'Quantity', numeric: true },
      { head: 'Price', numeric: true },
      { head: 'Without VAT', numeric: true },
      { head: 'VAT', numeric: true },
    ],
    rows: lines.map((line) => [
      line.description,
      quantityWords(line.quantity, line.unit),
      moneyWords(line.unitPence ?? line.netPence),
      moneyWords(line.netPence),
      moneyWords(line.vatPence),
    ]),
  };
}

function sumFacts({ row }: InvoiceDocument): Fact[] {
  return [
    ...fact('Total without VAT', moneyWords(row.netPence)),
    ...fact('VAT', `${moneyWords(row.vatPence)}. ${VAT_WORDS[row.vatTreatment]}`),
    ...fact('Total', moneyWords(row.totalPence)),
  ];
}

/** What came off the total since; nothing where nothing has. */
function entryParts({ row, entries }: InvoiceDocument): DocumentPart[] {
  if (entries.length === 0) return [];
  return [
    heading('What has come off it'),
    {
      kind: 'table',
      caption: 'Payments and credits',
      columns: [
        { head: 'What' },
        { head: 'Date' },
        { head: 'Reference' },
        { head: 'Off the total', numeric: true },
      ],
      rows: entries.map((entry) => [
        entryWords(entry),
        dateWords(entry.on),
        [entry.method ? METHOD_WORDS[entry.method] : '', entry.reference ?? ''].filter(Boolean).join(' ') ||
          'None',
        moneyWords(entry.amountPence),
      ]),
    },
    {
      kind: 'facts',
      rows:
        row.balancePence < 0
          ? fact('Owed to the school', moneyWords(-row.balancePence))
          : fact('Left to pay', moneyWords(row.balancePence)),
    },
  ];
}

function howToPay({ row, issuer }: InvoiceDocument): DocumentPart[] {
  if (!isOpen(row.state)) return [];
  return [
    heading('How to pay'),
    ...paragraph(
      'By bank transfer, with the invoice number as the reference, so that your payment is found.',
    ),
    {
      kind: 'facts',
      rows: [
        ...fact('Account name', issuer.bank.accountName),
        ...fact('Sort code', issuer.bank.sortCode),
        ...fact('Account number', issuer.bank.accountNumber),
        ...fact('Reference', row.ref),
        ...fact('Amount', moneyWords(row.balancePence)),
      ],
    },
  ];
}

function explained({ row, issuer }: InvoiceDocument): string {
  const ask = issuer.email ? ` Questions: ${issuer.email}.` : '';
  switch (row.kind) {
    case 'claim':
      return `This is your school’s part of support given under the agreement, from a claim your school could answer and the authority approved.${ask}`;
    case 'charge':
      return `This is for services your school took from the authority’s price list.${ask}`;
    case 'claw-back':
      return `This is recompense paid to your school for support, of which evidence was not found. It is to be given back.${ask}`;
  }
}

/** A credit note as its page, its print and its PDF say it. */
export function creditNoteModel(document: CreditNoteDocument): DocumentModel {
  const { row, issuer, note, billedTo } = document;
  const name = `Credit note ${note.ref ?? ''}`.trim();
  const before = row.ref ? `invoice ${row.ref}` : 'an invoice that was not issued';
  return {
    title: name,
    caption: issuer.name,
    footer: `${name}, ${issuer.name}`,
    parts: [
      ...paragraph(
        `${moneyWords(note.amountPence)} is taken off ${before}. Nothing has to be paid for this document.`,
      ),
      {
        kind: 'facts',
        rows: [
          ...together('From', [
            issuer.name,
            ...issuer.lines,
            issuer.vatNumber ? `VAT number ${issuer.vatNumber}` : '',
            issuer.email,
          ]),
          ...together('To', [billedTo.name, ...billedTo.lines]),
          ...fact('Credit note number', note.ref),
          ...fact('Date of credit note', dateWords(note.on)),
          ...fact('For invoice', row.ref),
          ...fact('Date of invoice', dateWords(row.issuedOn)),
          ...fact('Your order number', row.orderNumber),
        ],
      },
      heading('What is credited'),
      {
        kind: 'facts',
        rows: [
          ...fact('Without VAT', moneyWords(note.netPence)),
          ...fact('VAT', `${moneyWords(note.vatPence)}. ${VAT_WORDS[row.vatTreatment]}`),
          ...fact('Credited', moneyWords(note.amountPence)),
          ...fact('Total of the invoice', moneyWords(row.totalPence)),
        ],
      },
      heading('Why'),
      ...paragraph(note.reason),
    ],
  };
}
