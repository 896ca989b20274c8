import { PassThrough, Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { and, eq } from 'drizzle-orm';
import { ZipFile } from 'yazl';
import { account, dataRequest } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { csvText } from '~/platform/csv.server';
import { type Db, database, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { CATEGORIES } from '../domain/privacy/categories';
import { TABLE_CATEGORY } from '../domain/privacy/tables';
import { columnWords, tableWords } from '../domain/transfer/words';
import { copyPage } from './person-copy-page';
import {
  type CopiedTable,
  LEFT_OUT,
  type Mention,
  mentionsOf,
  rowsOfPerson,
  type Subject,
} from './person-rows.server';

/** A copy of somebody's data before it is put into an archive. */
export type PersonCopy = { on: string; tables: CopiedTable[]; mentions: Mention[] | null };

/**
 * Everything that is held about somebody and that they may have (UK GDPR article 15; others' names left out, article 15(4)).
 * @param handle a snapshot
 * @param mentions whether passages in which others wrote about them come along: they are looked through before they are given
 */
export async function personCopy(handle: Db, subject: Subject, mentions: boolean): Promise<PersonCopy> {
  const tables: CopiedTable[] = [];
  for await (const table of rowsOfPerson(handle, subject)) tables.push(table);
  return {
    on: calendarDate(clock.now()),
    tables,
    mentions: mentions ? await mentionsOf(handle, subject) : null,
  };
}

/** The copy as an archive: a page to read, CSV for each kind of record, and all of it as JSON. */
export function archiveOf(subject: Subject, copy: PersonCopy, at: Date): Response {
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: at });
  const page = copyPage({
    name: subject.name,
    copy,
    categories: CATEGORIES,
    categoryOfTable: TABLE_CATEGORY,
    leftOut: LEFT_OUT,
    tableWords: (table) => tableWords(table) ?? table,
    columnWords: (table, column) => columnWords(table, column) ?? column,
  });
  add('about-you.html', page);
  const records = Object.fromEntries(
    copy.tables.map(({ table, columns, rows }) => [
      table,
      rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null]))),
    ]),
  );
  add(
    'data.json',
    JSON.stringify({ on: copy.on, person: subject.name, records, mentions: copy.mentions }, null, 1),
  );
  for (const { table, columns, rows } of copy.tables)
    add(`csv/${table}.csv`, `\ufeff${csvText([columns, ...rows])}`);
  if (copy.mentions)
    add(
      'csv/passages-by-others.csv',
      `\ufeff${csvText([['record', 'field', 'words'], ...copy.mentions.map((one) => [one.table, one.column, one.words])])}`,
    );
  zip.end();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  return new Response(createReadableStreamFromReadable(Readable.from(out)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="about-${subject.id}-${copy.on}.zip"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

async function subjectOf(handle: Db, id: string): Promise<Subject | null> {
  const [row] = await handle
    .select({ id: account.id, authorityId: account.authorityId, name: account.name, email: account.email })
    .from(account)
    .where(eq(account.id, id));
  return row ?? null;
}

/** The viewer's own data, as they may take it at any time. That they did is written down. */
export async function downloadOwnCopy(viewer: Viewer): Promise<Verdict<Response>> {
  const told = await transact(viewer, async ({ emit }) => {
    emit({ type: 'person.copy-taken', subject: { type: 'account', id: viewer.accountId } });
    return yes();
  });
  if (!told.ok) return told;
  return database().snapshot(async (handle) => {
    const subject = await subjectOf(handle, viewer.accountId);
    if (!subject) return no('data-request.not-found', 'Your account could not be found.');
    return yes(archiveOf(subject, await personCopy(handle, subject, false), clock.now()));
  });
}

/**
 * The copy that answers a request, for the head of service to look through and give: it holds casework, which an administrator
 * does not read.
 */
export async function downloadRequestedCopy(viewer: Viewer, requestId: string): Promise<Verdict<Response>> {
  const missing = no('data-request.not-found', 'This request could not be found.');
  if (!has(viewer, 'lead')) return missing;
  const [request] = await db()
    .select()
    .from(dataRequest)
    .where(and(eq(dataRequest.id, requestId), eq(dataRequest.authorityId, viewer.authorityId)));
  const accountId = request?.accountId;
  if (!request || !accountId || request.kind !== 'access' || request.state !== 'open') return missing;
  const told = await transact(viewer, async ({ emit }) => {
    emit({
      type: 'data-request.copy-made',
      subject: { type: 'data-request', id: request.id },
      details: { ref: request.ref },
    });
    return yes();
  });
  if (!told.ok) return told;
  return database().snapshot(async (handle) => {
    const subject = await subjectOf(handle, accountId);
    if (!subject || subject.authorityId !== viewer.authorityId) return missing;
    return yes(archiveOf(subject, await personCopy(handle, subject, true), clock.now()));
  });
}
