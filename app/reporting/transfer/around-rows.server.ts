import { eq, inArray, or } from 'drizzle-orm';
import type { ExportRow } from '../domain/transfer/rows';
import { columnOf, ownWhere, pagesByKeys, pagesWhere } from './own-rows.server';
import { type Key, meantKeys, type Scope, writtenKeys } from './scope.server';
import { shapeOf } from './shapes.server';

type Rows = AsyncGenerator<ExportRow[]>;

/** The authority's own rows of a table, then those of others that its records refer to, cut down to what these need. */
function ownAndMeant(table: string, cut: (row: ExportRow) => ExportRow): (scope: Scope) => Rows {
  return async function* rows(scope) {
    const shape = shapeOf(table);
    const isOwn = (row: ExportRow) =>
      (table === 'authority' ? row.id : row.authority_id) === scope.authority.id;
    const where = table === 'authority' ? eq(shape.key.column, scope.authority.id) : ownWhere(scope, table);
    yield* pagesWhere(scope.handle, shape, where);
    for await (const page of pagesByKeys(scope.handle, shape, shape.key.name, meantKeys(scope, table))) {
      const others = page.filter((row) => !isOwn(row)).map(cut);
      if (others.length > 0) yield others;
    }
  };
}

/** Rows of a table by what they belong to that has been written already. */
function ofWritten(table: string, column: string, of: string): (scope: Scope) => Rows {
  return (scope) => pagesByKeys(scope.handle, shapeOf(table), column, writtenKeys(scope, of));
}

/** Rows of the authority, and rows of its own providers under others. */
function ofProviders(table: string, cut: (row: ExportRow) => ExportRow): (scope: Scope) => Rows {
  return async function* rows(scope) {
    const shape = shapeOf(table);
    const provider = shapeOf('provider');
    const providers = scope.handle
      .select({ key: provider.key.column })
      .from(provider.table)
      .where(ownWhere(scope, 'provider'));
    const where = or(ownWhere(scope, table), inArray(columnOf(shape, 'provider_id'), providers));
    for await (const page of pagesWhere(scope.handle, shape, where))
      yield page.map((row) => (row.authority_id === scope.authority.id ? row : cut(row)));
  };
}

/** Others’ providers come with the offers that are or were to be had: their days are on them. */
async function* offers(scope: Scope): Rows {
  const shape = shapeOf('offer');
  const meant = new Set(meantKeys(scope, 'offer'));
  for await (const page of pagesByKeys(scope.handle, shape, 'provider_id', writtenKeys(scope, 'provider'))) {
    const taken = page.filter(
      (row) =>
        row.authority_id === scope.authority.id ||
        row.state !== 'draft' ||
        (typeof row.id === 'string' && meant.has(row.id)),
    );
    if (taken.length > 0) yield taken;
  }
}

async function* providers(scope: Scope): Rows {
  // An offer may be referred to without its provider: the provider is then meant as well.
  const offer = shapeOf('offer');
  for await (const page of pagesByKeys(scope.handle, offer, 'id', meantKeys(scope, 'offer')))
    for (const { provider_id } of page)
      if (typeof provider_id === 'string')
        scope.meant.set('provider', (scope.meant.get('provider') ?? new Set<Key>()).add(provider_id));
  yield* ownAndMeant('provider', (row) => ({
    ...row,
    email: null,
    telephone: null,
    qa_note: null,
    appetite_reason: null,
  }))(scope);
}

/** Days of every provider in the archive; for whom they were only where it is this authority's matter. */
async function* ledger(scope: Scope): Rows {
  const shape = shapeOf('ledger_entry');
  const ours = (row: ExportRow) =>
    row.authority_id === scope.authority.id ||
    isIn(scope, 'agreement', row.agreement_id) ||
    isIn(scope, 'proposal', row.proposal_id);
  const theirs = { agreement_id: null, proposal_id: null, by_id: null, note: null };
  for await (const page of pagesByKeys(scope.handle, shape, 'provider_id', writtenKeys(scope, 'provider'))) {
    // Days of an offer that was never to be had by others are not theirs to know of.
    const known = page.filter((row) => isIn(scope, 'offer', row.offer_id));
    if (known.length > 0) yield known.map((row) => (ours(row) ? row : { ...row, ...theirs }));
  }
}

function isIn(scope: Scope, table: string, key: unknown): boolean {
  return typeof key === 'string' && writtenKeys(scope, table).has(key);
}

/**
 * Schools whose published facts come along: the authority's, those before and after them, and all that casework referred
 * to. Settled once: links found on the way bring the schools they lead to, not all that is known about these.
 */
async function schoolsAround(scope: Scope): Promise<ReadonlySet<Key>> {
  scope.around ??= await findSchoolsAround(scope);
  return scope.around;
}

