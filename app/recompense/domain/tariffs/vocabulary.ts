import type { Pence } from '~/kernel/money';

export const TARIFF_STATES = ['draft', 'in-force', 'superseded'] as const;
export type TariffState = (typeof TARIFF_STATES)[number];

/**
 * What a service is in the authority's offer. Core and entitlement are never charged for; additional provision is,
 * whether brokered or provided. Source: DOMAIN, "Money".
 */
export const SERVICE_CLASSES = ['core', 'entitlement', 'additional'] as const;
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

export const PRICE_UNITS = ['day', 'half-day', 'each', 'year'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** Pence for a maintained school, and for any other. */
export type Prices = { maintained: Pence; other: Pence };

/** A service of the price list; `prices` is null exactly where nothing is charged. */
export type TariffItem = {
  key: string;
  name: string;
  about: string;
  serviceClass: ServiceClass;
  unit: PriceUnit;
  prices: Prices | null;
};

/** Several services at one price. */
export type TariffPackage = {
  key: string;
  name: string;
  about: string;
  /** What it holds, one item each. */
  includes: string[];
  prices: Prices;
};

export type TariffContent = { items: TariffItem[]; packages: TariffPackage[]; adviserDayKey: string | null };

/** A service or package a school takes. */
export const CHARGE_STATES = ['asked', 'agreed', 'invoiced', 'declined', 'cancelled'] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

export const CHARGE_KINDS = ['item', 'package', 'adviser-days'] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];
