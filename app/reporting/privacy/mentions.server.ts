import { eq } from 'drizzle-orm';
import { account, provider } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { ColumnShape } from '~/platform/schema.server';
import { fold } from '~/schools/domain/search';
import { PERSONAL_COLUMNS } from '../domain/privacy/columns';
import {
  type Excerpt,
  excerptsWithin,
  type Looked,
  mentionReplacer,
  surnameOf,
} from '../domain/privacy/mentions';
import { replaceWithin } from '../domain/privacy/pseudonym';
import { shapeOf } from '../transfer/shapes.server';
import { keptBecause, type NamingRow, rowsNaming } from './naming.server';
import { isTheirMail, type Person, THEIRS } from './pseudonymise.server';

/** A text in which the surname stands alone: perhaps the person, perhaps somebody or something else. */
export type PossibleMention = {
  /** Says again which text it is, when it is chosen. */
  id: string;
  table: string;
  /** The page of the record, where there is one. */
  href: string | null;
  excerpts: Excerpt[];
};

/** Copies that were sent to people, and what is kept for a short time: they go by themselves. */
const PASSING: readonly string[] = ['outbox', 'mail_attempt', 'mail_problem', 'notification', 'import_run'];

type Found = NamingRow & { id: string; column: ColumnShape; excerpts: Excerpt[] };

async function lookedFor(handle: Db, person: Person): Promise<Looked | null> {
  const surname = surnameOf(person.name);
  if (surname === null) return null;
  const people = await handle
    .select({ name: account.name })
    .from(account)
    .where(eq(account.authorityId, person.authorityId));
  const leaders = await handle
    .select({ name: provider.name })
    .from(provider)
    .where(eq(provider.authorityId, person.authorityId));
  const names = [...people, ...leaders].map(({ name }) => name);
  return { surname, fullNames: names.filter((name) => surnameOf(name) === surname) };
}

async function* textsOf(handle: Db, person: Person, looked: Looked): AsyncGenerator<Found> {
  const isLookedAt = (path: string) => {
    const [table = '', column = ''] = path.split('.');
    if (THEIRS.includes(table) || PASSING.includes(table) || column === 'search_text') return false;
    return PERSONAL_COLUMNS.get(path) === 'words' && keptBecause(table, column) === null;
  };
  for await (const found of rowsNaming(handle, person.authorityId, [looked.surname], isLookedAt)) {
    if (isTheirMail(found, person)) continue;
    for (const column of found.columns) {
      const excerpts = excerptsWithin(found.row[column.property], looked);
      if (excerpts.length > 0)
        yield { ...found, column, excerpts, id: `${found.shape.name}.${column.name}.${found.key}` };
    }
  }
}

/**
 * Texts in which the surname stands alone. They are casework: only who may read it is shown them.
 * @param most how many are given in full; all are counted
 */
export async function possibleMentions(
  handle: Db,
  person: Person,
  most: number,
): Promise<{ total: number; shown: PossibleMention[] }> {
  const looked = await lookedFor(handle, person);
  const shown: PossibleMention[] = [];
  let total = 0;
  if (looked === null) return { total, shown };
  for await (const found of textsOf(handle, person, looked)) {
    total += 1;
    if (shown.length >= most) continue;
    const { id, shape, excerpts } = found;
    shown.push({ id, table: shape.name, href: await hrefOf(handle, shape.name, found.row), excerpts });
  }
  return { total, shown };
}

/**
 * Puts the pseudonym in the place of the surname in the texts that were chosen, as they are now. Call it while what is
 * append-only is open, and before the name itself is gone.
 * @param chosen ids of `possibleMentions`; one whose text says it no more is passed over
 * @returns how many texts were changed, by table
 */
export async function replaceMentions(
  tx: Db,
  person: Person,
  pseudonym: string,
  chosen: readonly string[],
): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  const looked = chosen.length > 0 ? await lookedFor(tx, person) : null;
  if (looked === null) return changed;
  const replace = mentionReplacer(looked, pseudonym);
  const texts: Found[] = [];
  for await (const found of textsOf(tx, person, looked)) if (chosen.includes(found.id)) texts.push(found);
  for (const { shape, key, column, row } of texts) {
    const searched = shape.columns.find(({ name }) => name === 'search_text');
    const set: Record<string, unknown> = {
      [column.property]: replaceWithin(row[column.property], replace),
    };
    if (searched)
      set[searched.property] = String(row[searched.property] ?? '').replaceAll(
        fold(looked.surname),
        fold(pseudonym),
      );
    await tx.update(shape.table).set(set).where(eq(shape.key.column, key));
    changed[shape.name] = (changed[shape.name] ?? 0) + 1;
  }
  return changed;
}

type Row = Readonly<Record<string, unknown>>;

/** Addresses of records, by their table. */
const PAGES: Readonly<Record<string, (row: Row) => string>> = {
  agreed_action: ({ id }) => `/actions/${id}`,
  agreement: ({ id }) => `/agreements/${id}`,
  agreement_amendment: ({ id, agreementId }) => `/agreements/${agreementId}/amend/${id}`,
  charge: ({ id }) => `/charges/${id}`,
  claim: ({ id }) => `/claims/${id}`,
  cluster: ({ id }) => `/clusters/${id}`,
  data_request: ({ id }) => `/admin/privacy/requests/${id}`,
  diagnosis: ({ id, urn }) => `/schools/${urn}/diagnosis/${id}`,
  improvement_review: ({ id, agreementId }) => `/agreements/${agreementId}/reviews/${id}`,
  invoice: ({ id }) => `/invoices/${id}`,
  need: ({ id, urn }) => `/schools/${urn}/needs/${id}`,
  offer: ({ id }) => `/offers/${id}`,
  practice_note: ({ id }) => `/practice/${id}`,
  programme: ({ id }) => `/programmes/${id}`,
  proposal: ({ id }) => `/proposals/${id}`,
  provider: ({ id }) => `/directory/${id}`,
  support_request: ({ id }) => `/requests/${id}`,
  visit: ({ id, urn, agreementId }) =>
    agreementId ? `/agreements/${agreementId}/visits/${id}` : `/schools/${urn}/visits/${id}`,
};

/** Columns that lead to the record that a text is part of, the nearest first. */
const PARENTS: readonly (readonly [property: string, table: string])[] = [
  ['visitId', 'visit'],
  ['reviewId', 'improvement_review'],
  ['diagnosisId', 'diagnosis'],
  ['claimId', 'claim'],
  ['invoiceId', 'invoice'],
  ['clusterId', 'cluster'],
  ['programmeId', 'programme'],
  ['agreementId', 'agreement'],
  ['requestId', 'support_request'],
  ['providerId', 'provider'],
];

/** The page on which a text can be read; its school's where it has none of its own. */
async function hrefOf(handle: Db, table: string, row: Row): Promise<string | null> {
  const page = PAGES[table];
  if (page) return page(row);
  const parent = PARENTS.find(([property]) => typeof row[property] === 'string');
  if (parent) {
    const [property, of] = parent;
    const shape = shapeOf(of);
    const rows: Row[] = await handle
      .select()
      .from(shape.table)
      .where(eq(shape.key.column, String(row[property])));
    return rows[0] ? (PAGES[of]?.(rows[0]) ?? null) : null;
  }
  return typeof row.urn === 'number' ? `/schools/${row.urn}` : null;
}
