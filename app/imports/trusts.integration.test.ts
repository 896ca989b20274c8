/** Trust memberships taken in on both databases: the school's own trust, what is ended, who is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, count, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, importRun, school, schoolChange, trustMembership } from '#drizzle/schema';
import { giasFile, giasSchool } from '#tests/support/gias-file';
import { newWorld, type World } from '#tests/support/world';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { folderStore } from '~/platform/files/folder.server';
import { useFileStore } from '~/platform/files/store.server';
import { importsAtRest } from './background.server';
import { importFromCommandLine, importRegisterFromCommandLine } from './command-line.server';
import { startRun, takeUpload } from './commands.server';
import { addsUp } from './domain/counts';
import { loadRun } from './queries.server';

const folder = mkdtempSync(join(tmpdir(), 'alongside-trusts-'));
useFileStore(folderStore(folder));
afterAll(() => {
  useFileStore(null);
  rmSync(folder, { recursive: true, force: true });
});
let files = 0;
function file(content: Buffer | string): string {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
}

const HEADING =
  'Group UID,Group Name,Group Type,Closed Date,Joined date,Academy URN,EstablishmentName,LA (code)';
const member = (urn: number | string, uid = 2062, joined = '01/09/2018', la = '901') =>
  `${uid},TRUST ${uid},Multi-academy trust,,${joined},${urn},Elm ${urn},${la}`;
const csv = (...lines: string[]) => file(`\ufeff${[HEADING, ...lines].join('\r\n')}\r\n`);

async function take(path: string, options: { authorities?: string[]; dryRun?: boolean } = {}) {
  const { authorities = [], dryRun = false } = options;
  const outcome = await importRegisterFromCommandLine(path, { kind: 'trusts', authorities }, dryRun);
  if (!outcome.ok) throw new Error(outcome.message);
  expect(addsUp(outcome.value.counts)).toBe(true);
  return outcome.value;
}
const trustNow = async (urn: number) =>
  (
    await db()
      .select({ uid: school.trustUid, name: school.trustName })
      .from(school)
      .where(eq(school.urn, urn))
  )[0];
const spells = async (urn: number) =>
  (
    await db()
      .select()
      .from(trustMembership)
      .where(eq(trustMembership.urn, urn))
      .orderBy(asc(trustMembership.joinedOn))
  ).map(({ trustUid, joinedOn, leftOn }) => [trustUid, joinedOn, leftOn]);
const moves = () => db().select().from(domainEvent).where(eq(domainEvent.type, 'school.trust-changed'));

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.school(100001, { trustUid: '2062', trustName: 'Trust 2062' });
  await world.school(100002, { trustUid: null, trustName: null });
});

describe('trust memberships', () => {
  it('are taken in once; again, nothing changes', async () => {
    const lines = [
      member(100001),
      member(100002),
      member(109999),
      'x,TRUST,Multi-academy trust,,,100003,,901',
    ];
    const first = await take(csv(...lines));
    expect(first.counts).toMatchObject({ read: 4, created: 3, updated: 0, rejected: 1 });
    expect(first.summary).toMatchObject({ notInRegister: 1, moved: 0 });
    expect(await spells(109999)).toEqual([['2062', '2018-09-01', null]]);
    expect(await trustNow(100001)).toEqual({ uid: '2062', name: 'Trust 2062' });
    expect(await trustNow(100002)).toEqual({ uid: '2062', name: 'TRUST 2062' });
    const again = await take(csv(...lines));
    expect(again.counts).toMatchObject({ read: 4, created: 0, updated: 0, unchanged: 3, rejected: 1 });
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('of a school that moved end the former one, are told to those with casework, and stand in its history', async () => {
    await world.authority({ id: 'otherton', code: '902', name: 'Otherton' });
    await world.standing(100001);
    await take(csv(member(100001), member(100002)));
    world.travelTo('2026-11-24T09:05:00Z');
    const dry = await take(csv(member(100001, 3000, '01/10/2026')), { dryRun: true });
    expect(await trustNow(100001)).toMatchObject({ uid: '2062' });
    const { counts, summary } = await take(csv(member(100001, 3000, '01/10/2026')));
    expect(counts).toEqual(dry.counts);
    expect(summary).toMatchObject({ moved: 1, notInFile: 1 });
    expect(await trustNow(100001)).toEqual({ uid: '3000', name: 'TRUST 3000' });
    expect(await spells(100001)).toEqual([
      ['2062', '2018-09-01', '2026-10-01'],
      ['3000', '2026-10-01', null],
    ]);
    expect(await spells(100002)).toEqual([['2062', '2018-09-01', null]]);
    expect(await moves()).toMatchObject([{ chain: 'testshire', urn: 100001 }]);
    const history = await db().select().from(schoolChange).where(eq(schoolChange.urn, 100001));
    expect(history.map(({ field, before, after }) => [field, before, after]).sort()).toEqual([
      ['trustName', 'Trust 2062', 'TRUST 3000'],
      ['trustUid', '2062', '3000'],
    ]);
  });

  it('are ended, and the move told, also when the establishment file says it first', async () => {
    await importFromCommandLine(
      file(giasFile([giasSchool(100003, { 'Trusts (code)': '2062', 'Trusts (name)': 'TRUST 2062' })])),
      [],
      false,
    );
    await world.standing(100003);
    await take(csv(member(100003)));
    await importFromCommandLine(
      file(giasFile([giasSchool(100003, { 'Trusts (code)': '3000', 'Trusts (name)': 'TRUST 3000' })])),
      [],
      false,
    );
    expect(await spells(100003)).toEqual([['2062', '2018-09-01', '2026-11-23']]);
    expect(await moves()).toMatchObject([{ urn: 100003 }]);
    await take(csv(member(100003, 3000, '01/11/2026')));
    expect(await moves()).toHaveLength(1);
  });

  it('are taken for the authorities asked for, by the file or by the school’s own', async () => {
    const { counts } = await take(csv(member(100001, 1, '01/09/2018', '902'), member(100002, 1, '', '')), {
      authorities: ['901'],
    });
    expect(counts).toMatchObject({ read: 1, created: 1, skipped: 1 });
    expect(await trustNow(100002)).toMatchObject({ uid: '1' });
  });

  it('that name trusts by their other number find the one the schools have', async () => {
    await take(file('Group ID,Group Name,URN\nTR00015,TRUST 2062,100001\nTR00016,Larch,100002\n'));
    expect(await trustNow(100001)).toMatchObject({ uid: '2062' });
    expect(await trustNow(100002)).toMatchObject({ uid: 'TR00016', name: 'Larch' });
  });
});

describe('an upload', () => {
  it.each([
    ['trusts', () => csv(member(100001, 3000), member('x'))],
    ['gias-links', () => file('URN,LinkURN,LinkType\n100001,100002,Successor\nx,1,Successor\n')],
  ] as const)('of %s is previewed, confirmed and imported with what was not taken', async (kind, path) => {
    const admin = await world.person('ada', { role: 'admin' });
    const upload = { name: 'a.csv', path: path() };
    expect(await takeUpload(admin, { id: 'upload001', kind, authorities: [], upload })).toMatchObject({
      ok: true,
    });
    await importsAtRest();
    const seen = await loadRun(admin, 'upload001');
    expect(seen).toMatchObject({ status: 'previewed', kind, created: 1, rejected: 1, findingCount: 1 });
    expect(seen?.register?.schools).toMatchObject([{ urn: 100001, known: true }]);
    expect(await trustNow(100001)).toMatchObject({ uid: '2062' });
    expect((await db().select({ n: count() }).from(trustMembership))[0]?.n).toBe(0);
    expect(await startRun(admin, { id: 'upload001' })).toMatchObject({ ok: true });
    await importsAtRest();
    expect(await loadRun(admin, 'upload001')).toMatchObject({ status: 'done', created: 1, findingCount: 1 });
  });

  it.each(['trusts', 'gias-links'] as const)(
    'that is no file of %s is refused beside its field',
    async (kind) => {
      const admin = await world.person('ada', { role: 'admin' });
      for (const content of ['', 'a,b\n1,2\n', '<html></html>', `${HEADING.replaceAll(',', ';')}\n`]) {
        const upload = { name: 'a.csv', path: file(content) };
        const taken = await takeUpload(admin, { id: 'upload001', kind, authorities: [], upload });
        expect(taken).toMatchObject({ ok: false, field: 'file' });
      }
      expect(await db().select().from(importRun)).toEqual([]);
    },
  );
});
