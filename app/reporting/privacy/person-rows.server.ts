import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type ColumnShape, type TableShape, tableShapes } from '~/platform/schema.server';
import { fold } from '~/schools/domain/search';
import { PERSONAL_COLUMNS } from '../domain/privacy/columns';
import { waysOfName } from '../domain/privacy/pseudonym';
import { meantTable } from '../domain/transfer/inventory';
import { columnOf } from '../transfer/own-rows.server';
import { rowsNaming } from './naming.server';
import { rowsOfAuthority } from './scope.server';

/** Whose data it is. */
export type Subject = { id: string; authorityId: string; name: string; email: string };

/** What is left out of a copy of one's own data, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  restricted_note: 'notes that few may read: they are about others, and may serve to keep a child safe',
  restricted_note_reader: 'belongs to notes that are left out',
  glass_break: 'belongs to notes that are left out',
  account_token: 'links that open doors',
  sign_in_step: 'sign-ins under way',
  recovery_code: 'codes that open doors',
};

/** Columns that say how the machine keeps a row: of no use to anybody who reads it. */
const MACHINE = new Set([
  'leased_by',
  'leased_until',
  'dedupe_key',
  'prev_hash',
  'hash',
  'search_text',
  'payload',
]);

/** A kind of record in a copy: its columns, and its rows as text and numbers. */
export type CopiedTable = { table: string; columns: string[]; rows: (string | number | boolean | null)[][] };

/** Columns by which a row says that it is a person's, or by them. */
function ownColumns(shape: TableShape): ColumnShape[] {
  const insisted = new Map(shape.references.map(({ column, table }) => [column, table]));
  return shape.columns.filter(({ name }) => (insisted.get(name) ?? meantTable(name)) === 'account');
}

/**
 * Every row that is a person's or was written by them, table by table. Names of others are left out, in texts as well; so is
 * what opens doors.
 */
export async function* rowsOfPerson(handle: Db, subject: Subject): AsyncGenerator<CopiedTable> {
  const redact = await othersLeftOut(handle, subject);
  const providers = await providersOfPerson(handle, subject);
  for (const shape of tableShapes()) {
    if (shape.name in LEFT_OUT) continue;
    const where = whereOf(handle, shape, subject, providers);
    if (!where) continue;
    const rows: Record<string, unknown>[] = await handle.select().from(shape.table).where(where);
    if (rows.length === 0) continue;
    const columns = shape.columns.filter(({ name }) => isShown(shape.name, name));
    const own = new Set(ownColumns(shape).map(({ name }) => name));
    yield {
      table: shape.name,
      columns: columns.map(({ name }) => name),
      rows: rows.map((row) =>
        columns.map(({ name, property }) => {
          const value = row[property] ?? null;
          if (own.has(name)) return value === null ? null : value === subject.id ? 'you' : 'somebody else';
          return isTheirs(shape, name, own.size, row, subject.id) ? cellOf(value, redact) : null;
        }),
      ),
    };
  }
}

/**
 * Whose words a column of a record of several people is, by the property that names them. Of such a record a person gets what
 * it is, its days, what they did with it, and their own words: what others decided or wrote in it may not be theirs to read.
 */
const WHOSE_WORDS: Readonly<Record<string, string>> = {
  'address_change.new_email': 'accountId',
  'address_change.old_email': 'accountId',
  'address_change.outcome': 'accountId',
  'claim.note': 'createdById',
  'claim.settlement': 'approvedById',
  'claim.decision': 'approvedById',
  'claim_sample.evidence': 'givenById',
  'claim_sample.finding': 'judgedById',
  'data_request.answer': 'accountId',
  'data_request.asked': 'accountId',
  'data_request.identity': 'accountId',
  'data_request.name': 'accountId',
  'diagnosis.response': 'respondedById',
  'diagnosis.decision_reason': 'decidedById',
  'domain_event.reason': 'actorId',
  'indicator_value.note': 'enteredById',
  'indicator_value.withdrawn_reason': 'withdrawnById',
  'mail_problem.email': 'accountId',
  'mail_problem.problem': 'accountId',
  'measure_point.note': 'byId',
  'measure_point.withdrawn_reason': 'withdrawnById',
  'pot_commitment.decision': 'decidedById',
  'pot_commitment.reason': 'askedById',
  'proposal.decline_code': 'answeredById',
  'proposal.decline_note': 'answeredById',
  'retention_hold.ended_why': 'endedById',
  'retention_hold.reason': 'byId',
  'saved_report.title': 'madeById',
  'saved_report.withdrawn_reason': 'withdrawnById',
  'shortlist.asked_reason': 'askedById',
  'shortlist.note': 'sharedById',
  'support_request.context': 'raisedById',
  'visit.focus': 'visitorId',
  'visit.visitor_name': 'visitorId',
};

/** Columns that say which record it is and when what happened. */
const WHICH = /^(id|ref|urn|state|kind|number|year|term)$|(_on|_at|_id|_urn)$/;

/** What is told of a directory entry only in a copy that was looked through: the service's own view. */
const OF_THE_SERVICE = new Set(['provider.qa_note']);

