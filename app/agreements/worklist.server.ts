import { and, asc, eq, inArray } from 'drizzle-orm';
import { agreement, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { SIGNING_PARTIES } from './domain';
import { type AgreementListRow, listColumns, scopeOf } from './list.server';
import { reachOf } from './record.server';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;

/** What waits in agreements: for the viewer's words or signature, or for other people's. */
export async function agreementsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const rows = await db()
    .select(listColumns(reach))
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(and(scope, inArray(agreement.state, ['draft', 'signing'])))
    .orderBy(asc(agreement.updatedAt))
    .limit(MOST * 4);
  return rows
    .map((row) => itemOf({ ...row, waiting: row.waiting === 1 }, reach.serviceOf !== null))
    .sort((a, b) => Number(b.kind !== 'waiting') - Number(a.kind !== 'waiting'))
    .slice(0, MOST);
}

function itemOf(row: AgreementListRow, service: boolean): WorkItem {
  const between = `${row.schoolName} and ${row.providerName}.`;
  const common = { href: `/agreements/${row.id}`, due: null, since: row.updatedAt };
  if (row.state === 'signing' && row.waiting) {
    return {
      ...common,
      key: `agreement-sign:${row.id}`,
      kind: 'now',
      title: `Read and sign agreement ${row.ref}`,
      detail: `${between} ${signedWords(row.signatures)}`,
      href: `/agreements/${row.id}/sign`,
    };
  }
  if (row.state === 'signing') {
    return {
      ...common,
      key: `agreement-signing:${row.id}`,
      kind: 'waiting',
      title: `${row.ref} waits for other signatures`,
      detail: `${between} ${signedWords(row.signatures)}`,
    };
  }
  if (!row.waiting) {
    return {
      ...common,
      key: `agreement-draft:${row.id}`,
      kind: 'waiting',
      title: `${row.ref} is being drafted`,
      detail: `${between} You will be asked to sign it when it is ready.`,
    };
  }
  return {
    ...common,
    key: `agreement-draft:${row.id}`,
    kind: service ? 'now' : 'soon',
    title: service ? `Finish ${row.ref} and send it for signing` : `Check the draft of ${row.ref}`,
    detail: between,
  };
}

/** "Nobody has signed yet.", "3 of 4 parties have signed." */
function signedWords(signatures: number): string {
  if (signatures === 0) return 'Nobody has signed yet.';
  return `${signatures} of ${SIGNING_PARTIES.length} parties ${signatures === 1 ? 'has' : 'have'} signed.`;
}