async function findSchoolsAround(scope: Scope): Promise<Set<Key>> {
  const school = shapeOf('school');
  const link = shapeOf('school_link');
  const urns = new Set<Key>();
  const own = eq(columnOf(school, 'la_code'), scope.authority.code);
  for await (const page of pagesWhere(scope.handle, school, own))
    for (const row of page) addKey(urns, row.urn);
  for (let fresh: Key[] = [...urns]; fresh.length > 0; ) {
    const next = new Set<Key>();
    for (const column of ['urn', 'link_urn'])
      for await (const page of pagesByKeys(scope.handle, link, column, fresh))
        for (const row of page) for (const key of [row.urn, row.link_urn]) addKey(next, key, urns);
    for (const key of next) urns.add(key);
    fresh = [...next];
  }
  for (const key of meantKeys(scope, 'school')) urns.add(key);
  return urns;
}

function addKey(keys: Set<Key>, key: unknown, known?: ReadonlySet<Key>): void {
  if (typeof key === 'number' && !known?.has(key)) keys.add(key);
}

/** Published facts about schools, by their number. */
function about(table: string): (scope: Scope) => Rows {
  return async function* rows(scope) {
    yield* pagesByKeys(scope.handle, shapeOf(table), 'urn', await schoolsAround(scope));
  };
}

async function* indicators(scope: Scope): Rows {
  const shape = shapeOf('indicator_value');
  yield* pagesWhere(scope.handle, shape, ownWhere(scope, 'indicator_value'));
  for await (const page of pagesByKeys(scope.handle, shape, 'urn', await schoolsAround(scope))) {
    const published = page.filter((row) => row.authority_id === null);
    if (published.length > 0) yield published;
  }
}

function comparators(scope: Scope): Rows {
  const shape = shapeOf('comparator');
  const areas = [scope.authority.code, 'england'];
  return pagesWhere(scope.handle, shape, inArray(columnOf(shape, 'area'), areas));
}

async function* schools(scope: Scope): Rows {
  const urns = new Set([...(await schoolsAround(scope)), ...meantKeys(scope, 'school')]);
  yield* pagesByKeys(scope.handle, shapeOf('school'), 'urn', urns);
}

/** Imports that are over: the others are work of the installation they run in. */
async function* imports(scope: Scope): Rows {
  const shape = shapeOf('import_run');
  const over = (row: ExportRow) =>
    ['done', 'failed', 'interrupted', 'cancelled'].includes(String(row.status)) && {
      ...row,
      file_path: null,
      account_id: row.authority_id === scope.authority.id ? row.account_id : null,
    };
  yield* filtered(pagesWhere(scope.handle, shape, ownWhere(scope, 'import_run')), over);
  const meant = pagesByKeys(scope.handle, shape, 'id', meantKeys(scope, 'import_run'));
  yield* filtered(meant, (row) => row.authority_id !== scope.authority.id && over(row));
}

async function* filtered(pages: Rows, keep: (row: ExportRow) => ExportRow | false): Rows {
  for await (const page of pages) {
    const kept = page.map(keep).filter((row) => row !== false);
    if (kept.length > 0) yield kept;
  }
}

/** An address that takes no mail (RFC 2606), for somebody whose own is not ours to hand on. */
export const elsewhereAddress = (id: unknown) => `${String(id)}@elsewhere.invalid`;

/**
 * Tables of which the authority has a part, in the order in which they are read: what is referred to by those before is
 * known by then.
 */
export const AROUND: readonly { table: string; rows: (scope: Scope) => Rows }[] = [
  {
    table: 'support_outcome',
    // Which school of another authority it was stays with that authority's service.
    rows: ofProviders('support_outcome', (row) => ({ ...row, urn: 0, agreement_id: null })),
  },
  { table: 'conflict_of_interest', rows: ofProviders('conflict_of_interest', (row) => row) },
  { table: 'provider', rows: providers },
  { table: 'offer', rows: offers },
  { table: 'offer_term', rows: ofWritten('offer_term', 'offer_id', 'offer') },
  { table: 'capacity_term', rows: ofWritten('capacity_term', 'provider_id', 'provider') },
  { table: 'ledger_entry', rows: ledger },
  { table: 'school_change', rows: about('school_change') },
  { table: 'school_link', rows: linksOnce },
  { table: 'trust_membership', rows: about('trust_membership') },
  { table: 'inspection', rows: about('inspection') },
  { table: 'indicator_value', rows: indicators },
  { table: 'comparator', rows: comparators },
  { table: 'school', rows: schools },
  { table: 'import_run', rows: imports },
  {
    table: 'account',
    rows: ownAndMeant('account', (row) => ({
      ...row,
      email: elsewhereAddress(row.id),
      active: false,
      last_signed_in_at: null,
    })),
  },
  { table: 'authority', rows: ownAndMeant('authority', (row) => ({ ...row, settings: {} })) },
];

/** Links of the schools around, from either end, each once. */
async function* linksOnce(scope: Scope): Rows {
  const shape = shapeOf('school_link');
  const urns = await schoolsAround(scope);
  yield* filtered(pagesByKeys(scope.handle, shape, 'urn', urns), (row) => row);
  const isFromOne = (row: ExportRow) => typeof row.urn === 'number' && urns.has(row.urn);
  yield* filtered(pagesByKeys(scope.handle, shape, 'link_urn', urns), (row) => !isFromOne(row) && row);
}
