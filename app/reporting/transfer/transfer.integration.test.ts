import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '#drizzle/schema';
import { type AmendmentWorld, newAmendmentWorld } from '#tests/support/amendment-world';
import { type ArchiveFiles, pack, relist, rename, rowsOf, setRows, unpack } from '#tests/support/archives';
import { dialect, freshDatabase } from '#tests/support/database';
import { scratchFolder } from '#tests/support/scratch';
import { keepFile } from '~/diagnosis/evidence-files.server';
import { verifyChains } from '~/platform/audit.server';
import { database, db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { tableShapes } from '~/platform/schema.server';
import { newFormId } from '~/platform/transact.server';
import { exportToFile } from './commands.server';
import { askForExport, downloadExport } from './download.server';
import { importAuthority } from './import.server';
import { exportPage } from './queries.server';

const folder = scratchFolder('alongside-transfer-');
const at = (name: string) => join(folder, name);
const evidence = () => (existsSync(at('evidence')) ? readdirSync(at('evidence')) : []);

let w: AmendmentWorld;
let code: string;
let neighbour: string;

/** Testshire with a signed agreement, a diagnosis with a file, and a neighbour with an address of its own. */
beforeAll(async () => {
  process.env.DATA_DIR = folder;
  forgetEnv();
  await makeTestshire();
  await exportToFile(code, at('whole.zip'));
}, 120_000);
afterAll(() => {
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

async function makeTestshire(): Promise<void> {
  w = await newAmendmentWorld();
  const [home] = await db().select().from(schema.authority).where(eq(schema.authority.id, 'testshire'));
  code = home?.code ?? '';
  neighbour = (await w.world.authority({ id: 'next-door', code: '777', name: 'Next Door' })).id;
  const [framework] = await db().select().from(schema.bandingFramework);
  const [agreement] = await db().select().from(schema.agreement);
  const kept = await keepFile({ name: '=notes.csv', type: 'csv', bytes: Buffer.from('a,b\n1,2\n') });
  await database().write(async (tx) => {
    await tx.insert(schema.diagnosis).values({
      id: 'diagnosis-1',
      authorityId: 'testshire',
      urn: agreement?.urn ?? 0,
      frameworkId: framework?.id ?? '',
      term: '2026-1-autumn',
      state: 'shared',
      analysis: '{}',
      narrative: '=HYPERLINK("http://elsewhere.example")',
      priorities: '',
      createdAt: new Date('2026-10-01T08:00:00Z'),
      updatedAt: new Date('2026-10-01T08:00:00Z'),
      version: 1,
    });
    await tx.insert(schema.diagnosisEvidence).values({
      id: 'evidence-1',
      diagnosisId: 'diagnosis-1',
      words: 'What we found',
      ...kept,
      addedById: w.people.head.accountId,
      addedAt: new Date('2026-10-01T08:00:00Z'),
    });
    await tx.insert(schema.account).values({
      id: 'next-door-lead',
      authorityId: neighbour,
      email: 'lead@next-door.example',
      name: 'Lead of Next Door',
      passwordHash: null,
      active: true,
      createdAt: new Date('2026-10-01T08:00:00Z'),
      version: 1,
    });
  });
}

/** How many rows every table has. */
async function rowCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, table } of tableShapes()) {
    const [row] = await db().select({ n: count() }).from(table);
    if (row && row.n > 0) counts[name] = row.n;
  }
  return counts;
}

/** An archive with something changed in it, listed as if it had always been so unless said otherwise. */
async function altered(change: (files: ArchiveFiles) => void, listed = true): Promise<string> {
  const files = await unpack(at('whole.zip'));
  change(files);
  if (listed) relist(files);
  await pack(files, at('altered.zip'));
  return at('altered.zip');
}

const changeRow =
  (table: string, change: (row: Record<string, unknown>) => object) => (files: ArchiveFiles) => {
    const [first, ...rest] = rowsOf(files, table);
    setRows(files, table, [{ ...change(first ?? {}) }, ...rest]);
  };
