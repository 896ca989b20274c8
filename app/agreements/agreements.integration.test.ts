import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  agreement,
  agreementRevision,
  domainEvent,
  ledgerEntry,
  notification,
  proposal,
  signature,
  supportRequest,
} from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { freeDays, holdDays } from '~/directory/ledger.server';
import { notify } from '~/notifications/notify.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { onEvents, systemActor, transact } from '~/platform/transact.server';
import {
  draftAgreement,
  editSection,
  reopenAgreement,
  sendForSigning,
  signAgreement,
  terminateAgreement,
} from './commands.server';
import { type SigningParty, statementsFor } from './domain';
import { agreementPage, changesPage, listAgreements, signPage, textPage } from './queries.server';
import { loadAgreement } from './record.server';
import { agreementsWorklist } from './worklist.server';

const CLIENT = 100001;
const HOME = 100002;
const DAYS = { '2026-2-spring': 6, '2026-3-summer': 4 };
const CAPS = { '2026-2-spring': 8, '2026-3-summer': 4 };
const PASSWORD = 'a long enough password';
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

let world: World;
let head: Viewer;
let chair: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let strangers: Viewer[];
let id: string;

beforeEach(async () => {
  world = await newWorld();
  onEvents('notifications', notify);
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(CLIENT, { name: 'Ashbrook Primary School' });
  await world.school(HOME, { name: 'Thornfield Junior School', laCode: '899', laName: 'Elsewhere' });
  await world.school(100003);
  await world.standing(CLIENT);
  const away = { passwordHash, authorityId: 'elsewhere' };
  await world.provider('priya', HOME, { name: 'Priya Nair', authorityId: 'elsewhere', caps: CAPS });
  await world.offer('writing', 'priya', { authorityId: 'elsewhere', openToOthers: true, days: CAPS });
  head = await world.person('head', { role: 'head', urn: CLIENT }, { passwordHash });
  chair = await world.person('chair', { role: 'chair', urn: CLIENT }, { passwordHash });
  leader = await world.person('leader', { role: 'leader', providerId: 'priya' }, away);
  release = await world.person('release', { role: 'head', urn: HOME }, away);
  broker = await world.person('broker', { role: 'broker' }, { passwordHash });
  strangers = [
    await world.person('other-head', { role: 'head', urn: 100003 }),
    await world.person('other-broker', { role: 'broker' }, { authorityId: 'elsewhere' }),
    await world.person('member', { role: 'member' }),
    await world.person('admin', { role: 'admin' }),
    await world.person('home-chair', { role: 'chair', urn: HOME }, { authorityId: 'elsewhere' }),
  ];
  await world.request('r1', CLIENT, head, { state: 'partnered' });
  id = await drafted('p1', 'r1');
});

/** An approved proposal with its days held, and the agreement drafted from it. */
async function drafted(
  proposalId: string,
  requestId: string,
  days: Record<string, number> = DAYS,
): Promise<string> {
  const made = await transact(systemActor('job', 'testshire'), async (ctx) => {
    await ctx.tx.insert(proposal).values({
      id: proposalId,
      authorityId: 'testshire',
      requestId,
      offerId: 'writing',
      providerId: 'priya',
      state: 'approved',
      days,
      waived: [],
      startFrom: '2027-01-11',
      createdAt: NOW,
      updatedAt: NOW,
      version: 1,
    });
    const held = await holdDays(ctx, { offerId: 'writing', providerId: 'priya', proposalId, days });
    return held.ok ? draftAgreement(ctx, { proposalId }) : held;
  });
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
}

async function record(viewer: Viewer = broker) {
  const found = await loadAgreement(db(), viewer, id);
  if (!found) throw new Error('The agreement is not there');
  return found;
}

async function send() {
  const { row } = await record();
  return sendForSigning(broker, { id, version: row.version });
}

