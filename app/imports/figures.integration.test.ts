/** Published figures taken in on both databases: what is written, superseded, reported and never lost. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, asc, count, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { comparator, domainEvent, importRun, indicatorValue, inspection } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { folderStore } from '~/platform/files/folder.server';
import { useFileStore } from '~/platform/files/store.server';
import { importsAtRest } from './background.server';
import { importFiguresFromCommandLine } from './command-line.server';
import { startRun, takeUpload } from './commands.server';
import { addsUp } from './domain/counts';
import { loadRun } from './queries.server';

const folder = mkdtempSync(join(tmpdir(), 'alongside-figures-'));
useFileStore(folderStore(folder));
afterAll(() => {
  useFileStore(null);
  rmSync(folder, { recursive: true, force: true });
});
let files = 0;
function file(lines: readonly string[]): string {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

async function take(
  kind: 'ofsted' | 'ks2',
  lines: readonly string[],
  options: { dryRun?: boolean; authorities?: string[] } = {},
) {
  const { authorities = [], dryRun = false } = options;
  const outcome = await importFiguresFromCommandLine(
    file(lines),
    { kind, authorities, year: kind === 'ks2' ? '2018' : null },
    dryRun,
  );
  if (!outcome.ok) throw new Error(outcome.message);
  expect(addsUp(outcome.value.counts)).toBe(true);
  return outcome.value;
}

const KS2 =
  'RECTYPE,LEA,ESTAB,URN,SCHNAME,TELIG,TFSM6CLA1A,PTRWM_EXP,READPROG,PTRWM_EXP_FSM6CLA1A,PTRWM_EXP_NotFSM6CLA1A,PTRWM_EXP_18';
const ELM = '1,901,2001,100001,Elm,27,3,78%,1.7,SUPP,SUPP,70%';
const TOTALS = [
  '3,901, , ,Testshire,900,200,70%,0.3,46%,75%,68%',
  '4, , , , ,9,9,64%, ,50%,70%,63%',
  '5, , , , ,9,9,65%, ,51%,71%,64%',
];

const OFSTED =
  'URN,LAESTAB,School name,Inspection start date,Inclusion,Achievement,Leadership and governance,Latest OEIF overall effectiveness,Inspection start date of latest OEIF graded inspection';
const held = (urn: number, indicator: string) =>
  db()
    .select()
    .from(indicatorValue)
    .where(and(eq(indicatorValue.urn, urn), eq(indicatorValue.indicator, indicator)))
    .orderBy(asc(indicatorValue.period), asc(indicatorValue.current));
const howMany = async () => (await db().select({ n: count() }).from(indicatorValue))[0]?.n;

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.school(100001, { establishmentNumber: 2001 });
  await world.school(100002, { establishmentNumber: 2002 });
});

describe('key stage 2 results', () => {
  it('bring figures, codes and comparators once, and nothing when taken again', async () => {
    const lines = [KS2, ELM, ...TOTALS];
    const first = await take('ks2', lines);
    expect(first.counts).toMatchObject({ read: 4, created: 3, updated: 1, rejected: 0 });
    expect(
      (await held(100001, 'ks2-rwm-expected')).map(({ period, value, cohort }) => [period, value, cohort]),
    ).toEqual([
      ['2017', 70, null],
      ['2018', 78, 27],
    ]);
    expect(await held(100001, 'ks2-rwm-disadvantaged')).toMatchObject([{ value: null, text: 'SUPP' }]);
    const england = await db()
      .select()
      .from(comparator)
      .where(eq(comparator.area, 'england'))
      .orderBy(asc(comparator.indicator), asc(comparator.period));
    expect(england.map(({ indicator, period, value }) => [indicator, period, value])).toEqual([
      ['ks2-rwm-disadvantaged', '2018', 51],
      ['ks2-rwm-expected', '2017', 63],
      ['ks2-rwm-expected', '2018', 65],
      ['ks2-rwm-gap', '2018', -20],
    ]);
    const again = await take('ks2', lines);
    expect(again.counts).toMatchObject({ read: 4, created: 0, updated: 0, unchanged: 4 });
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('supersede an older figure that differs, which is kept; a year only repeated does not', async () => {
    await take('ks2', [KS2, ELM]);
    const { counts } = await take('ks2', [KS2, ELM.replace('78%', '79%').replace('70%', '99%')]);
    expect(counts).toMatchObject({ created: 0, updated: 1 });
    expect((await held(100001, 'ks2-rwm-expected')).map(({ value, current }) => [value, current])).toEqual([
      [70, true],
      [78, false],
      [79, true],
    ]);
  });

  it('never touch what a broker entered by hand', async () => {
    await world.open.write((tx) =>
      tx.insert(indicatorValue).values({
        id: 'mine',
        authorityId: world.authorityId,
        urn: 100001,
        indicator: 'ks2-rwm-expected',
        period: '2018',
        value: 50,
        text: null,
        cohort: null,
        source: 'School',
        note: null,
        importRunId: null,
        enteredById: null,
        at: new Date(),
        current: true,
      }),
    );
    await take('ks2', [KS2, ELM]);
    expect(await db().select().from(indicatorValue).where(eq(indicatorValue.id, 'mine'))).toMatchObject([
      { value: 50, current: true },
    ]);
  });

  it('find a school by its number, keep those of a school not in the register yet, and turn away what is neither', async () => {
    const { counts, summary, findings } = await take('ks2', [
      KS2,
      '1,901,2002, ,By number,20,3,60%,1.0,50%,70%,',
      '1,901,2999,109999,Not in the register,20,3,61%,1.0,50%,70%,',
      '1,901,2998, ,Nowhere,20,3,62%,1.0,50%,70%,',
      ELM.replace('100001', '109999'),
      '1,901,2003,100003,Too few,20,3',
    ]);
    expect(counts).toMatchObject({ read: 5, created: 2, unchanged: 1, rejected: 2, valuesLeftOut: 1 });
    expect(summary.notInRegister).toBe(2);
    expect(await held(100002, 'ks2-rwm-expected')).toMatchObject([{ value: 60 }]);
    expect(await held(109999, 'ks2-rwm-expected')).toMatchObject([{ value: 61 }]);
    expect(findings.filter(({ kind }) => kind === 'row').map(({ line, column }) => [line, column])).toEqual([
      [4, 'ESTAB'],
      [5, 'URN'],
    ]);
  });

  it('say in a dry run what they would do, and leave no trace', async () => {
    const dry = await take('ks2', [KS2, ELM, ...TOTALS], { dryRun: true });
    expect(await howMany()).toBe(0);
    expect(await db().select().from(importRun)).toEqual([]);
    expect((await take('ks2', [KS2, ELM, ...TOTALS])).counts).toEqual(dry.counts);
  });

  it('lose one row to a quotation mark that never closes, and report it, also as the first below the heading', async () => {
    const others = Array.from(
      { length: 60 },
      (_, n) => `1,901,${3000 + n},${110000 + n},Oak,20,3,60%,1,50%,70%,`,
    );
    const { counts, findings } = await take('ks2', [KS2, ELM.replace('Elm', '"Elm'), ...others]);
    expect(counts).toMatchObject({ read: 61, created: 60, rejected: 1 });
    expect(findings.filter(({ kind }) => kind === 'row')).toMatchObject([{ line: 2 }]);
  });

  it('are refused for some authorities alone where the file names none', async () => {
    const without = (line: string) =>
      line
        .split(',')
        .filter((_, at) => at !== 1)
        .join(',');
    const outcome = await importFiguresFromCommandLine(
      file([without(KS2), without(ELM)]),
      { kind: 'ks2', authorities: ['901'], year: '2018' },
      false,
    );
    expect(outcome).toMatchObject({ ok: false, code: 'import.no-authority', field: 'authorities' });
    expect(await howMany()).toBe(0);
  });

  it('are taken for the authorities asked for', async () => {
    const { counts } = await take('ks2', [KS2, ELM, ...TOTALS], { authorities: ['902'] });
    expect(counts).toMatchObject({ read: 2, skipped: 2 });
    expect(await howMany()).toBe(0);
  });
});

describe('inspection outcomes', () => {
  const row = '100001,9012001,Elm,02/12/2025,Expected standard,Needs attention,Strong standard,2,15/06/2021';

  it('bring report cards and older grades side by side, once', async () => {
    const { counts } = await take('ofsted', [
      'State-funded schools',
      OFSTED,
      row,
      '100002,9012002,Ash,NULL,NULL,NULL,NULL,NULL,NULL',
    ]);
    expect(counts).toMatchObject({ read: 2, created: 1, unchanged: 1 });
    const found = await db().select().from(inspection).orderBy(asc(inspection.startedOn));
    expect(found.map(({ form, startedOn, overall }) => [form, startedOn, overall])).toEqual([
      ['graded', '2021-06-15', 2],
      ['report-card', '2025-12-02', null],
    ]);
    expect(await held(100001, 'inspection-report-card')).toMatchObject([
      { text: 'needs-attention', period: '2025-12-02' },
    ]);
    expect((await take('ofsted', [OFSTED, row])).counts).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
  });

  it('correct a published fact in its own record, with an event that says before and after', async () => {
    await take('ofsted', [OFSTED, row]);
    const { counts } = await take('ofsted', [OFSTED, row.replace('Needs attention', 'Expected standard')]);
    expect(counts).toMatchObject({ created: 0, updated: 1 });
    expect(await db().select().from(inspection)).toHaveLength(2);
    const [event] = await db().select().from(domainEvent).where(eq(domainEvent.type, 'inspection.corrected'));
    expect(event).toMatchObject({ urn: 100001, payload: expect.stringContaining('Needs attention') });
    expect(
      (await held(100001, 'inspection-report-card')).map(({ text, current }) => [text, current]),
    ).toEqual([
      ['needs-attention', false],
      ['expected-standard', true],
    ]);
  });

  it('change nothing when the file is something else', async () => {
    for (const kind of ['ofsted', 'ks2'] as const) {
      const outcome = await importFiguresFromCommandLine(
        file(['a,b', '1,2']),
        { kind, authorities: [], year: null },
        false,
      );
      expect(outcome).toMatchObject({ ok: false, code: `import.not-${kind}` });
    }
    expect(await howMany()).toBe(0);
    expect((await db().select().from(importRun)).map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});

describe('an upload', () => {
  it('of results is previewed, then imported with the year that was given', async () => {
    const admin = await world.person('ada', { role: 'admin' });
    const upload = {
      name: 'results.csv',
      path: file([KS2.replace(',PTRWM_EXP_18', ''), ELM.replace(',70%', '')]),
    };
    const asked = { id: 'upload001', kind: 'ks2' as const, authorities: [], upload };
    expect(await takeUpload(admin, { ...asked, year: '2019' })).toMatchObject({ ok: true });
    await importsAtRest();
    expect(await loadRun(admin, 'upload001')).toMatchObject({
      status: 'previewed',
      kind: 'ks2',
      created: 1,
      figures: { values: 3, period: '2019' },
    });
    expect(await howMany()).toBe(0);
    expect(await startRun(admin, { id: 'upload001' })).toMatchObject({ ok: true });
    await importsAtRest();
    expect(await loadRun(admin, 'upload001')).toMatchObject({ status: 'done', fileIsThere: false });
    expect(await held(100001, 'ks2-rwm-expected')).toMatchObject([{ value: 78, period: '2019' }]);
  });

  it('whose year nothing tells is refused beside the year', async () => {
    const admin = await world.person('ada', { role: 'admin' });
    const upload = {
      name: 'results.csv',
      path: file([KS2.replace(',PTRWM_EXP_18', ''), ELM.replace(',70%', '')]),
    };
    expect(await takeUpload(admin, { id: 'upload001', kind: 'ks2', authorities: [], upload })).toMatchObject({
      ok: false,
      field: 'year',
    });
    expect(await db().select().from(importRun)).toEqual([]);
  });
});
