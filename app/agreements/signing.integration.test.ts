import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, signature, supportRequest } from '#drizzle/schema';
import { type AgreementWorld, CLIENT, newAgreementWorld } from '#tests/support/agreement-world';
import { NOW } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { freeDays } from '~/directory/ledger.server';
import { no, yes } from '~/kernel/verdict';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { reopenAgreement, sendForSigning } from './commands.server';
import { statementsFor } from './domain';
import { onAuthoritySigning } from './gates.server';
import { pauseAgreement, resumeAgreement } from './life/pause.server';
import { terminateAgreement } from './life/stop.server';
import { signPage } from './queries.server';

let w: AgreementWorld;
let head: Viewer;
let chair: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let id: string;

beforeEach(async () => {
  w = await newAgreementWorld();
  ({ head, chair, leader, release, broker } = w.people);
  id = w.id;
});

const eventsOf = async (type: string) =>
  db()
    .select()
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectId, id), eq(domainEvent.type, type)));

describe('signing', () => {
  it('asks the authority’s conditions when it signs, and again when the last signature would put it in force', async () => {
    let held = false;
    onAuthoritySigning('test', async () => (held ? yes() : no('test.refused', '£10.00 is missing.')));
    try {
      await w.send();
      expect(await w.sign(broker, 'authority')).toMatchObject({
        code: 'test.refused',
        message: '£10.00 is missing.',
      });
      held = true;
      for (const [viewer, party] of [...w.signers].reverse().slice(0, 3)) {
        expect(await w.sign(viewer, party)).toEqual({ ok: true, value: 'signed' });
        held = false;
      }
      expect(await w.sign(head, 'client-head')).toMatchObject({
        code: 'test.refused',
        message: expect.stringMatching(
          /^Yours is the last signature, and nothing was signed.* £10\.00 is missing\.$/,
        ),
      });
      expect((await w.record()).row.state).toBe('signing');
      held = true;
      expect(await w.sign(head, 'client-head')).toEqual({ ok: true, value: 'all-signed' });
    } finally {
      onAuthoritySigning('test', async () => yes());
    }
  });

  it('puts the agreement in force when all four have signed, and commits the days', async () => {
    expect(await w.ledger()).toEqual({ held: 10, committed: 0 });
    expect((await w.send()).ok).toBe(true);
    for (const [viewer, party] of w.signers.slice(0, 3)) {
      expect(await w.sign(viewer, party)).toEqual({ ok: true, value: 'signed' });
      expect((await w.record()).row.state).toBe('signing');
    }
    expect(await w.sign(broker, 'authority')).toEqual({ ok: true, value: 'all-signed' });
    const { row, hash, signatures } = await w.record();
    expect(row).toMatchObject({ state: 'active', activeAt: NOW });
    expect(await w.ledger()).toEqual({ held: 0, committed: 10 });
    expect(signatures.map(({ textHash }) => textHash)).toEqual([hash, hash, hash, hash]);
    expect(signatures.map(({ signedAs }) => signedAs)).toContain(
      'Chair Person, chair of governors of Ashbrook Primary School',
    );
    expect(signatures.find(({ party }) => party === 'client-head')?.statements).toEqual(
      statementsFor((await w.record()).content, 'client-head'),
    );
    expect(await eventsOf('agreement.signed')).toHaveLength(4);
    expect(await eventsOf('agreement.activated')).toHaveLength(1);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('by the last two at the same instant records both and puts it in force once', async () => {
    await w.send();
    await w.sign(head, 'client-head');
    await w.sign(chair, 'client-chair');
    const both = await Promise.all([w.sign(release, 'provider-head'), w.sign(broker, 'authority')]);
    expect(both.map((verdict) => verdict.ok && verdict.value).sort()).toEqual(['all-signed', 'signed']);
    expect((await w.record()).row.state).toBe('active');
    expect((await w.record()).signatures).toHaveLength(4);
    expect(await eventsOf('agreement.activated')).toHaveLength(1);
    expect(await w.ledger()).toEqual({ held: 0, committed: 10 });
  });

  it('is opened once by a form sent twice, and closed again once by another', async () => {
    const { version } = (await w.record()).row;
    const twice = await Promise.all([
      sendForSigning(broker, { id, version }),
      sendForSigning(broker, { id, version }),
    ]);
    expect(twice).toEqual([
      { ok: true, value: 'signing' },
      { ok: true, value: 'signing' },
    ]);
    expect(await eventsOf('agreement.sent-for-signing')).toHaveLength(1);
    const back = { id, version: version + 1, reason: 'Not yet' };
    for (const _ of [1, 2]) expect(await reopenAgreement(head, back)).toEqual({ ok: true, value: 'draft' });
    expect(await eventsOf('agreement.reopened')).toHaveLength(1);
  });

  it('sent twice at once records one', async () => {
    await w.send();
    const twice = await Promise.all([w.sign(head, 'client-head'), w.sign(head, 'client-head')]);
    expect(twice.map((verdict) => verdict.ok && verdict.value).sort()).toEqual(['already-signed', 'signed']);
    expect(await w.sign(head, 'client-head')).toEqual({ ok: true, value: 'already-signed' });
    expect(await db().select().from(signature)).toHaveLength(1);
  });

  it('of a text that has changed since is refused', async () => {
    await w.send();
    const opened = (await w.record()).hash;
    const { row } = await w.record();
    await reopenAgreement(leader, { id, version: row.version, reason: 'A date is wrong' });
    await w.edit(leader, 'Said better');
    await w.send();
    expect(await w.sign(head, 'client-head', { hash: opened })).toMatchObject({ ok: false, code: 'stale' });
    expect(await db().select().from(signature)).toEqual([]);
  });

  it('needs the password, the party’s own person, and the right time', async () => {
    expect(await w.sign(head, 'client-head')).toMatchObject({ code: 'agreement.not-signing' });
    await w.send();
    expect(await w.sign(head, 'client-head', { password: 'wrong' })).toMatchObject({ field: 'password' });
    expect(await w.sign(head, 'client-chair')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await w.sign(leader, 'provider-head')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await db().select().from(signature)).toEqual([]);
  });

  it('by one person for two parties is refused in plain words', async () => {
    const both = await w.world.person(
      'both',
      [
        { role: 'head', urn: CLIENT },
        { role: 'chair', urn: CLIENT },
      ],
      { passwordHash: w.passwordHash },
    );
    await w.send();
    expect((await signPage(both, id))?.parties.map(({ party }) => party)).toEqual([
      'client-head',
      'client-chair',
    ]);
    expect((await w.sign(both, 'client-head')).ok).toBe(true);
    expect(await w.sign(both, 'client-chair')).toMatchObject({
      code: 'agreement.two-parties',
      message: expect.stringContaining('One person cannot sign for two parties'),
    });
    expect((await signPage(both, id))?.parties).toEqual([]);
  });

  it('is undone by an edit: reopened first, and signed again', async () => {
    await w.send();
    await w.sign(head, 'client-head');
    await w.sign(broker, 'authority');
    expect(await w.edit(head, 'Too late')).toMatchObject({ code: 'agreement.not-draft' });
    const { row } = await w.record();
    expect(
      (await reopenAgreement(chair, { id, version: row.version, reason: 'The cost is missing' })).ok,
    ).toBe(true);
    expect((await w.record()).signatures).toEqual([]);
    expect((await db().select().from(signature)).every(({ superseded }) => superseded)).toBe(true);
    expect((await w.edit(head, 'With the cost')).ok).toBe(true);
    await w.send();
    for (const [viewer, party] of w.signers) expect((await w.sign(viewer, party)).ok).toBe(true);
    expect((await w.record()).row).toMatchObject({ state: 'active', revision: 2 });
    expect((await w.record()).signatures).toHaveLength(4);
  });

  it('is not completed when the days are no longer held, and nothing of it stays', async () => {
    await w.send();
    for (const [viewer, party] of w.signers.slice(0, 3)) await w.sign(viewer, party);
    await transact(systemActor('job', 'testshire'), (ctx) => freeDays(ctx, { proposalId: 'p1' }));
    expect(await w.sign(broker, 'authority')).toMatchObject({ code: 'capacity.not-held' });
    expect((await w.record()).signatures).toHaveLength(3);
    expect((await w.record()).row.state).toBe('signing');
  });
});

describe('pausing', () => {
  it('is the service’s, keeps the days, and ends with resuming', async () => {
    const change = async (viewer: Viewer, event: 'pause' | 'resume') =>
      (event === 'pause' ? pauseAgreement : resumeAgreement)(viewer, {
        id,
        version: (await w.record()).row.version,
        reason: 'The head is away',
        resumeBy: '2027-02-01',
      });
    expect(await change(broker, 'pause')).toMatchObject({ code: 'agreement.not-now' });
    await w.send();
    for (const [viewer, party] of w.signers) await w.sign(viewer, party);
    expect(await change(head, 'pause')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await change(broker, 'pause')).toEqual({ ok: true, value: 'paused' });
    expect(await change(broker, 'pause')).toMatchObject({ code: 'agreement.not-now' });
    expect(await w.ledger()).toEqual({ held: 0, committed: 10 });
    expect(await change(broker, 'resume')).toEqual({ ok: true, value: 'active' });
    expect((await eventsOf('agreement.resumed'))[0]?.reason).toBe('The head is away');
  });
});

describe('ending', () => {
  const requestState = async () =>
    (await db().select().from(supportRequest).where(eq(supportRequest.id, 'r1')))[0]?.state;

  it('before signing frees the days held and opens the search again, for a provider elsewhere too', async () => {
    expect(await terminateAgreement(chair, { id, version: 1, ground: 'other', reason: 'No' })).toMatchObject({
      code: 'agreement.forbidden',
    });
    const ended = await terminateAgreement(leader, {
      id,
      version: 1,
      ground: 'other',
      reason: 'I am changing schools',
    });
    expect(ended).toEqual({ ok: true, value: 'terminated' });
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
    expect(await requestState()).toBe('matching');
    expect((await w.record()).row).toMatchObject({ endReason: 'I am changing schools', endedAt: NOW });
    expect(
      await terminateAgreement(broker, { id, version: 2, ground: 'other', reason: 'Again' }),
    ).toMatchObject({
      ok: false,
    });
  });

  it('in force is the service’s, by the terms, and releases what is committed', async () => {
    await w.send();
    for (const [viewer, party] of w.signers) await w.sign(viewer, party);
    const { row } = await w.record();
    const input = {
      id,
      version: row.version,
      ground: 'early-exit' as const,
      reason: 'The leaders agreed that it was not working',
    };
    expect(await terminateAgreement(head, input)).toMatchObject({ code: 'agreement.not-now' });
    expect(await terminateAgreement(broker, { ...input, version: 1 })).toMatchObject({ code: 'stale' });
    expect((await terminateAgreement(broker, input)).ok).toBe(true);
    expect(await terminateAgreement(broker, input), 'sent twice').toEqual({ ok: true, value: 'terminated' });
    expect(await eventsOf('agreement.terminated')).toHaveLength(1);
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
    expect(await requestState()).toBe('matching');
  });
});
