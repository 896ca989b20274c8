import { eq, inArray, min } from 'drizzle-orm';
import { budgetPot, moneyPosting, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import {
  type Period,
  readYearKey,
  startYearOf,
  YEAR_KINDS,
  yearKey,
  yearPeriod,
  yearWords,
} from '../domain/exports/period';
import {
  type PotYear,
  type ProviderYear,
  potYears,
  providerYears,
  type SchoolYear,
  schoolYears,
} from '../domain/exports/year-end';
import type { SummaryKey } from './groups';
import { ledgerSums } from './sums.server';

/** A row with whose it is. */
export type Named<Row> = Row & { name: string; about: string };

export type YearEnd = {
  year: string;
  title: string;
  period: Period;
  /** Years that have anything in them, for the choice. */
  years: { value: string; label: string }[];
  schools: Named<SchoolYear>[];
  pots: Named<PotYear>[];
  providers: Named<ProviderYear>[];
};

/** The year asked for in an address; the financial year of today where it names none. */
export function askedYear(text: string | null) {
  const today = calendarDate(clock.now());
  const asked = readYearKey(text) ?? {
    kind: 'financial' as const,
    startYear: startYearOf('financial', today),
  };
  return {
    ...asked,
    year: yearKey(asked.kind, asked.startYear),
    title: yearWords(asked.kind, asked.startYear),
    period: yearPeriod(asked.kind, asked.startYear),
  };
}

/** The year-end summary of the viewer's authority: every figure a sum of the ledger. */
export async function yearEnd(viewer: Viewer, asked: string | null): Promise<YearEnd> {
  const { year, title, period } = askedYear(asked);
  const own = viewer.authorityId;
  const schools = schoolYears(await ledgerSums(own, 'school', period));
  const pots = potYears(await ledgerSums(own, 'pot', period));
  const providers = providerYears(await ledgerSums(own, 'provider', period));
  return {
    year,
    title,
    period,
    years: await yearsWithMoney(own, year),
    schools: named(schools, await namesOf('school', schools)),
    pots: named(pots, await namesOf('pot', pots)),
    providers: named(providers, await namesOf('provider', providers)),
  };
}

export type Name = { name: string; about: string };

/** Rows with anything in them, by name. */
function named<Row extends { key: string }>(rows: readonly Row[], names: Map<string, Name>): Named<Row>[] {
  return rows
    .filter((row) => Object.values(row).some((value) => typeof value === 'number' && value !== 0))
    .map((row) => ({ ...row, ...(names.get(row.key) ?? { name: row.key, about: '' }) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.key < b.key ? -1 : 1));
}

/** Names of schools, pots or providers by their keys. */
export async function namesOf(by: SummaryKey, rows: readonly { key: string }[]): Promise<Map<string, Name>> {
  const keys = rows.map(({ key }) => key);
  switch (by) {
    case 'school':
      return schoolNames(keys.map(Number));
    case 'pot':
      return potNames(keys);
    case 'provider':
      return providerNames(keys);
  }
}

async function schoolNames(urns: readonly number[]): Promise<Map<string, Name>> {
  if (urns.length === 0) return new Map();
  const rows = await db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(inArray(school.urn, [...urns]));
  return new Map(rows.map(({ urn, name }) => [String(urn), { name, about: `URN ${urn}` }]));
}

async function potNames(ids: readonly string[]): Promise<Map<string, Name>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select()
    .from(budgetPot)
    .where(inArray(budgetPot.id, [...ids]));
  return new Map(rows.map(({ id, name, costCode }) => [id, { name, about: costCode }]));
}

async function providerNames(ids: readonly string[]): Promise<Map<string, Name>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: provider.id, name: provider.name, home: school.name })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(inArray(provider.id, [...ids]));
  return new Map(rows.map(({ id, name, home }) => [id, { name, about: `paid to ${home}` }]));
}

/** Financial and academic years from the first posting to today; the one shown is always among them. */
async function yearsWithMoney(authorityId: string, shown: string): Promise<YearEnd['years']> {
  const today = calendarDate(clock.now());
  const [first] = await db()
    .select({ on: min(moneyPosting.on) })
    .from(moneyPosting)
    .where(eq(moneyPosting.authorityId, authorityId));
  const values = YEAR_KINDS.flatMap((kind) => {
    const last = startYearOf(kind, today);
    const from = Math.max(startYearOf(kind, first?.on ?? today), last - 20);
    return Array.from({ length: Math.max(last - from, 0) + 1 }, (_, n) => yearKey(kind, last - n));
  });
  const all = values.includes(shown) ? values : [shown, ...values];
  return all.flatMap((value) => {
    const read = readYearKey(value);
    return read ? [{ value, label: yearWords(read.kind, read.startYear) }] : [];
  });
}
