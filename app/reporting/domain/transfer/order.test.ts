import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrderOfReference, type Referring } from './order';

/** Tables that refer to earlier ones only, shuffled. */
const tables = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .chain((rows) => {
    const made = rows.map((refs, at) => ({
      name: `t${at}`,
      references: at === 0 ? [] : refs.map((ref) => ({ table: `t${ref % at}` })),
    }));
    return fc.shuffledSubarray(made, { minLength: made.length, maxLength: made.length });
  });

describe('tables in order of reference', () => {
  it('come each after those they refer to, all of them, once', () => {
    fc.assert(
      fc.property(tables, (shuffled) => {
        const ordered = inOrderOfReference(shuffled);
        expect(ordered.map(({ name }) => name).sort()).toEqual(shuffled.map(({ name }) => name).sort());
        const place = new Map(ordered.map(({ name }, at) => [name, at]));
        for (const { name, references } of ordered)
          for (const { table } of references)
            expect(place.get(table) ?? 99).toBeLessThan(place.get(name) ?? -1);
      }),
    );
  });

  it('may refer to themselves and to tables elsewhere, not to one another in a circle', () => {
    const own: Referring = { name: 'a', references: [{ table: 'a' }, { table: 'elsewhere' }] };
    expect(inOrderOfReference([own])).toEqual([own]);
    const circle: Referring[] = [
      { name: 'a', references: [{ table: 'b' }] },
      { name: 'b', references: [{ table: 'a' }] },
    ];
    expect(() => inOrderOfReference(circle)).toThrow('refers to itself');
  });
});
