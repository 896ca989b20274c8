import { describe, expect, it } from 'vitest';
import { cellOf, columnsByPlace, columnsOf, dateCell, type ExportDocument } from './cells';
import { EXPORT_COLUMNS } from './columns';

const DOCUMENT: ExportDocument = {
  document: 'TES-INV-00001',
  kind: 'invoice',
  date: '2027-03-04',
  due: '2027-04-03',
  urn: 100001,
  schoolNumber: '9963001',
  schoolName: 'Ashbrook Primary School',
  provider: 'Priya Nair',
  agreement: 'TES-A-0001',
  costCode: 'SI-100',
  description: 'Support, two days',
  netPence: 70_000,
  vatTreatment: 'standard',
  vatPence: 14_000,
  grossPence: 84_000,
  balancePence: 84_000,
  state: 'issued',
  orderNumber: 'PO-7',
  reference: null,
  posting: 12,
};

describe('a line of the finance system’s file', () => {
  it('has a value for every column, and pence for every amount', () => {
    const cells = Object.fromEntries(
      EXPORT_COLUMNS.map((column) => [column, cellOf(column, DOCUMENT, 'uk')]),
    );
    expect(cells).toEqual({
      document: 'TES-INV-00001',
      kind: 'invoice',
      date: '04/03/2027',
      due: '03/04/2027',
      'school-urn': '100001',
      'school-number': '9963001',
      'school-name': 'Ashbrook Primary School',
      provider: 'Priya Nair',
      agreement: 'TES-A-0001',
      'cost-code': 'SI-100',
      description: 'Support, two days',
      net: 70_000,
      'vat-treatment': 'standard',
      vat: 14_000,
      gross: 84_000,
      balance: 84_000,
      state: 'issued',
      'order-number': 'PO-7',
      reference: '',
      posting: '12',
    });
  });

  it.each([
    ['uk', '04/03/2027'],
    ['iso', '2027-03-04'],
    ['compact', '20270304'],
  ] as const)('writes dates the %s way', (format, text) => {
    expect(dateCell('2027-03-04', format)).toBe(text);
    expect(dateCell(null, format)).toBe('');
  });
});

describe('the columns an authority chose', () => {
  it('stand in its order, each once, without those nobody knows', () => {
    expect(columnsOf(['gross', 'document', 'gross', 'colour'])).toEqual(['gross', 'document']);
  });

  it('are all of them where none is left', () => expect(columnsOf([])).toEqual([...EXPORT_COLUMNS]));

  it('come from places typed by a person; equal ones keep their first order, empty ones are left out', () => {
    expect(columnsByPlace({ gross: 1, date: 3, document: 3, vat: null })).toEqual([
      'gross',
      'document',
      'date',
    ]);
  });
});
