import { and, asc, eq, inArray } from 'drizzle-orm';
import { authority, school } from '#drizzle/schema';
import { has, schoolsOf, type Viewer } from '~/accounts/domain/roles';
import { academicYearOf } from '~/kernel/academic-year';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { type Chargeable, chargeable, priceFor } from '../domain/tariffs/content';
import type { ChargeKind } from '../domain/tariffs/vocabulary';
import { recompenseSettingsOf } from '../settings/settings.server';
import { type PayingSchool, payingSchool, tariffInForce } from './load.server';

/** What somebody needs in order to take something from the list. */
export type TakePage = {
  kind: ChargeKind;
  thing: Omit<Chargeable, 'prices'>;
  school: Pick<PayingSchool, 'urn' | 'name' | 'maintained'> | null;
  /** Schools to choose among: those the viewer heads, or all of the authority for its service. */
  schools: { urn: number; name: string }[];
  /** What a unit costs the school chosen; null until one is. */
  unitPence: Pence | null;
  vatTreatment: VatTreatment;
  listNumber: number;
  year: number;
  /** Whether the service enters it, so that the head has to confirm. */
  byService: boolean;
};

/**
 * What the form of taking something needs.
 * @param urn the school chosen, in the address or in what was sent
 * @returns null where the list in force does not sell it, or the viewer takes nothing for any school
 */
export async function takePage(
  viewer: Viewer,
  { kind, itemKey, urn }: { kind: ChargeKind; itemKey: string; urn: number | null },
): Promise<TakePage | null> {
  const service = has(viewer, 'broker', 'lead');
  const schools = await schoolsToTakeFor(viewer);
  const only = schools.length === 1 ? (schools[0]?.urn ?? null) : null;
  const chosen = schools.find((one) => one.urn === (urn ?? only));
  const place = chosen ? await payingSchool(db(), viewer, chosen.urn) : null;
  const authorityId = place?.authorityId ?? viewer.authorityId;
  const list = await tariffInForce(db(), authorityId, today());
  if (!list || schools.length === 0) return null;
  const found = chargeable(list.content, kind, itemKey);
  if (!found.ok) return null;
  const { prices, ...thing } = found.value;
  const { vatTreatment } = await recompenseSettingsOf(db(), authorityId);
  return {
    kind,
    thing,
    school: place && { urn: place.urn, name: place.name, maintained: place.maintained },
    schools,
    unitPence: place && priceFor(prices, place.maintained),
    vatTreatment,
    listNumber: list.number,
    year: academicYearOf(today()),
    byService: service && !(place?.standings.includes('head') ?? false),
  };
}

async function schoolsToTakeFor(viewer: Viewer): Promise<{ urn: number; name: string }[]> {
  const heads = schoolsOf(viewer, 'head');
  const service = has(viewer, 'broker', 'lead');
  if (!service && heads.length === 0) return [];
  return db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(
      and(
        eq(school.statusGroup, 'open'),
        service ? eq(authority.id, viewer.authorityId) : inArray(school.urn, heads),
      ),
    )
    .orderBy(asc(school.sortName), asc(school.urn));
}
