import { describe, expect, it } from 'vitest';
import {
  type ArchiveEntry,
  directoryProblem,
  isArchiveName,
  isEvidenceName,
  listingProblem,
} from './archive';

const entry = (name: string, over: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
  name,
  packedBytes: 10,
  bytes: 100,
  plain: true,
  ...over,
});
const whole = [entry('manifest.json'), entry('README.md'), entry('data/need.ndjson'), entry('csv/need.csv')];

describe('names in an archive', () => {
  it.each([
    'manifest.json',
    'README.md',
    'data/support_request.ndjson',
    'csv/need.csv',
    'files/evidence/0262b889-2ecf',
  ])('may be %s', (name) => expect(isArchiveName(name)).toBe(true));
  it.each([
    '../manifest.json',
    '/etc/passwd',
    'data/../../x.ndjson',
    'data/x.ndjson/y',
    'C:/data/x.ndjson',
    'data\\need.ndjson',
    'files/evidence/..',
    'files/evidence/../../alongside.db',
    'files/evidence/a/b-0262b889',
    'files/evidence/.hidden-file',
    'data/need.ndjson\n',
    'data/',
    '',
  ])('may not be %j', (name) => expect(isArchiveName(name)).toBe(false));

  it('of evidence lead nowhere', () => {
    expect(isEvidenceName('0262b889-2ecf-4574-95f9-2e1016b49a86')).toBe(true);
    for (const name of ['..', 'a/../../b12345678', '', 'short', 'x'.repeat(65)])
      expect(isEvidenceName(name)).toBe(false);
  });
});

describe('the directory of an archive', () => {
  it('of an export is in order', () => {
    expect(directoryProblem(whole, 40)).toBeNull();
  });

  it.each([
    ['a file that does not belong', [...whole, entry('../../evil')], 50, /does not belong/],
    ['the same name twice', [...whole, entry('README.md')], 50, /twice/],
    ['something encrypted', [...whole, entry('csv/visit.csv', { plain: false })], 50, /encrypted/],
    ['no list of files', whole.slice(1), 40, /no manifest/],
    ['files that share their bytes', whole.map((one) => ({ ...one, packedBytes: 30 })), 40, /overlap/],
  ])('is refused for %s', (_, entries, bytes, problem) => {
    expect(directoryProblem(entries, bytes)).toMatch(problem);
  });

  it('is refused for what would unpack to far more', () => {
    const limits = { files: 10, bytes: 10_000, ratio: 20, freeBytes: 1000 };
    const of = (bytes: number) => [...whole.slice(0, 3), entry('csv/need.csv', { bytes })];
    expect(directoryProblem(of(499), 40, limits)).toBeNull();
    expect(directoryProblem(of(701), 40, limits)).toMatch(/20 times/);
    expect(directoryProblem(of(20_000), 40, limits)).toMatch(/larger than/);
    expect(directoryProblem(whole, 40, { ...limits, files: 3 })).toMatch(/more than 3 files/);
  });
});

describe('the files of an archive', () => {
  const listed = [
    { name: 'README.md', bytes: 100 },
    { name: 'data/need.ndjson', bytes: 100 },
    { name: 'csv/need.csv', bytes: 100 },
  ];
  it('are those on its list, neither more nor fewer nor others', () => {
    expect(listingProblem(whole, listed)).toBeNull();
    expect(listingProblem(whole, listed.slice(1))).toMatch(/README.md” was added/);
    expect(listingProblem(whole.slice(0, 3), listed)).toMatch(/csv\/need.csv” is missing/);
    expect(listingProblem(whole, [...listed, { name: 'README.md', bytes: 100 }])).toMatch(/twice/);
    expect(listingProblem(whole, [{ name: 'README.md', bytes: 99 }, ...listed.slice(1)])).toMatch(
      /not as long/,
    );
  });
});
