import { describe, expect, it } from 'vitest';
import { documentText } from '~/kernel/document';
import { expectSameWords } from '../../../tests/support/page-words';
import { InvoiceDocumentPage } from '../ui/invoices/document-page';
import type { CreditNoteDocument, InvoiceDocument } from './document.server';
import { creditNoteModel, invoiceModel } from './models';
import type { InvoiceEntryRow, InvoiceRow } from './record.server';

const AT = new Date('2027-03-04T10:00:00.000Z');
const row: InvoiceRow = {
  id: 'i1',
  number: 12,
  ref: 'TES-INV-00012',
  authorityId: 'testshire',
  kind: 'claim',
  state: 'part-paid',
  urn: 100001,
  agreementId: 'a1',
  claimId: 'c1',
  chargeId: null,
  netPence: 90_000,
  vatPence: 18_000,
  totalPence: 108_000,
  balancePence: 48_000,
  vatTreatment: 'standard',
  orderNumber: 'PO-77',
  issuer: null,
  billedTo: null,
  issuedOn: '2027-03-04',
  dueOn: '2027-04-03',
  approvedById: null,
  issuedById: null,
  createdById: null,
  createdAt: AT,
  updatedAt: AT,
  version: 4,
};
const entry = (more: Partial<InvoiceEntryRow>): InvoiceEntryRow => ({
  id: 'e1',
  authorityId: 'testshire',
  invoiceId: 'i1',
  kind: 'received',
  number: null,
  ref: null,
  amountPence: 48_000,
  netPence: 48_000,
  vatPence: 0,
  method: 'bacs',
  reference: 'ASHBROOK 0412',
  on: '2027-03-12',
  reason: null,
  reversesId: null,
  dedupeKey: null,
  byId: null,
  at: AT,
  ...more,
});
const note = entry({
  id: 'e2',
  kind: 'credit-note',
  number: 3,
  ref: 'TES-CRN-00003',
  amountPence: 12_000,
  netPence: 10_000,
  vatPence: 2_000,
  method: null,
  reference: null,
  reason: 'One visit was shorter than claimed.\nAgreed with the school by telephone.',
});
const line = {
  id: 'l1',
  invoiceId: 'i1',
  position: 0,
  description: 'Support with writing, “Year 6”, O’Hara & Łukasz',
};
const invoiceDocument = (more: Partial<InvoiceRow> = {}, entries = [entry({}), note]): InvoiceDocument => ({
  row: { ...row, ...more },
  lines: [
    { ...line, quantity: 250, unit: 'days', unitPence: 30_000, netPence: 75_000, vatPence: 15_000 },
    {
      ...line,
      id: 'l2',
      position: 1,
      quantity: null,
      unit: null,
      unitPence: null,
      netPence: 15_000,
      vatPence: 3_000,
    },
  ],
  entries,
  issuer: {
    name: 'Testshire Council',
    lines: ['County Hall', 'Testford', 'TE1 1ST'],
    vatNumber: 'GB123456789',
    email: 'finance@testshire.example',
    bank: { accountName: 'Testshire Council', sortCode: '20-00-00', accountNumber: '12345678' },
  },
  billedTo: { name: 'Ashbrook Primary School', lines: ['1 School Lane', 'Testford'] },
  agreementRef: 'TES-A-0001',
  claimRef: 'TES-CLM-00002',
});

const shown = (model: ReturnType<typeof invoiceModel>) => (
  <InvoiceDocumentPage model={model} pdfHref="/x.pdf" invoice={{ href: '/invoices/i1', name: 'Invoice' }} />
);

describe('the page, the print and the PDF', () => {
  it.each([
    ['part paid', invoiceDocument()],
    [
      'not issued',
      invoiceDocument({ state: 'draft', ref: null, number: null, issuedOn: null, dueOn: null }, []),
    ],
    ['a charge, void', invoiceDocument({ kind: 'charge', state: 'void', balancePence: 0 })],
    [
      'to be given back, credited after it was paid',
      invoiceDocument({ kind: 'claw-back', state: 'paid', balancePence: -500 }),
    ],
  ])('of an invoice that is %s say the same', async (_, document) => {
    const model = invoiceModel(document);
    await expectSameWords(shown(model), model);
  });

  it('of a credit note say the same', async () => {
    const document: CreditNoteDocument = { ...invoiceDocument(), note };
    const model = creditNoteModel(document);
    await expectSameWords(shown(model), model);
    expect(documentText(model)).toContain('Credit note TES-CRN-00003');
    expect(documentText(model)).toContain('Agreed with the school by telephone.');
  });
});

describe('what an invoice says', () => {
  it('is what a VAT invoice has to say, how it is paid, and what is left', () => {
    const words = documentText(invoiceModel(invoiceDocument()));
    for (const said of [
      'TES-INV-00012',
      'VAT number GB123456789',
      'Ashbrook Primary School\n1 School Lane',
      '4 March 2027',
      '3 April 2027',
      'PO-77',
      '2.5 days',
      '£900.00',
      '£180.00. Standard-rated (20%)',
      '£1,080.00',
      'To pay: £480.00 by 3 April 2027.',
      '20-00-00',
      'TES-CLM-00002',
    ])
      expect(words).toContain(said);
  });

  it('asks for nothing before it is issued, and once nothing is left', () => {
    const draft = documentText(invoiceModel(invoiceDocument({ state: 'draft', ref: null }, [])));
    expect(draft).toContain('It is no request for payment');
    for (const state of ['draft', 'approved', 'paid', 'void', 'written-off'] as const)
      expect(documentText(invoiceModel(invoiceDocument({ state, balancePence: 0 })))).not.toContain(
        'How to pay',
      );
  });
});
