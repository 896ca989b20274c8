import type { Viewer } from '~/accounts/domain/roles';
import { ownSchools, reachSchool } from '~/diagnosis/reach.server';
import type { Db } from '~/platform/db.server';
import { mayDo, type Standing } from '../domain';
import { mayWithVisit, VISIT_ACTIONS, type VisitAction } from '../domain/visits/permissions';
import type { VisitKind } from '../domain/visits/vocabulary';
import { type AgreementRecord, loadAgreement } from '../record.server';

/** Where visits are: under an agreement, or the adviser's to a school. */
export type VisitAddress = { agreementId: string } | { urn: number };

/** A place where visits are, as the viewer stands to it. */
export type VisitPlace = {
  address: VisitAddress;
  /** The address that pages of its visits start with. */
  base: string;
  /** The agreement; null for visits of the adviser. */
  record: AgreementRecord | null;
  urn: number;
  schoolName: string;
  /** Whose a visit planned here is: the agreement's authority, or for the adviser the viewer's own. */
  authorityId: string;
  standings: Standing[];
};

/**
 * The place where visits are.
 * @returns null where it is not the viewer's to know of
 */
export async function loadPlace(
  handle: Db,
  viewer: Viewer,
  address: VisitAddress,
): Promise<VisitPlace | null> {
  if ('agreementId' in address) {
    const record = await loadAgreement(handle, viewer, address.agreementId);
    if (!record) return null;
    const { row, schoolName, standings } = record;
    const base = `/agreements/${row.id}`;
    return { address, base, record, urn: row.urn, schoolName, authorityId: row.authorityId, standings };
  }
  const reach = await reachSchool(handle, viewer, address.urn);
  if (!reach) return null;
  const chairs = (await ownSchools(handle, viewer, 'chair')).includes(address.urn);
  const standings: Standing[] = [];
  if (reach.asHead) standings.push('client-head');
  if (chairs) standings.push('client-chair');
  if (reach.asService) standings.push('service');
  return {
    address,
    base: `/schools/${address.urn}`,
    record: null,
    urn: address.urn,
    schoolName: reach.school.name,
    authorityId: viewer.authorityId,
    standings,
  };
}

/** What the viewer may do with visits of a kind here, now: by how they stand to it and by the agreement's state. */
export function visitRights(
  { record, standings }: Pick<VisitPlace, 'record' | 'standings'>,
  kind: VisitKind,
): Record<VisitAction, boolean> {
  const now = (action: VisitAction) => {
    if (!mayWithVisit(action, kind, standings)) return false;
    if (!record) return true;
    if (action === 'plan') return mayDo('visit', standings, record.row.state);
    if (action === 'write') return mayDo('write-up', standings, record.row.state);
    return true;
  };
  // The keys are exactly the actions: `fromEntries` cannot say so.
  return Object.fromEntries(VISIT_ACTIONS.map((action) => [action, now(action)])) as Record<
    VisitAction,
    boolean
  >;
}
