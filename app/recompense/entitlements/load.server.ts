import { and, eq, gte, inArray, lte, ne, or } from 'drizzle-orm';
import { bandingFramework, charge, dayEntitlement, invoice, schoolStanding, visit } from '#drizzle/schema';
import { VISIT_TEMPLATES } from '~/agreements/domain/visits/templates';
import type { VisitKind } from '~/agreements/domain/visits/vocabulary';
import { frameworkInForce } from '~/diagnosis/frameworks.server';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Db } from '~/platform/db.server';
import {
  type Allowance,
  allowanceOf,
  type BandSpell,
  defaultOffer,
  yearDates,
} from '../domain/entitlements/allowance';
import { type AdviserVisit, type DrawDown, drawDown } from '../domain/entitlements/draw-down';
import { halfDaysOf } from '../domain/tariffs/quantity';
import { recompenseSettingsOf } from '../settings/settings.server';
import { unitOf } from '../tariffs/decide.server';

export type EntitlementRow = typeof dayEntitlement.$inferSelect;

/** An adviser's visit in an allowance, in brief. */
export type VisitInYear = AdviserVisit & { id: string; title: string; agreementId: string | null };

/** A school's year of adviser days. */
export type SchoolYear = {
  allowance: Allowance;
  days: DrawDown;
  visits: VisitInYear[];
  /** What was settled for the school; null while the defaults hold. */
  row: EntitlementRow | null;
  /** The band it is in now, and whose adviser looks after it. */
  current: { band: string; name: string; brokerId: string | null } | null;
};

type SchoolKind = { urn: number; maintained: boolean };

/**
 * The adviser days of schools of an authority in an academic year: what they are given, and what visits have drawn on it.
 * Callers check the viewer.
 */
export async function schoolYears(
  handle: Db,
  authorityId: string,
  year: number,
  schools: readonly SchoolKind[],
): Promise<Map<number, SchoolYear>> {
  const urns = schools.map(({ urn }) => urn);
  if (urns.length === 0) return new Map();
  const settings = await recompenseSettingsOf(handle, authorityId);
  const standings = await standingsOf(handle, authorityId, urns);
  const visits = groupByUrn(await adviserVisits(handle, authorityId, year, urns));
  const further = await furtherDays(handle, authorityId, year, urns);
  const rows = await handle
    .select()
    .from(dayEntitlement)
    .where(
      and(
        eq(dayEntitlement.authorityId, authorityId),
        eq(dayEntitlement.year, year),
        inArray(dayEntitlement.urn, urns),
      ),
    );
  return new Map(
    schools.map(({ urn, maintained }) => {
      const row = rows.find((one) => one.urn === urn) ?? null;
      const own = standings.get(urn) ?? [];
      const allowance = allowanceOf({
        year,
        maintained,
        offer: row?.offer ?? defaultOffer(maintained),
        settings,
        spells: own,
        granted: row?.bandHalfDays ?? null,
      });
      const made = visits.get(urn) ?? [];
      const now = own.find(({ current }) => current);
      return [
        urn,
        {
          allowance,
          days: drawDown(allowance.totalHalfDays, made, further.get(urn)),
          visits: made,
          row,
          current: now ? { band: now.band, name: now.name, brokerId: now.brokerId } : null,
        },
      ];
    }),
  );
}

/** One school's year; unscoped as `schoolYears`. */
export async function schoolYear(
  handle: Db,
  authorityId: string,
  year: number,
  school: SchoolKind,
): Promise<SchoolYear> {
  const found = (await schoolYears(handle, authorityId, year, [school])).get(school.urn);
  if (!found) throw new Error(`No year of adviser days for ${school.urn}`);
  return found;
}

type Standing = BandSpell & { band: string; current: boolean; brokerId: string | null };

/**
 * Bands of schools over time, the first first, with the days each gives: as the framework version in force has them, or
 * for a band it no longer has, as the version it was settled under. Of two settled on one day the last counts.
 */
