import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { account, domainEvent } from '#drizzle/schema';
import {
  at,
  balanceOf,
  type Cast,
  CLIENT,
  chosen,
  eventsOf,
  invited,
  matchingCast,
  must,
  rowOf,
  SPRING,
  SUMMER,
  shared,
  shortlistVersion,
} from '#tests/builders/matching';
import { newWorld, type World } from '#tests/support/world';
import { type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { newFormId, transact } from '~/platform/transact.server';
import { acceptInvitation, answerRelease, declineInvitation, invite } from './commands/invitation.server';
import { choosePartner, takeChoiceBack, withdrawProposal } from './commands/shortlist.server';
import { expireProposals } from './jobs.server';
import { readShortlist } from './proposals.server';
import { loadInvitePage } from './queries/proposal.server';
import { latestRun, runMatch } from './runs.server';

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await newWorld();
  cast = await matchingCast(world);
});

describe('the invitation', () => {
  it('holds the days until five school days later', async () => {
    const id = await invited(cast);
    expect((await balanceOf('ann')).held).toBe(6);
    expect((await balanceOf('ann')).free).toBe(2);
    // Monday 23 November and five school days.
    expect((await rowOf(id)).answerBy?.toISOString()).toBe('2026-11-30T23:59:59.000Z');
  });

  it('is refused while nobody has an account to answer it, and holds nothing', async () => {
    const ids = await chosen(cast);
    await transact(cast.broker, async ({ tx, emit }) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, cast.ann.accountId));
      emit({ type: 'account.closed', subject: { type: 'account', id: cast.ann.accountId } });
      return yes();
    });
    const view = await loadInvitePage(cast.broker, ids.near!);
    expect(view?.unreached).toEqual({ provider: true, homeHead: false });
    const input = { ...(await at(ids.near!)), answerDays: 5, message: null };
    expect(await invite(cast.broker, { ...input, days: { [SPRING]: 2 } })).toMatchObject({
      ok: false,
      code: 'proposal.nobody-to-answer',
      message: expect.stringContaining('Nobody has an account to answer for Ann Ash'),
    });
    expect((await balanceOf('ann')).held).toBe(0);
  });

  it('is refused with the shortfall in plain words where too few days are free, and holds nothing', async () => {
    const ids = await chosen(cast);
    const input = { ...(await at(ids.near!)), answerDays: 5, message: null };
    const tried = await invite(cast.broker, { ...input, days: { [SPRING]: 2, [SUMMER]: 11 } });
    expect(tried).toMatchObject({
      ok: false,
      code: 'capacity.short',
      field: `days.${SUMMER}`,
      message: expect.stringContaining('5½ days are asked for in the summer term 2027 and 4 days are free'),
      details: { shortfallHalfDays: 3 },
    });
    expect((await balanceOf('ann')).held).toBe(0);
    expect((await rowOf(ids.near!)).state).toBe('chosen');
  });

  it('refuses days outside the request’s window, none at all, and a silly number of days to answer', async () => {
    const ids = await chosen(cast);
    const input = { ...(await at(ids.near!)), answerDays: 5, message: null };
    const tries: Parameters<typeof invite>[1][] = [
      { ...input, days: {} },
      { ...input, days: { '2027-1-autumn': 2 } },
      { ...input, days: { [SPRING]: 2 }, answerDays: 0 },
    ];
    const codes = [];
    for (const one of tries) codes.push((await invite(cast.broker, one)) as { code?: string });
    expect(codes.map(({ code }) => code)).toEqual([
      'proposal.no-days',
      'proposal.outside-window',
      'proposal.answer-days',
    ]);
  });

  it('two at once for the last days: one holds them, the other is told', async () => {
    await world.request('r2', CLIENT, cast.head);
    const first = await chosen(cast);
    const second = await shared(cast.lead, ['near'], 'r2');
    const choose = {
      requestId: 'r2',
      proposalId: second.near!,
      shortlistVersion: await shortlistVersion('r2'),
      reason: null,
    };
    must(await choosePartner(cast.head, choose));
    const days = { [SPRING]: 6 };
    const answers = await Promise.all([
      invite(cast.broker, { ...(await at(first.near!)), days, answerDays: 5, message: null }),
      invite(cast.lead, { ...(await at(second.near!)), days, answerDays: 5, message: null }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      code: 'capacity.short',
      details: { shortfallHalfDays: 4 },
    });
    expect((await balanceOf('ann')).held).toBe(6);
  });

  it('sent twice holds the days once', async () => {
    const ids = await chosen(cast);
    const input = { ...(await at(ids.near!)), days: { [SPRING]: 6 }, answerDays: 5, message: null };
    const answers = [await invite(cast.broker, input), await invite(cast.broker, input)];
    expect(answers.map((one) => (one.ok ? 'yes' : one.code))).toEqual(['yes', 'yes']);
    expect(
      await db().select().from(domainEvent).where(eq(domainEvent.type, 'proposal.invited')),
    ).toHaveLength(1);
    // Back, and other days: they are not said to be held.
    const other = await invite(cast.broker, { ...input, days: { [SPRING]: 2 } });
    expect(other).toMatchObject({ code: 'proposal.done-already' });
    expect((await balanceOf('ann')).held).toBe(6);
  });
});

