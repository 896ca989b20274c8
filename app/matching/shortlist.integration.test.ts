import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { matchRun, supportRequest } from '#drizzle/schema';
import {
  at,
  type Cast,
  invited,
  matchingCast,
  must,
  requestState,
  rowOf,
  SPRING,
  SUMMER,
  shared,
  shortlistVersion,
} from '#tests/builders/matching';
import { newWorld, type World } from '#tests/support/world';
import { canonicalJson } from '~/kernel/canonical-json';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { declineInvitation } from './commands/invitation.server';
import {
  addToShortlist,
  askForOthers,
  choosePartner,
  shareShortlist,
  takeChoiceBack,
  withdrawProposal,
} from './commands/shortlist.server';
import { rank } from './domain/score';
import { readShortlist } from './proposals.server';
import { latestRun, runMatch } from './runs.server';

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await newWorld();
  cast = await matchingCast(world);
});

describe('ranking', () => {
  it('starts matching, keeps what it read, and replays to the same after everything has changed', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    expect(await requestState()).toBe('matching');
    const run = (await latestRun(db(), 'r1'))!;
    expect(run.result.ranked.map(({ offerId }) => offerId)).toEqual(['near', 'abroad', 'far']);
    expect(run.result.excluded).toEqual([
      { offerId: 'national', reasons: [expect.objectContaining({ code: 'over-ceiling', soft: true })] },
    ]);
    await world.provider('new', 100002, { caps: { [SPRING]: 20 } });
    await world.offer('new', 'new', { days: { [SPRING]: 20 } });
    const [stored] = await db().select().from(matchRun);
    expect(canonicalJson(rank(JSON.parse(stored!.inputs)))).toBe(stored!.result);
  });

  it('made twice by the same form is one run', async () => {
    const id = newFormId();
    must(await runMatch(cast.broker, { id, requestId: 'r1' }));
    must(await runMatch(cast.broker, { id, requestId: 'r1' }));
    expect(await db().select().from(matchRun)).toHaveLength(1);
  });

  it('is refused by a form with the id of another record, or of none a form is given', async () => {
    const id = newFormId();
    must(await runMatch(cast.broker, { id, requestId: 'r1' }));
    await world.school(100005);
    await world.standing(100005);
    await world.request('r2', 100005, cast.head);
    expect(await runMatch(cast.broker, { id, requestId: 'r2' })).toMatchObject({ code: 'form.used' });
    const other = { id: '<b>', requestId: 'r2' };
    expect(await runMatch(cast.broker, other)).toMatchObject({ code: 'form.used' });
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r2' }));
    const put = { id: newFormId(), offerId: 'near', reason: null };
    must(await addToShortlist(cast.broker, { ...put, requestId: 'r1' }));
    const tried = await addToShortlist(cast.broker, { ...put, requestId: 'r2' });
    expect(tried).toMatchObject({ ok: false, code: 'form.used' });
    expect(await readShortlist(db(), 'r2')).toMatchObject({ version: 1 });
  });

  it('is for the brokers of the request’s authority only', async () => {
    for (const viewer of [cast.head, cast.chair, cast.ann, cast.foreignBroker, cast.member]) {
      const tried = await runMatch(viewer, { id: newFormId(), requestId: 'r1' });
      expect(tried).toMatchObject({ ok: false, code: 'request.not-found' });
    }
    expect(await db().select().from(matchRun)).toEqual([]);
  });

  it('leaves out what rests after a decline, and what has no free days', async () => {
    const id = await invited(cast, 'near', ['near', 'far'], { [SPRING]: 8, [SUMMER]: 8 });
    must(await declineInvitation(cast.ann, { ...(await at(id)), code: 'no-capacity', note: null }));
    world.travelTo('2026-11-24T09:00:00Z');
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const excluded = (await latestRun(db(), 'r1'))!.result.excluded;
    expect(excluded.find(({ offerId }) => offerId === 'near')?.reasons.map(({ code }) => code)).toEqual([
      'parked',
    ]);
  });
});

