import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has, by the numbers that are theirs. */
const REQUIRED: Record<string, readonly number[]> = {
  '1.1': [1, 2],
  '1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  '1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '1.4': [1, 2, 3],
  '1.5': [1, 2],
  '2.1': [1, 2, 3],
  '2.2': [1, 2, 3],
  '2.3': [1, 2, 3, 4],
  '2.4': [1],
  '3.2': [1, 2],
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 2, 3, 4, 5, 6],
  '3.5': [1, 2, 3, 4, 5],
  '3.7': [1, 2],
  '4.1': [1, 2, 3],
  '4.2': [1],
  '4.3': [1, 2],
  '4.4': [1, 2, 3, 4],
  '5.1': [1],
  '5.2': [1, 2, 3],
  '5.3': [1, 2],
  '5.4': [1, 2, 3],
  '6.1': [1, 2, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '6.3': [1, 2, 3, 4],
  '6.4': [1, 2, 3, 4],
  '6.5': [1, 2, 3, 4, 5],
  '6.6': [1, 2, 3],
  '6.8': [1, 2, 3, 4],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2],
  '7.6': [1, 2],
  '8.1': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1],
  '8.4': [1],
  '9.1': [1, 2, 3],
  '9.2': [1, 2, 3, 4],
  '10.1': [1, 2],
  '10.2': [1, 2],
  '10.3': [1, 2, 3, 4],
  '10.4': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '10.5': [1, 2, 3, 4, 5],
  '10.6': [1, 2],
  '10.7': [1, 2, 3],
  '11.1': [1, 2],
  '11.2': [1, 2, 3],
  '11.3': [1, 2, 3],
  '11.4': [1, 2, 3, 4],
  '11.5': [1],
  '11.6': [1],
  '12.1': [1, 2, 3],
  '12.2': [1, 2],
  '12.3': [1, 2, 3, 4],
  '13.1': [1],
  '13.2': [1, 2, 3, 4, 5],
  '13.3': [1, 2],
  '13.4': [1, 2, 3, 4, 5],
  '14.1': [1, 2],
  '14.2': [1, 2, 3, 4],
  '14.3': [1, 2, 3],
  '15.1': [1, 2, 3],
  '15.2': [1, 2, 3],
  '15.3': [1, 2, 3, 4, 5, 6, 7],
  '16.1': [1],
  '16.2': [1, 2, 3, 4, 5],
  '16.3': [1, 2, 3, 4],
  '16.4': [1, 2, 3],
  '16.5': [1, 2, 3],
  '17.1': [1],
  '17.2': [1, 2, 3, 4],
  '17.3': [1, 2],
};

const rows = readFileSync('app/accounts/ASVS.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, what, shown] = /^\| ([\d.]+) \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    return id && what && shown ? [{ id, what, shown }] : [];
  });

describe('the checklist of ASVS 5.0 at level 2', () => {
  it('has every requirement once, in order', () => {
    const all = Object.entries(REQUIRED).flatMap(([section, numbers]) =>
      numbers.map((n) => `${section}.${n}`),
    );
    expect(all).toHaveLength(253);
    expect(rows.map(({ id }) => id)).toEqual(all);
  });

  it('shows each by a test or a page that is there, or says whose it is', () => {
    const wrong = rows.flatMap(({ id, shown }) =>
      shown.split('; ').flatMap((proof) => {
        const [, kind, file, name] = /^(test|page) `([^`]+)` “(.+)”$/.exec(proof) ?? [];
        if (!kind) return /^(the deployer|nothing to do): .{10,}/.test(proof) ? [] : [`${id}: ${proof}`];
        const text = file && existsSync(file) ? readFileSync(file, 'utf8') : '';
        return text.includes(kind === 'page' ? `## ${name}` : `${name}`) ? [] : [`${id}: ${proof}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves little to those who run it, and calls nothing theirs that is ours', () => {
    const theirs = rows.filter(({ shown }) => shown.includes('the deployer: ')).map(({ id }) => id);
    // Names of hosts, TLS, networks, accounts of machines, scanners, weekly audits, where logs are kept.
    expect(
      theirs.filter(
        (id) => !/^(3\.5\.4|4\.1\.2|5\.4\.3|12\.|13\.2|13\.3\.2|13\.4\.1|15\.2\.1|16\.4\.3)/.test(id),
      ),
    ).toEqual([]);
    expect(theirs.length).toBeLessThan(22);
  });
});
