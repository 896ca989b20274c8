import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { ChargeKind, Prices, PriceUnit, TariffContent, TariffItem } from './vocabulary';

/** Something wrong with a price list, said beside its field: `items[2].maintained`. */
export type ContentProblem = { path: string; message: string };

/** Most services, and most packages, of a price list. */
export const MOST_ROWS = 60;
/** Longest texts of a list, in characters. */
export const TARIFF_LONGEST = { name: 120, about: 500, include: 200, includes: 30, note: 500 } as const;

export const EMPTY_TARIFF: TariffContent = { items: [], packages: [], adviserDayKey: null };

/** Why a service of a class is never charged for; null where it may be. */
export function whyFree(serviceClass: TariffItem['serviceClass']): string | null {
  if (serviceClass === 'core') return 'Core services are free to every school, so they hold no price.';
  if (serviceClass === 'entitlement')
    return 'What schools are entitled to is free to them, so it holds no price.';
  return null;
}

/**
 * What is wrong with a list that is being written. Core and entitlement hold no price, ever: Rutland's service report,
 * "Clarify where a charge is made for services", charges for additional provision alone.
 */
export function draftProblems(content: TariffContent): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  content.items.forEach((item, at) => {
    const free = whyFree(item.serviceClass);
    if (free && item.prices !== null) {
      say(`items[${at}].maintained`, `${free} Take the prices out, or make this service an additional one.`);
    }
    if (item.key === content.adviserDayKey) {
      if (free)
        say(
          `items[${at}].adviserDay`,
          'Further adviser days are an additional service: choose “Additional”.',
        );
      else if (dayPence(item.unit, 200) === null)
        say(`items[${at}].adviserDay`, 'Further adviser days are priced by the day or the half-day.');
    }
  });
  const { items, packages, adviserDayKey } = content;
  if (adviserDayKey !== null && !items.some(({ key }) => key === adviserDayKey))
    say('', 'The service that further adviser days are priced by is not in this list.');
  for (const [name, rows] of [
    ['items', items],
    ['packages', packages],
  ] as const) {
    if (rows.length > MOST_ROWS)
      say('', `A list holds at most ${MOST_ROWS} ${name === 'items' ? 'services' : 'packages'}.`);
  }
  const keys = [...items, ...packages].map(({ key }) => key);
  if (new Set(keys).size !== keys.length)
    say('', 'Two rows of this list have the same key. Remove one and add it again.');
  return problems;
}

/** What a list still needs before it can be put into force; none where it is ready. */
export function readyProblems(content: TariffContent): string[] {
  const problems = draftProblems(content).map(({ message }) => message);
  const { items, packages } = content;
  if (items.length + packages.length === 0) problems.push('The list is empty: add a service or a package.');
  for (const item of items) {
    if (item.serviceClass === 'additional' && item.prices === null)
      problems.push(`“${item.name}” has no prices yet: additional services are charged for.`);
  }
  for (const one of packages) {
    if (one.includes.length === 0) problems.push(`“${one.name}” does not say what it includes.`);
    if (one.prices.maintained === 0 && one.prices.other === 0)
      problems.push(`“${one.name}” has no prices yet.`);
  }
  const names = [...items, ...packages].map(({ name }) => name.trim().toLowerCase());
  const twice = [...items, ...packages].find(
    ({ name }, at) => names.indexOf(name.trim().toLowerCase()) !== at,
  );
  if (twice) problems.push(`“${twice.name}” is in the list twice.`);
  return problems;
}

/**
 * What a draft still needs before it can be put into force on a day: its content, a reason, and a start that has not
 * passed, since prices do not change for days gone by.
 */
export function settleProblems(
  draft: { content: TariffContent; note: string; startsOn: CalendarDate },
  today: CalendarDate,
): string[] {
  const problems = readyProblems(draft.content);
  if (draft.note === '') problems.push('It does not say why it is made.');
  if (draft.startsOn < today)
    problems.push(
      `It is to start on ${dateWords(draft.startsOn)}, which has passed. Prices do not change for days gone by: enter today’s date or a later one.`,
    );
  return problems;
}

/** What a school of a kind pays. */
export function priceFor(prices: Prices, maintained: boolean): Pence {
  return maintained ? prices.maintained : prices.other;
}

/** What a quantity (hundredths of a unit) costs, to the nearest penny, half a penny upwards. */
export function netOf(unitPence: Pence, quantity: number): Pence {
  return Math.round((unitPence * quantity) / 100);
}

/** Half-days as hundredths of a unit; null where the unit is no measure of time. */
export function quantityOfHalfDays(unit: PriceUnit, halfDays: number): number | null {
  if (unit === 'day') return halfDays * 50;
  if (unit === 'half-day') return halfDays * 100;
  return null;
}

/** What a whole day costs at a price per unit; null where the unit is no measure of time. */
export function dayPence(unit: PriceUnit, unitPence: Pence): Pence | null {
  const quantity = quantityOfHalfDays(unit, 2);
  return quantity === null ? null : netOf(unitPence, quantity);
}

/** Something of a list that a school can be charged for. */
export type Chargeable = {
  key: string;
  name: string;
  about: string;
  includes: string[];
  unit: PriceUnit;
  prices: Prices;
};

/**
 * What a charge would be for.
 * @returns `charge.not-listed` where the list does not hold it, `charge.free` for core and entitlement, `charge.no-price`
 *   for what has none, `charge.adviser-days` where it is taken from the page of adviser days, or not as such
 */
export function chargeable(content: TariffContent, kind: ChargeKind, key: string): Verdict<Chargeable> {
  if (kind === 'package') {
    const found = content.packages.find((one) => one.key === key);
    if (!found) return notListed();
    const { name, about, includes, prices } = found;
    return prices.maintained > 0 || prices.other > 0
      ? yes({ key, name, about, includes, unit: 'year', prices })
      : no('charge.no-price', `“${name}” has no price in this list.`);
  }
  const item = content.items.find((one) => one.key === key);
  if (!item) return notListed();
  const free = whyFree(item.serviceClass);
  if (free) return no('charge.free', `“${item.name}” is free to schools: nothing is charged for it.`);
  if (item.prices === null) return no('charge.no-price', `“${item.name}” has no price in this list.`);
  if ((kind === 'adviser-days') !== (key === content.adviserDayKey)) {
    return no(
      'charge.adviser-days',
      kind === 'item'
        ? 'Further adviser days are taken from the page of the school’s adviser days, once its allowance is used or planned.'
        : `“${item.name}” is not the price of further adviser days.`,
    );
  }
  const { name, about, unit, prices } = item;
  return yes({ key, name, about, includes: [], unit, prices });
}

function notListed() {
  return no('charge.not-listed', 'This is not in the price list in force. Look at the list again.');
}

/** The price of further adviser days in a list; null where it sells none. */
export function adviserDayOf(content: TariffContent): Chargeable | null {
  if (content.adviserDayKey === null) return null;
  const found = chargeable(content, 'adviser-days', content.adviserDayKey);
  return found.ok ? found.value : null;
}
