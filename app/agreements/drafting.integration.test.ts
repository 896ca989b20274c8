import { beforeEach, describe, expect, it } from 'vitest';
import { agreement, agreementRevision } from '#drizzle/schema';
import { type AgreementWorld, CLIENT, HOME, newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { draftAgreement, editSection, reopenAgreement, sendForSigning } from './commands.server';
import { terminateAgreement } from './life/stop.server';
import { agreementPage, changesPage, listAgreements, signPage, textPage } from './queries.server';
import { agreementsWorklist } from './worklist.server';

let w: AgreementWorld;
let head: Viewer;
let chair: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let id: string;
let strangers: Viewer[];

beforeEach(async () => {
  w = await newAgreementWorld();
  ({ head, chair, leader, release, broker } = w.people);
  id = w.id;
  await w.world.school(100003);
  strangers = [
    await w.world.person('other-head', { role: 'head', urn: 100003 }),
    await w.world.person('other-broker', { role: 'broker' }, { authorityId: 'elsewhere' }),
    await w.world.person('member', { role: 'member' }),
    await w.world.person('admin', { role: 'admin' }),
    await w.world.person('home-chair', { role: 'chair', urn: HOME }, { authorityId: 'elsewhere' }),
  ];
});

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
    await w.world.request('r2', CLIENT, head, { ref: 'TES-0002', state: 'partnered', needs: [] });
    const second = await w.drafted('p2', 'r2', { '2026-2-spring': 2 });
    expect((await w.record(broker, second)).row.ref).toBe('TES-A-0002');
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
        await w.edit(viewer, 'Mine now'),
        await sendForSigning(viewer, { id, version: 1 }),
        await reopenAgreement(viewer, { id, version: 1, reason: 'Why not' }),
        await terminateAgreement(viewer, { id, version: 1, ground: 'other', reason: 'Why not' }),
        await w.sign(viewer, 'authority'),
      ]) {
        expect(refused).toMatchObject({ ok: false, code: 'agreement.not-found' });
      }
    }
  });

  it('is edited by head, provider and broker, each edit a version with its changes', async () => {
    for (const viewer of [head, leader, broker])
      expect((await w.edit(viewer, `As ${viewer.name} sees it`)).ok).toBe(true);
    expect(await w.edit(chair, 'No')).toMatchObject({ code: 'agreement.forbidden' });
    expect(await w.edit(release, 'No')).toMatchObject({ code: 'agreement.forbidden' });
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
    expect(await w.edit(head, 'Once', 1)).toEqual({ ok: true, value: { revision: 2, changed: true } });
    expect(await w.edit(head, 'Once', 1)).toEqual({ ok: true, value: { revision: 2, changed: false } });
    expect(await db().select().from(agreementRevision)).toHaveLength(2);
  });

  it('lets two people edit different sections at once, and shows both texts of the same one', async () => {
    expect((await w.edit(head, 'What the head wrote', 1)).ok).toBe(true);
    const other = await editSection(leader, {
      id,
      section: 'reporting',
      revision: 1,
      patch: { reporting: { lines: 'To the head', frequency: 'Weekly' } },
      note: 'As we agreed on the telephone',
    });
    expect(other).toEqual({ ok: true, value: { revision: 3, changed: true } });
    expect(await w.edit(leader, 'What the leader wrote', 1)).toMatchObject({
      ok: false,
      code: 'stale',
      details: {
        theirs: [
          { label: 'Proposed improvement', yours: 'What the leader wrote', theirs: 'What the head wrote' },
        ],
      },
    });
    expect((await w.record()).content.purpose.improvement).toBe('What the head wrote');
  });

  it('is not sent with something missing, nor by a party', async () => {
    expect((await w.edit(head, '')).ok).toBe(true);
    expect(await w.send()).toMatchObject({
      code: 'agreement.not-ready',
      details: { gaps: [{ section: 'purpose', message: 'Say what will be improved' }] },
    });
    expect(await sendForSigning(head, { id, version: 2 })).toMatchObject({ code: 'agreement.forbidden' });
    expect(await sendForSigning(broker, { id, version: 1 })).toMatchObject({ code: 'stale' });
  });
});

describe('lists', () => {
  it('puts what waits for the viewer first, and finds by words and state', async () => {
    await w.world.request('r2', CLIENT, head, { ref: 'TES-0002', state: 'partnered', needs: [] });
    const second = await w.drafted('p2', 'r2', { '2026-2-spring': 2 });
    await w.send();
    const refs = async (viewer: Viewer, text = '', state: 'draft' | 'signing' | null = null) =>
      (await listAgreements(viewer, { state, text, page: 1 })).rows.map(
        (row) => `${row.ref}${row.waiting ? ' waiting' : ''}`,
      );
    expect(await refs(chair)).toEqual(['TES-A-0001 waiting', 'TES-A-0002']);
    await w.sign(chair, 'client-chair');
    expect(await refs(chair)).toEqual(['TES-A-0002', 'TES-A-0001']);
    expect(await refs(leader)).toEqual(['TES-A-0002 waiting', 'TES-A-0001']);
    expect(await refs(broker, 'ashbrook priya')).toHaveLength(2);
    expect(await refs(broker, 'a-0002')).toEqual(['TES-A-0002 waiting']);
    expect(await refs(broker, '100% nobody')).toEqual([]);
    expect(await refs(broker, '', 'signing')).toEqual(['TES-A-0001 waiting']);
    // A page past the end is the last one.
    const far = await listAgreements(broker, { state: null, text: '', page: 999_999 });
    expect({ page: far.page, rows: far.rows.length }).toEqual({ page: 1, rows: far.total });
    expect(second).not.toBe(id);
  });

  it('tells each what to do', async () => {
    const titles = async (viewer: Viewer) =>
      (await agreementsWorklist(viewer)).map(({ kind, title }) => `${kind}: ${title}`);
    expect(await titles(broker)).toEqual(['now: Finish TES-A-0001 and send it for signing']);
    expect(await titles(head)).toEqual(['soon: Check the draft of TES-A-0001']);
    expect(await titles(chair)).toEqual(['waiting: TES-A-0001 is being drafted']);
    await w.send();
    expect(await titles(release)).toEqual(['now: Read and sign agreement TES-A-0001']);
    expect(await titles(leader)).toEqual(['waiting: TES-A-0001 waits for other signatures']);
    await w.sign(release, 'provider-head');
    expect(await titles(release)).toEqual(['waiting: TES-A-0001 waits for other signatures']);
    expect((await agreementsWorklist(release))[0]?.detail).toContain('1 of 4 parties has signed.');
  });
});
