import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from '~/agreements/domain/visits/templates';
import { VISIT_KINDS } from '~/agreements/domain/visits/vocabulary';
import { addDays, startOfDay } from '~/kernel/clock';
import { usualSchoolYear } from '~/kernel/school-calendar';
import { invitationWords } from './invitation-words';
import {
  dayPath,
  instantsOf,
  reviewTitle,
  type Shown,
  uidOf,
  visitMinutes,
  visitPlace,
  visitTitle,
} from './shown';
import { termDates } from './term-dates';

const SCHOOL = { name: 'Ashbrook Primary School', town: 'Testham', postcode: null };
const SHOWN: Shown = {
  title: 'Support visit: Ashbrook',
  place: 'Testham',
  ref: 'TES-A-0001',
  href: '/agreements/a/visits/v',
  on: '2027-02-04',
  startsAt: '09:30',
  minutes: 180,
  people: ['ann'],
};

describe('what leaves the service of a visit or review', () => {
  it('says whose visit it is and where, and no more: one title for all of an adviser’s', () => {
    const titles = VISIT_KINDS.map((kind) => visitTitle(groupOf(kind), 'Ashbrook'));
    expect([...new Set(titles)]).toEqual(['Support visit: Ashbrook', 'Adviser’s visit: Ashbrook']);
    expect(reviewTitle('TES-A-0001')).toBe('Meeting under agreement TES-A-0001');
    expect(dayPath('2027-02-04')).toBe('/calendar?month=2027-02&day=2027-02-04');
  });

  it('names the place as far as it is known', () => {
    expect(visitPlace('at-school', SCHOOL)).toBe('Ashbrook Primary School, Testham');
    expect(visitPlace('remote', SCHOOL)).toBe('By video or telephone');
    expect(visitPlace('elsewhere', SCHOOL)).not.toContain('Ashbrook');
  });

  it('has one UID for good, another for every record', () => {
    expect(uidOf('visit', 'a')).toBe('visit-a@alongside');
    expect(uidOf('review', 'a')).not.toBe(uidOf('visit', 'a'));
  });
});

describe('how long it takes', () => {
  it('is three hours for a half-day, seven for a day or more', () => {
    expect([1, 2, 3, 20].map(visitMinutes)).toEqual([180, 420, 420, 420]);
  });

  it('begins on its day and ends on it, on every day of the year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 730 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 600 }),
        (days, hour, minutes) => {
          const on = addDays('2027-01-01', days);
          const { from, to } = instantsOf(on, `${String(hour).padStart(2, '0')}:30`, minutes);
          expect(from.getTime()).toBeGreaterThanOrEqual(startOfDay(on).getTime());
          expect(to.getTime()).toBeGreaterThan(from.getTime());
          expect(to.getTime()).toBeLessThanOrEqual(startOfDay(addDays(on, 1)).getTime());
        },
      ),
    );
  });
});

describe('the words of a message', () => {
  it.each([
    ['new', 'Support visit: Ashbrook, 4 February 2027 at 9:30am'],
    ['changed', 'Changed: Support visit: Ashbrook, 4 February 2027 at 9:30am'],
    ['called-off', 'Called off: Support visit: Ashbrook, 4 February 2027 at 9:30am'],
    ['left', 'No longer for you: Support visit: Ashbrook, 4 February 2027 at 9:30am'],
  ] as const)('%s', (why, subject) => {
    const words = invitationWords({ why, shown: SHOWN });
    expect(words.subject).toBe(subject);
    expect(words.lines.join(' ')).toContain('TES-A-0001');
    // Where it is matters to those who come.
    expect(words.lines.join(' ').includes('Where: Testham.')).toBe(why === 'new' || why === 'changed');
  });

  it('promise an invitation only where one goes with them', () => {
    const said = (why: 'new' | 'called-off', carried: boolean) =>
      invitationWords({ why, shown: SHOWN }, carried).lines.at(-1);
    expect(said('new', true)).toContain('The invitation with this message');
    expect(said('new', false)).toContain('Add to your calendar');
    expect(said('called-off', false)).toContain('take it out');
  });

  it('name an agreement once', () => {
    const shown = { ...SHOWN, title: reviewTitle('TES-A-0001') };
    expect(invitationWords({ why: 'new', shown }).lines[0]).toBe(
      'Meeting under agreement TES-A-0001 is planned for 4 February 2027 at 9:30am.',
    );
  });

  it('leave out a time and a place that are not settled', () => {
    const words = invitationWords({ why: 'new', shown: { ...SHOWN, startsAt: null, place: '', ref: null } });
    expect(words.subject).toBe('Support visit: Ashbrook, 4 February 2027');
    expect(words.lines[0]).toBe('Support visit: Ashbrook is planned for 4 February 2027.');
    expect(words.lines.join(' ')).not.toContain('Where');
  });
});

describe('term dates', () => {
  it('are the first and last day of each half term, and closures with their reason', () => {
    const year = usualSchoolYear(2026);
    const dates = termDates({ ...year, closures: [{ on: '2027-05-06', why: 'Elections' }] });
    expect(dates).toHaveLength(13);
    expect(new Set(dates.map(({ key }) => key)).size).toBe(13);
    expect(dates[0]).toEqual({
      key: 'term-2026-1-first',
      title: 'First day of the first half of the autumn term',
      on: year.halfTerms[0]?.from,
    });
    expect(dates[11]?.title).toBe('Last day of the second half of the summer term');
    expect(dates[12]).toMatchObject({ title: 'Schools are closed: Elections', on: '2027-05-06' });
  });
});
