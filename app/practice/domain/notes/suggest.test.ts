import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, MOST_SUGGESTED, type Suggestable, suggest, suggestions } from './suggest';

const asked: Asked = {
  focusAreas: ['writing-ks2', 'send-inclusion'],
  phase: 'primary',
  context: { size: 'small', setting: 'country' },
};
const note = (over: Partial<Suggestable> = {}): Suggestable => ({
  id: 'n1',
  focusAreas: ['writing-ks2'],
  phase: 'primary',
  context: { size: 'small', setting: 'country' },
  publishedAt: new Date('2026-11-01T10:00:00Z'),
  ...over,
});

describe('what a note shares with a need', () => {
  it('is told with its reasons', () => {
    expect(suggest(note(), asked)).toMatchObject({
      points: 11,
      why: [
        { kind: 'focus', areas: ['writing-ks2'] },
        { kind: 'phase' },
        { kind: 'size' },
        { kind: 'setting' },
      ],
    });
  });

  it.each([
    [{ focusAreas: ['governance'] }, null],
    [{ focusAreas: [] }, null],
    [{ focusAreas: ['writing-ks2', 'send-inclusion'] }, 13],
    [{ phase: 'secondary' }, 8],
    [{ context: {} }, 9],
    [{ context: { size: 'large', setting: 'country' } as const }, 10],
    [{ phase: 'secondary', context: {} }, 6],
  ])('%j has %s points', (over, points) => expect(suggest(note(over), asked)?.points ?? null).toBe(points));

  it('counts nothing that is not known of the school that asks', () => {
    expect(suggest(note({ context: {} }), { ...asked, context: {} })?.points).toBe(9);
  });
});

describe('what is suggested', () => {
  it('is the nearest first, of those alike the newest, and no more than a few', () => {
    const notes = [
      note({ id: 'far', phase: 'secondary' }),
      note({ id: 'old', publishedAt: new Date('2025-11-01T10:00:00Z') }),
      note({ id: 'b' }),
      note({ id: 'a' }),
      note({ id: 'other', focusAreas: ['governance'] }),
    ];
    expect(suggestions(notes, asked).map((one) => one.note.id)).toEqual(['a', 'b', 'old']);
    expect(suggestions(notes, asked, 10).map((one) => one.note.id)).toEqual(['a', 'b', 'old', 'far']);
  });

  it('does not hang on the order in which notes come', () => {
    const any = fc.record({
      id: fc.stringMatching(/^[a-z]{3}$/),
      focusAreas: fc.subarray(['writing-ks2', 'send-inclusion', 'governance']),
      phase: fc.constantFrom('primary', 'secondary'),
      context: fc.constantFrom({}, { size: 'small' } as const, { setting: 'town' } as const),
      publishedAt: fc.constantFrom(null, new Date('2026-11-01T10:00:00Z'), new Date('2026-10-01T10:00:00Z')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id }), (notes) => {
        const forward = suggestions(notes, asked);
        expect(suggestions([...notes].reverse(), asked)).toEqual(forward);
        expect(forward.length).toBeLessThanOrEqual(MOST_SUGGESTED);
      }),
    );
  });
});
