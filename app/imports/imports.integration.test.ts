/** Register files taken in on both databases: what is written, what is reported, and what is never lost. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, count, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, importRejection, importRun, school, schoolChange, schoolLink } from '#drizzle/schema';
import { type GiasRow, giasFile, giasSchool, nationalRows } from '#tests/support/gias-file';
import { newWorld, type World } from '#tests/support/world';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { folderStore } from '~/platform/files/folder.server';
import { useFileStore } from '~/platform/files/store.server';
import { importsAtRest } from './background.server';
import { importFromCommandLine, importRegisterFromCommandLine } from './command-line.server';
import { cancelRun, startRun, takeUpload } from './commands.server';
import { addsUp } from './domain/counts';
import { findingsOf, listRuns, loadRun } from './queries.server';

const folder = mkdtempSync(join(tmpdir(), 'alongside-imports-'));
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

async function take(content: Buffer | string, options: { authorities?: string[]; dryRun?: boolean } = {}) {
  const outcome = await importFromCommandLine(
    file(content),
    options.authorities ?? [],
    options.dryRun ?? false,
  );
  if (!outcome.ok) throw new Error(outcome.message);
  expect(addsUp(outcome.value.counts)).toBe(true);
  return outcome.value;
}
const schoolNow = async (urn: number) => (await db().select().from(school).where(eq(school.urn, urn)))[0];
const howMany = async () => (await db().select({ n: count() }).from(school))[0]?.n;
const changed = async (urn: number) =>
  (
    await db().select().from(schoolChange).where(eq(schoolChange.urn, urn)).orderBy(asc(schoolChange.field))
  ).map(({ field, before, after }) => [field, before, after]);

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

describe('importing a file', () => {
  it('takes schools in once; again, and over any number of batches, nothing changes', async () => {
    const rows = nationalRows(2300);
    const first = await take(giasFile(rows));
    expect(first.counts).toMatchObject({ read: 2300, created: 2300, updated: 0, rejected: 0 });
    const again = await take(giasFile(rows));
    expect(again.counts).toMatchObject({ read: 2300, created: 0, updated: 0, unchanged: 2300 });
    expect(await howMany()).toBe(2300);
    expect(await db().select().from(schoolChange)).toEqual([]);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('renames, closes and moves a school, keeps its history, and says how many closed', async () => {
    await take(giasFile([giasSchool(100001), giasSchool(100002), giasSchool(100003)]));
    const newer: GiasRow[] = [
      giasSchool(100001, { EstablishmentName: 'Elm Park Primary School' }),
      giasSchool(100002, {
        'EstablishmentStatus (code)': '2',
        'EstablishmentStatus (name)': 'Closed',
        CloseDate: '31-08-2026',
      }),
      giasSchool(100003, { 'Trusts (code)': '2044', 'Trusts (name)': 'Larch Trust' }),
    ];
    const { counts } = await take(giasFile(newer));
    expect(counts).toMatchObject({ created: 0, updated: 3, closed: 1, unchanged: 0 });
    expect(await changed(100001)).toEqual([
      ['name', 'Elm Lane Primary School 100001', 'Elm Park Primary School'],
    ]);
    expect(await schoolNow(100002)).toMatchObject({ statusGroup: 'closed', closeDate: '2026-08-31' });
    expect(await changed(100003)).toEqual([
      ['trustName', null, 'Larch Trust'],
      ['trustUid', null, '2044'],
    ]);
    expect((await schoolNow(100001))?.searchText).toContain('elm park');
  });

  it('never removes a school the file does not mention', async () => {
    await take(giasFile([giasSchool(100001), giasSchool(100002)]));
    await take(giasFile([giasSchool(100002)]));
    expect(await howMany()).toBe(2);
  });

  it('keeps inspection outcomes when a newer release no longer has the column', async () => {
    await take(giasFile([giasSchool(100001)]));
    const text = giasFile([giasSchool(100001, { NumberOfPupils: '205' })]).toString('latin1');
    const lines = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const at = (lines[0] ?? []).indexOf('"OfstedRating (name)"');
    const without = lines.map((cells) => cells.filter((_, i) => i !== at).join(',')).join('\r\n');
    expect(at).toBeGreaterThan(0);
    const { counts } = await take(without);
    expect(counts.updated).toBe(1);
    expect(await schoolNow(100001)).toMatchObject({ pupils: 205, ofstedRating: 'Good' });
  });

  it('passes one bad row over, names its line, column and reason, and takes the rest', async () => {
    const rows = [
      giasSchool(100001),
      giasSchool(100002, { 'EstablishmentStatus (code)': '9' }),
      giasSchool(100001, { EstablishmentName: 'Twice in the file' }),
      giasSchool(100004, { EstablishmentName: 'Two\nLines', OpenDate: '99-99-2020' }),
      giasSchool(100005),
    ];
    const broken = giasFile(rows)
      .toString('latin1')
      .replace('"Elm Lane Primary School 100005"', '"Elm Lane 100005');
    const { counts, findings } = await take(Buffer.from(`${broken}`, 'latin1'));
    expect(counts).toMatchObject({ read: 5, created: 2, rejected: 3, valuesLeftOut: 1 });
    expect(findings.map(({ kind, line, column }) => [kind, line, column])).toEqual([
      ['row', 3, 'EstablishmentStatus (code)'],
      ['row', 4, 'URN'],
      ['value', 5, 'OpenDate'],
      ['row', 7, null],
    ]);
    expect((await schoolNow(100001))?.name).toBe('Elm Lane Primary School 100001');
    expect(await schoolNow(100004)).toMatchObject({ name: 'Two Lines', openDate: null });
  });

  it('reads Windows-1252 and UTF-8 with a mark as the same schools', async () => {
    const rows = [giasSchool(100001, { EstablishmentName: 'St Mary’s Lycée à Testford' })];
    await take(giasFile(rows));
    expect((await schoolNow(100001))?.name).toBe('St Mary’s Lycée à Testford');
    const utf8 = `\ufeff${new TextDecoder('windows-1252').decode(giasFile(rows))}`;
    expect((await take(utf8)).counts.unchanged).toBe(1);
  });

  it('takes only the authorities asked for, and does not count the others', async () => {
    const rows = [giasSchool(100001), giasSchool(100002, { 'LA (code)': '902', 'LA (name)': 'Otherton' })];
    const { counts } = await take(giasFile(rows), { authorities: ['902'] });
    expect(counts).toMatchObject({ read: 1, created: 1, skipped: 1 });
    expect(await schoolNow(100001)).toBeUndefined();
  });

  it('says in a dry run what it would do, and leaves no trace', async () => {
    await take(giasFile([giasSchool(100001)]));
    const events = (await db().select({ n: count() }).from(domainEvent))[0]?.n;
    const newer = giasFile([
      giasSchool(100001, { 'EstablishmentStatus (code)': '2', 'EstablishmentStatus (name)': 'Closed' }),
      giasSchool(100002),
      giasSchool(100003, { URN: 'none' }),
    ]);
    const dry = await take(newer, { dryRun: true });
    expect(dry.counts).toMatchObject({ read: 3, created: 1, updated: 1, closed: 1, rejected: 1 });
    expect(await howMany()).toBe(1);
    expect((await db().select({ n: count() }).from(domainEvent))[0]?.n).toBe(events);
    expect((await take(newer)).counts).toEqual(dry.counts);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a web page', '<!DOCTYPE html><html><title>Sign in</title></html>', 'web page'],
    ['a workbook', 'PK\u0003\u0004', 'Excel'],
    ['another CSV file', 'URN,LinkURN,LinkName,LinkType\n1,2,x,Successor\n', 'links file'],
    ['headings alone', giasFile([]), 'no schools'],
    ['bytes', Buffer.from([1, 0, 200, 255, 34, 10, 34, 0]), 'not a text file'],
  ])('changes nothing for %s and says why', async (_what, content, words) => {
    const outcome = await importFromCommandLine(file(content), [], false);
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(words) });
    expect(await howMany()).toBe(0);
    const [run] = await db().select().from(importRun);
    expect(run).toMatchObject({ status: 'failed', problem: expect.stringContaining(words) });
  });
});

describe('a school that becomes an academy', () => {
  const maintained = giasSchool(100001, { EstablishmentNumber: '2100' });
  const closed = {
    ...maintained,
    'EstablishmentStatus (code)': '2',
    'EstablishmentStatus (name)': 'Closed',
    CloseDate: '31-08-2026',
  };
  const academy = giasSchool(150001, {
    EstablishmentNumber: '2100',
    'TypeOfEstablishment (code)': '34',
    'TypeOfEstablishment (name)': 'Academy converter',
    OpenDate: '01-09-2026',
  });

  it('is joined to its successor both ways, and those with casework there are told', async () => {
    await take(giasFile([maintained]));
    await world.standing(100001);
    const { counts } = await take(giasFile([closed, academy]));
    expect(counts).toMatchObject({ created: 1, updated: 1, closed: 1 });
    const links = await db().select().from(schoolLink).orderBy(asc(schoolLink.kind));
    expect(links.map(({ urn, linkUrn, kind, source }) => [urn, linkUrn, kind, source])).toEqual([
      [150001, 100001, 'predecessor', 'same-number'],
      [100001, 150001, 'successor', 'same-number'],
    ]);
    const [told] = await db().select().from(domainEvent).where(eq(domainEvent.type, 'school.succeeded'));
    expect(told).toMatchObject({ chain: 'testshire', urn: 100001 });
    await take(giasFile([closed, academy]));
    expect(await db().select().from(schoolLink)).toHaveLength(2);
  });

  it('gets the register’s own link in place of the inferred one, once', async () => {
    await take(giasFile([closed, academy]));
    const links = file(
      'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n100001,150001,Elm Academy,Successor,01-09-2026\nx,1,,Successor,\n',
    );
    const asLinks = { kind: 'gias-links' as const, authorities: [] };
    const first = await importRegisterFromCommandLine(links, asLinks, false);
    expect(first).toMatchObject({
      ok: true,
      value: { counts: { read: 2, created: 0, updated: 1, rejected: 1 }, findings: [{ line: 3 }] },
    });
    const again = await importRegisterFromCommandLine(links, asLinks, false);
    expect(again).toMatchObject({ ok: true, value: { counts: { updated: 0, unchanged: 1 } } });
    const dry = await importRegisterFromCommandLine(
      file('URN,LinkURN,LinkType\n100001,100777,Successor\n'),
      asLinks,
      true,
    );
    expect(dry).toMatchObject({ ok: true, value: { counts: { created: 1 }, summary: { notInRegister: 1 } } });
    expect(await db().select().from(schoolLink)).toHaveLength(2);
  });
});

describe('an upload', () => {
  const rows = [giasSchool(100001), giasSchool(100002, { 'LA (code)': 'x' })];

  it('is previewed, then imported once though confirmed twice, and its file is not kept', async () => {
    const admin = await world.person('ada', { role: 'admin' });
    const upload = { name: 'schools.csv', path: file(giasFile(rows)) };
    expect(await takeUpload(admin, { id: 'upload001', authorities: [], upload })).toMatchObject({ ok: true });
    await importsAtRest();
    const previewed = await loadRun(admin, 'upload001');
    expect(previewed).toMatchObject({ status: 'previewed', read: 2, created: 1, rejected: 1, own: true });
    expect(previewed?.samples?.created).toMatchObject([{ urn: 100001 }]);
    expect(await howMany()).toBe(0);

    const both = await Promise.all([
      startRun(admin, { id: 'upload001' }),
      startRun(admin, { id: 'upload001' }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    await importsAtRest();
    expect(await loadRun(admin, 'upload001')).toMatchObject({
      status: 'done',
      created: 1,
      rejected: 1,
      fileIsThere: false,
    });
    const confirmed = await db().select().from(domainEvent).where(eq(domainEvent.type, 'import.confirmed'));
    expect(confirmed).toHaveLength(1);
    expect(await db().select().from(importRejection)).toHaveLength(1);

    const parts = await findingsOf(admin, 'upload001');
    const found = [];
    for await (const part of parts ?? []) found.push(...part);
    expect(found).toMatchObject([{ line: 3, column: 'LA (code)', value: 'x' }]);
  });

  it('sent twice is one run; called off, it leaves nothing behind', async () => {
    const admin = await world.person('ada', { role: 'admin' });
    const upload = () => ({ name: 'schools.csv', path: file(giasFile(rows)) });
    await takeUpload(admin, { id: 'upload001', authorities: [], upload: upload() });
    await takeUpload(admin, { id: 'upload001', authorities: [], upload: upload() });
    await importsAtRest();
    expect((await listRuns(admin, 1)).total).toBe(1);
    expect(await cancelRun(admin, { id: 'upload001' })).toMatchObject({ ok: true });
    expect(await startRun(admin, { id: 'upload001' })).toMatchObject({ ok: false });
    expect(await howMany()).toBe(0);
  });

  it('is refused beside its field when it is no register file, and to anybody but an administrator', async () => {
    const admin = await world.person('ada', { role: 'admin' });
    const broker = await world.person('ben', { role: 'broker' });
    const page = { name: 'x.csv', path: file('<html></html>') };
    expect(await takeUpload(admin, { id: 'upload001', authorities: [], upload: page })).toMatchObject({
      ok: false,
      field: 'file',
    });
    const upload = { name: 'schools.csv', path: file(giasFile(rows)) };
    expect(await takeUpload(broker, { id: 'upload002', authorities: [], upload })).toMatchObject({
      ok: false,
      code: 'import.forbidden',
    });
    expect(await db().select().from(importRun)).toEqual([]);
  });

  it('of another authority is not found', async () => {
    await world.authority({ id: 'otherton', code: '902', name: 'Otherton' });
    const admin = await world.person('ada', { role: 'admin' });
    const other = await world.person('oda', { role: 'admin' }, { authorityId: 'otherton' });
    await takeUpload(admin, {
      id: 'upload001',
      authorities: [],
      upload: { name: 'a.csv', path: file(giasFile(rows)) },
    });
    await importsAtRest();
    expect(await loadRun(other, 'upload001')).toBeNull();
    expect(await findingsOf(other, 'upload001')).toBeNull();
    expect(await startRun(other, { id: 'upload001' })).toMatchObject({ ok: false, code: 'import.not-found' });
  });

  it('whose process died shows as interrupted and is completed by running it again', async () => {
    const admin = await world.person('ada', { role: 'admin' });
    await takeUpload(admin, {
      id: 'upload001',
      authorities: [],
      upload: { name: 'a.csv', path: file(giasFile(rows)) },
    });
    await importsAtRest();
    await world.open.write((tx) =>
      tx.update(importRun).set({ status: 'running', startedAt: new Date(), heartbeatAt: new Date() }),
    );
    expect((await loadRun(admin, 'upload001'))?.status).toBe('running');
    world.travelTo('2026-11-23T09:05:00Z');
    expect((await loadRun(admin, 'upload001'))?.status).toBe('interrupted');
    expect(await startRun(admin, { id: 'upload001' })).toMatchObject({ ok: true });
    await importsAtRest();
    expect(await loadRun(admin, 'upload001')).toMatchObject({ status: 'done', created: 1 });
  });
});
