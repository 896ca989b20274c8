/** A figure with its unit: "54% of pupils", "3 subjects", "−0.25 grades"; empty for none. */
export function figureWords(figure: number | null, unit: string): string {
  if (figure === null) return '';
  const digits = figure.toLocaleString('en-GB', { maximumFractionDigits: 4 }).replace('-', '−');
  return unit.startsWith('%') ? `${digits}${unit}` : `${digits} ${unit}`.trim();
}