describe('the shortlist', () => {
  it('takes an offer once, however often the form is sent', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const form = { id: newFormId(), requestId: 'r1', offerId: 'near', reason: null };
    const first = must(await addToShortlist(cast.broker, form));
    expect(must(await addToShortlist(cast.broker, form))).toEqual(first);
    expect(must(await addToShortlist(cast.broker, { ...form, id: newFormId() }))).toEqual(first);
    expect(await rowOf(first.id)).toMatchObject({ rank: 1, state: 'shortlisted', waived: [] });
  });

  it('takes one that was not suggested only where every reason is soft, with a reason', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const form = { requestId: 'r1', offerId: 'national', reason: null };
    const bare = await addToShortlist(cast.broker, { ...form, id: newFormId() });
    expect(bare).toMatchObject({ ok: false, code: 'shortlist.reason-needed', field: 'reason' });
    const reason = 'The governors can pay more for this.';
    const { id } = must(await addToShortlist(cast.broker, { ...form, id: newFormId(), reason }));
    expect(await rowOf(id)).toMatchObject({ rank: null, waived: ['over-ceiling'], shortlistReason: reason });
    const closed = await addToShortlist(cast.broker, { ...form, offerId: 'closed', id: newFormId(), reason });
    expect(closed).toMatchObject({ ok: false, code: 'shortlist.offer-gone' });
  });

  it('looks again as things stand now', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    await world.open.write((tx) =>
      tx.update(supportRequest).set({ urn: 100002 }).where(eq(supportRequest.id, 'r1')),
    );
    const form = { id: newFormId(), requestId: 'r1', offerId: 'near', reason: 'Because.' };
    expect(await addToShortlist(cast.broker, form)).toMatchObject({ ok: false, code: 'shortlist.excluded' });
  });

  it('is shared once by a form sent twice; another note sent from the same form is a later thought', async () => {
    await shared(cast.broker);
    const version = await shortlistVersion();
    const sent = { requestId: 'r1', version: version - 1, note: null };
    expect(must(await shareShortlist(cast.broker, sent))).toEqual({ shared: 2 });
    expect(await shortlistVersion()).toBe(version);
    for (const other of [
      await shareShortlist(cast.broker, { ...sent, note: 'Another.' }),
      await shareShortlist(cast.lead, sent),
    ]) {
      expect(other).toMatchObject({ ok: false, code: 'stale' });
    }
  });

  it('is shown to the school when shared, and a stale share is refused with both texts', async () => {
    const ids = await shared(cast.broker);
    expect((await rowOf(ids.near!)).sharedAt).not.toBeNull();
    expect((await readShortlist(db(), 'r1'))?.state).toBe('shared');
    const again = await shareShortlist(cast.broker, { requestId: 'r1', version: 1, note: 'Mine' });
    expect(again).toMatchObject({ ok: false, code: 'stale', details: { theirs: { note: null } } });
    const nothing = await shareShortlist(cast.broker, {
      requestId: 'r1',
      version: await shortlistVersion(),
      note: null,
    });
    expect(nothing).toMatchObject({ ok: false, code: 'shortlist.nothing-new' });
  });
});

describe('the school’s choice', () => {
  it('is the headteacher’s, of this school, and can be taken back until somebody is asked', async () => {
    const ids = await shared(cast.broker);
    const input = {
      requestId: 'r1',
      proposalId: ids.near!,
      shortlistVersion: await shortlistVersion(),
      reason: null,
    };
    expect(await choosePartner(cast.broker, input)).toMatchObject({ code: 'proposal.forbidden' });
    expect(await choosePartner(cast.chair, input)).toMatchObject({ code: 'proposal.forbidden' });
    for (const viewer of [cast.otherHead, cast.foreignBroker, cast.ann, cast.release]) {
      expect(await choosePartner(viewer, input)).toMatchObject({ code: 'proposal.not-found' });
    }
    must(await choosePartner(cast.head, input));
    expect((await rowOf(ids.near!)).state).toBe('chosen');
    const second = { ...input, proposalId: ids.far!, shortlistVersion: await shortlistVersion() };
    expect(await choosePartner(cast.head, second)).toMatchObject({ code: 'shortlist.not-allowed' });
    must(await takeChoiceBack(cast.head, await at(ids.near!)));
    must(await choosePartner(cast.head, { ...second, shortlistVersion: await shortlistVersion() }));
  });

  it('cannot be of one that has not been shown', async () => {
    await shared(cast.broker, ['near']);
    const form = { id: newFormId(), requestId: 'r1', offerId: 'far', reason: null };
    const { id } = must(await addToShortlist(cast.broker, form));
    const input = {
      requestId: 'r1',
      proposalId: id,
      shortlistVersion: await shortlistVersion(),
      reason: null,
    };
    expect(await choosePartner(cast.head, input)).toMatchObject({ code: 'proposal.not-found' });
  });

  it('made on a page that has changed since is refused', async () => {
    const ids = await shared(cast.broker);
    const shortlistVersionThen = await shortlistVersion();
    must(await withdrawProposal(cast.broker, { ...(await at(ids.far!)), reason: 'Their plans changed.' }));
    must(
      await addToShortlist(cast.broker, {
        id: newFormId(),
        requestId: 'r1',
        offerId: 'abroad',
        reason: null,
      }),
    );
    const input = {
      requestId: 'r1',
      proposalId: ids.near!,
      shortlistVersion: shortlistVersionThen,
      reason: null,
    };
    expect(await choosePartner(cast.head, input)).toMatchObject({ ok: false, code: 'stale' });
  });

  it('may be to ask for others, with a reason', async () => {
    await shared(cast.broker);
    const input = {
      requestId: 'r1',
      shortlistVersion: await shortlistVersion(),
      reason: 'Somebody nearer, please.',
    };
    expect(await askForOthers(cast.chair, input)).toMatchObject({ code: 'shortlist.forbidden' });
    expect(await askForOthers(cast.otherHead, input)).toMatchObject({ code: 'request.not-found' });
    must(await askForOthers(cast.head, input));
    must(await askForOthers(cast.head, input));
    const changed = await askForOthers(cast.head, { ...input, reason: 'Somebody else.' });
    expect(changed.ok).toBe(false);
    expect(await readShortlist(db(), 'r1')).toMatchObject({
      state: 'others-asked',
      askedReason: input.reason,
    });
    must(
      await addToShortlist(cast.broker, {
        id: newFormId(),
        requestId: 'r1',
        offerId: 'abroad',
        reason: null,
      }),
    );
    must(
      await shareShortlist(cast.broker, { requestId: 'r1', version: await shortlistVersion(), note: 'Cat.' }),
    );
    expect((await readShortlist(db(), 'r1'))?.state).toBe('shared');
  });
});