async function standingsOf(
  handle: Db,
  authorityId: string,
  urns: readonly number[],
): Promise<Map<number, Standing[]>> {
  const inForce = await frameworkInForce(handle, authorityId);
  const rows = await handle
    .select({ row: schoolStanding, key: bandingFramework.key, bands: bandingFramework.bands })
    .from(schoolStanding)
    .innerJoin(bandingFramework, eq(bandingFramework.id, schoolStanding.frameworkId))
    .where(and(eq(schoolStanding.authorityId, authorityId), inArray(schoolStanding.urn, [...urns])));
  const inOrder = rows.sort(
    (a, b) => a.row.decidedOn.localeCompare(b.row.decidedOn) || Number(a.row.current) - Number(b.row.current),
  );
  const standings = new Map<number, Standing[]>();
  for (const { row, key, bands } of inOrder) {
    const now = inForce?.key === key ? inForce.bands.find((one) => one.key === row.band) : undefined;
    const band = now ?? bands.find((one) => one.key === row.band);
    const own = (standings.get(row.urn) ?? []).filter(({ from }) => from !== row.decidedOn);
    own.push({
      from: row.decidedOn,
      band: row.band,
      name: band?.name ?? row.band,
      halfDays: band?.terms?.adviserHalfDays?.most ?? null,
      current: row.current,
      brokerId: row.brokerId,
    });
    standings.set(row.urn, own);
  }
  return standings;
}

/** Kinds of visit that take an adviser's time: all but support, which uses days of a provider. */
const ADVISER_KINDS = Object.values(VISIT_TEMPLATES)
  .filter(({ group }) => group !== 'support')
  .map(({ kind }): VisitKind => kind);

async function adviserVisits(
  handle: Db,
  authorityId: string,
  year: number,
  urns: readonly number[],
): Promise<(VisitInYear & { urn: number })[]> {
  const { from, to } = yearDates(year);
  const rows = await handle
    .select({
      id: visit.id,
      urn: visit.urn,
      kind: visit.kind,
      state: visit.state,
      plannedFor: visit.plannedFor,
      heldOn: visit.heldOn,
      halfDays: visit.halfDays,
      agreementId: visit.agreementId,
    })
    .from(visit)
    .where(
      and(
        eq(visit.authorityId, authorityId),
        inArray(visit.urn, [...urns]),
        inArray(visit.kind, ADVISER_KINDS),
        or(
          and(eq(visit.state, 'held'), gte(visit.heldOn, from), lte(visit.heldOn, to)),
          and(eq(visit.state, 'planned'), gte(visit.plannedFor, from), lte(visit.plannedFor, to)),
        ),
      ),
    );
  return rows
    .map(({ kind, state, plannedFor, heldOn, ...row }) => ({
      ...row,
      title: VISIT_TEMPLATES[kind].name,
      on: (state === 'held' ? heldOn : null) ?? plannedFor,
      state: state === 'held' ? ('held' as const) : ('planned' as const),
    }))
    .sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id));
}

function groupByUrn(visits: readonly (VisitInYear & { urn: number })[]): Map<number, VisitInYear[]> {
  const groups = new Map<number, VisitInYear[]>();
  for (const { urn, ...one } of visits) groups.set(urn, [...(groups.get(urn) ?? []), one]);
  return groups;
}

/** Further days that schools pay for, agreed by both sides and still asked for; not those whose invoice was made void. */
async function furtherDays(
  handle: Db,
  authorityId: string,
  year: number,
  urns: readonly number[],
): Promise<Map<number, { agreed: HalfDays; asked: HalfDays }>> {
  const rows = await handle
    .select({ row: charge, invoiceState: invoice.state })
    .from(charge)
    .leftJoin(invoice, eq(invoice.id, charge.invoiceId))
    .where(
      and(
        eq(charge.authorityId, authorityId),
        eq(charge.year, year),
        eq(charge.kind, 'adviser-days'),
        inArray(charge.urn, [...urns]),
        inArray(charge.state, ['asked', 'agreed', 'invoiced']),
      ),
    );
  const days = new Map<number, { agreed: HalfDays; asked: HalfDays }>();
  for (const { row, invoiceState } of rows) {
    if (invoiceState === 'void') continue;
    const sum = days.get(row.urn) ?? { agreed: 0, asked: 0 };
    sum[row.state === 'invoiced' ? 'agreed' : 'asked'] += halfDaysOf(unitOf(row), row.quantity);
    days.set(row.urn, sum);
  }
  return days;
}

/** Schools with an adviser's visit planned from a day on. */
export async function schoolsWithVisitsAhead(
  handle: Db,
  authorityId: string,
  from: CalendarDate,
): Promise<number[]> {
  const rows = await handle
    .selectDistinct({ urn: visit.urn })
    .from(visit)
    .where(
      and(
        eq(visit.authorityId, authorityId),
        eq(visit.state, 'planned'),
        ne(visit.kind, 'support'),
        gte(visit.plannedFor, from),
      ),
    );
  return rows.map(({ urn }) => urn);
}
