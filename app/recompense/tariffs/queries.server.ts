import { and, eq, inArray } from 'drizzle-orm';
import { account, school } from '#drizzle/schema';
import { TARIFF_STARTS } from '#seeds/tariffs';
import { has, schoolsOf, type Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { priceFor, settleProblems } from '../domain/tariffs/content';
import {
  compareTariffs,
  inForceOn,
  standingOn,
  type TariffChange,
  type VersionStanding,
} from '../domain/tariffs/versions';
import type {
  PriceUnit,
  ServiceClass,
  TariffContent,
  TariffItem,
  TariffPackage,
} from '../domain/tariffs/vocabulary';
import { loadTariff } from './commands.server';
import { payingSchool, type TariffRow, tariffVersions } from './load.server';
import { itemWords, packageWords } from './wording';

/** A service as one school reads it. */
export type ItemForSchool = {
  key: string;
  name: string;
  about: string;
  serviceClass: ServiceClass;
  unit: PriceUnit;
  /** What this school would pay; null where nothing is charged. */
  pence: Pence | null;
  adviserDay: boolean;
};

export type PackageForSchool = { key: string; name: string; about: string; includes: string[]; pence: Pence };

/** The price list as a school reads it: what it would pay, and nobody else's prices. */
export type SchoolPrices = {
  school: { urn: number; name: string; maintained: boolean };
  /** The viewer's schools, to choose among where there are several. */
  schools: { urn: number; name: string }[];
  mayTake: boolean;
  list: {
    number: number;
    startsOn: CalendarDate;
    items: ItemForSchool[];
    packages: PackageForSchool[];
  } | null;
};

/** The price list as the service reads it, with both prices. */
export type ServicePrices = {
  mayWrite: boolean;
  list: VersionView | null;
  draft: { id: string; number: number } | null;
  toCome: { id: string; number: number; startsOn: CalendarDate }[];
};

export type PricesPage =
  | { kind: 'school'; prices: SchoolPrices }
  | { kind: 'service'; prices: ServicePrices };

/**
 * The price list in force today: for the service with both prices, for a school with its own.
 * @param asked the school asked for in the address, of a viewer with several
 * @returns null where the viewer has no school and is not of the service
 */
export async function pricesPage(viewer: Viewer, asked: number | null): Promise<PricesPage | null> {
  if (has(viewer, 'broker', 'lead')) return { kind: 'service', prices: await servicePrices(viewer) };
  const urns = schoolsOf(viewer);
  const rows =
    urns.length === 0
      ? []
      : await db()
          .select({ urn: school.urn, name: school.name })
          .from(school)
          .where(and(inArray(school.urn, urns), eq(school.statusGroup, 'open')))
          .orderBy(school.sortName, school.urn);
  const chosen = rows.find(({ urn }) => urn === asked) ?? rows[0];
  if (!chosen) return null;
  const place = await payingSchool(db(), viewer, chosen.urn);
  if (!place) return null;
  const list = inForceOn(await tariffVersions(db(), place.authorityId), today());
  return {
    kind: 'school',
    prices: {
      school: { urn: place.urn, name: place.name, maintained: place.maintained },
      schools: rows,
      mayTake: place.standings.includes('head') && place.open,
      list: list && {
        number: list.number,
        startsOn: list.startsOn,
        ...forSchool(list.content, place.maintained),
      },
    },
  };
}

/** A list with the prices of one kind of school alone. */
export function forSchool(
  content: TariffContent,
  maintained: boolean,
): { items: ItemForSchool[]; packages: PackageForSchool[] } {
  return {
    items: content.items.map(({ prices, ...item }) => ({
      ...item,
      pence: prices && priceFor(prices, maintained),
      adviserDay: item.key === content.adviserDayKey,
    })),
    packages: content.packages.map(({ prices, ...one }) => ({ ...one, pence: priceFor(prices, maintained) })),
  };
}

/** A version of the list as the service reads it. */
export type VersionView = {
  id: string;
  number: number;
  standing: VersionStanding;
  startsOn: CalendarDate;
  note: string;
  by: string;
  updatedAt: Date;
  version: number;
  items: (TariffItem & { adviserDay: boolean })[];
  packages: TariffPackage[];
};

async function servicePrices(viewer: Viewer): Promise<ServicePrices> {
  const versions = await tariffVersions(db(), viewer.authorityId);
  const list = inForceOn(versions, today());
  const draft = versions.find(({ state }) => state === 'draft');
  return {
    mayWrite: has(viewer, 'lead'),
    list: list && (await viewOf(db(), list, versions)),
    draft: draft ? { id: draft.id, number: draft.number } : null,
    toCome: versions
      .filter((one) => standingOn(one, versions, today()) === 'to-come')
      .map(({ id, number, startsOn }) => ({ id, number, startsOn })),
  };
}

async function viewOf(handle: Db, row: TariffRow, all: readonly TariffRow[]): Promise<VersionView> {
  const { id, number, startsOn, note, updatedAt, version, content } = row;
  const [who] = row.byId
    ? await handle.select({ name: account.name }).from(account).where(eq(account.id, row.byId))
    : [];
  return {
    id,
    number,
    standing: standingOn(row, all, today()),
    startsOn,
    note,
    by: who?.name ?? 'Alongside',
    updatedAt,
    version,
    items: content.items.map((item) => ({ ...item, adviserDay: item.key === content.adviserDayKey })),
    packages: content.packages,
  };
}

export type VersionLine = {
  id: string;
  number: number;
  standing: VersionStanding;
  startsOn: CalendarDate;
  note: string;
};

export type VersionsPage = {
  versions: VersionLine[];
  mayWrite: boolean;
  /** Lists to start from; none once there is a version. */
  starts: { key: string; name: string; about: string }[];
};

/** Every version of the viewer's authority's list, the latest first. */
export async function versionsPage(viewer: Viewer): Promise<VersionsPage> {
  const rows = await tariffVersions(db(), viewer.authorityId);
  return {
    versions: rows
      .map((row) => ({
        id: row.id,
        number: row.number,
        standing: standingOn(row, rows, today()),
        startsOn: row.startsOn,
        note: row.note,
      }))
      .reverse(),
    mayWrite: has(viewer, 'lead'),
    starts: rows.length > 0 ? [] : TARIFF_STARTS.map(({ key, name, about }) => ({ key, name, about })),
  };
}

export type VersionPage = {
  list: VersionView;
  mayWrite: boolean;
  /** What a draft still needs. */
  missing: string[];
  /** The version before it, to compare with. */
  earlier: string | null;
  content: TariffContent;
};

/** One version; null for one of another authority. */
export async function versionPage(viewer: Viewer, id: string): Promise<VersionPage | null> {
  const row = await loadTariff(db(), viewer, id);
  if (!row) return null;
  const all = await tariffVersions(db(), viewer.authorityId);
  return {
    list: await viewOf(db(), row, all),
    mayWrite: has(viewer, 'lead'),
    missing: row.state === 'draft' ? settleProblems(row, today()) : [],
    earlier: all.findLast(({ number }) => number < row.number)?.id ?? null,
    content: row.content,
  };
}

export type TariffChangesPage = {
  from: VersionLine;
  to: VersionLine;
  changes: TariffChange[];
  others: VersionLine[];
};

/**
 * What changed between two versions; null where either is not the viewer's to know of, or there is only one.
 * @param fromId the version to compare with; the one before it unless said
 */
export async function tariffChangesPage(
  viewer: Viewer,
  id: string,
  fromId: string | null,
): Promise<TariffChangesPage | null> {
  const all = await tariffVersions(db(), viewer.authorityId);
  const to = all.find((one) => one.id === id);
  if (!to) return null;
  const others = all.filter((one) => one.id !== id);
  const from =
    fromId === null
      ? (others.findLast(({ number }) => number < to.number) ?? others[0])
      : others.find((one) => one.id === fromId);
  if (!from) return null;
  const lineOf = (row: TariffRow): VersionLine => ({
    id: row.id,
    number: row.number,
    standing: standingOn(row, all, today()),
    startsOn: row.startsOn,
    note: row.note,
  });
  return {
    from: lineOf(from),
    to: lineOf(to),
    changes: compareTariffs(from.content, to.content, { item: itemWords, pack: packageWords }),
    others: others.map(lineOf).reverse(),
  };
}
