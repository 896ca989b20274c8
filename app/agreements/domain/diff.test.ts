import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContent, someContent } from '#tests/builders/agreement-content';
import { canonicalJson } from '~/kernel/canonical-json';
import { VAT_TREATMENTS } from '~/kernel/vat';
import type { AgreementContent } from './content';
import { changesBetween } from './diff';
import { INSTALMENT_TIMES, PAYERS, SHARINGS, type StoredTerms, wholeTerms } from './recompense';

type Leaf = { path: (string | number)[]; value: unknown };

/** Every value that can be edited, by walking the content as plain data: what the list of fields must not forget. */
function leavesOf(value: unknown, path: (string | number)[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) =>
      ['format', 'id', 'key', 'term'].includes(key) ? [] : leavesOf(item, [...path, key]),
    );
  }
  return [{ path, value }];
}

function changed(content: AgreementContent, { path, value }: Leaf): AgreementContent {
  const copy: AgreementContent = structuredClone(content);
  let at: unknown = copy;
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key);
  const last = path.at(-1) ?? '';
  const choices = CHOICES[String(last)];
  const other =
    typeof value === 'number' ? value + 1 : choices ? choices.find((one) => one !== value) : otherText(value);
  Reflect.set(Object(at), last, other);
  return copy;
}
const CHOICES: Record<string, readonly string[]> = {
  payer: PAYERS,
  sharing: SHARINGS,
  vat: VAT_TREATMENTS,
  when: INSTALMENT_TIMES,
};
const otherText = (value: unknown) =>
  value === null || /^\d{4}-\d\d-\d\d$/.test(String(value)) ? '2031-05-06' : `${value}!`;

describe('changes between two versions', () => {
  it('finds none between equals', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(changesBetween(content, structuredClone(content))).toEqual([]);
      }),
    );
  });

  it('reports every leaf that changes, once, with its words before and after', () => {
    fc.assert(
      fc.property(anyContent, fc.nat(), (content, pick) => {
        const leaves = leavesOf(content);
        const leaf = leaves[pick % leaves.length]!;
        const after = changed(content, leaf);
        const own = changesBetween(content, after);
        // The unit belongs to the words of its figures; as a value of its own it is still one change.
        expect(own).toHaveLength(1);
        expect(own[0]?.kind).toBe('changed');
        expect(changesBetween(after, content)).toMatchObject([
          { before: own[0]?.after, after: own[0]?.before },
        ]);
      }),
    );
  });

  it('says nothing exactly when the canonical text is the same', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        expect(changesBetween(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });

  it('follows a row by its id: a row taken out does not look like all after it changed', () => {
    const before = someContent();
    const after = { ...before, milestones: before.milestones.slice(1) };
    expect(changesBetween(before, after).map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'removed Milestone 1',
      'removed Milestone 1: date',
    ]);
  });

  it('reports rows that only changed places', () => {
    const before = someContent();
    const after = { ...before, milestones: [...before.milestones].reverse() };
    expect(changesBetween(before, after)).toMatchObject([{ label: 'Order of milestones', kind: 'changed' }]);
  });

  it('names values as people read them', () => {
    const before = someContent();
    const after = structuredClone(before);
    after.recompense.ratePence = 40_000;
    after.timescale.ends = '2027-07-20';
    expect(changesBetween(before, after)).toMatchObject([
      { section: 'timescale', label: 'Ends', before: '16 July 2027', after: '20 July 2027' },
      { section: 'recompense', label: 'Rate for a day', before: '£350.00', after: '£400.00' },
    ]);
  });

  it('shows an instalment as one change, its term and its place among them too', () => {
    const before = someContent();
    before.recompense.instalments = [
      { key: 'a', when: 'by-term', term: '2026-2-spring', basisPoints: 4000 },
      { key: 'b', when: 'on-days', term: null, basisPoints: 6000 },
    ];
    const after = structuredClone(before);
    after.recompense.instalments[0]!.term = '2026-3-summer';
    expect(changesBetween(before, after)).toMatchObject([
      {
        label: 'Instalment 1',
        before: '40% of the price of the work, in the spring term 2027',
        after: '40% of the price of the work, in the summer term 2027',
      },
    ]);
    after.recompense.instalments = [...before.recompense.instalments].reverse();
    expect(changesBetween(before, after).map(({ label }) => label)).toEqual(['Order of instalments']);
  });

  it('between a text from before there were instalments and one since shows no change that nobody made', () => {
    const since = someContent();
    const { sharing, authorityPence, brokerageBasisPoints, vat, instalments, ...early } = since.recompense;
    const stored: StoredTerms = early;
    const before: AgreementContent = { ...since, format: 1, recompense: wholeTerms(stored) };
    expect(changesBetween(before, since)).toEqual([]);
    const after = { ...since, recompense: { ...since.recompense, vat: 'exempt' as const } };
    expect(changesBetween(before, after)).toMatchObject([
      { label: 'VAT', before: 'Outside the scope of VAT', after: 'Exempt from VAT' },
    ]);
  });
});
