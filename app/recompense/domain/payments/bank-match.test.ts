import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MatchInvoice, matchReceipts } from './bank-match';
import { namesSchool, numbersIn } from './bank-references';
import { fingerprints, type Receipt } from './bank-row';

const ref = (number: number, prefix = 'MAR') => `${prefix}-INV-${String(number).padStart(5, '0')}`;

function anInvoice(number: number, balancePence: number, more: Partial<MatchInvoice> = {}): MatchInvoice {
  return {
    id: `i${number}`,
    ref: ref(number),
    urn: 100_001,
    schoolName: 'Ashbrook Primary School',
    balancePence,
    issuedOn: '2027-01-11',
    ...more,
  };
}

function receiptsOf(...of: [amountPence: number, text: string][]): Receipt[] {
  const plain = of.map(([amountPence, text], n) => ({ line: n + 2, on: '2027-03-04', amountPence, text }));
  const prints = fingerprints(plain);
  return plain.map((receipt, n) => ({ ...receipt, fingerprint: prints[n] ?? '' }));
}

const matchOf = (amount: number, text: string, invoices: MatchInvoice[], taken = new Set<string>()) => {
  const found = matchReceipts(receiptsOf([amount, text]), invoices, 'MAR', taken).get(2);
  if (!found) throw new Error('Nothing was said of the receipt');
  return found;
};
const idsOf = (match: ReturnType<typeof matchOf>) =>
  match.choices.map(({ invoices }) => invoices.map(({ id }) => id));

/** Ways in which a payer writes a reference. */
const written = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }),
    prefix: fc.boolean(),
    padded: fc.boolean(),
    lower: fc.boolean(),
    between: fc.constantFrom('-', ' ', '', ' - ', '/', '_'),
    word: fc.constantFrom('INV', 'Invoice', 'INV NO', 'Invoice number', 'inv.'),
    around: fc.constantFrom(['', ''], ['PAYMENT ', ' 2027'], ['ASHBROOK PRIM ', ''], ['', ' BGC']),
  })
  .map(({ number, prefix, padded, lower, between, word, around }) => {
    const digits = padded ? String(number).padStart(5, '0') : String(number);
    const text = `${around[0]}${prefix ? `MAR${between}` : ''}${word}${between}${digits}${around[1]}`;
    return { number, text: lower ? text.toLowerCase() : text };
  });

describe('a reference in a text', () => {
  it('is found however it is written, and no other invoice is', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 500_000 }), ({ number, text }, amount) => {
        const others = [number - 1, number + 1, number * 10, Math.floor(number / 10)]
          .filter((each) => each > 0 && each !== number)
          .map((each) => anInvoice(each, amount));
        const match = matchOf(amount, text, [...others, anInvoice(number, amount)]);
        expect([text, match.state, idsOf(match)]).toEqual([text, 'matched', [[`i${number}`]]]);
      }),
    );
  });

  it('broken by the bank within is pulled together', () => {
    expect(matchOf(500, 'ASHBROOK MAR-INV-000 12', [anInvoice(12, 500)]).state).toBe('matched');
    const late = matchOf(500, 'ASHBROOK MAR-INV-0001 2', [anInvoice(1, 500), anInvoice(12, 500)]);
    expect(idsOf(late)).toEqual([['i12']]);
  });

  it('of another authority is not taken for ours', () => {
    expect(numbersIn('XYZ-INV-00012', 'MAR').named).toEqual([]);
    expect(matchOf(500, 'XYZ-INV-00012', [anInvoice(12, 500)]).state).toBe('unknown');
  });

  it('of figures alone is believed only where the amount agrees', () => {
    expect(matchOf(500, 'ASHBROOK 00012', [anInvoice(12, 500)]).state).toBe('matched');
    expect(matchOf(499, 'ELMS 00012', [anInvoice(12, 500)]).state).toBe('unknown');
    expect(matchOf(500, 'ELMS 12', [anInvoice(12, 500)]).state).toBe('unknown');
  });
});

