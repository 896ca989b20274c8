import { and, eq, ne } from 'drizzle-orm';
import { agreement, school, supportRequest, visit } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import { NOTE_SUBJECTS, type NoteSubject } from '../domain/restricted-notes/rules';
import { leavesRecord } from '../domain/visits/templates';

/** What a note is about, as its pages show it. */
export type SubjectView = { type: NoteSubject; id: string; urn: number; label: string; href: string };

/** A subject's type as an address names it; null for no such. */
export function subjectType(text: string | null): NoteSubject | null {
  return NOTE_SUBJECTS.find((one) => one === text) ?? null;
}

/**
 * Something that a viewer may write restricted notes about: of their own authority, and only for its service.
 * @returns null for anybody else's, and for a request its school has not sent
 */
export async function subjectFor(
  handle: Db,
  viewer: Viewer,
  type: NoteSubject,
  id: string,
): Promise<SubjectView | null> {
  if (!isService(viewer)) return null;
  const own = viewer.authorityId;
  switch (type) {
    case 'school': {
      if (!/^\d{1,9}$/.test(id)) return null;
      const [row] = await handle
        .select({ urn: school.urn, name: school.name, laCode: school.laCode })
        .from(school)
        .where(eq(school.urn, Number(id)));
      if (!row || row.laCode !== (await ownAuthority(handle, viewer)).code) return null;
      return { type, id, urn: row.urn, label: row.name, href: `/schools/${row.urn}` };
    }
    case 'request': {
      const [row] = await handle
        .select({ urn: supportRequest.urn, ref: supportRequest.ref })
        .from(supportRequest)
        .where(
          and(
            eq(supportRequest.id, id),
            eq(supportRequest.authorityId, own),
            ne(supportRequest.state, 'draft'),
          ),
        );
      return row ? { type, id, urn: row.urn, label: `Request ${row.ref}`, href: `/requests/${id}` } : null;
    }
    case 'agreement': {
      const [row] = await handle
        .select({ urn: agreement.urn, ref: agreement.ref })
        .from(agreement)
        .where(and(eq(agreement.id, id), eq(agreement.authorityId, own)));
      return row
        ? { type, id, urn: row.urn, label: `Agreement ${row.ref}`, href: `/agreements/${id}` }
        : null;
    }
    case 'visit': {
      const [row] = await handle
        .select({ urn: visit.urn, agreementId: visit.agreementId, kind: visit.kind })
        .from(visit)
        .where(and(eq(visit.id, id), eq(visit.authorityId, own)));
      // A performance-management visit leaves no record, restricted or not.
      if (!row || !leavesRecord(row.kind)) return null;
      const base = row.agreementId ? `/agreements/${row.agreementId}` : `/schools/${row.urn}`;
      return { type, id, urn: row.urn, label: 'Visit', href: `${base}/visits/${id}` };
    }
  }
}
