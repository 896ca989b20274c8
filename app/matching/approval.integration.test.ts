import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, ledgerEntry, proposal, supportRequest } from '#drizzle/schema';
import {
  at,
  balanceOf,
  type Cast,
  eventsOf,
  invited,
  matchingCast,
  must,
  requestState,
  rowOf,
  SPRING,
} from '#tests/builders/matching';
import { newWorld, type World } from '#tests/support/world';
import { withdrawRequest } from '~/diagnosis/request-commands.server';
import { no, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { approveProposal } from './commands/approval.server';
import { acceptInvitation, answerRelease } from './commands/invitation.server';
import { addToShortlist, withdrawProposal } from './commands/shortlist.server';
import { expireProposals } from './jobs.server';
import { proposalsOf } from './proposals.server';

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await newWorld();
  cast = await matchingCast(world);
});

/** A proposal that waits for the broker's approval. */
async function released(offer = 'near', offers = ['near', 'far']): Promise<string> {
  const id = await invited(cast, offer, offers);
  must(await acceptInvitation(offer === 'near' ? cast.ann : cast.ben, await at(id)));
  const by = offer === 'near' ? cast.release : cast.release2;
  must(await answerRelease(by, { ...(await at(id)), release: true, reason: null }));
  return id;
}

describe('the home school’s release', () => {
  it('is its headteacher’s alone', async () => {
    const id = await invited(cast);
    must(await acceptInvitation(cast.ann, await at(id)));
    const input = { ...(await at(id)), release: true, reason: null };
    for (const viewer of [cast.ann, cast.broker, cast.head]) {
      expect(await answerRelease(viewer, input)).toMatchObject({ code: 'proposal.forbidden' });
    }
    expect(await answerRelease(cast.release2, input)).toMatchObject({ code: 'proposal.not-found' });
    must(await answerRelease(cast.release, input));
    expect(await rowOf(id)).toMatchObject({ state: 'released', releasedById: 'release', answerBy: null });
  });

  it('refused with a reason frees the days', async () => {
    const id = await invited(cast);
    must(await acceptInvitation(cast.ann, await at(id)));
    const input = { ...(await at(id)), release: false, reason: null };
    expect(await answerRelease(cast.release, input)).toMatchObject({
      code: 'proposal.reason-needed',
      field: 'reason',
    });
    must(await answerRelease(cast.release, { ...input, reason: 'Two colleagues are on leave.' }));
    expect(await rowOf(id)).toMatchObject({ state: 'declined', declineCode: 'home-school' });
    expect((await balanceOf('ann')).free).toBe(8);
  });
});

