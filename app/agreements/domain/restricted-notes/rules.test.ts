import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role, type Viewer } from '~/accounts/domain/roles';
import {
  type BreakStanding,
  glassEnds,
  mayReadBreak,
  mayReviewBreak,
  mayWithNote,
  NOTE_ACTIONS,
  type NoteStanding,
  noteReading,
  reviewDue,
} from './rules';

const NOW = new Date('2026-11-22T09:00:00Z');
const viewer = (accountId: string, roles: readonly Role[], authorityId = 'a'): Viewer => ({
  ...{ accountId, authorityId, name: accountId, email: `${accountId}@x.example`, authorityName: 'A' },
  grants: roles.map((role) => ({ role, urn: null, providerId: null })),
});
const note = (over: Partial<NoteStanding> = {}): NoteStanding => ({
  authorityId: 'a',
  level: 'safeguarding',
  writerId: 'writer',
  readerIds: ['reader'],
  glassUntil: null,
  ended: false,
  ...over,
});
const OUTSIDE: readonly Role[] = ROLES.filter((role) => role !== 'broker' && role !== 'lead');

describe('a restricted note', () => {
  it('is not there for anybody but the service of its authority, whatever they hold and whoever they are', () => {
    fc.assert(
      fc.property(
        fc.subarray([...OUTSIDE]),
        fc.constantFrom('writer', 'reader', 'other'),
        fc.constantFrom('service' as const, 'safeguarding' as const),
        (roles, who, level) => {
          const theirs = note({ level, glassUntil: new Date('2027-01-01') });
          expect(noteReading(viewer(who, roles), theirs, NOW)).toBe('nothing');
          expect(noteReading(viewer(who, [...roles, 'broker', 'lead'], 'b'), theirs, NOW)).toBe('nothing');
          for (const action of NOTE_ACTIONS)
            expect(mayWithNote(action, viewer(who, roles), theirs, NOW)).toBe(false);
        },
      ),
    );
  });

  it.each([
    ['service', 'other', 'text'],
    ['safeguarding', 'writer', 'text'],
    ['safeguarding', 'reader', 'text'],
    ['safeguarding', 'other', 'title'],
  ] as const)('of level %s shows a broker who is its %s the %s', (level, who, shown) => {
    expect(noteReading(viewer(who, ['broker']), note({ level }), NOW)).toBe(shown);
  });

  it('of safeguarding shows no more to a lead than to a broker', () => {
    expect(noteReading(viewer('other', ['lead']), note(), NOW)).toBe('title');
  });

  it('can be read by a broken glass until its last instant, and no longer', () => {
    const glassUntil = glassEnds(NOW);
    const at = (offset: number) => new Date(glassUntil.getTime() + offset);
    const who = viewer('other', ['broker']);
    expect(glassUntil.toISOString()).toBe('2026-11-23T09:00:00.000Z');
    expect(noteReading(who, note({ glassUntil }), at(-1))).toBe('text-by-broken-glass');
    expect(noteReading(who, note({ glassUntil }), at(0))).toBe('title');
  });

  it('read by a broken glass is not theirs to correct, to end or to open to others', () => {
    const broken = note({ glassUntil: glassEnds(NOW) });
    for (const action of NOTE_ACTIONS)
      expect(mayWithNote(action, viewer('other', ['lead']), broken, NOW)).toBe(false);
  });

  it('that has ended is corrected by nobody, and can still be read in need', () => {
    const ended = note({ ended: true });
    expect(mayWithNote('correct', viewer('writer', ['broker']), ended, NOW)).toBe(false);
    expect(mayWithNote('break-glass', viewer('other', ['broker']), ended, NOW)).toBe(true);
  });
});

describe('a broken glass', () => {
  const broken = (over: Partial<BreakStanding> = {}): BreakStanding => ({
    authorityId: 'a',
    accountId: 'breaker',
    roles: ['broker'],
    writerId: 'writer',
    readerIds: ['reader'],
    ...over,
  });

  it('is looked at within five days', () => {
    expect(reviewDue('2026-12-30')).toBe('2027-01-04');
  });

  it('is never looked at by the one who broke it, nor by an administrator or another authority', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.subarray([...ROLES]), (held, theirs) => {
        expect(mayReviewBreak(viewer('breaker', held), broken({ roles: theirs }))).toBe(false);
        expect(mayReviewBreak(viewer('lead', ['lead', 'broker'], 'b'), broken({ roles: theirs }))).toBe(
          false,
        );
        const outside = held.filter((role) => OUTSIDE.includes(role));
        for (const who of ['writer', 'reader', 'other']) {
          expect(mayReviewBreak(viewer(who, outside), broken({ roles: theirs }))).toBe(false);
          expect(mayReadBreak(viewer(who, outside), broken({ roles: theirs }))).toBe(false);
        }
      }),
    );
  });

  it('of a broker is looked at by a lead alone; of a lead also by the note’s own people', () => {
    const writer = viewer('writer', ['broker']);
    expect(mayReviewBreak(viewer('lead', ['lead']), broken())).toBe(true);
    expect(mayReviewBreak(writer, broken())).toBe(false);
    expect(mayReviewBreak(writer, broken({ roles: ['lead'] }))).toBe(true);
    expect(mayReviewBreak(viewer('reader', ['broker']), broken({ roles: ['lead'] }))).toBe(true);
    expect(mayReviewBreak(viewer('other', ['broker']), broken({ roles: ['lead'] }))).toBe(false);
  });

  it('is read about by the lead, the note’s own people and who broke it', () => {
    for (const who of ['writer', 'reader', 'breaker'])
      expect(mayReadBreak(viewer(who, ['broker']), broken())).toBe(true);
    expect(mayReadBreak(viewer('other', ['broker']), broken())).toBe(false);
    expect(mayReadBreak(viewer('other', ['lead']), broken())).toBe(true);
  });
});