describe('the provider’s answer', () => {
  it('accepts: the days stay held, the home school is asked', async () => {
    const id = await invited(cast);
    expect(must(await acceptInvitation(cast.ann, await at(id)))).toEqual({ released: false });
    expect(await rowOf(id)).toMatchObject({ state: 'accepted', answeredById: 'ann' });
    expect((await balanceOf('ann')).held).toBe(6);
  });

  it('takes the release with it for a national leader', async () => {
    const id = await invited(cast, 'national', ['national']);
    expect(must(await acceptInvitation(cast.deb, await at(id)))).toEqual({ released: true });
    expect(await rowOf(id)).toMatchObject({ state: 'released', answerBy: null });
    expect(await eventsOf(id)).toContain('proposal.accepted-and-released');
  });

  it('takes the release with it when the home school’s head is the one who accepts', async () => {
    const both = await world.person('both', [
      { role: 'leader', providerId: 'ann' },
      { role: 'head', urn: 100002 },
    ]);
    const id = await invited(cast);
    expect(must(await acceptInvitation(both, await at(id)))).toEqual({ released: true });
    expect(await rowOf(id)).toMatchObject({ state: 'released', releasedById: 'both' });
  });

  it('declines with a reason: the days are free, the offer rests, the school chooses again', async () => {
    const id = await invited(cast);
    const other = { ...(await at(id)), code: 'other' as const, note: null };
    expect(await declineInvitation(cast.ann, other)).toMatchObject({
      code: 'proposal.note-needed',
      field: 'note',
    });
    must(
      await declineInvitation(cast.ann, {
        ...(await at(id)),
        code: 'timing',
        note: 'After Easter is better.',
      }),
    );
    expect(await rowOf(id)).toMatchObject({ state: 'declined', declineCode: 'timing' });
    expect((await balanceOf('ann')).free).toBe(8);
    expect((await readShortlist(db(), 'r1'))?.state).toBe('shared');
  });

  it('after a conflict is named, the provider is not suggested to that school again', async () => {
    const id = await invited(cast);
    must(
      await declineInvitation(cast.ann, {
        ...(await at(id)),
        code: 'conflict',
        note: 'My sister is the head.',
      }),
    );
    world.travelTo('2026-11-24T09:00:00Z');
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const near = (await latestRun(db(), 'r1'))!.result.excluded.find(({ offerId }) => offerId === 'near');
    expect(near?.reasons).toEqual([expect.objectContaining({ code: 'conflict', soft: false })]);
  });

  it('is nobody else’s to give', async () => {
    const id = await invited(cast);
    for (const viewer of [cast.ben, cast.cat, cast.foreignBroker, cast.otherHead, cast.member]) {
      expect(await acceptInvitation(viewer, await at(id))).toMatchObject({ code: 'proposal.not-found' });
    }
    for (const viewer of [cast.broker, cast.head, cast.release]) {
      expect(await acceptInvitation(viewer, await at(id))).toMatchObject({ code: 'proposal.forbidden' });
    }
  });

  it('on a page opened before a change is refused as stale', async () => {
    const id = await invited(cast);
    const { version } = await at(id);
    expect(await acceptInvitation(cast.ann, { proposalId: id, version: version - 1 })).toMatchObject({
      code: 'stale',
    });
  });

  it('given twice counts once', async () => {
    const id = await invited(cast);
    const input = await at(id);
    const answers = await Promise.all([acceptInvitation(cast.ann, input), acceptInvitation(cast.ann, input)]);
    // A button pressed twice is told what the first press did.
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const accepted = eq(domainEvent.type, 'proposal.accepted');
    expect(await db().select().from(domainEvent).where(accepted)).toHaveLength(1);
    const late = await acceptInvitation({ ...cast.ann, accountId: cast.broker.accountId }, input);
    expect(late).toMatchObject({ code: 'proposal.not-allowed' });
  });

  it('and every other step sent twice is answered as the first time', async () => {
    const count = async () => (await db().select().from(domainEvent)).length;
    const twice = async <T>(send: () => Promise<Verdict<T>>) => {
      must(await send());
      const before = await count();
      must(await send());
      expect(await count()).toBe(before);
    };
    const ids = await shared(cast.broker);
    const near = ids.near ?? '';
    const choice = {
      requestId: 'r1',
      proposalId: near,
      shortlistVersion: await shortlistVersion(),
      reason: null,
    };
    await twice(() => choosePartner(cast.head, choice));
    const back = await at(near);
    await twice(() => takeChoiceBack(cast.head, back));
    must(await choosePartner(cast.head, { ...choice, shortlistVersion: await shortlistVersion() }));
    const invitation = { ...(await at(near)), days: { [SPRING]: 2 }, answerDays: 5, message: null };
    must(await invite(cast.broker, invitation));
    must(await acceptInvitation(cast.ann, await at(near)));
    const release = { ...(await at(near)), release: true, reason: null };
    await twice(() => answerRelease(cast.release, release));
    const withdrawal = { ...(await at(near)), reason: 'The school has changed its plans.' };
    await twice(() => withdrawProposal(cast.broker, withdrawal));
    expect((await balanceOf('ann')).held).toBe(0);
  });
});

