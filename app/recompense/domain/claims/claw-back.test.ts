import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VAT_TREATMENTS, vatOn } from '~/kernel/vat';
import { checkClawBack, homeSchoolGives } from './claw-back';

const lines = [
  { id: 'a', amountPence: 55_000, clawedBackPence: 0 },
  { id: 'b', amountPence: 1_000, clawedBackPence: 400 },
];

describe('what is taken back of lines', () => {
  it('is at most what is left of each', () => {
    expect(
      checkClawBack(lines, [
        { lineId: 'a', amountPence: 55_000 },
        { lineId: 'b', amountPence: 600 },
      ]),
    ).toEqual({
      ok: true,
      value: 55_600,
    });
    expect(checkClawBack(lines, [{ lineId: 'b', amountPence: 601 }])).toMatchObject({
      code: 'claw-back.too-much',
      details: { lineId: 'b', leftPence: 600 },
    });
    expect(checkClawBack(lines, [{ lineId: 'z', amountPence: 1 }])).toMatchObject({
      details: { leftPence: 0 },
    });
  });

  it('is something, of each line once, in whole pence', () => {
    expect(checkClawBack(lines, [])).toMatchObject({ code: 'claw-back.nothing' });
    expect(checkClawBack(lines, [{ lineId: 'a', amountPence: 0 }])).toMatchObject({
      code: 'claw-back.nothing',
    });
    const twice = [
      { lineId: 'a', amountPence: 1 },
      { lineId: 'a', amountPence: 1 },
    ];
    expect(checkClawBack(lines, twice)).toMatchObject({ code: 'claw-back.twice' });
    expect(checkClawBack(lines, [{ lineId: 'a', amountPence: 0.5 }])).toMatchObject({
      code: 'claw-back.too-much',
    });
  });
});

describe('how the home school gives back', () => {
  it('is paid less where it has not been paid', () => {
    expect(homeSchoolGives(10_000, 'standard', 60_000)).toEqual({
      fromPayableNetPence: 10_000,
      fromPayablePence: 12_000,
      invoicedNetPence: 0,
    });
  });

  it('is invoiced where it has been', () => {
    expect(homeSchoolGives(10_000, 'outside', 0)).toEqual({
      fromPayableNetPence: 0,
      fromPayablePence: 0,
      invoicedNetPence: 10_000,
    });
    expect(homeSchoolGives(10_000, 'standard', 6_000)).toEqual({
      fromPayableNetPence: 5_000,
      fromPayablePence: 6_000,
      invoicedNetPence: 5_000,
    });
  });

  it('gives back all of its part, never more than is owed, and as much of that as can be', () => {
    fc.assert(
      fc.property(
        fc.nat(5_000_000),
        fc.constantFrom(...VAT_TREATMENTS),
        fc.nat(6_000_000),
        (net, treatment, balance) => {
          const { fromPayableNetPence, fromPayablePence, invoicedNetPence } = homeSchoolGives(
            net,
            treatment,
            balance,
          );
          expect(fromPayableNetPence + invoicedNetPence).toBe(net);
          expect(fromPayablePence).toBe(fromPayableNetPence + vatOn(fromPayableNetPence, treatment));
          expect(fromPayablePence).toBeLessThanOrEqual(balance);
          expect(Math.min(fromPayableNetPence, invoicedNetPence)).toBeGreaterThanOrEqual(0);
          const more = fromPayableNetPence + 1;
          if (more <= net) expect(more + vatOn(more, treatment)).toBeGreaterThan(balance);
        },
      ),
    );
  });
});
