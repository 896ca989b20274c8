import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, type Invited, nextEntry, type Send, toSend } from './changes';
import type { Shown } from './shown';

const TODAY = '2027-02-01';
const PEOPLE = ['ann', 'ben', 'cat'];

const shown = (more: Partial<Shown> = {}): Shown => ({
  title: 'Support visit: Ashbrook',
  place: 'Ashbrook',
  ref: 'TES-A-0001',
  href: '/agreements/a/visits/v',
  on: '2027-02-04',
  startsAt: '09:00',
  minutes: 180,
  people: ['ann', 'ben'],
  ...more,
});

/** What a state of the record would have in calendars. */
type Step = { shown: Shown; cancelled: boolean };
const steps = fc.array(
  fc.record({
    shown: fc
      .record({
        on: fc.constantFrom('2027-02-02', '2027-02-04', '2027-03-01'),
        startsAt: fc.constantFrom(null, '09:00', '13:30'),
        place: fc.constantFrom('Ashbrook', 'By video or telephone'),
        people: fc.subarray(PEOPLE),
      })
      .map((part) => shown(part)),
    cancelled: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

type Holder = { sequence: number; shown: Shown } | null;

/** A life told step by step: the entry after each, and every message with the calendars it makes. */
function told(life: readonly Step[]) {
  let entry: Entry | null = null;
  const invited = new Map<string, Invited>();
  const calendars = new Map<string, Holder>(PEOPLE.map((person) => [person, null]));
  const sends: Send[] = [];
  const entries: Entry[] = [];
  for (const { shown: now, cancelled } of life) {
    const after: Entry = nextEntry(entry, now, cancelled);
    for (const send of toSend(entry, after, [...invited.values()], TODAY)) {
      sends.push(send);
      invited.set(send.accountId, send);
      calendars.set(send.accountId, send.method === 'CANCEL' ? null : send);
    }
    entry = after;
    entries.push(after);
  }
  return { entries, sends, calendars, entry: entries.at(-1) };
}

describe('the number of an entry', () => {
  it('begins at nought and rises by one exactly where what stands in calendars changes', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const { entries } = told(life);
        expect(entries[0]?.sequence).toBe(0);
        entries.forEach((entry, at) => {
          const before = entries[at - 1];
          if (!before) return;
          const { sequence, ...now } = entry;
          const { sequence: was, ...then } = before;
          const changed = JSON.stringify(now) !== JSON.stringify(then);
          expect(sequence - was).toBe(changed ? 1 : 0);
        });
      }),
    );
  });

  it('stays where something else of the record changes', () => {
    const first = nextEntry(null, shown(), false);
    expect(nextEntry(first, shown(), false)).toBe(first);
  });

  it('rises once as it is called off, and what was in calendars stands', () => {
    const first = nextEntry(null, shown(), false);
    const off = nextEntry(first, shown({ place: 'Elsewhere' }), true);
    expect(off).toEqual({ sequence: 1, cancelled: true, shown: shown() });
    expect(nextEntry(off, shown({ on: '2027-05-05' }), true)).toBe(off);
  });
});

describe('what is sent', () => {
  it('leaves in every calendar what the record has, and nothing else, whatever happens', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const { calendars, entry } = told(life);
        for (const person of PEOPLE) {
          const has = calendars.get(person);
          if (!entry || entry.cancelled || !entry.shown.people.includes(person)) expect(has).toBeNull();
          else expect(has?.shown).toEqual({ ...entry.shown, people: has?.shown.people });
        }
      }),
    );
  });

  it('never goes to one person twice for one change, nor under a number that they have had', () => {
    fc.assert(
      fc.property(steps, (life) => {
        const seen = new Map<string, number>();
        for (const { accountId, sequence } of told(life).sends) {
          expect(sequence).toBeGreaterThan(seen.get(accountId) ?? -1);
          seen.set(accountId, sequence);
        }
      }),
    );
  });

  it('is nothing to those who stay where only the people change', () => {
    const before = nextEntry(null, shown(), false);
    const after = nextEntry(before, shown({ people: ['ann', 'cat'] }), false);
    const invited: Invited[] = ['ann', 'ben'].map((accountId) => ({ accountId, method: 'REQUEST' }));
    expect(toSend(before, after, invited, TODAY)).toEqual([
      { accountId: 'ben', method: 'CANCEL', sequence: 1, shown: before.shown, why: 'left' },
      { accountId: 'cat', method: 'REQUEST', sequence: 1, shown: after.shown, why: 'new' },
    ]);
  });

  it('tells one who leaves the day they had, not the new one', () => {
    const before = nextEntry(null, shown(), false);
    const after = nextEntry(before, shown({ on: '2027-03-01', people: ['ann'] }), false);
    const sends = toSend(before, after, [{ accountId: 'ben', method: 'REQUEST' }], TODAY);
    expect(sends.find(({ accountId }) => accountId === 'ben')?.shown.on).toBe('2027-02-04');
  });

  it('is nothing of days that have passed, but a day moved out of the past or into it is told', () => {
    const past = nextEntry(null, shown({ on: '2027-01-10' }), false);
    const invited: Invited[] = [{ accountId: 'ann', method: 'REQUEST' }];
    const to = (before: Entry, more: Partial<Shown>, cancelled = false) =>
      toSend(before, nextEntry(before, shown(more), cancelled), invited, TODAY).map(({ why }) => why);
    expect(toSend(null, past, [], TODAY)).toEqual([]);
    expect(to(past, { on: '2027-01-12' })).toEqual([]);
    expect(to(past, { on: '2027-01-10' }, true)).toEqual([]);
    expect(to(past, { on: '2027-02-10', people: ['ann'] })).toEqual(['changed']);
    expect(to(nextEntry(null, shown(), false), { on: '2027-01-31', people: ['ann'] })).toEqual(['changed']);
    // On the day itself it still counts.
    expect(toSend(null, nextEntry(null, shown({ on: TODAY }), false), [], TODAY)).toHaveLength(2);
  });

  it('is nothing once it has been held, unless it stands in calendars for a day to come', () => {
    const tomorrow = '2027-02-02';
    const invited: Invited[] = [{ accountId: 'ann', method: 'REQUEST' }];
    const planned = (on: string) => nextEntry(null, shown({ on }), false);
    const onDay = nextEntry(planned(TODAY), shown({ on: TODAY, minutes: 420 }), false);
    expect(toSend(planned(TODAY), onDay, invited, tomorrow)).toEqual([]);
    const early = nextEntry(planned('2027-02-04'), shown({ on: TODAY }), false);
    expect(toSend(planned('2027-02-04'), early, invited, tomorrow)).toMatchObject([{ why: 'changed' }]);
  });

  it('invites again one who was left out and is asked after all', () => {
    const out = nextEntry(null, shown({ people: ['ann'] }), false);
    const back = nextEntry(out, shown(), false);
    const invited: Invited[] = [
      { accountId: 'ann', method: 'REQUEST' },
      { accountId: 'ben', method: 'CANCEL' },
    ];
    expect(toSend(out, back, invited, TODAY)).toMatchObject([
      { accountId: 'ben', method: 'REQUEST', why: 'new' },
    ]);
  });
});