const addRow = (table: string, more: object) => (files: ArchiveFiles) => {
  const rows = rowsOf(files, table);
  setRows(files, table, [...rows, { ...rows[0], id: 'added-row', ...more }]);
};

describe('an authority that arrives', () => {
  beforeEach(async () => {
    rmSync(at('evidence'), { recursive: true, force: true });
    await freshDatabase();
  });

  it('is all there, its audit trail unbroken, its files as they were; nobody of others can sign in', async () => {
    const rehearsed = await importAuthority(at('whole.zip'), { dryRun: true });
    expect(rehearsed).toMatchObject({ ok: true });
    expect(await rowCounts()).toEqual({});
    expect(evidence()).toEqual([]);
    const arrived = await importAuthority(at('whole.zip'), { dryRun: false });
    expect(arrived).toEqual(rehearsed);
    expect((await verifyChains(db())).problems).toEqual([]);
    const files = await unpack(at('whole.zip'));
    const counts = await rowCounts();
    for (const table of ['agreement', 'agreement_revision', 'signature', 'ledger_entry', 'need', 'diagnosis'])
      expect([table, counts[table]]).toEqual([table, rowsOf(files, table).length]);
    // The event that the authority arrived comes after those it brought.
    expect(counts.domain_event).toBe(rowsOf(files, 'domain_event').length + 1);
    const [kept] = await db().select().from(schema.diagnosisEvidence);
    expect(readFileSync(join(at('evidence'), kept?.filePath ?? ''), 'utf8')).toBe('a,b\n1,2\n');
    const others = await db()
      .select()
      .from(schema.account)
      .where(eq(schema.account.authorityId, 'elsewhere'));
    expect(others.map(({ name, email, active }) => ({ name, email, active }))).toContainEqual({
      name: 'Release Person',
      email: 'release@elsewhere.invalid',
      active: false,
    });
    expect(others.filter(({ active, passwordHash }) => active || passwordHash !== null)).toEqual([]);
    const roles = await db().select({ of: schema.accountGrant.authorityId }).from(schema.accountGrant);
    expect(new Set(roles.map(({ of }) => of))).toEqual(new Set(['testshire']));
    const [arrival] = await db().select().from(schema.authorityArrival);
    expect(arrival).toMatchObject({
      authorityId: 'testshire',
      exportHash: arrived.ok ? arrived.value.hash : '',
    });
    const again = await importAuthority(at('whole.zip'), { dryRun: false });
    expect(again).toMatchObject({ ok: false, message: expect.stringMatching(/is known here already/) });
  });
});

