import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, reportLine } from './report-csv';
import { isAtWork, mayCancel, mayStart, RUN_STATUSES, STALE_AFTER_MS, statusAt } from './run-states';

const now = new Date('2026-11-22T10:00:00Z');
const earlier = (ms: number) => new Date(now.getTime() - ms);

describe('a run', () => {
  it('is interrupted when its process has not been heard of', () => {
    expect(statusAt('running', earlier(STALE_AFTER_MS + 1), now)).toBe('interrupted');
    expect(statusAt('previewing', null, now)).toBe('interrupted');
    expect(statusAt('running', earlier(1000), now)).toBe('running');
  });
  it.each(RUN_STATUSES)('%s is never both at work and ready to start', (status) => {
    expect(isAtWork(status) && mayStart(status)).toBe(false);
    if (!isAtWork(status)) expect(statusAt(status, null, now)).toBe(status);
  });
  it('can be called off only before it has written anything', () => {
    expect(RUN_STATUSES.filter(mayCancel)).toEqual(['uploaded', 'previewing', 'previewed']);
  });
});

describe('the list of what was not taken', () => {
  it('opens in a spreadsheet without running anything', () => {
    const line = reportLine({ kind: 'row', line: 7, column: 'URN', value: '=cmd()', reason: 'No, "really"' });
    expect(line).toBe(`7,URN,'=cmd(),The row was not taken,"No, ""really"""\r\n`);
    expect(csvLine(['-5', '-5+1', '@x'])).toBe("-5,'-5+1,'@x\r\n");
  });
  it('gives back any text as one cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [back] = parse(csvLine(cells), {
          relax_column_count: true,
          record_delimiter: '\r\n',
        }) as string[][];
        expect(back?.map((cell) => cell.replace(/^'/, ''))).toEqual(
          cells.map((cell) => cell.replace(/^'/, '')),
        );
      }),
    );
  });
});
