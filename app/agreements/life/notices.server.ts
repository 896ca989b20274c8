import type { Viewer } from '~/accounts/domain/roles';
import { type EscalationNotice, escalationNotice } from '../escalation/queries.server';
import { type Chain, chainOf, type LostPartner, partnerNotice } from './partner.server';

/** What an agreement's own page says beside its tasks, as far as it is the viewer's to know. */
export type Notices = {
  escalation: EscalationNotice | null;
  partner: LostPartner | null;
  before: Chain | null;
  after: Chain | null;
};

/** The notices of an agreement; every part is empty for somebody it does not concern. */
export async function noticesOf(viewer: Viewer, id: string): Promise<Notices> {
  const [escalation, partner, chain] = await Promise.all([
    escalationNotice(viewer, id),
    partnerNotice(viewer, id),
    chainOf(viewer, id),
  ]);
  return { escalation, partner, ...chain };
}
