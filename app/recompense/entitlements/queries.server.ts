import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { account, authority, charge, domainEvent, school } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { academicYearOf } from '~/kernel/academic-year';
import type { Pence } from '~/kernel/money';
import { pageNumber } from '~/kernel/page-number';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { withoutWithheld } from '~/platform/withheld.server';
import type { Allowance } from '../domain/entitlements/allowance';
import {
  DAY_STANDINGS,
  type DayStanding,
  type DrawDown,
  dayStanding,
} from '../domain/entitlements/draw-down';
import { adviserDayOf, priceFor } from '../domain/tariffs/content';
import type { ChargeState, PriceUnit } from '../domain/tariffs/vocabulary';
import { type PayingSchool, payingSchool, tariffInForce } from '../tariffs/load.server';
import { quantityWords } from '../tariffs/wording';
import { type SchoolYear, schoolYear, schoolYears } from './load.server';
import { planningWords } from './wording';

export const SCHOOLS_PER_PAGE = 25;

/** A further day's price to a school, with the key it is taken by; null where the list sells none. */
export type FurtherDay = { key: string; unit: PriceUnit; pence: Pence };

export type SchoolDaysPage = {
  school: Pick<PayingSchool, 'urn' | 'name' | 'maintained'>;
  year: number;
  /** The academic year today falls in. */
  thisYear: number;
  allowance: Allowance;
  days: DrawDown;
  visits: (SchoolYear['visits'][number] & { href: string })[];
  /** What was settled, by whom and why; the latest first. */
  settled: { id: string; at: Date; by: string; days: string; reason: string | null }[];
  further: FurtherDay | null;
  charges: { id: string; quantity: string; netPence: Pence; state: ChargeState }[];
  service: boolean;
  /** Whether the viewer can ask for further days now: the head, and the service for a school that asked. */
  mayAsk: boolean;
  row: SchoolYear['row'];
};

/** The academic year an address asks for: within three years of this one. */
export function readYear(query: URLSearchParams): number {
  const now = academicYearOf(today());
  const asked = Number(query.get('year'));
  return Number.isInteger(asked) && asked >= now - 3 && asked <= now + 1 ? asked : now;
}

/** A school's adviser days in a year; null where they are not the viewer's to know of. */
export async function schoolDaysPage(
  viewer: Viewer,
  urn: number,
  year: number,
): Promise<SchoolDaysPage | null> {
  const handle = db();
  const place = await payingSchool(handle, viewer, urn);
  if (!place) return null;
  const { allowance, days, visits, row } = await schoolYear(handle, place.authorityId, year, place);
  const thisYear = academicYearOf(today());
  const charges = await handle
    .select()
    .from(charge)
    .where(
      and(
        eq(charge.authorityId, place.authorityId),
        eq(charge.urn, urn),
        eq(charge.year, year),
        eq(charge.kind, 'adviser-days'),
      ),
    )
    .orderBy(desc(charge.createdAt), asc(charge.id));
  const further = await furtherDayFor(place);
  const service = place.standings.includes('service');
  const asks = service || place.standings.includes('head');
  return {
    school: { urn, name: place.name, maintained: place.maintained },
    year,
    thisYear,
    allowance,
    days,
    visits: visits.map((one) => ({
      ...one,
      href: `${one.agreementId ? `/agreements/${one.agreementId}` : `/schools/${urn}`}/visits/${one.id}`,
    })),
    settled: await settledFor(row?.id ?? null),
    further,
    charges: charges.map(({ id, quantity, unit, netPence, state }) => ({
      id,
      quantity: quantityWords(quantity, unit),
      netPence,
      state,
    })),
    service,
    mayAsk:
      asks && place.open && year === thisYear && further !== null && further.pence > 0 && days.free === 0,
    row,
  };
}

/** What a further day costs a school under the list in force; null where the list sells none. */
export async function furtherDayFor(
  place: Pick<PayingSchool, 'authorityId' | 'maintained'>,
): Promise<FurtherDay | null> {
  const list = await tariffInForce(db(), place.authorityId, today());
  const sold = list && adviserDayOf(list.content);
  return sold && { key: sold.key, unit: sold.unit, pence: priceFor(sold.prices, place.maintained) };
}

