// Made once: an analysis of all England says over a hundred thousand figures.
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

/** A figure with its unit: "54% of pupils", "3 subjects", "−0.25 grades"; empty for none. */
export function figureWords(figure: number | null, unit: string): string {
  if (figure === null) return '';
  const digits = plain.format(figure).replace('-', '−');
  return unit.startsWith('%') ? `${digits}${unit}` : `${digits} ${unit}`.trim();
}