describe('the date to answer', () => {
  it('passed, the job ends the invitation and frees the days, once', async () => {
    const id = await invited(cast);
    expect(await expireProposals(new Date('2026-11-30T23:59:59.000Z'))).toBe(0);
    expect(await expireProposals(new Date('2026-12-01T00:00:00.000Z'))).toBe(1);
    expect(await expireProposals(new Date('2026-12-01T00:00:00.000Z'))).toBe(0);
    expect((await rowOf(id)).state).toBe('expired');
    expect((await balanceOf('ann')).free).toBe(8);
    expect((await eventsOf(id)).filter((type) => type === 'proposal.expired')).toHaveLength(1);
  });

  it('passed, an answer before the job comes round is refused and the expiry recorded', async () => {
    const id = await invited(cast);
    world.travelTo('2026-12-01T08:00:00Z');
    const late = await acceptInvitation(cast.ann, await at(id));
    expect(late).toMatchObject({
      ok: false,
      code: 'proposal.expired',
      message: expect.stringContaining('30 November 2026'),
    });
    expect((await rowOf(id)).state).toBe('expired');
    expect((await balanceOf('ann')).free).toBe(8);
    expect(await acceptInvitation(cast.ann, await at(id))).toMatchObject({ code: 'proposal.expired' });
    expect(
      await declineInvitation(cast.ann, { ...(await at(id)), code: 'timing', note: null }),
    ).toMatchObject({
      code: 'proposal.expired',
    });
  });

  it('of the home school frees the days as well; a released proposal waits for the broker without one', async () => {
    const id = await invited(cast);
    must(await acceptInvitation(cast.ann, await at(id)));
    world.travelTo('2026-12-09T08:00:00Z');
    expect(
      await answerRelease(cast.release, { ...(await at(id)), release: true, reason: null }),
    ).toMatchObject({
      code: 'proposal.expired',
    });
    expect((await balanceOf('ann')).free).toBe(8);
  });

  it('does not end what is not the stranger’s to end', async () => {
    const id = await invited(cast);
    world.travelTo('2026-12-01T08:00:00Z');
    expect(await acceptInvitation(cast.ben, await at(id))).toMatchObject({ code: 'proposal.not-found' });
    expect((await rowOf(id)).state).toBe('invited');
  });
});