async function sign(viewer: Viewer, party: SigningParty, more: { hash?: string; password?: string } = {}) {
  const { content, hash } = await record();
  const statements = statementsFor(content, party);
  return signAgreement(viewer, { id, party, hash, statements, password: PASSWORD, ...more });
}

const people = (): [Viewer, SigningParty][] => [
  [head, 'client-head'],
  [chair, 'client-chair'],
  [release, 'provider-head'],
  [broker, 'authority'],
];

async function edit(viewer: Viewer, improvement: string, revision?: number) {
  const { row } = await record();
  return editSection(viewer, {
    id,
    section: 'purpose',
    revision: revision ?? row.revision,
    patch: { purpose: { improvement } },
    note: '',
  });
}

const ledger = async () => {
  const rows = await db().select().from(ledgerEntry).where(eq(ledgerEntry.providerId, 'priya'));
  const sum = (key: 'held' | 'committed') => rows.reduce((total, row) => total + row[key], 0);
  return { held: sum('held'), committed: sum('committed') };
};

const eventsOf = async (type: string) =>
  db()
    .select()
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectId, id), eq(domainEvent.type, type)));

describe('the draft', () => {
  it('is made once for a proposal, with a reference, ready to be sent', async () => {
    const page = await agreementPage(broker, id);
    expect(page).toMatchObject({ ref: 'TES-A-0001', state: 'draft', gaps: [], revision: 1 });
    expect(page?.content.parties).toMatchObject({
      client: { name: 'Ashbrook Primary School', head: 'Head Person', chair: 'Chair Person' },
      provider: { name: 'Priya Nair' },
      home: { name: 'Thornfield Junior School', head: 'Release Person' },
    });
    const again = await transact(broker, (ctx) => draftAgreement(ctx, { proposalId: 'p1' }));
    expect(again).toEqual({ ok: true, value: { id, ref: 'TES-A-0001' } });
    expect(await db().select().from(agreement)).toHaveLength(1);
  });

  it('gets the next reference each', async () => {
    await world.request('r2', CLIENT, head, { ref: 'TES-0002', state: 'partnered', needs: [] });
    id = await drafted('p2', 'r2', { '2026-2-spring': 2 });
    expect((await record()).row.ref).toBe('TES-A-0002');
  });

  it('is known to its parties, wherever they are, and to nobody else', async () => {
    for (const viewer of [head, chair, leader, release, broker]) {
      expect((await agreementPage(viewer, id))?.ref).toBe('TES-A-0001');
      expect((await listAgreements(viewer, { state: null, text: '', page: 1 })).total).toBe(1);
    }
    for (const viewer of strangers) {
      expect(await agreementPage(viewer, id)).toBeNull();
      expect(await changesPage(viewer, id)).toBeNull();
      expect(await signPage(viewer, id)).toBeNull();
      expect(await textPage(viewer, id)).toBeNull();
      expect((await listAgreements(viewer, { state: null, text: '', page: 1 })).rows).toEqual([]);
      expect(await agreementsWorklist(viewer)).toEqual([]);
      for (const refused of [
        await edit(viewer, 'Mine now'),
        await sendForSigning(viewer, { id, version: 1 }),
        await reopenAgreement(viewer, { id, version: 1, reason: 'Why not' }),
        await terminateAgreement(viewer, { id, version: 1, reason: 'Why not' }),
        await sign(viewer, 'authority'),
      ]) {
        expect(refused).toMatchObject({ ok: false, code: 'agreement.not-found' });
      }
    }
  });

  it('is edited by head, provider and broker, each edit a version with its changes', async () => {
    for (const viewer of [head, leader, broker])
      expect((await edit(viewer, `As ${viewer.name} sees it`)).ok).toBe(true);
    expect(await edit(chair, 'No')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await edit(release, 'No')).toMatchObject({ code: 'agreement.forbidden' });
    const page = await changesPage(head, id);
    expect(page?.revisions.map(({ number, by }) => `${number} ${by}`)).toEqual([
      '4 Broker Person',
      '3 Leader Person',
      '2 Head Person',
      '1 Alongside',
    ]);
    expect(page?.revisions[0]?.changes).toEqual([
      {
        section: 'purpose',
        path: 'purpose.improvement',
        label: 'Proposed improvement',
        kind: 'changed',
        before: 'As Leader Person sees it',
        after: 'As Broker Person sees it',
      },
    ]);
  });

  it('makes no version of a form saved as it was, nor of one sent twice', async () => {
    expect(await edit(head, 'Once', 1)).toEqual({ ok: true, value: { revision: 2, changed: true } });
    expect(await edit(head, 'Once', 1)).toEqual({ ok: true, value: { revision: 2, changed: false } });
    expect(await db().select().from(agreementRevision)).toHaveLength(2);
  });

  it('lets two people edit different sections at once, and shows both texts of the same one', async () => {
    expect((await edit(head, 'What the head wrote', 1)).ok).toBe(true);
    const other = await editSection(leader, {
      id,
      section: 'reporting',
      revision: 1,
      patch: { reporting: { lines: 'To the head', frequency: 'Weekly' } },
      note: 'As we agreed on the telephone',
    });
    expect(other).toEqual({ ok: true, value: { revision: 3, changed: true } });
    expect(await edit(leader, 'What the leader wrote', 1)).toMatchObject({
      ok: false,
      code: 'stale',
      details: {
        theirs: [
          { label: 'Proposed improvement', yours: 'What the leader wrote', theirs: 'What the head wrote' },
        ],
      },
    });
    expect((await record()).content.purpose.improvement).toBe('What the head wrote');
  });

  it('is not sent with something missing, nor by a party', async () => {
    expect((await edit(head, '')).ok).toBe(true);
    expect(await send()).toMatchObject({
      code: 'agreement.not-ready',
      details: { gaps: [{ section: 'purpose', message: 'Say what will be improved' }] },
    });
    expect(await sendForSigning(head, { id, version: 2 })).toMatchObject({ code: 'agreement.forbidden' });
    expect(await sendForSigning(broker, { id, version: 1 })).toMatchObject({ code: 'stale' });
  });
});

