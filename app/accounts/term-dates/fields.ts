import type { SchoolYear } from '~/kernel/school-calendar';
import { partsOfDate } from '~/ui/date-parts';

/** The fields of a school year by name: dates whole, as forms show them first. */
export function fieldsOf({ halfTerms, closures }: SchoolYear): Record<string, string> {
  return Object.fromEntries([
    ...halfTerms.flatMap(({ from, to }, n) => [
      [`from${n}`, from],
      [`to${n}`, to],
    ]),
    ...closures.flatMap(({ on, why }, n) => [
      [`on${n}`, on],
      [`why${n}`, why],
    ]),
  ]);
}

/** The same as posted: each date in its three boxes. */
export function postedFieldsOf(year: SchoolYear): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(year)).flatMap(([name, value]) => {
      const parts = name.startsWith('why') ? null : partsOfDate(value);
      if (!parts) return [[name, value]];
      return Object.entries(parts).map(([part, text]) => [`${name}.${part}`, text]);
    }),
  );
}
