import { beforeEach, describe, expect, it } from 'vitest';
import {
  at,
  type Cast,
  invited,
  matchingCast,
  must,
  shared,
  shortlistVersion,
} from '#tests/builders/matching';
import { newWorld } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { newFormId } from '~/platform/transact.server';
import { rankReport } from './cli';
import { acceptInvitation, answerRelease, declineInvitation } from './commands/invitation.server';
import { addToShortlist, askForOthers, choosePartner } from './commands/shortlist.server';
import { listProposals } from './queries/list.server';
import { loadMatches, loadOfferForRequest } from './queries/matches.server';
import { loadProposalsPanel } from './queries/panel.server';
import {
  loadAnswerPage,
  loadApprovePage,
  loadInvitePage,
  loadProposalPage,
  loadReleasePage,
} from './queries/proposal.server';
import { loadShortlist } from './queries/shortlist.server';
import { runMatch } from './runs.server';
import { matchingWorklist } from './worklist.server';

let cast: Cast;

beforeEach(async () => {
  cast = await matchingCast(await newWorld());
});

const FIRST = { page: 1, excludedPage: 1, reason: null };

describe('the ranking', () => {
  it('is read by the brokers of the authority only', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const view = await loadMatches(cast.broker, 'r1', FIRST);
    expect(view?.run?.ranked.map(({ rank, offerId, score }) => [rank, offerId, score > 0])).toEqual([
      [1, 'near', true],
      [2, 'abroad', true],
      [3, 'far', true],
    ]);
    expect(view?.run?.excluded).toEqual([expect.objectContaining({ offerId: 'national', soft: true })]);
    for (const viewer of [cast.head, cast.chair, cast.ann, cast.foreignBroker, cast.member, cast.otherHead]) {
      expect(await loadMatches(viewer, 'r1', FIRST)).toBeNull();
      expect(await loadOfferForRequest(viewer, 'r1', 'near')).toBeNull();
    }
  });

  it('is filtered by reason, and a page beyond the last is the last', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const none = await loadMatches(cast.broker, 'r1', { page: 9, excludedPage: 9, reason: 'conflict' });
    expect(none?.run).toMatchObject({ rankedPage: 1, excludedTotal: 0, excludedAll: 1 });
    const some = await loadMatches(cast.broker, 'r1', { ...FIRST, reason: 'over-ceiling' });
    expect(some?.run).toMatchObject({ excludedTotal: 1, reasons: [{ code: 'over-ceiling', count: 1 }] });
  });

  it('says what has changed since it was made', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    expect((await loadMatches(cast.broker, 'r1', FIRST))?.run?.changes).toEqual([]);
    await invited(cast, 'far');
    const changes = (await loadMatches(cast.lead, 'r1', FIRST))?.run?.changes;
    expect(changes).toEqual(['Since then: free days changed for 1 offer.']);
  });

  it('shows one offer with its reasons and what it would score', async () => {
    const view = await loadOfferForRequest(cast.broker, 'r1', 'national');
    expect(view?.reasons.map(({ code }) => code)).toEqual(['over-ceiling']);
    expect(view?.factors.reduce((sum, { points }) => sum + points, 0)).toBe(view?.score);
    expect(await loadOfferForRequest(cast.broker, 'r1', 'closed')).toBeNull();
  });

  it('is printed by the command line with the same figures', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const report = await rankReport('r1');
    const page = await loadMatches(cast.broker, 'r1', FIRST);
    expect(report?.ranked.map(({ offer, score }) => [offer, score])).toEqual(
      page?.run?.ranked.map(({ offerId, score }) => [offerId, score]),
    );
    expect(report).toMatchObject({ request: 'r1', model: '3', excluded: [{ offer: 'national' }] });
    expect((await rankReport('TES-r1'))?.request).toBe('r1');
    expect(await rankReport('nobody')).toBeNull();
  });
});