describe('approval', () => {
  it('makes the partnership: the request is partnered, days stay held, the others are not needed', async () => {
    const id = await released();
    const drafted: string[] = [];
    must(
      await approveProposal(
        cast.broker,
        { ...(await at(id)), overrideReason: null },
        async (_, { proposalId }) => {
          drafted.push(proposalId);
          return yes();
        },
      ),
    );
    expect(drafted).toEqual([id]);
    expect(await requestState()).toBe('partnered');
    expect((await balanceOf('ann')).held).toBe(6);
    const all = await proposalsOf(db(), 'r1');
    expect(all.map(({ state }) => state).sort()).toEqual(['approved', 'stood-down']);
    expect(await eventsOf(id)).toContain('proposal.approved');
  });

  it('is undone whole when the agreement cannot be drafted', async () => {
    const id = await released();
    const tried = await approveProposal(cast.broker, { ...(await at(id)), overrideReason: null }, async () =>
      no('agreement.refused', 'No.'),
    );
    expect(tried).toMatchObject({ code: 'agreement.refused' });
    expect([await requestState(), (await rowOf(id)).state]).toEqual(['matching', 'released']);
  });

  it('by two brokers at once: exactly one wins, the other is told by whom', async () => {
    const id = await released();
    const input = { ...(await at(id)), overrideReason: null };
    const answers = await Promise.all([
      approveProposal(cast.broker, input),
      approveProposal(cast.lead, input),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      code: 'proposal.already-approved',
      message: expect.stringMatching(
        /(Broker|Lead) Person approved this partnership already on 23 November 2026/,
      ),
    });
    expect((await eventsOf(id)).filter((type) => type === 'proposal.approved')).toHaveLength(1);
    expect((await balanceOf('ann')).held).toBe(6);
  });

  it('of two rivals at once: one is approved, the other stood down with its days freed', async () => {
    const first = await released('near', ['near', 'far']);
    const [second] = (await proposalsOf(db(), 'r1')).filter(({ id }) => id !== first);
    // Both asked, as an earlier version of the process allowed: the rule must hold whatever led there.
    await world.open.write(async (tx) => {
      await tx
        .update(proposal)
        .set({ state: 'released', invitedAt: new Date(), days: { [SPRING]: 4 } })
        .where(eq(proposal.id, second!.id));
      await tx.insert(ledgerEntry).values({
        id: 'held-for-ben',
        authorityId: 'testshire',
        providerId: 'ben',
        offerId: 'far',
        term: SPRING,
        kind: 'hold',
        held: 4,
        committed: 0,
        used: 0,
        proposalId: second!.id,
        at: new Date(),
      });
    });
    const overrideReason = 'The head asked for this one.';
    const answers = await Promise.all([
      approveProposal(cast.broker, { ...(await at(first)), overrideReason }),
      approveProposal(cast.lead, { ...(await at(second!.id)), overrideReason }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'request.already-partnered' });
    const lost = answers[0]?.ok ? { id: second!.id, provider: 'ben' } : { id: first, provider: 'ann' };
    expect((await rowOf(lost.id)).state).toBe('stood-down');
    expect((await balanceOf(lost.provider)).held).toBe(0);
    expect(await eventsOf(lost.id)).toContain('proposal.stood-down');
  });

  it('needs a reason where a higher-ranked offer was passed over', async () => {
    const id = await released('far', ['near', 'far']);
    const input = await at(id);
    expect(await approveProposal(cast.broker, { ...input, overrideReason: null })).toMatchObject({
      code: 'proposal.override-reason-needed',
      field: 'overrideReason',
    });
    must(await approveProposal(cast.broker, { ...input, overrideReason: 'The school chose them.' }));
    expect((await rowOf(id)).overrideReason).toBe('The school chose them.');
  });

  it('is the authority’s alone', async () => {
    const id = await released();
    const input = { ...(await at(id)), overrideReason: null };
    for (const viewer of [cast.head, cast.ann, cast.release]) {
      expect(await approveProposal(viewer, input)).toMatchObject({ code: 'proposal.forbidden' });
    }
    expect(await approveProposal(cast.foreignBroker, input)).toMatchObject({ code: 'proposal.not-found' });
  });
});

describe('an invitation taken back', () => {
  it('frees the days and tells the provider; one off the shortlist tells nobody', async () => {
    const id = await invited(cast);
    expect(await withdrawProposal(cast.broker, { ...(await at(id)), reason: null })).toMatchObject({
      code: 'proposal.reason-needed',
    });
    must(await withdrawProposal(cast.broker, { ...(await at(id)), reason: 'The school has asked to wait.' }));
    expect((await balanceOf('ann')).free).toBe(8);
    expect(await eventsOf(id)).toContain('proposal.withdrawn');
    const other = must(
      await addToShortlist(cast.broker, {
        id: newFormId(),
        requestId: 'r1',
        offerId: 'abroad',
        reason: null,
      }),
    );
    must(await withdrawProposal(cast.broker, { ...(await at(other.id)), reason: null }));
    expect(await eventsOf(other.id)).toEqual(['proposal.shortlisted', 'proposal.taken-off']);
  });

  it('follows when the school withdraws its request', async () => {
    const id = await invited(cast);
    const [row] = await db().select().from(supportRequest).where(eq(supportRequest.id, 'r1'));
    must(
      await withdrawRequest(cast.head, { id: 'r1', version: row!.version, reason: 'We have found help.' }),
    );
    expect(await acceptInvitation(cast.ann, await at(id))).toMatchObject({ code: 'request.not-open' });
    expect(await expireProposals()).toBe(2);
    expect((await rowOf(id)).state).toBe('stood-down');
    expect((await balanceOf('ann')).free).toBe(8);
  });
});

describe('across the border', () => {
  it('an offer open to others is matched, held in its own authority’s ledger, and answered there', async () => {
    const id = await invited(cast, 'abroad', ['abroad']);
    const [entry] = await db().select().from(ledgerEntry).where(eq(ledgerEntry.proposalId, id));
    expect(entry).toMatchObject({ authorityId: 'elsewhere', providerId: 'cat', held: 6 });
    expect(await acceptInvitation(cast.foreignBroker, await at(id))).toMatchObject({
      code: 'proposal.not-found',
    });
    must(await acceptInvitation(cast.cat, await at(id)));
    must(await answerRelease(cast.releaseAbroad, { ...(await at(id)), release: true, reason: null }));
    must(await approveProposal(cast.broker, { ...(await at(id)), overrideReason: 'The school chose them.' }));
    const chains = (await db().select().from(domainEvent).where(eq(domainEvent.subjectId, id))).map(
      ({ chain }) => chain,
    );
    expect(new Set(chains)).toEqual(new Set(['testshire']));
  });
});
