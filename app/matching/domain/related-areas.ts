/**
 * Focus areas so close that somebody who supports one can usually help with the other: the same children, the same
 * knowledge, or the next step of the same work. Short on purpose, because support in a subject or field of one's own
 * does more for pupils than general support does (Cordingley and others, "Developing Great Subject Teaching", 2018);
 * a whole group of areas is no such closeness: a scientist does not know phonics because both are taught.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ['phonics-early-reading', 'eyfs'],
  ['phonics-early-reading', 'reading-ks2'],
  ['reading-ks2', 'writing-ks2'],
  ['reading-ks2', 'english-ks3-4'],
  ['writing-ks2', 'english-ks3-4'],
  ['mathematics', 'mathematics-ks3-4'],
  ['behaviour-attendance', 'attendance'],
  ['behaviour-attendance', 'send-inclusion'],
  ['attendance', 'parental-engagement'],
  ['teaching-quality', 'assessment'],
  ['teaching-quality', 'curriculum'],
  ['teaching-quality', 'early-careers'],
  ['teaching-quality', 'more-able'],
  ['assessment', 'curriculum'],
  ['middle-leadership', 'curriculum'],
  ['middle-leadership', 'senior-leadership'],
  ['senior-leadership', 'governance'],
  ['senior-leadership', 'safeguarding'],
  ['governance', 'finance'],
];

const related = new Map<string, string[]>();
for (const [a, b] of PAIRS) {
  related.set(a, [...(related.get(a) ?? []), b].sort());
  related.set(b, [...(related.get(b) ?? []), a].sort());
}

/** Keys of the areas related to one, in order; none for an area that stands by itself. */
export function relatedAreas(key: string): readonly string[] {
  return related.get(key) ?? [];
}