async function settledFor(id: string | null): Promise<SchoolDaysPage['settled']> {
  if (id === null) return [];
  const rows = await db()
    .select({ event: domainEvent, by: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(and(eq(domainEvent.subjectType, 'entitlement'), eq(domainEvent.subjectId, id)))
    .orderBy(desc(domainEvent.seq));
  const shown = await withoutWithheld(db(), rows);
  return shown.map(({ event, by }) => {
    const { details } = JSON.parse(event.payload) as { details?: { days?: string } }; // Written by `setEntitlement` alone.
    return {
      id: event.id,
      at: event.at,
      by: by ?? 'Alongside',
      days: details?.days ?? '',
      reason: event.reason,
    };
  });
}

export type DaysFilter = { band: string | null; standing: DayStanding | null; page: number };

export type SchoolDaysLine = {
  urn: number;
  name: string;
  maintained: boolean;
  band: string | null;
  days: DrawDown;
  standing: DayStanding;
};

export type AllDaysPage = {
  year: number;
  rows: SchoolDaysLine[];
  total: number;
  page: number;
  bands: { key: string; name: string }[];
  /** Half-days of all the schools that fit the filters. */
  sums: Pick<DrawDown, 'allowance' | 'used' | 'planned' | 'free' | 'uncovered'>;
};

/** Filters of the list, from its address; what makes no sense is left out. */
export function readDaysFilter(query: URLSearchParams): DaysFilter {
  const band = (query.get('band') ?? '').trim().slice(0, 60);
  return {
    band: band === '' ? null : band,
    standing: DAY_STANDINGS.find((one) => one === query.get('standing')) ?? null,
    page: pageNumber(query.get('page')),
  };
}

const SCHOOL_KINDS = ['maintained', 'academy', 'free-school'] as const;

/**
 * Adviser days of every open school of the authority that its core offer is for: maintained schools, academies and free
 * schools. The service's alone.
 * @returns null for anybody else
 */
export async function allDaysPage(
  viewer: Viewer,
  year: number,
  filter: DaysFilter,
  perPage = SCHOOLS_PER_PAGE,
): Promise<AllDaysPage | null> {
  if (!has(viewer, 'broker', 'lead')) return null;
  const handle = db();
  const schools = await handle
    .select({ urn: school.urn, name: school.name, maintained: school.maintained })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(
      and(
        eq(authority.id, viewer.authorityId),
        eq(school.statusGroup, 'open'),
        inArray(school.typeGroup, [...SCHOOL_KINDS]),
      ),
    )
    .orderBy(asc(school.sortName), asc(school.urn));
  const years = await schoolYears(handle, viewer.authorityId, year, schools);
  const bands = new Map<string, string>();
  const all = schools.flatMap((one) => {
    const found = years.get(one.urn);
    if (!found) return [];
    if (found.current) bands.set(found.current.band, found.current.name);
    const { days, current } = found;
    return {
      ...one,
      key: current?.band ?? null,
      band: current?.name ?? null,
      days,
      standing: dayStanding(days),
    };
  });
  const fitting = all.filter(
    ({ key, standing }) =>
      (filter.band === null || key === filter.band) &&
      (filter.standing === null || standing === filter.standing),
  );
  const sum = (key: keyof DrawDown) => fitting.reduce((total, { days }) => total + days[key], 0);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(fitting.length / perPage)));
  return {
    year,
    rows: fitting.slice((page - 1) * perPage, page * perPage).map(({ key: _, ...line }) => line),
    total: fitting.length,
    page,
    bands: [...bands].map(([key, name]) => ({ key, name })).sort((a, b) => a.name.localeCompare(b.name)),
    sums: {
      allowance: sum('allowance'),
      used: sum('used'),
      planned: sum('planned'),
      free: sum('free'),
      uncovered: sum('uncovered'),
    },
  };
}

/** What the service should know of a school's allowance before it plans a visit; null for anybody else. */
export async function planningNote(
  viewer: Viewer,
  urn: number,
): Promise<{ words: string; href: string } | null> {
  const place = await payingSchool(db(), viewer, urn);
  if (!place?.standings.includes('service')) return null;
  const year = academicYearOf(today());
  const { days } = await schoolYear(db(), place.authorityId, year, place);
  return { words: planningWords(place.name, year, days), href: `/schools/${urn}/adviser-days` };
}
