import { type AnyColumn, and, asc, eq, inArray, isNotNull, or, type SQL, sum } from 'drizzle-orm';
import { authority, invoice, payable, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { type StatementSide, statementOf } from '../../domain/payments/statement';
import { moneyReachOf } from '../../domain/standing';
import { recompenseSettingsOf } from '../../settings/settings.server';
import { printedSchool } from '../pay.server';
import { movementsOf } from './movements.server';
import type { PlaceRow, StatementFilter, StatementPlace, StatementView } from './view';

export const PLACES_PER_PAGE = 25;

/** What of a table is the viewer's: of their authority for the service, of their schools for head and chair. */
function scopeOf(viewer: Viewer, authorityId: AnyColumn, urn: AnyColumn) {
  const { serviceOf, schools } = moneyReachOf(viewer);
  return or(
    serviceOf === null ? undefined : eq(authorityId, serviceOf),
    schools.length > 0 ? inArray(urn, [...schools]) : undefined,
  );
}

/** Schools with a statement that is the viewer's to see, with what is open on each side today. */
export async function statementPlaces(viewer: Viewer): Promise<PlaceRow[]> {
  const invoices = scopeOf(viewer, invoice.authorityId, invoice.urn);
  const payables = scopeOf(viewer, payable.authorityId, payable.homeUrn);
  if (!invoices || !payables) return [];
  const owes = await db()
    .select({ authorityId: invoice.authorityId, urn: invoice.urn, pence: sum(invoice.balancePence) })
    .from(invoice)
    .where(and(invoices, isNotNull(invoice.issuedOn)))
    .groupBy(invoice.authorityId, invoice.urn);
  const owed = await db()
    .select({ authorityId: payable.authorityId, urn: payable.homeUrn, pence: sum(payable.balancePence) })
    .from(payable)
    .where(payables)
    .groupBy(payable.authorityId, payable.homeUrn);
  const names = await namesOf([...owes, ...owed]);
  const rows = new Map<string, PlaceRow>();
  const at = (place: { authorityId: string; urn: number }) => {
    const key = `${place.authorityId}.${place.urn}`;
    const row = rows.get(key) ?? { ...names(place), owesPence: 0, owedPence: 0 };
    rows.set(key, row);
    return row;
  };
  for (const place of owes) at(place).owesPence = Number(place.pence ?? 0);
  for (const place of owed) at(place).owedPence = Number(place.pence ?? 0);
  return [...rows.values()].sort(byName);
}

function byName(a: StatementPlace, b: StatementPlace): number {
  const [one, other] = [`${a.schoolName} ${a.authorityName}`, `${b.schoolName} ${b.authorityName}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Names of authorities and schools, asked for at once. */
async function namesOf(places: readonly { authorityId: string; urn: number }[]) {
  const authorities = await db().select({ id: authority.id, name: authority.name }).from(authority);
  const urns = [...new Set(places.map(({ urn }) => urn))];
  const schools: { urn: number; name: string }[] = [];
  for (let from = 0; from < urns.length; from += 500)
    schools.push(
      ...(await db()
        .select({ urn: school.urn, name: school.name })
        .from(school)
        .where(inArray(school.urn, urns.slice(from, from + 500)))
        .orderBy(asc(school.urn))),
    );
  const authorityNames = new Map(authorities.map(({ id, name }) => [id, name]));
  const schoolNames = new Map(schools.map(({ urn, name }) => [urn, name]));
  return ({ authorityId, urn }: { authorityId: string; urn: number }): StatementPlace => ({
    authorityId,
    urn,
    authorityName: authorityNames.get(authorityId) ?? authorityId,
    schoolName: schoolNames.get(urn) ?? String(urn),
  });
}

/**
 * The statement an address asks for; null where no school is asked for and there are several, or it is not the viewer's
 * to know of.
 */
export async function statementView(viewer: Viewer, filter: StatementFilter): Promise<StatementView | null> {
  const places = await statementPlaces(viewer);
  const asked = filter.place;
  const place = asked
    ? places.find(({ authorityId, urn }) => authorityId === asked.authorityId && urn === asked.urn)
    : places.length === 1
      ? places[0]
      : undefined;
  if (!place) return null;
  const side = filter.side ?? (await usualSide(place));
  const movements = await movementsOf(db(), place, side);
  const { invoiceFrom, bank } = await recompenseSettingsOf(db(), place.authorityId);
  const { authorityId, authorityName, urn, schoolName } = place;
  return {
    ...{ authorityId, authorityName, urn, schoolName, side, period: filter.period },
    statement: statementOf(movements, filter.period),
    from: {
      name: invoiceFrom.name || authorityName,
      lines: invoiceFrom.address.split('\n').filter((line) => line.trim() !== ''),
      email: invoiceFrom.email,
    },
    to: await printedSchool(db(), urn),
    bank: side === 'owes' && bank.accountNumber !== '' ? bank : null,
    today: today(),
  };
}

/** The side on which there is something, what the school owes first. */
async function usualSide({ authorityId, urn }: StatementPlace): Promise<StatementSide> {
  const found: SQL | undefined = and(
    eq(invoice.authorityId, authorityId),
    eq(invoice.urn, urn),
    isNotNull(invoice.issuedOn),
  );
  const [any] = await db().select({ id: invoice.id }).from(invoice).where(found).limit(1);
  return any ? 'owes' : 'owed';
}
