import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REMINDER_KINDS } from '../domain/reminders/vocabulary';
import { always } from '../reminders/matter';
import { pathOf, whatWords, whoWords } from './wording';

/** Folder names of routes as patterns: `proposals.$id._index` → /^\/proposals\/[^/]+$/. */
const routes = readdirSync('app/routes')
  .filter((name) => existsSync(`app/routes/${name}/route.tsx`))
  .map(
    (name) =>
      new RegExp(
        `^/${name
          .replace(/\._index$/, '')
          .replaceAll('.', '/')
          .replace(/\$\w+/g, '[^/]+')}$`,
      ),
  );
const PARTIES = [
  undefined,
  ...['match', 'confirm', 'invite', 'approve', 'draft', 'active', 'answer', 'reply'],
  ...['plan', 'coming', 'school', 'service', 'support', 'adviser', 'contested'],
];
const cases = REMINDER_KINDS.flatMap((kind) => PARTIES.map((party) => [kind, party] as const));

describe('an open matter', () => {
  it.each(cases)('%s (%s) leads to a page that exists, and says what is waited for', (kind, party) => {
    const matter = {
      kind,
      party,
      subject: { type: 'any', id: 's1' },
      event: { subject: { type: 'any', id: 'e1' }, urn: 100_001 },
      due: null,
      since: '2026-11-01',
      whom: always('school'),
      words: { reviewId: 'r1' },
    };
    const path = pathOf(matter);
    expect(
      routes.some((route) => route.test(path)),
      path,
    ).toBe(true);
    expect(whatWords(matter)).toMatch(/^[A-Z].{8,}[a-z]$/);
  });

  it('waits for people by what they are, and for those who have a name by it', () => {
    const names = new Map([['v1', 'Priya Nair']]);
    expect(whoWords('school-head', null, names)).toBe('the headteacher');
    expect(whoWords('broker', 'Anna Lee', names)).toBe('Anna Lee');
    expect(whoWords('broker', null, names)).toBe('any broker');
    expect(whoWords('v1', 'Anna Lee', names)).toBe('Priya Nair');
    expect(whoWords('v2', 'Anna Lee', names)).toBe('somebody who has left');
  });
});
