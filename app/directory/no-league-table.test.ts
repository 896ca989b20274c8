import { describe, expect, it } from 'vitest';
import { sourcesIn } from '#tests/support/sources';

/** Product code only. */
const sources = sourcesIn(['app']).filter(({ path }) => !/\.test\.tsx?$/.test(path));

/** Who may read what came of support: the record itself, its page and answer, the worklist of its provider, the prior. */
const READS_IT = [
  'app/directory/commands/track-record.server.ts',
  'app/directory/queries/track-record.server.ts',
  'app/directory/record-worklist.server.ts',
  'app/directory/track-record.server.ts',
];

describe('what came of support', () => {
  it('is read by its own few files, so that no list can come by it', () => {
    // A full export, and what privacy keeps and removes, know every table of an authority, and put nothing of it in order;
    // `verify` tells only of what is wrong with a record.
    const reading = sources.filter(
      ({ path, text }) =>
        /\bsupportOutcome\b|support_outcome/.test(text) &&
        !/^app\/reporting\/(domain\/)?(transfer|privacy)\/|\/checks\.server\.ts$/.test(path),
    );
    expect(reading.map(({ path }) => path).sort()).toEqual(READS_IT);
  });

  it('puts nothing in order: only dates and ids do', () => {
    const orders = sources
      .filter(({ path }) => READS_IT.includes(path))
      .flatMap(({ text }) =>
        [...text.matchAll(/\.orderBy\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, by = '']) => by),
      );
    expect(orders.length).toBeGreaterThan(1);
    for (const by of orders) {
      const columns = [...by.matchAll(/supportOutcome\.(\w+)/g)].map(([, column]) => column);
      expect(columns.length, by).toBeGreaterThan(0);
      for (const column of columns) expect(['endedOn', 'countsFrom', 'id', 'providerId']).toContain(column);
    }
  });

  it('reaches the ranking of offers by its published functions, and no page of the directory', () => {
    const using = sources
      .filter(({ text }) => /\btrackRecordsOf\b|\btrackPriorOf\b/.test(text))
      .map(({ path }) => path)
      .filter((path) => !READS_IT.includes(path));
    expect(using).toEqual(['app/matching/offer-facts.server.ts']);
  });
});
