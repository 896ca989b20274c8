/**
 * Inspection outcomes in one spelling. The register has had "Requires improvement" and "Requires Improvement",
 * and gives the two kinds of inadequate by name for some schools and as "Inadequate" for others.
 */
export const RATINGS = [
  'Outstanding',
  'Good',
  'Satisfactory',
  'Requires improvement',
  'Inadequate',
  'Serious weaknesses',
  'Special measures',
] as const;

const GRADES: Record<string, string> = {
  '1': 'Outstanding',
  '2': 'Good',
  '3': 'Requires improvement',
  '4': 'Inadequate',
};
const NONE = new Set(['', 'not applicable', 'not recorded', 'null', 'none']);

/**
 * A rating as the register or Ofsted writes it, in the one spelling.
 * @returns null where there is none; an outcome not known here is kept as written
 */
export function ratingOf(text: string): string | null {
  const given = text.trim();
  const folded = given.toLowerCase().replaceAll(/\s+/g, ' ');
  if (NONE.has(folded)) return null;
  return RATINGS.find((rating) => rating.toLowerCase() === folded) ?? GRADES[folded] ?? given;
}
