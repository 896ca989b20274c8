import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import {
  account,
  accountGrant,
  agreement,
  authority,
  offer,
  practiceNote,
  provider,
  school,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type Standing, standingsOf } from '~/agreements/domain';
import { reachOf } from '~/agreements/record.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Refusal } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { NoteContent } from '../domain/notes/content';
import { classOf, type NoteContext, type SchoolClass } from '../domain/notes/context';
import type { Identity } from '../domain/notes/naming';
import { isOnShelf, mayDoNote } from '../domain/notes/permissions';

export type NoteRow = typeof practiceNote.$inferSelect;

/** A note with what its pages say around it, and how the viewer stands to its agreement. */
export type NoteRecord = {
  row: NoteRow;
  content: NoteContent;
  schoolName: string;
  providerName: string;
  designation: (typeof provider.$inferSelect)['designation'];
  offerTitle: string;
  /** Whether the offer, and its provider's entry, are in the directory for everybody. */
  offered: boolean;
  authorityName: string;
  agreementRef: string;
  /** How the viewer stands to the agreement; empty for a reader of the shelf. */
  standings: Standing[];
};

/**
 * A note the viewer may read: one on the shelf of their authority, or of an agreement they have a part in.
 * @returns null for anybody else, who is told that it is not there
 */
export async function loadNote(handle: Db, viewer: Viewer, id: string): Promise<NoteRecord | null> {
  const [found] = await handle
    .select({
      row: practiceNote,
      schoolName: school.name,
      providerName: provider.name,
      designation: provider.designation,
      homeUrn: provider.homeUrn,
      offerTitle: offer.title,
      offerState: offer.state,
      active: provider.active,
      authorityName: authority.name,
      agreementRef: agreement.ref,
    })
    .from(practiceNote)
    .innerJoin(agreement, eq(agreement.id, practiceNote.agreementId))
    .innerJoin(school, eq(school.urn, practiceNote.urn))
    .innerJoin(provider, eq(provider.id, practiceNote.providerId))
    .innerJoin(offer, eq(offer.id, practiceNote.offerId))
    .innerJoin(authority, eq(authority.id, practiceNote.authorityId))
    .where(eq(practiceNote.id, id))
    .limit(1);
  if (!found) return null;
  const { homeUrn, offerState, active, ...record } = found;
  const standings = standingsOf(await reachOf(handle, viewer), { ...found.row, homeUrn });
  const { row } = found;
  if (!mayDoNote('view', standings, row.state) && !isOnShelf(row, viewer.authorityId)) return null;
  return {
    ...record,
    offered: offerState === 'published' && active,
    content: readNote(row.content),
    standings,
  };
}

/** A note's text as stored. Only `storedNote` writes it, so that its shape is known. */
export function readNote(stored: string): NoteContent {
  return JSON.parse(stored) as NoteContent;
}

/** A note's text as it is stored, and the hash that the school's consent is to. */
export function storedNote(content: NoteContent): { content: string; hash: string } {
  const text = canonicalJson(content);
  return { content: text, hash: createHash('sha256').update(text).digest('hex') };
}

export const noteNotFound = (): Refusal => no('practice-note.not-found', 'This note could not be found.');

/** An event of a note, in the chain of the authority whose school it is from. */
export function noteEvent(
  row: Pick<NoteRow, 'id' | 'urn' | 'agreementId' | 'authorityId'>,
  type: string,
): NewEvent {
  return {
    type,
    subject: { type: 'practice-note', id: row.id },
    urn: row.urn,
    authorityId: row.authorityId,
    details: { agreementId: row.agreementId },
  };
}

/** What a school can be told by, and its class among the open schools of its authority. */
export type SchoolOfNote = { identity: Identity; own: SchoolClass; peers: SchoolClass[] };

/** The school of a note. The caller has found that the viewer may know of its agreement. */
export async function schoolOfNote(handle: Db, urn: number): Promise<SchoolOfNote | null> {
  const [row] = await handle.select().from(school).where(eq(school.urn, urn)).limit(1);
  if (!row) return null;
  const heads = await handle
    .selectDistinct({ name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(eq(accountGrant.urn, urn), eq(accountGrant.role, 'head')))
    .orderBy(account.name);
  const peers = await handle
    .select({
      phaseName: school.phaseName,
      pupils: school.pupils,
      urbanRural: school.urbanRural,
      maintained: school.maintained,
    })
    .from(school)
    .where(and(eq(school.laCode, row.laCode), eq(school.statusGroup, 'open')));
  const { name, town, locality, postcode, trustName: trust } = row;
  return {
    identity: {
      urn,
      name,
      town,
      locality,
      postcode,
      trust,
      heads: [...new Set([...(row.headName ? [row.headName] : []), ...heads.map((head) => head.name)])],
    },
    own: classOf(row),
    peers: peers.map(classOf),
  };
}

/** The school's classes as they are kept with a note. */
export const keptContext = (context: NoteContext): Record<string, string> => ({ ...context });
/** Classes as kept: only `keptContext` writes them. */
export const readContext = (kept: Record<string, string>): NoteContext => kept as NoteContext;
