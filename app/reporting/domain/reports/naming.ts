/**
 * The schools that a text names, by their full names: capitals, accents and marks between words make no difference.
 * @param names full names; short ones of a single word are passed over, as they are words of every day
 */
export function schoolsNamed(text: string, names: readonly string[]): string[] {
  const within = ` ${folded(text)} `;
  return names.filter((name) => {
    const sought = folded(name);
    return sought.includes(' ') && within.includes(` ${sought} `);
  });
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
