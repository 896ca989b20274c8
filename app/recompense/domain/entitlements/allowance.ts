import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { CoreOffer } from './vocabulary';

/** A band a school was in from a day on, and the most half-days it gives a year; null where its framework sets none. */
export type BandSpell = { from: CalendarDate; name: string; halfDays: HalfDays | null };

/** First and last day of an academic year. */
export function yearDates(year: number): { from: CalendarDate; to: CalendarDate } {
  return { from: `${year}-09-01`, to: `${year + 1}-08-31` };
}

/** Bands in force on some day of an academic year: the one it began with, and those settled in it. */
export function spellsIn(year: number, spells: readonly BandSpell[]): BandSpell[] {
  const { from, to } = yearDates(year);
  const inOrder = [...spells].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const carried = inOrder.findLast((spell) => spell.from <= from);
  return [...(carried ? [carried] : []), ...inOrder.filter((spell) => spell.from > from && spell.from <= to)];
}

/**
 * The band whose days count for the year: of those in force on some day of it, the one that gives most. A day once promised
 * is not taken back when a band falls, and a band that rises gives its days from then on: Walsall's strategy counts the
 * days "a year" and lets the spring and summer looks adjust the level of support. Fewer are granted by a decision with its
 * reason. A framework that sets none counts as nothing until days are settled with the school.
 */
export function bandOfYear(year: number, spells: readonly BandSpell[]): BandSpell | null {
  return spellsIn(year, spells).reduce<BandSpell | null>(
    (most, spell) => (most === null || (spell.halfDays ?? -1) >= (most.halfDays ?? -1) ? spell : most),
    null,
  );
}

/** Whence the days beyond the core offer come. */
export const BAND_BASES = [
  'none',
  'most',
  'granted',
  'negotiated',
  'not-negotiated',
  'settled',
  'not-settled',
] as const;
export type BandBasis = (typeof BAND_BASES)[number];

export type Allowance = {
  offer: CoreOffer;
  coreHalfDays: HalfDays;
  /** The band that counts; null where the school has none. */
  band: BandSpell | null;
  bandHalfDays: HalfDays;
  basis: BandBasis;
  totalHalfDays: HalfDays;
};

/** What a school takes up unless otherwise recorded: core offer plus is for maintained schools (Walsall's strategy). */
export function defaultOffer(maintained: boolean): CoreOffer {
  return maintained ? 'core-plus' : 'core';
}

/**
 * Half-days of adviser time the authority pays for in an academic year: the core offer, with core offer plus where it is
 * taken up, and those of the band. For schools that are not maintained, the band's days are those negotiated, and none
 * otherwise. Source: Walsall School Improvement Strategy 2014–16, "Agreeing the band" (days by offer and band; additional
 * days funded for maintained schools; academies by negotiation).
 * @param granted half-days of the band settled with the school; null where nothing was, and the band's most hold
 */
export function allowanceOf({
  year,
  maintained,
  offer,
  settings,
  spells,
  granted,
}: {
  year: number;
  maintained: boolean;
  offer: CoreOffer;
  settings: { coreHalfDays: HalfDays; corePlusHalfDays: HalfDays };
  spells: readonly BandSpell[];
  granted: HalfDays | null;
}): Allowance {
  const coreHalfDays = offer === 'core-plus' ? settings.corePlusHalfDays : settings.coreHalfDays;
  const band = bandOfYear(year, spells);
  const { halfDays, basis } = bandDays(maintained, band, granted);
  return { offer, coreHalfDays, band, bandHalfDays: halfDays, basis, totalHalfDays: coreHalfDays + halfDays };
}

function bandDays(
  maintained: boolean,
  band: BandSpell | null,
  granted: HalfDays | null,
): { halfDays: HalfDays; basis: BandBasis } {
  if (!maintained)
    return { halfDays: granted ?? 0, basis: granted === null ? 'not-negotiated' : 'negotiated' };
  if (band?.halfDays == null) {
    if (granted !== null) return { halfDays: granted, basis: 'settled' };
    return { halfDays: 0, basis: band === null ? 'none' : 'not-settled' };
  }
  if (granted === null) return { halfDays: band.halfDays, basis: 'most' };
  // What a band gives is a ceiling ("up to"): a grant from a time when the band gave more does not go beyond it.
  return { halfDays: Math.min(granted, band.halfDays), basis: 'granted' };
}

/** The most that may be granted for the band; null where the framework sets no ceiling, or days are negotiated. */
export function mostToGrant(maintained: boolean, band: BandSpell | null): HalfDays | null {
  return maintained ? (band?.halfDays ?? null) : null;
}