function isTheirs(
  shape: TableShape,
  column: string,
  people: number,
  row: Readonly<Record<string, unknown>>,
  id: string,
): boolean {
  const path = `${shape.name}.${column}`;
  const whose = WHOSE_WORDS[path];
  if (whose !== undefined) return row[whose] === id;
  if (OF_THE_SERVICE.has(path)) return false;
  return people < 2 || WHICH.test(column);
}

function isShown(table: string, column: string): boolean {
  // By its id a sign-in could be taken over.
  if (table === 'session' && column === 'id') return false;
  if (MACHINE.has(column) || /_hash$/.test(column)) return false;
  return PERSONAL_COLUMNS.get(`${table}.${column}`) !== 'secret';
}

/** Tables of a directory entry, by the column that says whose it is. */
const OF_PROVIDER: Readonly<Record<string, string>> = {
  provider: 'id',
  offer: 'provider_id',
  capacity_term: 'provider_id',
  support_outcome: 'provider_id',
};

function whereOf(handle: Db, shape: TableShape, subject: Subject, providers: string[]): SQL | undefined {
  if (shape.name === 'account') return eq(account.id, subject.id);
  if (shape.name === 'domain_event')
    return or(
      eq(columnOf(shape, 'actor_id'), subject.id),
      and(eq(columnOf(shape, 'subject_type'), 'account'), eq(columnOf(shape, 'subject_id'), subject.id)),
    );
  const through = OF_PROVIDER[shape.name];
  if (through) return providers.length > 0 ? inArray(columnOf(shape, through), providers) : undefined;
  const columns = ownColumns(shape);
  if (columns.length === 0) return undefined;
  const mine = or(...columns.map(({ column }) => eq(column, subject.id)));
  return and(mine, rowsOfAuthority(handle, shape.name, subject.authorityId) ?? undefined);
}

async function providersOfPerson(handle: Db, subject: Subject): Promise<string[]> {
  const rows = await handle
    .select({ id: accountGrant.providerId })
    .from(accountGrant)
    .where(and(eq(accountGrant.accountId, subject.id), eq(accountGrant.role, 'leader')));
  return rows.flatMap(({ id }) => id ?? []);
}

function cellOf(value: unknown, redact: (text: string) => string): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return redact(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What stands in a copy where somebody else was named. */
export const ANOTHER = '[another person]';

/** Columns that hold a person's whole name. */
const NAMES = [
  ['account', 'name'],
  ['visit', 'visitor_name'],
  ['review_member', 'name'],
  ['agreed_action', 'owner_name'],
  ['data_request', 'name'],
  ['programme_place', 'person'],
] as const;

/** A function that leaves the names and addresses of others out of a text: people of the authority, and whom its records name. */
export async function othersLeftOut(handle: Db, subject: Subject): Promise<(text: string) => string> {
  const names = new Set<string>();
  for (const [table, name] of NAMES) {
    const shape = tableShapes().find((one) => one.name === table);
    const column = shape?.columns.find((one) => one.name === name)?.column;
    if (!shape || !column) continue;
    const rows = await handle
      .selectDistinct({ name: column })
      .from(shape.table)
      .where(rowsOfAuthority(handle, table, subject.authorityId) ?? undefined);
    for (const row of rows) if (typeof row.name === 'string') names.add(row.name.trim());
  }
  const emails = await handle
    .select({ email: account.email })
    .from(account)
    .where(eq(account.authorityId, subject.authorityId));
  const own = new Set(waysOfName(subject.name).map(fold));
  const others = [...names].flatMap(waysOfName).filter((one) => /\s/.test(one) && !own.has(fold(one)));
  const addresses = emails.flatMap(({ email }) => (email === subject.email ? [] : [email]));
  const parts = [...others, ...addresses]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"));
  if (parts.length === 0) return (text) => text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replace(pattern, () => ANOTHER);
}

export type Mention = { table: string; column: string; words: string };

/** Letters on either side of a name that go into the copy. */
const AROUND = 200;

/** Passages in which others wrote about somebody, with the names of yet others left out. */
export async function mentionsOf(handle: Db, subject: Subject): Promise<Mention[]> {
  const redact = await othersLeftOut(handle, subject);
  const found: Mention[] = [];
  const words = (path: string) => {
    const [table = ''] = path.split('.');
    return PERSONAL_COLUMNS.get(path) === 'words' && !(table in LEFT_OUT) && table !== 'domain_event';
  };
  for await (const { shape, columns, row } of rowsNaming(
    handle,
    subject.authorityId,
    [...waysOfName(subject.name), subject.email],
    words,
  )) {
    if (ownColumns(shape).some(({ property }) => row[property] === subject.id)) continue;
    for (const { name, property } of columns) {
      const value = row[property];
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const at = [...waysOfName(subject.name), subject.email]
        .map((needle) => text.toLowerCase().indexOf(needle.toLowerCase()))
        .filter((place) => place >= 0);
      const from = Math.max(0, Math.min(...at, text.length) - AROUND);
      found.push({
        table: shape.name,
        column: name,
        words: redact(text.slice(from, from + 2 * AROUND + subject.name.length)),
      });
    }
  }
  return found;
}
