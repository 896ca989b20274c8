import { and, asc, eq, inArray } from 'drizzle-orm';
import { agreement, agreementAmendment, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { count } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { partiesOf } from '../domain';
import { amendmentRights } from '../domain/amendments/permissions';
import { OPEN_AMENDMENT } from '../domain/amendments/states';
import { scopeOf } from '../list.server';
import { reachOf } from '../record.server';
import { type AmendmentRecord, loadAmendment, standingOf } from './record.server';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;

/** Amendments that wait: for the viewer's signature, to be finished and sent, or for others. */
export async function amendmentsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const scope = scopeOf(await reachOf(db(), viewer));
  if (!scope) return [];
  const rows = await db()
    .select({ amendmentId: agreementAmendment.id, id: agreement.id })
    .from(agreementAmendment)
    .innerJoin(agreement, eq(agreement.id, agreementAmendment.agreementId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(and(scope, inArray(agreementAmendment.state, [...OPEN_AMENDMENT])))
    .orderBy(asc(agreementAmendment.updatedAt))
    .limit(MOST);
  const items: WorkItem[] = [];
  for (const which of rows) {
    const record = await loadAmendment(db(), viewer, which);
    if (record) items.push(itemOf(viewer, record));
  }
  return items;
}

function itemOf(viewer: Viewer, record: AmendmentRecord): WorkItem {
  const { of, row, concerned, signatures } = record;
  const may = amendmentRights(of.standings, of.row.state, standingOf(record));
  const name = `amendment ${row.number} of ${of.row.ref}`;
  const between = `${of.schoolName} and ${of.providerName}.`;
  const href = `/agreements/${of.row.id}/amend/${row.id}`;
  const common = { href, due: null, since: row.updatedAt };
  if (row.state === 'draft') {
    const key = `amendment-draft:${row.id}`;
    if (may.send) {
      return {
        ...common,
        key,
        kind: 'now',
        title: `Finish ${name} and send it to be signed`,
        detail: between,
      };
    }
    return may.edit
      ? { ...common, key, kind: 'soon', title: `Check ${name}`, detail: between }
      : {
          ...common,
          key,
          kind: 'waiting',
          title: `${capital(name)} is being written`,
          detail: `${between} You will be asked to sign it if it concerns you.`,
        };
  }
  const signed = `${count(signatures.length, 'signature')} of ${concerned.length}.`;
  const mine = partiesOf(of.standings).some(
    (party) =>
      concerned.some((one) => one.party === party) &&
      !signatures.some((one) => one.party === party || one.accountId === viewer.accountId),
  );
  return mine && may.sign
    ? {
        ...common,
        key: `amendment-sign:${row.id}`,
        kind: 'now',
        title: `Read and sign ${name}`,
        detail: `${between} ${signed}`,
        href: `${href}/sign`,
      }
    : {
        ...common,
        key: `amendment-signing:${row.id}`,
        kind: 'waiting',
        title: `${capital(name)} waits for other signatures`,
        detail: `${between} ${signed}`,
      };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