describe('signing', () => {
  it('puts the agreement in force when all four have signed, and commits the days', async () => {
    expect(await ledger()).toEqual({ held: 10, committed: 0 });
    expect((await send()).ok).toBe(true);
    for (const [viewer, party] of people().slice(0, 3)) {
      expect(await sign(viewer, party)).toEqual({ ok: true, value: 'signed' });
      expect((await record()).row.state).toBe('signing');
    }
    expect(await sign(broker, 'authority')).toEqual({ ok: true, value: 'all-signed' });
    const { row, hash, signatures } = await record();
    expect(row).toMatchObject({ state: 'active', activeAt: NOW });
    expect(await ledger()).toEqual({ held: 0, committed: 10 });
    expect(signatures.map(({ textHash }) => textHash)).toEqual([hash, hash, hash, hash]);
    expect(signatures.map(({ signedAs }) => signedAs)).toContain(
      'Chair Person, chair of governors of Ashbrook Primary School',
    );
    expect(signatures.find(({ party }) => party === 'client-head')?.statements).toEqual(
      statementsFor((await record()).content, 'client-head'),
    );
    expect(await eventsOf('agreement.signed')).toHaveLength(4);
    expect(await eventsOf('agreement.activated')).toHaveLength(1);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('by the last two at the same instant records both and puts it in force once', async () => {
    await send();
    await sign(head, 'client-head');
    await sign(chair, 'client-chair');
    const both = await Promise.all([sign(release, 'provider-head'), sign(broker, 'authority')]);
    expect(both.map((verdict) => verdict.ok && verdict.value).sort()).toEqual(['all-signed', 'signed']);
    expect((await record()).row.state).toBe('active');
    expect((await record()).signatures).toHaveLength(4);
    expect(await eventsOf('agreement.activated')).toHaveLength(1);
    expect(await ledger()).toEqual({ held: 0, committed: 10 });
  });

  it('sent twice at once records one', async () => {
    await send();
    const twice = await Promise.all([sign(head, 'client-head'), sign(head, 'client-head')]);
    expect(twice.map((verdict) => verdict.ok && verdict.value).sort()).toEqual(['already-signed', 'signed']);
    expect(await sign(head, 'client-head')).toEqual({ ok: true, value: 'already-signed' });
    expect(await db().select().from(signature)).toHaveLength(1);
  });

  it('of a text that has changed since is refused', async () => {
    await send();
    const opened = (await record()).hash;
    const { row } = await record();
    await reopenAgreement(leader, { id, version: row.version, reason: 'A date is wrong' });
    await edit(leader, 'Said better');
    await send();
    expect(await sign(head, 'client-head', { hash: opened })).toMatchObject({ ok: false, code: 'stale' });
    expect(await db().select().from(signature)).toEqual([]);
  });

  it('needs the password, the party’s own person, and the right time', async () => {
    expect(await sign(head, 'client-head')).toMatchObject({ code: 'agreement.not-signing' });
    await send();
    expect(await sign(head, 'client-head', { password: 'wrong' })).toMatchObject({ field: 'password' });
    expect(await sign(head, 'client-chair')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await sign(leader, 'provider-head')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await db().select().from(signature)).toEqual([]);
  });

  it('by one person for two parties is refused in plain words', async () => {
    const both = await world.person(
      'both',
      [
        { role: 'head', urn: CLIENT },
        { role: 'chair', urn: CLIENT },
      ],
      { passwordHash },
    );
    await send();
    expect((await signPage(both, id))?.parties.map(({ party }) => party)).toEqual([
      'client-head',
      'client-chair',
    ]);
    expect((await sign(both, 'client-head')).ok).toBe(true);
    expect(await sign(both, 'client-chair')).toMatchObject({
      code: 'agreement.two-parties',
      message: expect.stringContaining('One person cannot sign for two parties'),
    });
    expect((await signPage(both, id))?.parties).toEqual([]);
  });

  it('is undone by an edit: reopened first, told to everybody, and signed again', async () => {
    await send();
    await sign(head, 'client-head');
    await sign(broker, 'authority');
    expect(await edit(head, 'Too late')).toMatchObject({ code: 'agreement.not-draft' });
    const { row } = await record();
    expect(
      (await reopenAgreement(chair, { id, version: row.version, reason: 'The cost is missing' })).ok,
    ).toBe(true);
    expect((await record()).signatures).toEqual([]);
    expect((await db().select().from(signature)).every(({ superseded }) => superseded)).toBe(true);
    const told = await db()
      .select()
      .from(notification)
      .where(eq(notification.template, 'agreement.reopened'));
    expect(told.map(({ accountId }) => accountId).sort()).toEqual(['broker', 'head', 'leader', 'release']);
    expect((await edit(head, 'With the cost')).ok).toBe(true);
    await send();
    for (const [viewer, party] of people()) expect((await sign(viewer, party)).ok).toBe(true);
    expect((await record()).row).toMatchObject({ state: 'active', revision: 2 });
    expect((await record()).signatures).toHaveLength(4);
  });

  it('is not completed when the days are no longer held, and nothing of it stays', async () => {
    await send();
    for (const [viewer, party] of people().slice(0, 3)) await sign(viewer, party);
    await transact(systemActor('job', 'testshire'), (ctx) => freeDays(ctx, { proposalId: 'p1' }));
    expect(await sign(broker, 'authority')).toMatchObject({ code: 'capacity.not-held' });
    expect((await record()).signatures).toHaveLength(3);
    expect((await record()).row.state).toBe('signing');
  });
});

describe('ending', () => {
  const requestState = async () =>
    (await db().select().from(supportRequest).where(eq(supportRequest.id, 'r1')))[0]?.state;

  it('before signing frees the days held and opens the search again, for a provider elsewhere too', async () => {
    expect(await terminateAgreement(chair, { id, version: 1, reason: 'No' })).toMatchObject({
      code: 'agreement.forbidden',
    });
    const ended = await terminateAgreement(leader, { id, version: 1, reason: 'I am changing schools' });
    expect(ended).toEqual({ ok: true, value: 'terminated' });
    expect(await ledger()).toEqual({ held: 0, committed: 0 });
    expect(await requestState()).toBe('matching');
    expect((await record()).row).toMatchObject({ endReason: 'I am changing schools', endedAt: NOW });
    expect(await terminateAgreement(broker, { id, version: 2, reason: 'Again' })).toMatchObject({
      ok: false,
    });
  });

  it('in force is the service’s, by the terms, and releases what is committed', async () => {
    await send();
    for (const [viewer, party] of people()) await sign(viewer, party);
    const { row } = await record();
    const input = { id, version: row.version, reason: 'The leaders agreed that it was not working' };
    expect(await terminateAgreement(head, input)).toMatchObject({ code: 'agreement.forbidden' });
    expect(await terminateAgreement(broker, { ...input, version: 1 })).toMatchObject({ code: 'stale' });
    expect((await terminateAgreement(broker, input)).ok).toBe(true);
    expect(await ledger()).toEqual({ held: 0, committed: 0 });
    expect(await requestState()).toBe('matching');
  });
});

describe('lists', () => {
  it('puts what waits for the viewer first, and finds by words and state', async () => {
    await world.request('r2', CLIENT, head, { ref: 'TES-0002', state: 'partnered', needs: [] });
    const second = await drafted('p2', 'r2', { '2026-2-spring': 2 });
    await send();
    const refs = async (viewer: Viewer, text = '', state: 'draft' | 'signing' | null = null) =>
      (await listAgreements(viewer, { state, text, page: 1 })).rows.map(
        (row) => `${row.ref}${row.waiting ? ' waiting' : ''}`,
      );
    expect(await refs(chair)).toEqual(['TES-A-0001 waiting', 'TES-A-0002']);
    await sign(chair, 'client-chair');
    expect(await refs(chair)).toEqual(['TES-A-0002', 'TES-A-0001']);
    expect(await refs(leader)).toEqual(['TES-A-0002 waiting', 'TES-A-0001']);
    expect(await refs(broker, 'ashbrook priya')).toHaveLength(2);
    expect(await refs(broker, 'a-0002')).toEqual(['TES-A-0002 waiting']);
    expect(await refs(broker, '100% nobody')).toEqual([]);
    expect(await refs(broker, '', 'signing')).toEqual(['TES-A-0001 waiting']);
    expect((await listAgreements(broker, { state: null, text: '', page: 2 })).rows).toEqual([]);
    expect(second).not.toBe(id);
  });

  it('tells each what to do', async () => {
    const titles = async (viewer: Viewer) =>
      (await agreementsWorklist(viewer)).map(({ kind, title }) => `${kind}: ${title}`);
    expect(await titles(broker)).toEqual(['now: Finish TES-A-0001 and send it for signing']);
    expect(await titles(head)).toEqual(['soon: Check the draft of TES-A-0001']);
    expect(await titles(chair)).toEqual(['waiting: TES-A-0001 is being drafted']);
    await send();
    expect(await titles(release)).toEqual(['now: Read and sign agreement TES-A-0001']);
    expect(await titles(leader)).toEqual(['waiting: TES-A-0001 waits for other signatures']);
    await sign(release, 'provider-head');
    expect(await titles(release)).toEqual(['waiting: TES-A-0001 waits for other signatures']);
    expect((await agreementsWorklist(release))[0]?.detail).toContain('1 of 4 parties has signed.');
  });
});
