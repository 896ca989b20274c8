import { isTermKey, termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count } from '~/kernel/words';
import type { FigureSummary, FigureUnit, FigureWay } from '../domain/figure';

/** Below so many records a share is given as "4 of 5": per cent would say more than is known. */
export const LEAST_FOR_PERCENT = 10;

const NOUNS: Record<FigureUnit, readonly [string, string]> = {
  schools: ['school', 'schools'],
  pupils: ['pupil', 'pupils'],
  records: ['record', 'records'],
  days: ['day', 'days'],
  'half-days': ['day', 'days'],
  years: ['year', 'years'],
  pence: ['record', 'records'],
  percent: ['record', 'records'],
};

type Noun = readonly [string, string];
type Shown = { way: FigureWay; unit: FigureUnit; noun?: Noun; summary: FigureSummary };

/** A value in its unit: "12 days", "£1,234.50", "64%". */
export function valueWords(unit: FigureUnit, value: number): string {
  switch (unit) {
    case 'half-days':
      return Number.isInteger(value) ? daysWords(value) : `${decimal(value / 2)} days`;
    case 'pence':
      return moneyWords(Math.round(value));
    case 'percent':
      return percentWords(value);
    case 'records':
      return decimal(value);
    default: {
      const [one, many] = NOUNS[unit];
      return Number.isInteger(value) ? count(value, one, many) : `${decimal(value)} ${many}`;
    }
  }
}

/** Per cent without decimals, never rounded to none or to all where there are some or not all. */
export function percentWords(value: number): string {
  if (value > 0 && value < 1) return 'under 1%';
  if (value > 99 && value < 100) return 'over 99%';
  return `${Math.round(value)}%`;
}

function decimal(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

/** The figure itself; "None yet" where it is made of nothing. */
export function figureWords({ way, unit, summary }: Shown): string {
  const { value, counted, of } = summary;
  if (value === null || (of === 0 && way !== 'count')) return 'None yet';
  if (way === 'share') return of < LEAST_FOR_PERCENT ? `${counted} of ${of}` : percentWords(value);
  return way === 'weighted-share' ? percentWords(value) : valueWords(unit, value);
}

/** Below so many values the middle is shown without its spread: quarters of three are no quarters. */
const LEAST_FOR_SPREAD = 4;

/** What stands beneath a figure: how many records it is made of, and its spread. Empty where there is nothing to add. */
export function basisWords({ way, unit, noun, summary }: Shown): string {
  const { value, counted, of, spread } = summary;
  if (value === null || of === 0) return '';
  const [one, many] = recordNoun(unit, noun);
  switch (way) {
    case 'share':
      return of < LEAST_FOR_PERCENT
        ? `${many}; too few for per cent`
        : `${figure(counted)} of ${count(of, one, many)}`;
    case 'weighted-share':
      return `in ${figure(counted)} of ${count(of, one, many)}`;
    case 'count':
      return counted === of
        ? unit === 'records'
          ? of === 1
            ? one
            : many
          : ''
        : `of ${count(of, one, many)}`;
    case 'sum':
      return unit === 'schools' || unit === 'records' ? '' : `in ${count(counted, one, many)}`;
    case 'median':
      return spread && counted >= LEAST_FOR_SPREAD
        ? `the middle of ${count(counted, one, many)}; half of them between ${bare(unit, spread[0])} and ${valueWords(unit, spread[1])}`
        : `the middle of ${count(counted, one, many)}`;
  }
}

/** What the records behind a figure are called. */
export function recordNoun(unit: FigureUnit, noun?: Noun): Noun {
  return noun ?? (unit === 'schools' || unit === 'pupils' ? ['school', 'schools'] : ['record', 'records']);
}

function bare(unit: FigureUnit, value: number): string {
  return unit === 'days' || unit === 'years' ? decimal(value) : valueWords(unit, value);
}

function figure(n: number): string {
  return n.toLocaleString('en-GB');
}

/** "Show the 46 schools": the words of the link to the list. */
export function recordsWords(unit: FigureUnit, of: number, noun?: Noun): string {
  const [one, many] = recordNoun(unit, noun);
  return of === 1 ? `Show the ${one}` : `Show the ${figure(of)} ${many}`;
}

/** What facets are called, above filters and tables. A facet not named here is called by its own name. */
const FACET_WORDS: Readonly<Record<string, string>> = {
  phase: 'Phase',
  place: 'Place',
  kind: 'Who runs the school',
  size: 'Size',
  setting: 'Setting',
  band: 'Band',
  priority: 'Priority',
  term: 'Term',
  focus: 'Focus area',
  designation: 'Designation',
  state: 'State',
  basis: 'Judged by',
};

export function facetLabel(facet: string): string {
  return FACET_WORDS[facet] ?? facet.charAt(0).toUpperCase() + facet.slice(1).replaceAll('-', ' ');
}

/** A facet's value in words: terms by their names, everything else as the records carry it. */
export function facetWords(value: string): string {
  if (!isTermKey(value)) return value;
  const words = termWords(value);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
