import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VAT_RATES, VAT_TREATMENTS, vatOn } from '~/kernel/vat';
import { creditOfNet, creditSplit, invoiceSums } from './sums';

const line = (netPence: number) => ({
  description: 'Support',
  quantity: null,
  unit: null,
  unitPence: null,
  netPence,
});
const pence = fc.integer({ min: 1, max: 50_000_000 });

describe('the sums of an invoice', () => {
  it('are those of its lines, VAT rounded once for each, for any lines and treatment', () => {
    fc.assert(
      fc.property(
        fc.array(pence, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...VAT_TREATMENTS),
        (nets, treatment) => {
          const sums = invoiceSums(nets.map(line), treatment);
          expect(sums.netPence).toBe(nets.reduce((sum, net) => sum + net, 0));
          expect(sums.vatPence).toBe(nets.reduce((sum, net) => sum + vatOn(net, treatment), 0));
          expect(sums.totalPence).toBe(sums.netPence + sums.vatPence);
          for (const { netPence, vatPence } of sums.lines)
            expect(Math.abs(vatPence - (netPence * VAT_RATES[treatment]) / 10_000)).toBeLessThanOrEqual(0.5);
        },
      ),
    );
  });

  it('round by line: two lines of 3p carry 1p of VAT each, and not 1p together', () => {
    expect(invoiceSums([line(3), line(3)], 'standard')).toMatchObject({
      netPence: 6,
      vatPence: 2,
      totalPence: 8,
    });
  });
});

describe('credit notes', () => {
  const standing = fc.record({ netPence: pence, vatPence: fc.integer({ min: 0, max: 10_000_000 }) });

  it('split every sum into net and VAT that make it, and together take exactly the invoice’s', () => {
    fc.assert(
      fc.property(standing, fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 8 }), (whole, shares) => {
        const left = { ...whole };
        const take = (gross: number) => {
          const part = creditSplit(left, gross);
          expect(part.netPence + part.vatPence).toBe(gross);
          left.netPence -= part.netPence;
          left.vatPence -= part.vatPence;
          expect(left.netPence).toBeGreaterThanOrEqual(0);
          expect(left.vatPence).toBeGreaterThanOrEqual(0);
        };
        for (const share of shares) {
          const gross = Math.floor(((left.netPence + left.vatPence) * share) / 100);
          if (gross > 0) take(gross);
        }
        const rest = left.netPence + left.vatPence;
        if (rest > 0) take(rest);
        expect(left).toEqual({ netPence: 0, vatPence: 0 });
      }),
    );
  });

  it('of a net sum bring its VAT with it, and all of the net all of the VAT', () => {
    fc.assert(
      fc.property(standing, fc.integer({ min: 0, max: 100 }), (whole, share) => {
        const netPence = Math.floor((whole.netPence * share) / 100);
        const part = creditOfNet(whole, netPence);
        expect(part.netPence).toBe(netPence);
        expect(part.vatPence).toBeGreaterThanOrEqual(0);
        expect(part.vatPence).toBeLessThanOrEqual(whole.vatPence);
        expect(creditOfNet(whole, whole.netPence)).toEqual(whole);
      }),
    );
  });

  it('of £60 of an invoice of £100 and £20 VAT are £50 and £10', () => {
    expect(creditSplit({ netPence: 10_000, vatPence: 2_000 }, 6_000)).toEqual({
      netPence: 5_000,
      vatPence: 1_000,
    });
  });
});
