import { isService, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { loadRequest } from '~/diagnosis/requests.server';
import type { Designation } from '~/directory/domain';
import { db } from '~/platform/db.server';
import type { ProposalState } from '../domain/proposal-states';
import { isLive } from '../domain/rules';
import type { ShortlistState } from '../domain/shortlist-states';
import { proposalsOf, readShortlist } from '../proposals.server';
import { offerCards } from './offers.server';

/** What a request's own page says of its partners. */
export type PanelView = {
  requestId: string;
  requestState: string;
  state: ShortlistState | null;
  service: boolean;
  clientHead: boolean;
  proposals: {
    id: string;
    providerName: string;
    designation: Designation;
    title: string;
    state: ProposalState;
    live: boolean;
    answerBy: Date | null;
  }[];
};

/** Partners put forward for a request as the viewer may know of them; null where the request is not theirs. */
export async function loadProposalsPanel(viewer: Viewer, requestId: string): Promise<PanelView | null> {
  const handle = db();
  const request = await loadRequest(handle, viewer, requestId);
  if (!request) return null;
  const service = isService(viewer) && request.authorityId === viewer.authorityId;
  const rows = (await proposalsOf(handle, requestId)).filter((row) => service || row.sharedAt !== null);
  const cards = await offerCards(
    handle,
    rows.map(({ offerId }) => offerId),
  );
  return {
    requestId,
    requestState: request.state,
    state: (await readShortlist(handle, requestId))?.state ?? null,
    service,
    clientHead: (await ownSchools(handle, viewer, 'head')).includes(request.urn),
    proposals: rows.flatMap((row) => {
      const card = cards.get(row.offerId);
      if (!card) return [];
      const { providerName, designation, title } = card;
      const live = isLive(row.state) || row.state === 'approved';
      return [
        { id: row.id, providerName, designation, title, state: row.state, live, answerBy: row.answerBy },
      ];
    }),
  };
}
