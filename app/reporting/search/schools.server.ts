import { and, asc, count, eq, inArray, ne, type SQL } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import { EVERYWHERE, fold, readListQuery } from '~/schools/domain';
import { schoolConditions } from '~/schools/list.server';
import { listHref, type SearchHit, type SearchKind, SHOWN } from './kind';

const columns = {
  urn: school.urn,
  name: school.name,
  town: school.town,
  postcode: school.postcode,
  laCode: school.laCode,
  laName: school.laName,
  phaseName: school.phaseName,
  statusGroup: school.statusGroup,
};

/** Schools of the register, everywhere in England: those of the viewer's own authority first, open ones before closed ones. */
export const schoolKind: SearchKind = {
  key: 'schools',
  title: 'Schools',
  one: 'school',
  route: 'schools._index',
  async find(viewer, text) {
    const asked = { q: text, la: EVERYWHERE, status: 'any' };
    const where = and(...schoolConditions(viewer, readListQuery(new URLSearchParams(asked)), EVERYWHERE));
    const [counted] = await db().select({ n: count() }).from(school).where(where);
    const total = Number(counted?.n ?? 0);
    return { hits: total === 0 ? [] : await firstOf(viewer, where), total, all: listHref('/schools', asked) };
  },
};

async function firstOf(viewer: Viewer, where: SQL | undefined): Promise<SearchHit[]> {
  const own = await ownAuthority(db(), viewer);
  const read = (more: SQL | undefined, most: number) =>
    db()
      .select(columns)
      .from(school)
      .where(and(where, more))
      .orderBy(asc(school.sortName), asc(school.urn))
      .limit(most);
  // One after another, so that the many schools of England are only looked through where few of one's own fit.
  const found = await read(and(eq(school.laCode, own.code), eq(school.statusGroup, 'open')), SHOWN);
  if (found.length < SHOWN) {
    found.push(
      ...(await read(and(ne(school.laCode, own.code), eq(school.statusGroup, 'open')), SHOWN - found.length)),
    );
  }
  if (found.length < SHOWN) {
    found.push(...(await read(inArray(school.statusGroup, ['closed', 'proposed']), SHOWN - found.length)));
  }
  return found.map((row) => ({
    id: String(row.urn),
    title: row.name,
    href: `/schools/${row.urn}`,
    about: [
      `URN ${row.urn}`,
      row.phaseName === 'Not applicable' ? null : row.phaseName,
      row.town,
      // Kept on one line.
      row.postcode?.replace(' ', '\u00a0'),
      row.laCode === own.code ? null : row.laName,
    ]
      .filter(Boolean)
      .join(' · '),
    tag:
      row.statusGroup === 'open'
        ? null
        : { label: row.statusGroup === 'closed' ? 'Closed' : 'Proposed to open', tone: 'grey' as const },
    names: [String(row.urn), row.postcode, row.name],
  }));
}

/** Words of the names and towns of the viewer's own open schools: what a mistyped word is held against. */
export async function ownSchoolWords(viewer: Viewer): Promise<string[]> {
  const own = await ownAuthority(db(), viewer);
  const rows = await db()
    .select({ name: school.name, town: school.town })
    .from(school)
    .where(and(eq(school.laCode, own.code), eq(school.statusGroup, 'open')))
    .limit(2_000);
  return rows.flatMap(({ name, town }) => fold(`${name} ${town ?? ''}`).split(' '));
}
