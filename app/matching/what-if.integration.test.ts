import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { offer, proposal } from '#drizzle/schema';
import { at, type Cast, invited, matchingCast, must, rowOf, SPRING, SUMMER } from '#tests/builders/matching';
import { newWorld, type World } from '#tests/support/world';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { addToShortlist, withdrawProposal } from './commands/shortlist.server';
import { addTeamToShortlist } from './commands/team.server';
import { loadMatches, loadOfferForRequest } from './queries/matches.server';
import { loadProposalPage } from './queries/proposal.server';
import { loadWiderChoice } from './queries/what-if.server';
import { runMatch } from './runs.server';

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await newWorld();
  cast = await matchingCast(world);
});

const FIRST = { page: 1, excludedPage: 1, reason: null };

describe('what would change it', () => {
  it('is read by the brokers of the request beside the offer, until it is put forward', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const dear = await loadOfferForRequest(cast.broker, 'r1', 'national');
    expect(dear?.change).toMatchObject({ goal: 'eligible', place: null, suggested: 3 });
    expect(dear?.change?.changes.map(({ change, by }) => [change, by])).toEqual([
      [{ kind: 'waive', code: 'over-ceiling' }, 'service'],
      [{ kind: 'ceiling', pence: 45_000 }, 'school'],
      [{ kind: 'rate', pence: expect.any(Number) }, 'provider'],
    ]);
    expect((await loadOfferForRequest(cast.broker, 'r1', 'near'))?.change).toMatchObject({
      goal: null,
      place: 1,
    });
    must(
      await addToShortlist(cast.broker, { id: newFormId(), requestId: 'r1', offerId: 'near', reason: null }),
    );
    expect((await loadOfferForRequest(cast.broker, 'r1', 'near'))?.change).toBeNull();
    for (const viewer of [cast.head, cast.ann, cast.foreignBroker]) {
      expect(await loadOfferForRequest(viewer, 'r1', 'national')).toBeNull();
    }
  });

  it('looks beyond the window for days that come later', async () => {
    const later = '2027-1-autumn';
    await world.provider('eve', 100002, { caps: { [later]: 8 } });
    await world.offer('later', 'eve', { days: { [later]: 8 } });
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const found = await loadOfferForRequest(cast.broker, 'r1', 'later');
    expect(found?.reasons.map(({ code }) => code)).toEqual(['no-free-days']);
    expect(found?.change?.changes.map(({ change }) => change)).toContainEqual({
      kind: 'finish-later',
      term: later,
      date: '2027-12-31',
    });
  });

  it('tells the school how many more it would have to choose from, and only the school', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const wider = [{ change: { kind: 'ceiling', pence: 45_000 }, more: 1 }];
    expect(await loadWiderChoice(cast.head, 'r1')).toEqual(wider);
    expect(await loadWiderChoice(cast.chair, 'r1')).toEqual(wider);
    expect((await loadMatches(cast.broker, 'r1', FIRST))?.run?.wider).toEqual(wider);
    for (const viewer of [cast.broker, cast.otherHead, cast.ann, cast.foreignBroker, cast.member]) {
      expect(await loadWiderChoice(viewer, 'r1')).toEqual([]);
    }
  });

  it('tells a provider, once it came to nothing, what of their own offer they could change', async () => {
    const id = await invited(cast);
    expect((await loadProposalPage(cast.ann, id))?.ownChanges).toEqual([]);
    must(await withdrawProposal(cast.broker, { ...(await at(id)), reason: 'The school has closed.' }));
    await world.open.write((tx) =>
      tx.update(offer).set({ lastConfirmedAt: null }).where(eq(offer.id, 'near')),
    );
    const changes = (await loadProposalPage(cast.ann, id))?.ownChanges ?? [];
    expect(changes).toContainEqual({ kind: 'confirm' });
    expect(changes.map(({ kind }) => kind)).not.toContain('rate');
    for (const viewer of [cast.broker, cast.head]) {
      expect((await loadProposalPage(viewer, id))?.ownChanges).toEqual([]);
    }
  });
});

describe('two partners together', () => {
  beforeEach(async () => {
    const days = { [SPRING]: 8, [SUMMER]: 8 };
    await world.school(100005);
    await world.standing(100005);
    await world.request('r2', 100005, cast.head, { needs: ['writing-ks2', 'governance'], halfDays: 8 });
    await world.provider('fay', 100003, { name: 'Fay Fig', caps: days });
    await world.offer('govern', 'fay', { days, focusAreas: ['governance'] });
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r2' }));
  });

  it('are proposed where no one offer covers everything, and put forward in one step, once', async () => {
    const view = await loadMatches(cast.broker, 'r2', FIRST);
    const [team] = view?.run?.teams ?? [];
    expect(team).toMatchObject({ people: 2 });
    expect(team?.members.flatMap(({ needs }) => needs).sort()).toEqual([
      'Governance',
      'Writing at key stage 2',
    ]);
    expect(team?.members.reduce((sum, { halfDays }) => sum + (halfDays ?? 0), 0)).toBe(8);
    const offerIds = team!.members.map(({ offerId }) => offerId);
    expect(offerIds).toContain('govern');
    const form = { id: newFormId(), requestId: 'r2', offerIds };
    expect(must(await addTeamToShortlist(cast.broker, form))).toEqual({ added: 2 });
    expect(must(await addTeamToShortlist(cast.broker, form))).toEqual({ added: 0 });
    expect(must(await addTeamToShortlist(cast.broker, { ...form, id: newFormId() }))).toEqual({ added: 0 });
    const rows = await db().select().from(proposal).where(eq(proposal.requestId, 'r2'));
    expect(rows.map(({ offerId, waived }) => [offerId, waived]).sort()).toEqual(
      offerIds.map((offerId) => [offerId, []]).sort(),
    );
    expect((await rowOf(rows[0]!.id)).shortlistReason).toMatch(/^Put forward together with .+\.$/);
    const after = await loadMatches(cast.broker, 'r2', FIRST);
    expect(after?.run?.teams[0]?.members.every(({ proposalId }) => proposalId !== null)).toBe(true);
  });

  it('are put forward all or none, and only while each is suggested', async () => {
    const form = { id: newFormId(), requestId: 'r2', offerIds: ['near', 'national'] };
    expect(await addTeamToShortlist(cast.broker, form)).toMatchObject({ code: 'shortlist.not-suggested' });
    const draft = { ...form, id: newFormId(), offerIds: ['near', 'closed'] };
    expect(await addTeamToShortlist(cast.broker, draft)).toMatchObject({ ok: false });
    for (const viewer of [cast.head, cast.ann, cast.foreignBroker, cast.member]) {
      const tried = await addTeamToShortlist(viewer, { ...form, offerIds: ['near', 'govern'] });
      expect(tried).toMatchObject({ ok: false, code: 'request.not-found' });
    }
    expect(await db().select().from(proposal).where(eq(proposal.requestId, 'r2'))).toEqual([]);
  });

  it('say so where nobody together covers everything', async () => {
    await world.school(100006);
    await world.standing(100006);
    await world.request('r3', 100006, cast.head, { needs: ['writing-ks2', 'finance'] });
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r3' }));
    const run = (await loadMatches(cast.broker, 'r3', FIRST))?.run;
    expect([run?.teams, run?.uncovered]).toEqual([[], true]);
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const single = (await loadMatches(cast.broker, 'r1', FIRST))?.run;
    expect([single?.teams, single?.uncovered]).toEqual([[], false]);
  });
});
