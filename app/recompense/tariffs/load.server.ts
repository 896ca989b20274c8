import { asc, eq } from 'drizzle-orm';
import { authority, school, tariff } from '#drizzle/schema';
import { has, isAt, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Refusal } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { ChargeStanding } from '../domain/tariffs/charges';
import { inForceOn } from '../domain/tariffs/versions';

export type TariffRow = typeof tariff.$inferSelect;

/** Every version of an authority's price list, the first first. */
export async function tariffVersions(handle: Db, authorityId: string): Promise<TariffRow[]> {
  return handle.select().from(tariff).where(eq(tariff.authorityId, authorityId)).orderBy(asc(tariff.number));
}

/** The version of an authority's price list in force on a day; null while there is none. */
export async function tariffInForce(
  handle: Db,
  authorityId: string,
  day: CalendarDate,
): Promise<TariffRow | null> {
  return inForceOn(await tariffVersions(handle, authorityId), day);
}

/** A school as the price list and its charges see it, and how the viewer stands to it. */
export type PayingSchool = {
  urn: number;
  name: string;
  maintained: boolean;
  open: boolean;
  authorityId: string;
  authorityName: string;
  standings: ChargeStanding[];
};

/**
 * A school of which the viewer may know what it pays: its head and chair (also of the school it became), and the service
 * of its authority.
 * @returns null for any other, which is then not found
 */
export async function payingSchool(handle: Db, viewer: Viewer, urn: number): Promise<PayingSchool | null> {
  const [row] = await handle
    .select({
      urn: school.urn,
      name: school.name,
      maintained: school.maintained,
      statusGroup: school.statusGroup,
      authorityId: authority.id,
      authorityName: authority.name,
    })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(eq(school.urn, urn));
  if (!row) return null;
  const standings = await chargeStandings(handle, viewer, row);
  if (standings.length === 0) return null;
  const { statusGroup, ...rest } = row;
  return { ...rest, open: statusGroup === 'open', standings };
}

/** How a viewer stands to what a school is charged by an authority. */
export async function chargeStandings(
  handle: Db,
  viewer: Viewer,
  of: { urn: number; authorityId: string },
): Promise<ChargeStanding[]> {
  const standings: ChargeStanding[] = [];
  const stands = async (role: 'head' | 'chair') =>
    isAt(viewer, of.urn, role) || (await ownSchools(handle, viewer, role)).includes(of.urn);
  if (await stands('head')) standings.push('head');
  if (await stands('chair')) standings.push('chair');
  if (has(viewer, 'broker', 'lead') && viewer.authorityId === of.authorityId) standings.push('service');
  return standings;
}

export const schoolNotFound = (): Refusal => no('school.not-found', 'This school could not be found.');
export const tariffNotFound = (): Refusal => no('tariff.not-found', 'This price list could not be found.');
export const chargeNotFound = (): Refusal => no('charge.not-found', 'This charge could not be found.');
