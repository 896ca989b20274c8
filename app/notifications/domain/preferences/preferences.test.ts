import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, timeOf } from '~/agreements/domain/visits/times';
import { addDays, calendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { choiceFor } from './choice';
import {
  afterQuiet,
  digestOf,
  goesWithSummary,
  isQuiet,
  type MailTimes,
  nextDigest,
  USUAL_TIMES,
} from './mail-times';
import { topicOfType } from './topics';
import { MAIL_CHOICES, type MailChoices, TOPICS } from './vocabulary';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const times: fc.Arbitrary<MailTimes> = fc.record({
  quiet: fc.option(
    fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to),
    { nil: null },
  ),
  quietWeekends: fc.boolean(),
  digestAt: time,
});
/** Any minute of three years, and often one about the changes of the clocks. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 60_000)),
  fc
    .tuple(fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28'), fc.integer({ min: -120, max: 300 }))
    .map(([date, n]) => new Date(Date.parse(`${date}T00:00:00Z`) + n * 60_000)),
);

describe('how a notice goes to mail', () => {
  const kinds = TOPICS.flatMap((topic) =>
    [true, false].flatMap((asks) => [true, false].map((statutory) => ({ topic, asks, statutory }))),
  );

  it('is the usual way without a choice: at once where it asks or is statutory, else with the summary', () => {
    for (const kind of kinds)
      expect(choiceFor({}, kind)).toBe(kind.asks || kind.statutory ? 'at-once' : 'daily');
  });

  it('is the person’s choice for its topic, whatever they chose for others', () => {
    for (const kind of kinds)
      for (const choice of MAIL_CHOICES)
        for (const other of MAIL_CHOICES) {
          const choices: MailChoices = Object.fromEntries(TOPICS.map((topic) => [topic, other]));
          const chosen = choiceFor({ ...choices, [kind.topic]: choice }, kind);
          expect(chosen).toBe(choice === 'none' && kind.statutory ? 'daily' : choice);
        }
  });

  it('never leaves out what is statutory', () => {
    for (const kind of kinds.filter(({ statutory }) => statutory))
      for (const choice of [undefined, ...MAIL_CHOICES])
        expect(choiceFor(choice ? { [kind.topic]: choice } : {}, kind)).not.toBe('none');
  });

  it('knows no topic for what is in no table', () => {
    expect(topicOfType('proposal.invited')).toBe('invitations');
    expect(topicOfType('reminder.claim-unanswered')).toBe('money');
    expect(topicOfType('reminder.unheard-of')).toBeNull();
    expect(topicOfType('weather.changed')).toBeNull();
  });
});

/** Whether the clocks went forward in the hour before an instant. */
const wentForwardBefore = (at: Date) =>
  Number(timeOf(at).slice(0, 2)) - Number(timeOf(new Date(at.getTime() - 3_600_000)).slice(0, 2)) === 2;

