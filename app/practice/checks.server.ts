import { createHash } from 'node:crypto';
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import {
  cluster,
  clusterMeeting,
  clusterMinutes,
  clusterRequest,
  clusterSchool,
  practiceNote,
  practiceNoteRevision,
  practiceNoteStep,
  programme,
  programmePlace,
} from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, gapsIn, moreThanOne, onVerify } from '~/platform/record-checks.server';
import { comingFree, heldPlaces } from './domain/programmes/places';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const countOf = async (handle: Db, table: typeof cluster | typeof programme | typeof practiceNote) => {
  const [row] = await handle.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(table);
  return row?.n ?? 0;
};

/**
 * What `verify` looks at of clusters: one that has ended asks nobody and shares nothing; a request is shared by a school that
 * is in it; a meeting is held when it has minutes, which are numbered without a gap and have the hash that was taken of them.
 */
export async function checkClusters(handle: Db): Promise<CheckResult> {
  const asking = await handle
    .select({ id: cluster.id })
    .from(cluster)
    .innerJoin(clusterSchool, eq(clusterSchool.clusterId, cluster.id))
    .where(and(eq(cluster.state, 'ended'), eq(clusterSchool.state, 'invited')));
  const sharing = await handle
    .select({ id: clusterRequest.id })
    .from(clusterRequest)
    .innerJoin(cluster, eq(cluster.id, clusterRequest.clusterId))
    .leftJoin(
      clusterSchool,
      and(eq(clusterSchool.clusterId, cluster.id), eq(clusterSchool.urn, clusterRequest.urn)),
    )
    .where(
      and(
        isNull(clusterRequest.endedAt),
        or(eq(cluster.state, 'ended'), isNull(clusterSchool.id), ne(clusterSchool.state, 'member')),
      ),
    );
  const meetings = await handle
    .select({ id: clusterMeeting.id, state: clusterMeeting.state })
    .from(clusterMeeting)
    .leftJoin(clusterMinutes, eq(clusterMinutes.meetingId, clusterMeeting.id))
    .groupBy(clusterMeeting.id, clusterMeeting.state)
    .having(sql`(${clusterMeeting.state} = 'held') <> (count(${clusterMinutes.id}) > 0)`);
  const minutes = await handle.select().from(clusterMinutes);
  const numbered = { of: clusterMinutes.meetingId, number: clusterMinutes.number };
  return {
    checked: await countOf(handle, cluster),
    problems: [
      ...asking.map(({ id }) => `Cluster ${id} has ended, and still asks a school.`),
      ...sharing.map(({ id }) => `Shared request ${id} is of no school that is in the cluster.`),
      ...meetings.map(({ id, state }) => `Meeting ${id} is ${state}, which its minutes do not say.`),
      ...minutes
        .filter(({ content, hash }) => sha256(content) !== hash)
        .map(({ id }) => `Minutes ${id} are not those that were written.`),
      ...(await gapsIn(handle, clusterMinutes, numbered)).map(
        (of) => `Minutes of meeting ${of} are not numbered one after the other.`,
      ),
    ],
  };
}

/**
 * What `verify` looks at of programmes: no more places are held than there are; while one is under way nobody waits for whom
 * there is a place; of one that has ended it is said of each what came of it; lines are numbered without a gap.
 */
export async function checkProgrammes(handle: Db): Promise<CheckResult> {
  const rows = await handle.select().from(programme);
  const lines = new Map<string, (typeof programmePlace.$inferSelect)[]>();
  for (const line of await handle.select().from(programmePlace))
    lines.set(line.programmeId, [...(lines.get(line.programmeId) ?? []), line]);
  const problems = rows.flatMap((row) => {
    const own = lines.get(row.id) ?? [];
    const held = heldPlaces(own);
    const underWay = row.state === 'open' || row.state === 'closed';
    const found: string[] = [];
    if (held > row.places)
      found.push(`Programme ${row.id} has ${row.places} places, and ${held} have been given.`);
    if (underWay && comingFree(row, own).length > 0)
      found.push(`Somebody waits for programme ${row.id}, and there is a place for them.`);
    if (row.state === 'ended' && own.some(({ state }) => state === 'taken'))
      found.push(`Programme ${row.id} has ended, and it is not said what came of each place.`);
    return found;
  });
  const numbered = { of: programmePlace.programmeId, number: programmePlace.number };
  const gaps = await gapsIn(handle, programmePlace, numbered);
  return {
    checked: rows.length,
    problems: [
      ...problems,
      ...gaps.map((of) => `Lines of programme ${of} are not numbered one after the other.`),
    ],
  };
}

/**
 * What `verify` looks at of practice notes: one an agreement; the text is the last of its revisions, each with the hash that
 * was taken of it; nothing is with the broker or published but what the school has agreed to; steps have no gap.
 */
export async function checkNotes(handle: Db): Promise<CheckResult> {
  const { id, revision, state, consentRevision, agreementId } = practiceNote;
  const other = await handle
    .select({ id })
    .from(practiceNote)
    .leftJoin(
      practiceNoteRevision,
      and(eq(practiceNoteRevision.noteId, id), eq(practiceNoteRevision.number, revision)),
    )
    .where(or(isNull(practiceNoteRevision.id), ne(practiceNoteRevision.content, practiceNote.content)));
  const unasked = await handle
    .select({ id })
    .from(practiceNote)
    .where(
      and(
        inArray(state, ['with-broker', 'published']),
        or(isNull(consentRevision), ne(consentRevision, revision)),
      ),
    );
  const texts = await handle.select().from(practiceNoteRevision);
  const revisions = { of: practiceNoteRevision.noteId, number: practiceNoteRevision.number };
  const steps = { of: practiceNoteStep.noteId, number: practiceNoteStep.number };
  return {
    checked: await countOf(handle, practiceNote),
    problems: [
      ...other.map((row) => `Practice note ${row.id} is not the last of its texts.`),
      ...unasked.map((row) => `Practice note ${row.id} is read by others without the school’s word.`),
      ...texts
        .filter(({ content, hash }) => sha256(content) !== hash)
        .map((row) => `Text ${row.id} of a practice note is not the one that was written.`),
      ...(await moreThanOne(handle, practiceNote, agreementId, undefined)).map(
        (of) => `There are two practice notes of ${of}.`,
      ),
      ...(await gapsIn(handle, practiceNoteRevision, revisions)).map(
        (of) => `Texts of practice note ${of} are not numbered one after the other.`,
      ),
      ...(await gapsIn(handle, practiceNoteStep, steps)).map(
        (of) => `Steps of practice note ${of} are not numbered one after the other.`,
      ),
    ],
  };
}

/** Has `verify` look at clusters, programmes and practice notes. */
export function wirePractice(): void {
  onVerify('clusters', checkClusters);
  onVerify('programmes', checkProgrammes);
  onVerify('practice notes', checkNotes);
}