describe('the shortlist', () => {
  it('shows the school what was shared, with the explanation and no reasons of the broker', async () => {
    await shared(cast.broker, ['near']);
    must(
      await addToShortlist(cast.broker, {
        id: newFormId(),
        requestId: 'r1',
        offerId: 'national',
        reason: 'Ours.',
      }),
    );
    const own = await loadShortlist(cast.head, 'r1');
    expect(own?.candidates.map(({ offerId }) => offerId)).toEqual(['near']);
    expect(own?.candidates[0]?.shortlistReason).toBeNull();
    expect(own?.candidates[0]?.factors).toHaveLength(12);
    expect((await loadShortlist(cast.chair, 'r1'))?.as).toEqual({ service: false, clientHead: false });
    expect((await loadShortlist(cast.broker, 'r1'))?.candidates).toHaveLength(2);
    for (const viewer of [cast.ann, cast.otherHead, cast.foreignBroker, cast.release, cast.member]) {
      expect(await loadShortlist(viewer, 'r1')).toBeNull();
      expect(await loadProposalsPanel(viewer, 'r1')).toBeNull();
    }
    expect((await loadProposalsPanel(cast.head, 'r1'))?.proposals).toHaveLength(1);
  });

  it('carries no contact details anywhere', async () => {
    await shared(cast.broker);
    const text = JSON.stringify([
      await loadShortlist(cast.head, 'r1'),
      await loadMatches(cast.broker, 'r1', FIRST),
      await loadProposalsPanel(cast.head, 'r1'),
    ]);
    expect(text).not.toContain('@provider.example');
    expect(text).not.toContain('01234 567890');
  });
});

/** Whether each person may read a proposal. */
async function readers(id: string) {
  const who = Object.entries(cast) as [string, Viewer][];
  const seen: string[] = [];
  for (const [name, viewer] of who) if (await loadProposalPage(viewer, id)) seen.push(name);
  return seen.sort();
}

describe('a proposal', () => {
  it('is known to the school once shared, to provider and home head once asked, to nobody else', async () => {
    const ids = await shared(cast.broker);
    expect(await readers(ids.near ?? '')).toEqual(['broker', 'chair', 'head', 'lead']);
    const input = { requestId: 'r1', proposalId: ids.near ?? '', reason: null };
    must(await choosePartner(cast.head, { ...input, shortlistVersion: await shortlistVersion() }));
    expect(await readers(ids.near ?? '')).toEqual(['broker', 'chair', 'head', 'lead']);
  });

  it('once asked is known to the provider, in outline', async () => {
    const id = await invited(cast);
    expect(await readers(id)).toEqual(['ann', 'broker', 'chair', 'head', 'lead', 'release']);
    const own = await loadProposalPage(cast.ann, id);
    expect(own?.request.needs).toEqual([
      {
        name: 'Writing at key stage 2',
        severity: 0,
        outcome: 'Children write at length with control in every subject.',
      },
    ]);
    expect(own).toMatchObject({ fit: null, choiceReason: null, contacts: null });
    const text = JSON.stringify(own);
    // The baseline, as a figure of its own: an id may hold the same digits by chance.
    expect(text).not.toMatch(/\b58\b/);
    expect(text).not.toContain('Books show');
    expect(own?.timeline.map(({ sentence }) => sentence)).toEqual([
      'Ann Ash was asked, and the days were held',
    ]);
  });

  it('abroad is known to its provider and home head, not to their authority', async () => {
    const id = await invited(cast, 'abroad', ['abroad']);
    expect(await readers(id)).toEqual(['broker', 'cat', 'chair', 'head', 'lead', 'releaseAbroad']);
    expect((await listProposals(cast.foreignBroker, { page: 1, state: null })).total).toBe(0);
    expect((await listProposals(cast.cat, { page: 1, state: null })).rows.map((row) => row.id)).toEqual([id]);
  });

  it('shows how to reach each other only after acceptance', async () => {
    const id = await invited(cast);
    for (const viewer of [cast.head, cast.ann, cast.broker]) {
      expect((await loadProposalPage(viewer, id))?.contacts).toBeNull();
    }
    must(await acceptInvitation(cast.ann, await at(id)));
    const contacts = (await loadProposalPage(cast.head, id))?.contacts;
    expect(contacts?.provider).toMatchObject({ email: 'ann@provider.example', telephone: '01234 567890' });
    expect((await loadProposalPage(cast.ann, id))?.contacts?.school).toEqual([
      expect.objectContaining({ email: 'head@testshire.example', role: 'Headteacher' }),
    ]);
  });

  it('keeps the reason for declining between provider and broker', async () => {
    const id = await invited(cast);
    const note = 'My mother is ill.';
    must(await declineInvitation(cast.ann, { ...(await at(id)), code: 'other', note }));
    expect((await loadProposalPage(cast.broker, id))?.decline).toEqual({ code: 'other', note });
    for (const viewer of [cast.head, cast.chair, cast.release]) {
      expect(JSON.stringify(await loadProposalPage(viewer, id))).not.toContain(note);
    }
  });

  it('suggests days to the broker from what was asked and what is free', async () => {
    const ids = await shared(cast.broker);
    const input = { requestId: 'r1', proposalId: ids.near ?? '', reason: null };
    must(await choosePartner(cast.head, { ...input, shortlistVersion: await shortlistVersion() }));
    const page = await loadInvitePage(cast.broker, ids.near ?? '');
    expect(page?.terms).toEqual([
      { term: '2026-2-spring', free: 8, suggested: 6 },
      { term: '2026-3-summer', free: 8, suggested: 6 },
    ]);
    expect(page?.answerDays).toBe(10);
    expect(await loadInvitePage(cast.head, ids.near ?? '')).toBeNull();
  });

  it('offers each step’s page only to the one whose step it is', async () => {
    const id = await invited(cast);
    const may = async (load: (viewer: Viewer, id: string) => Promise<unknown>) => {
      const who = ['broker', 'head', 'ann', 'release', 'foreignBroker'] as const;
      const found: string[] = [];
      for (const name of who) if (await load(cast[name], id)) found.push(name);
      return found;
    };
    expect(await may(loadAnswerPage)).toEqual(['ann']);
    expect(await may(loadReleasePage)).toEqual(['release']);
    expect(await may(loadApprovePage)).toEqual(['broker']);
    expect(await may(loadInvitePage)).toEqual(['broker']);
  });
});