describe('a receipt', () => {
  it('of less or more than is left is for a person', () => {
    const less = matchOf(400, ref(12), [anInvoice(12, 500)]);
    expect([less.state, idsOf(less)]).toEqual(['differs', [['i12']]]);
    expect(less.choices[0]?.invoices[0]?.takePence).toBe(400);
    const more = matchOf(600, ref(12), [anInvoice(12, 500)]);
    expect([more.state, more.choices]).toEqual(['differs', []]);
    expect(more.why).toContain('£1.00 more');
  });

  it('that names the wrong invoice of a school may be taken for the one it fits', () => {
    const match = matchOf(400, ref(12), [
      anInvoice(12, 500),
      anInvoice(13, 400),
      anInvoice(14, 400, { urn: 100_009 }),
    ]);
    expect(idsOf(match)).toEqual([['i12'], ['i13']]);
  });

  it('that names several pays them together where it comes to exactly that', () => {
    const invoices = [anInvoice(12, 500), anInvoice(13, 300)];
    const both = matchOf(800, `${ref(12)} ${ref(13)}`, invoices);
    expect([both.state, idsOf(both)]).toEqual(['several', [['i12', 'i13']]]);
    const one = matchOf(300, `${ref(12)} ${ref(13)}`, invoices);
    expect([one.state, idsOf(one)]).toEqual(['several', [['i12'], ['i13']]]);
  });

  it('that came before its invoice was issued pays nothing by itself', () => {
    const match = matchOf(500, ref(12), [anInvoice(12, 500, { issuedOn: '2027-03-05' })]);
    expect([match.state, match.choices]).toEqual(['differs', []]);
    expect(match.why).toContain('5 March 2027');
    expect(matchOf(500, ref(12), [anInvoice(12, 500, { issuedOn: '2027-03-04' })]).state).toBe('matched');
  });

  it('of a settled invoice, and one taken before, is said to be there already', () => {
    expect(matchOf(500, ref(12), [anInvoice(12, 0)]).state).toBe('already');
    const [receipt] = receiptsOf([500, ref(12)]);
    const taken = new Set([receipt?.fingerprint ?? '']);
    expect(matchOf(500, ref(12), [anInvoice(12, 500)], taken).state).toBe('already');
  });

  it('with the school’s name and the amount is a suggestion, with the amount alone nothing', () => {
    const invoices = [
      anInvoice(12, 500),
      anInvoice(13, 700),
      anInvoice(14, 500, { urn: 7, schoolName: 'Elm Hall School' }),
    ];
    const match = matchOf(500, 'ASHBROOK PRIM SCH', invoices);
    expect([match.state, idsOf(match)]).toEqual(['several', [['i12']]]);
    expect(matchOf(500, 'BGC 881', invoices).state).toBe('unknown');
  });
});

describe('a school’s name', () => {
  it.each([
    ['ASHBROOK PRIMARY SCH', 'Ashbrook Primary School', true],
    ['ST MARYS CE PRIM', "St Mary's CofE Primary School", true],
    ['NORTH ASHBROO', 'North Ashbrook Academy', true],
    ['PRIMARY SCHOOL', 'Ashbrook Primary School', false],
    ['ASH', 'Ashbrook Primary School', false],
    ['ELM', 'Elm Hall School', false],
  ])('%o names %o: %s', (text, name, named) => {
    expect(namesSchool(text, name)).toBe(named);
  });
});

describe('a file', () => {
  it('never takes more of an invoice than is left of it, and says something of every receipt', () => {
    const invoices = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 });
    const rows = fc.array(fc.tuple(fc.constantFrom(100, 200, 300), fc.integer({ min: 1, max: 8 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(invoices, rows, fc.constantFrom(100, 200), (numbers, of, balance) => {
        const open = numbers.map((number) => anInvoice(number, balance));
        const receipts = receiptsOf(...of.map(([amount, number]): [number, string] => [amount, ref(number)]));
        const matches = matchReceipts(receipts, open, 'MAR', new Set());
        expect(matches.size).toBe(receipts.length);
        const takenOf = new Map<string, number>();
        for (const match of matches.values()) {
          expect(match.why).not.toBe('');
          if (match.state !== 'matched') continue;
          for (const { id, takePence } of match.choices[0]?.invoices ?? [])
            takenOf.set(id, (takenOf.get(id) ?? 0) + takePence);
        }
        for (const taken of takenOf.values()) expect(taken).toBeLessThanOrEqual(balance);
        for (const receipt of receipts) {
          const match = matches.get(receipt.line);
          for (const { invoices: of } of match?.choices ?? [])
            expect(of.reduce((sum, { takePence }) => sum + takePence, 0)).toBe(receipt.amountPence);
        }
      }),
    );
  });
});
