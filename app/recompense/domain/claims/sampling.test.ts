import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundsOf, joinedGrounds, TICKETS, ticketOf } from './sampling';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const RULE = { sampleBasisPoints: 1000, sampleAbovePence: 250_000 };

describe('the draw', () => {
  it('gives every claim one ticket, the same each time it is worked out', () => {
    expect(ticketOf(`0000000000ff${'0'.repeat(52)}`)).toBe(255);
    expect(ticketOf(`000000002710${'f'.repeat(52)}`)).toBe(0);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ticket = ticketOf(digest(text));
        expect(ticket).toBe(ticketOf(digest(text)));
        expect(ticket >= 0 && ticket < TICKETS).toBe(true);
      }),
    );
    expect(() => ticketOf('')).toThrow('hexadecimal');
    expect(() => ticketOf('not a digest at all')).toThrow('hexadecimal');
  });

  it('draws about the share that was settled', () => {
    const tickets = Array.from({ length: 5000 }, (_, n) => ticketOf(digest(`claim ${n}`)));
    const share = tickets.filter((ticket) => ticket < 1000).length / tickets.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
  });

  it.each([
    [999, 100, 'drawn'],
    [1000, 100, ''],
    [0, 250_000, 'drawn'],
    [1000, 250_000, ''],
    [1000, 250_001, 'above-amount'],
    [0, 250_001, 'drawn above-amount'],
  ])('ticket %i of a claim of %i pence: %s', (ticket, totalPence, expected) => {
    expect(groundsOf({ ticket, totalPence }, RULE).join(' ')).toBe(expected);
  });

  it('a share of nothing draws none, of all draws all', () => {
    expect(groundsOf({ ticket: 0, totalPence: 1 }, { ...RULE, sampleBasisPoints: 0 })).toEqual([]);
    expect(groundsOf({ ticket: 9999, totalPence: 1 }, { ...RULE, sampleBasisPoints: 10_000 })).toEqual([
      'drawn',
    ]);
  });

  it('joins grounds, each once', () => {
    expect(joinedGrounds(['visit-changed', 'drawn'], ['drawn'])).toEqual(['drawn', 'visit-changed']);
  });
});