const work = async (viewer: Viewer) =>
  (await matchingWorklist(viewer)).map(({ kind, title, due }) =>
    [kind, title, due].filter(Boolean).join(' | '),
  );

describe('what waits for whom', () => {
  it('moves from one to the next', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    expect(await work(cast.broker)).toEqual(['now | Make a shortlist for TES-r1']);
    expect(await work(cast.head)).toEqual(['waiting | TES-r1 waits for possible partners']);
    const ids = await shared(cast.broker);
    const id = ids.near ?? '';
    expect(await work(cast.broker)).toEqual(['waiting | TES-r1 waits for the school’s choice']);
    expect(await work(cast.head)).toEqual(['now | Choose a partner for TES-r1']);
    const ask = { requestId: 'r1', shortlistVersion: await shortlistVersion(), reason: 'Nearer.' };
    must(await askForOthers(cast.head, ask));
    expect(await work(cast.broker)).toEqual(['now | Look for other partners for TES-r1']);
    expect(await work(cast.head)).toEqual(['waiting | TES-r1 waits for other possible partners']);
    const choose = {
      requestId: 'r1',
      proposalId: id,
      shortlistVersion: await shortlistVersion(),
      reason: null,
    };
    must(await choosePartner(cast.head, choose));
    expect(await work(cast.broker)).toEqual(['now | Send the invitation for TES-r1']);
    expect(await work(cast.ann)).toEqual([]);
  });

  it('has the date to answer for the provider and for the home school', async () => {
    const id = await invited(cast);
    expect(await work(cast.ann)).toEqual([
      'now | Answer the invitation from Alder Primary School | 2026-11-30',
    ]);
    expect(await work(cast.broker)).toEqual([
      'waiting | TES-r1 waits for the provider’s answer | 2026-11-30',
    ]);
    expect(await work(cast.head)).toEqual(['waiting | TES-r1 waits for the provider’s answer | 2026-11-30']);
    expect(await work(cast.release)).toEqual([]);
    must(await acceptInvitation(cast.ann, await at(id)));
    expect(await work(cast.release)).toEqual(['now | Say whether you can release Ann Ash | 2026-11-30']);
    expect(await work(cast.ann)).toEqual([
      'waiting | Alder Primary School waits for your school’s release | 2026-11-30',
    ]);
    must(await answerRelease(cast.release, { ...(await at(id)), release: true, reason: null }));
    expect(await work(cast.broker)).toEqual(['now | Approve the partnership for TES-r1']);
    expect(await work(cast.release)).toEqual(['waiting | Ann Ash waits for approval']);
    for (const viewer of [cast.foreignBroker, cast.ben, cast.otherHead, cast.member]) {
      expect(await work(viewer)).toEqual([]);
    }
  });
});
