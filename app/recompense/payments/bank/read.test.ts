import { describe, expect, it } from 'vitest';
import { MOST_BANK_BYTES, MOST_BANK_ROWS, readBankFile } from './read';

const TODAY = '2027-03-31';
const utf8 = (text: string) => new TextEncoder().encode(text);
/** Windows-1252 of text within Latin-1. */
const windows = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const HEAD = 'Date,Description,Amount';

const read = (bytes: Uint8Array) => {
  const found = readBankFile(bytes, TODAY);
  return found.ok ? found.value : found.code;
};
const rowsOf = (bytes: Uint8Array) => {
  const found = read(bytes);
  if (typeof found === 'string') throw new Error(found);
  return found.map(({ line, row }) => [
    line,
    row.kind,
    row.kind === 'wrong' ? null : row.amountPence,
    row.text,
  ]);
};

describe('a bank’s file', () => {
  it.each([
    ['UTF-8', utf8(`${HEAD}\r\n04/03/2027,Café £5,"£1,250.50"\r\n`)],
    ['UTF-8 with its mark', utf8(`\ufeff${HEAD}\n04/03/2027,Café £5,"£1,250.50"`)],
    ['Windows-1252', windows(`${HEAD}\r\n04/03/2027,Café £5,"£1,250.50"\r\n`)],
    ['semicolons', utf8('Date;Description;Amount\n04/03/2027;Café £5;£1,250.50')],
    ['tabs', utf8('Date\tDescription\tAmount\n04/03/2027\tCafé £5\t£1,250.50')],
  ])('in %s is read', (_how, bytes) => {
    expect(rowsOf(bytes)).toEqual([[2, 'in', 125_050, 'Café £5']]);
  });

  it('may have titles above its heading, and descriptions over two lines', () => {
    const text = `"Account Name:","General"\n"Account Balance:","£5.00"\n\n${HEAD}\n04/03/2027,"one\ntwo",5.00`;
    expect(rowsOf(utf8(text))).toEqual([[5, 'in', 500, 'one two']]);
  });

  it('with a row that is broken gives all the others', () => {
    const good = '04/03/2027,good,5.00';
    const text = [
      HEAD,
      good,
      '04/03/2027,"never closed,5.00',
      good,
      'nonsense',
      good,
      ...Array(6).fill(good),
    ].join('\n');
    const rows = rowsOf(utf8(text));
    expect(rows.filter(([, kind]) => kind === 'in')).toHaveLength(9);
    expect(rows.filter(([, kind]) => kind === 'wrong').map(([line]) => line)).toEqual([3, 5]);
  });

  it.each([
    ['nothing', utf8(''), 'bank.not-csv'],
    ['a workbook', utf8('PK\u0003\u0004 workbook'), 'bank.not-csv'],
    ['a PDF', utf8('%PDF-1.7'), 'bank.not-csv'],
    ['a web page', utf8('<!doctype html>'), 'bank.not-csv'],
    ['zero bytes', new Uint8Array([68, 0, 97, 0]), 'bank.not-csv'],
    ['no heading', utf8('a,b,c\n1,2,3'), 'bank.no-heading'],
    ['a heading alone', utf8(`${HEAD}\n\n`), 'bank.empty'],
    ['too much', new Uint8Array(MOST_BANK_BYTES + 1).fill(65), 'bank.too-large'],
    [
      'too many rows',
      utf8([HEAD, ...Array(MOST_BANK_ROWS + 1).fill('04/03/2027,x,1.00')].join('\n')),
      'bank.too-long',
    ],
  ])('of %s is refused in words', (_what, bytes, code) => {
    expect(read(bytes)).toBe(code);
  });

  it('of as many rows as are taken is taken', () => {
    const bytes = utf8([HEAD, ...Array(MOST_BANK_ROWS).fill('04/03/2027,x,1.00')].join('\n'));
    expect(read(bytes)).toHaveLength(MOST_BANK_ROWS);
  });
});