// Whatever is refused leaves nothing: one empty database serves for all.
describe('an archive that no export made', () => {
  beforeAll(async () => {
    rmSync(at('evidence'), { recursive: true, force: true });
    await freshDatabase();
  }, 120_000);

  const HOSTILE: [string, () => Promise<unknown>, RegExp][] = [
    ['text', async () => writeFileSync(at('altered.zip'), 'not an archive'), /not a whole export/],
    [
      'half an archive',
      async () => writeFileSync(at('altered.zip'), readFileSync(at('whole.zip')).subarray(0, 20_000)),
      /not a whole export/,
    ],
    [
      'an archive with a byte turned over',
      async () => {
        const bytes = readFileSync(at('whole.zip'));
        const place = bytes.indexOf('data/domain_event.ndjson') + 300;
        bytes.writeUInt8((bytes.readUInt8(place) + 1) % 256, place);
        writeFileSync(at('altered.zip'), bytes);
      },
      /not a whole export|not as it was made|is no record|not one that Alongside wrote/,
    ],
    [
      'a row that was changed',
      () =>
        altered(
          changeRow('need', (row) => ({ ...row, measure: `${String(row.measure)}`.replace(/^./, 'X') })),
          false,
        ),
      /has been changed since|not as long/,
    ],
    [
      'a name that leads out of the folder',
      async () => {
        await altered((files) => files.set('files/evidence/xx-passwd0', Buffer.from('x')), false);
        rename(at('altered.zip'), 'files/evidence/xx-passwd0', 'files/evidence/../passwd0');
      },
      /not a whole export|does not belong/,
    ],
    [
      'a small file that unpacks to a very large one',
      () => altered((files) => files.set('data/need.ndjson', Buffer.alloc(80 * 1024 ** 2, ' ')), false),
      /200 times its size/,
    ],
    [
      'a file nobody listed',
      () => altered((files) => files.set('csv/extra.csv', Buffer.from('x')), false),
      /was added/,
    ],
    ['a file less', () => altered((files) => files.delete('csv/need.csv'), false), /is missing/],
    [
      'another schema',
      () =>
        altered(
          (files) => relist(files, { schema: { migration: '0001_other', fingerprint: '0'.repeat(64) } }),
          false,
        ),
      /of schema 0001_other; this installation has/,
    ],
    [
      'a later layout',
      () => altered((files) => relist(files, { version: 99 }), false),
      /laid out in another way/,
    ],
    [
      'a list that is none',
      () => altered((files) => files.set('manifest.json', Buffer.from('{}')), false),
      /no export/,
    ],
    ['a row of another shape', () => altered(addRow('need', { admin: true })), /no column: admin/],
    [
      'a row twice',
      () => altered((files) => setRows(files, 'need', [...rowsOf(files, 'need'), ...rowsOf(files, 'need')])),
      /need are here already/,
    ],
    [
      'an agreement twice',
      () =>
        altered((files) =>
          setRows(files, 'agreement', [...rowsOf(files, 'agreement'), ...rowsOf(files, 'agreement')]),
        ),
      /record 2 of agreement is there twice/,
    ],
    [
      'a need of a school that is not in it',
      () => altered(changeRow('need', (row) => ({ ...row, urn: 1 }))),
      /refers by urn/,
    ],
    [
      'a role in another authority',
      () => altered(addRow('account_grant', { authority_id: 'next-door', role: 'lead' })),
      /belongs to another authority/,
    ],
    [
      'a password',
      () => altered(changeRow('account', (row) => ({ ...row, password_hash: 'x' }))),
      /brings a password/,
    ],
    [
      'an agreed text that is not the one that was hashed',
      () => altered(changeRow('agreement_revision', (row) => ({ ...row, content: '{}' }))),
      /not the one its hash was made of/,
    ],
    [
      'an event put right afterwards',
      () => altered(changeRow('domain_event', (row) => ({ ...row, reason: 'It was not me' }))),
      /audit trail is not whole/,
    ],
    [
      'evidence nobody speaks of',
      () => altered((files) => files.set('files/evidence/0123456789', Buffer.from('x'))),
      /no record speaks of/,
    ],
    [
      'a letter where the archive should be',
      async () => rmSync(at('altered.zip'), { force: true }),
      /There is no file/,
    ],
  ];
  // The others are refused before a database is asked: alike on both.
  const reachesDatabase = ([name]: (typeof HOSTILE)[number]) =>
    dialect === 'sqlite' || ['a row twice', 'an event put right afterwards'].includes(name);

  it.each(HOSTILE.filter(reachesDatabase))(
    'is refused as %s, and nothing is written',
    async (_, make, words) => {
      await make();
      const refused = await importAuthority(at('altered.zip'), { dryRun: false });
      expect(refused).toMatchObject({ ok: false, message: expect.stringMatching(words) });
      expect(await rowCounts()).toEqual({});
      expect(evidence()).toEqual([]);
    },
  );
});

