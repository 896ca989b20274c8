import { moneyWords, type Pence } from '~/kernel/money';
import { count } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { ChargeEvent } from '../domain/tariffs/charges';
import { dayPence } from '../domain/tariffs/content';
import type { VersionStanding } from '../domain/tariffs/versions';
import type {
  ChargeKind,
  ChargeState,
  PriceUnit,
  ServiceClass,
  TariffItem,
  TariffPackage,
} from '../domain/tariffs/vocabulary';

export const CLASS_NAMES: Readonly<Record<ServiceClass, string>> = {
  core: 'Core',
  entitlement: 'Entitlement',
  additional: 'Additional',
};

export const CLASS_MEANINGS: Readonly<Record<ServiceClass, string>> = {
  core: 'For every school, and free.',
  entitlement: 'For every school unless it declines, and free.',
  additional: 'Brokered or provided where a school asks for it, and charged for.',
};

/** A price per unit: "a day". */
export const UNIT_NAMES: Readonly<Record<PriceUnit, string>> = {
  day: 'a day',
  'half-day': 'a half-day',
  each: 'each',
  year: 'a year',
};

/** What is asked for when a quantity is typed. */
export const QUANTITY_LABELS: Readonly<Record<PriceUnit, string>> = {
  day: 'How many days?',
  'half-day': 'How many half-days?',
  each: 'How many?',
  year: 'How many?',
};

/** "£425.00 a day". */
export function priceWords(pence: Pence, unit: PriceUnit): string {
  return pence === 0 ? 'Free' : `${moneyWords(pence)} ${UNIT_NAMES[unit]}`;
}

/** A quantity (hundredths of a unit) with its unit: "2½ days", "3". */
export function quantityWords(quantity: number, unit: string): string {
  const figure = (quantity / 100).toLocaleString('en-GB', { maximumFractionDigits: 2 });
  const half = quantity % 100 === 50 ? `${Math.floor(quantity / 100) || ''}½` : figure;
  if (unit === 'day') return `${half} ${quantity === 100 || quantity === 50 ? 'day' : 'days'}`;
  if (unit === 'half-day') return count(quantity / 100, 'half-day');
  if (unit === 'year') return quantity === 100 ? 'One year' : `${figure} years`;
  return figure;
}

export const STANDING_TAGS: Readonly<Record<VersionStanding, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'blue' },
  'to-come': { label: 'To come', tone: 'yellow' },
  'in-force': { label: 'In force', tone: 'green' },
  superseded: { label: 'Superseded', tone: 'grey' },
};

export const CHARGE_TAGS: Readonly<Record<ChargeState, { label: string; tone: Tone }>> = {
  asked: { label: 'Asked for', tone: 'amber' },
  agreed: { label: 'School to confirm', tone: 'amber' },
  invoiced: { label: 'Agreed', tone: 'green' },
  declined: { label: 'Declined', tone: 'grey' },
  cancelled: { label: 'Taken back', tone: 'grey' },
};

export const CHARGE_KIND_NAMES: Readonly<Record<ChargeKind, string>> = {
  item: 'Service',
  package: 'Package',
  'adviser-days': 'Further adviser days',
};

/** What happened to a charge, as its history says it. */
export const CHARGE_HISTORY: Readonly<Record<string, string>> = {
  'charge.asked': 'The school asked for it',
  'charge.entered': 'The service entered it for the school',
  'charge.agreed': 'The service agreed, and the invoice was drafted',
  'charge.confirmed': 'The school confirmed, and the invoice was drafted',
  'charge.declined': 'The service declined',
  'charge.turned-down': 'The school did not confirm it',
  'charge.cancelled-by-school': 'The school took it back',
  'charge.cancelled-by-service': 'The service took it back',
};

export const CHARGE_STEP_WORDS: Readonly<
  Record<ChargeEvent, { title: string; button: string; after: string; said: string; reason: string | null }>
> = {
  agree: {
    title: 'Agree to this charge',
    button: 'Agree, and draft the invoice',
    after:
      'The invoice is drafted at this price. It is checked and issued from the list of invoices, and the school is told now.',
    said: 'The charge is agreed, and its invoice is drafted.',
    reason: null,
  },
  decline: {
    title: 'Decline this charge',
    button: 'Decline the charge',
    after: 'The school reads your reason. Nothing is charged.',
    said: 'The charge is declined, and the school has been told.',
    reason: 'Why can this not be provided?',
  },
  confirm: {
    title: 'Confirm this charge',
    button: 'Confirm, and have it invoiced',
    after: 'The service drafts the invoice at this price and sends it to your school.',
    said: 'Thank you. The charge is confirmed, and its invoice is drafted.',
    reason: null,
  },
  'turn-down': {
    title: 'Do not confirm this charge',
    button: 'Do not confirm',
    after: 'The service reads your reason. Nothing is charged.',
    said: 'The charge is not confirmed, and the service has been told.',
    reason: 'Why does your school not want it?',
  },
  cancel: {
    title: 'Take this charge back',
    button: 'Take the charge back',
    after: 'Nothing is charged. It can be asked for again.',
    said: 'The charge is taken back.',
    reason: 'Why is it taken back?',
  },
};

/** A service of a list in words, field by field, for comparing versions. */
export function itemWords(item: TariffItem): Record<string, string> {
  return {
    Name: item.name,
    'What it is': item.about,
    Class: CLASS_NAMES[item.serviceClass],
    ...(item.prices
      ? {
          'Maintained schools': priceWords(item.prices.maintained, item.unit),
          'Other schools': priceWords(item.prices.other, item.unit),
        }
      : { 'Maintained schools': '', 'Other schools': '' }),
  };
}

/** A package of a list in words, field by field, for comparing versions. */
export function packageWords(one: TariffPackage): Record<string, string> {
  return {
    Name: one.name,
    'What it is': one.about,
    Includes: one.includes.join('\n'),
    'Maintained schools': moneyWords(one.prices.maintained),
    'Other schools': moneyWords(one.prices.other),
  };
}

/** What further adviser days cost: "£425.00 a day"; also where they are priced by the half-day. */
export function adviserDayWords(unit: PriceUnit, pence: Pence): string {
  const day = dayPence(unit, pence);
  if (unit === 'half-day' && day !== null) return `${moneyWords(pence)} a half-day, ${moneyWords(day)} a day`;
  return priceWords(pence, unit);
}
