import { PassThrough, Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { and, desc, eq } from 'drizzle-orm';
import { account, authority, domainEvent } from '#drizzle/schema';
import { recordLook } from '~/accounts/access-log/record.server';
import { EVERY_SCHOOL } from '~/accounts/domain/access-log';
import { has, type Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { countTry } from '~/platform/rate-limit.server';
import { isFormId, transact } from '~/platform/transact.server';
import { writeExport } from './export.server';

/** How long what was asked for can be fetched: long enough to try again when a connection breaks. */
const GOOD_FOR_MS = 10 * 60 * 1000;
/** A download that takes longer is given up: it keeps a view of the database open. */
const MOST_MS = 30 * 60 * 1000;

/**
 * Records that the lead takes everything of the authority away, before a byte of it goes. Sent twice it is recorded once.
 * @param id the form's id, by which the archive is then fetched
 */
export async function askForExport(viewer: Viewer, id: string): Promise<Verdict<{ id: string }>> {
  if (!has(viewer, 'lead')) return no('transfer.not-lead', 'Only the head of service can export everything.');
  if (!isFormId(id)) return no('transfer.bad-id', 'Open the page again and send the form from there.');
  if (await askedBy(viewer, id)) return yes({ id });
  const tooOften = await countTry('export-account', viewer.accountId);
  if (tooOften) return tooOften;
  return transact(viewer, async ({ emit }) => {
    emit({ type: 'authority.exported', subject: { type: 'export', id } });
    return yes({ id });
  });
}

/** Whether the viewer has just asked for an export under this id. */
async function askedBy(viewer: Viewer, id: string): Promise<boolean> {
  const [event] = await db()
    .select({ at: domainEvent.at })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'export'),
        eq(domainEvent.subjectId, id),
        eq(domainEvent.chain, viewer.authorityId),
        eq(domainEvent.actorId, viewer.accountId),
      ),
    )
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  return event !== undefined && clock.now().getTime() - event.at.getTime() <= GOOD_FOR_MS;
}

/**
 * The archive as a download, written as it is read.
 * @param client.drained tells when what was written has gone out: no more is read before
 * @param client.signal aborted when nobody reads it any more: then the reading ends
 * @returns a refusal for one that was not asked for, or fetched too often
 */
export async function downloadExport(
  viewer: Viewer,
  id: string,
  client: { drained: () => Promise<unknown>; signal: AbortSignal },
): Promise<Verdict<Response>> {
  if (!has(viewer, 'lead') || !(await askedBy(viewer, id)))
    return no('transfer.not-asked', 'This download is over. Ask for the export again.');
  const tooOften = await countTry('export-download', viewer.accountId);
  if (tooOften) return tooOften;
  const [row] = await db().select().from(authority).where(eq(authority.id, viewer.authorityId));
  if (!row) return no('transfer.not-found', 'This authority could not be found.');
  const looked = { subjectId: id, urn: EVERY_SCHOOL, authorityId: row.id };
  await recordLook(viewer, { subjectType: 'authority-export', ...looked });
  const { code, name, demo } = row;
  const at = clock.now();
  const out = new PassThrough();
  const limit = setTimeout(() => out.destroy(new Error('The download took too long')), MOST_MS);
  client.signal.addEventListener('abort', () => out.destroy(new Error('The download was broken off')));
  database()
    .snapshot((handle) => writeExport(handle, { id: row.id, code, name, demo }, at, out))
    // Whoever downloads it gets a file that ends too soon, which no program takes for whole.
    .catch((error) => log().warn({ error: String(error) }, 'an export did not come to its end'))
    .finally(() => clearTimeout(limit));
  async function* paced() {
    for await (const piece of out) {
      yield piece;
      await client.drained();
    }
  }
  return yes(
    new Response(createReadableStreamFromReadable(Readable.from(paced())), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="alongside-${code}-${calendarDate(at)}.zip"`,
        'Cache-Control': 'private, no-store',
      },
    }),
  );
}

export type EarlierExport = { at: Date; who: string };

/** The last exports of the viewer's authority, the newest first. */
export async function earlierExports(viewer: Viewer): Promise<EarlierExport[]> {
  const rows = await db()
    .select({ at: domainEvent.at, name: account.name, role: domainEvent.actorRole })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(and(eq(domainEvent.chain, viewer.authorityId), eq(domainEvent.type, 'authority.exported')))
    .orderBy(desc(domainEvent.seq))
    .limit(10);
  return rows.map(({ at, name, role }) => ({
    at,
    who: name ?? (role === 'cli' ? 'Command line' : 'Alongside'),
  }));
}