describe('an authority that would meet others', () => {
  beforeEach(async () => {
    rmSync(at('evidence'), { recursive: true, force: true });
    await freshDatabase();
  });
  const person = { authorityId: 'far-away', name: 'X', passwordHash: null, active: true, version: 1 };
  const beside = (rows: { email: string; id: string }) =>
    database().write(async (tx) => {
      await tx
        .insert(schema.authority)
        .values({ id: 'far-away', code: '555', name: 'Far Away', settings: {}, demo: false, version: 1 });
      await tx
        .insert(schema.account)
        .values({ ...person, ...rows, createdAt: new Date('2026-10-01T08:00:00Z') });
    });

  it.each([
    [
      'an address',
      { id: 'other', email: 'head@testshire.example' },
      /accounts here already for head@testshire/,
    ],
    ['the number of a record', { id: 'head', email: 'other@far-away.example' }, /account are here already/],
  ])('is refused where %s is taken, and leaves all as it was', async (_, rows, words) => {
    await beside(rows);
    const before = await rowCounts();
    const refused = await importAuthority(at('whole.zip'), { dryRun: false });
    expect(refused).toMatchObject({ ok: false, message: expect.stringMatching(words) });
    expect(await rowCounts()).toEqual(before);
    expect(evidence()).toEqual([]);
  });
});

describe('taking everything along', () => {
  beforeAll(makeTestshire, 120_000);

  it('is for the lead, recorded once a form, and of one moment', async () => {
    const [lead, head] = [await w.world.person('their-lead', { role: 'lead' }), w.people.head];
    expect(await askForExport(head, newFormId())).toMatchObject({ ok: false, code: 'transfer.not-lead' });
    expect(await exportPage(head)).toBeNull();
    const id = newFormId();
    const broken = new AbortController();
    const client = { drained: async () => undefined, signal: broken.signal };
    expect(await downloadExport(lead, id, client)).toMatchObject({ ok: false });
    expect(await askForExport(lead, id)).toMatchObject({ ok: true });
    expect(await askForExport(lead, id)).toMatchObject({ ok: true });
    const page = await exportPage(lead);
    expect(page?.earlier.map(({ who }) => who)).toEqual([lead.name]);
    expect(page?.holds).toContainEqual({ words: 'Files of evidence', n: 1 });
    const other = await w.world.person('other-lead', { role: 'lead' });
    expect(await downloadExport(other, id, client)).toMatchObject({ ok: false });
    const answer = await downloadExport(lead, id, client);
    if (!answer.ok) throw new Error(answer.message);
    writeFileSync(at('page.zip'), Buffer.from(await answer.value.arrayBuffer()));
    const files = await unpack(at('page.zip'));
    expect(rowsOf(files, 'domain_event').map(({ type }) => type)).toContain('authority.exported');
    // Of the neighbour nothing is in it: no record of Testshire speaks of them.
    expect(files.get('data/account.ndjson')?.toString()).not.toContain('next-door');
    expect(files.get('csv/diagnosis.csv')?.toString()).toContain(`"'=HYPERLINK`);
    for (let more = 0; more < 4; more++)
      expect(await askForExport(lead, newFormId())).toMatchObject({ ok: true });
    expect(await askForExport(lead, newFormId())).toMatchObject({ ok: false, code: 'too-many-tries' });
    w.world.travelTo('2027-06-01T08:00:00Z');
    expect(await downloadExport(lead, id, client)).toMatchObject({ ok: false });
  });

  it('sees nothing of what is written meanwhile', async () => {
    const people = () => db().select({ n: count() }).from(schema.account);
    const [now] = await people();
    const seen = await database().snapshot(async (handle) => {
      const before = await handle.select({ n: count() }).from(schema.account);
      await w.world.person('latecomer', { role: 'member' });
      return [...before, ...(await handle.select({ n: count() }).from(schema.account))];
    });
    expect(seen).toEqual([now, now]);
    expect(await people()).toEqual([{ n: (now?.n ?? 0) + 1 }]);
  });
});