describe('quiet hours', () => {
  const quietAt = (at: Date, { quiet, quietWeekends }: MailTimes) =>
    (quietWeekends && !isWorkingDay(calendarDate(at))) || isQuiet(timeOf(at), quiet);

  it('let nothing through, and hold nothing back longer than they last', () => {
    fc.assert(
      fc.property(instant, times, (at, person) => {
        const free = afterQuiet(at, person, isWorkingDay);
        expect(free.getTime()).toBeGreaterThanOrEqual(at.getTime());
        // In the hour that comes twice, quiet hours that ended in its first half stay ended.
        const twice = timeOf(free) === timeOf(new Date(free.getTime() - 3_600_000));
        if (!twice) expect(quietAt(free, person)).toBe(false);
        if (!quietAt(at, person)) expect(free).toEqual(at);
        // The minute before it was quiet, so it could not have gone sooner.
        // Where the clocks went forward over their end, they last until the hour that took its place has gone by.
        else if (!wentForwardBefore(free))
          expect(quietAt(new Date(free.getTime() - 60_000), person)).toBe(true);
        else expect(free > at).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['in the evening until the morning', '2026-11-24T21:30:00Z', '2026-11-25T07:00:00Z'],
    ['in the small hours until the morning', '2026-11-24T03:00:00Z', '2026-11-24T07:00:00Z'],
    ['not at all by day', '2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z'],
    ['not at the minute they end', '2026-11-24T07:00:00Z', '2026-11-24T07:00:00Z'],
    ['from Friday evening to Monday morning', '2026-11-27T19:00:00Z', '2026-11-30T07:00:00Z'],
    ['on a Sunday', '2026-11-29T12:00:00Z', '2026-11-30T07:00:00Z'],
    ['over Christmas', '2026-12-24T19:30:00Z', '2026-12-29T07:00:00Z'],
    ['over Easter, through the change to summer time', '2027-03-25T20:00:00Z', '2027-03-30T06:00:00Z'],
    ['through the change to winter time', '2026-10-24T12:00:00Z', '2026-10-26T07:00:00Z'],
    ['in summer, by the clock of England', '2026-06-23T18:30:00Z', '2026-06-24T06:00:00Z'],
  ])('of the usual kind hold mail back %s', (_when, at, until) => {
    expect(afterQuiet(new Date(at), USUAL_TIMES, isWorkingDay)).toEqual(new Date(until));
  });

  it('can be while a person teaches, or none', () => {
    const teaching = { quiet: { from: '09:00', to: '15:30' }, quietWeekends: false };
    const at = new Date('2026-11-29T10:00:00Z');
    expect(afterQuiet(at, teaching, isWorkingDay)).toEqual(new Date('2026-11-29T15:30:00Z'));
    expect(afterQuiet(at, { quiet: null, quietWeekends: false }, isWorkingDay)).toEqual(at);
  });

  it('end an hour on where the clocks go forward over their end, and at its first coming where they go back', () => {
    const quiet = { quiet: { from: '22:00', to: '01:30' }, quietWeekends: false };
    const from = (at: string) => afterQuiet(new Date(at), quiet, isWorkingDay).toISOString();
    expect(from('2026-03-28T23:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(from('2026-10-24T23:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(from('2026-10-25T01:10:00Z')).toBe('2026-10-25T01:10:00.000Z');
  });

  it('come to an end even where no day is a working day', () => {
    const at = new Date('2026-11-24T12:00:00Z');
    expect(afterQuiet(at, USUAL_TIMES, () => false) > at).toBe(true);
  });
});

describe('the day’s summary', () => {
  it('comes once a working day at the person’s time, by the clock of England', () => {
    fc.assert(
      fc.property(instant, times, (at, person) => {
        const date = calendarDate(at);
        const due = digestOf(date, person, isWorkingDay);
        if (person.quietWeekends && !isWorkingDay(date)) expect(due).toBeNull();
        else expect(due).toEqual(instantAt(date, person.digestAt));
      }),
    );
  });

  it('has a next one, after now, with none between', () => {
    fc.assert(
      fc.property(instant, times, (at, person) => {
        const next = nextDigest(at, person, isWorkingDay);
        expect(next).not.toBeNull();
        if (!next) return;
        expect(next > at).toBe(true);
        expect(digestOf(calendarDate(next), person, isWorkingDay)).toEqual(next);
        for (let date = calendarDate(at); date < calendarDate(next); date = addDays(date, 1)) {
          const due = digestOf(date, person, isWorkingDay);
          expect(due === null || due <= at).toBe(true);
        }
      }),
    );
  });

  it('is on Monday for somebody who asks on Friday afternoon, and nowhere without working days', () => {
    const at = new Date('2026-11-27T15:00:00Z');
    expect(nextDigest(at, USUAL_TIMES, isWorkingDay)).toEqual(new Date('2026-11-30T07:30:00Z'));
    expect(nextDigest(at, { ...USUAL_TIMES, quietWeekends: false }, isWorkingDay)).toEqual(
      new Date('2026-11-28T07:30:00Z'),
    );
    expect(nextDigest(at, USUAL_TIMES, () => false)).toBeNull();
  });

  it('goes with a mail of the hour before it, not with one after it or long before', () => {
    const near = (at: string, person = USUAL_TIMES) => goesWithSummary(new Date(at), person, isWorkingDay);
    expect(near('2026-11-24T06:29:59Z')).toBe(false);
    expect(near('2026-11-24T06:30:00Z')).toBe(true);
    expect(near('2026-11-24T07:30:00Z')).toBe(true);
    expect(near('2026-11-24T07:30:01Z')).toBe(false);
    expect(near('2026-11-28T07:00:00Z')).toBe(false);
    expect(near('2026-11-28T07:00:00Z', { ...USUAL_TIMES, quietWeekends: false })).toBe(true);
  });
});
