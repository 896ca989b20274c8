import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NoteContent, noteChanges, noteLines, PROGRESS } from './note';

const note: NoteContent = {
  format: 1,
  kind: 'support',
  heldOn: '2027-02-04',
  endedAt: '15:30',
  halfDays: 2,
  present: 'Ann Field; the Year 6 teachers',
  focus: 'Modelling writing',
  activities: 'Taught together in Year 6',
  seen: 'Pupils drafted and redrafted',
  outcomes: [
    { id: 'o1', measure: 'Writing at the standard', progress: 'some', evidence: '12 books of 30 read' },
    { id: 'o2', measure: 'Attendance', progress: 'not-looked-at', evidence: '' },
  ],
  sections: [],
  recommendations: 'Do the same in Year 5',
};

describe('the note of a visit', () => {
  it('is read whole, line by line', () => {
    expect(noteLines(note).map(({ label, words }) => [label, words])).toEqual([
      ['Held on', '4 February 2027'],
      ['Ended at', '3:30pm'],
      ['Days used', '1 day'],
      ['Who took part', 'Ann Field; the Year 6 teachers'],
      ['Focus', 'Modelling writing'],
      ['What was done', 'Taught together in Year 6'],
      ['What was seen', 'Pupils drafted and redrafted'],
      ['Progress: Writing at the standard', 'Some progress\n12 books of 30 read'],
      ['Progress: Attendance', 'Not looked at on this visit'],
      ['Recommendations', 'Do the same in Year 5'],
    ]);
  });

  it('of an adviser has what its template asks for, and counts their own time', () => {
    const lines = noteLines({
      ...note,
      kind: 'self-evaluation',
      outcomes: [],
      sections: [{ key: 'grades', label: 'Grades agreed', text: 'All of them' }],
    });
    expect(lines).toContainEqual({ key: 'section.grades', label: 'Grades agreed', words: 'All of them' });
    expect(lines.map(({ label }) => label)).toContain('Adviser’s time');
  });

  it('once corrected shows each line that differs, with both texts', () => {
    const corrected: NoteContent = {
      ...note,
      halfDays: 1,
      outcomes: [{ id: 'o1', measure: 'Writing at the standard', progress: 'not-yet', evidence: 'None yet' }],
    };
    expect(noteChanges(note, corrected)).toEqual([
      { key: 'halfDays', label: 'Days used', before: '1 day', after: '½ day' },
      {
        key: 'outcome.o1',
        label: 'Progress: Writing at the standard',
        before: 'Some progress\n12 books of 30 read',
        after: 'No change to be seen yet\nNone yet',
      },
      {
        key: 'outcome.o2',
        label: 'Progress: Attendance',
        before: 'Not looked at on this visit',
        after: '',
      },
    ]);
  });

  it('shows a difference exactly where there is one', () => {
    const text = fc.constantFrom('a', 'b');
    const any = fc.record({
      heldOn: fc.constantFrom('2027-02-04', '2027-02-05'),
      endedAt: fc.constantFrom('15:30', '16:00'),
      halfDays: fc.integer({ min: 0, max: 2 }),
      present: text,
      focus: text,
      activities: text,
      seen: text,
      recommendations: text,
      progress: fc.constantFrom(...PROGRESS),
    });
    fc.assert(
      fc.property(any, any, (one, two) => {
        const of = ({ progress, ...fields }: typeof one): NoteContent => ({
          ...note,
          ...fields,
          outcomes: [{ id: 'o1', measure: 'm', progress, evidence: '' }],
        });
        const differing = (Object.keys(one) as (keyof typeof one)[]).filter((key) => one[key] !== two[key]);
        const keys = differing.map((key) => (key === 'progress' ? 'outcome.o1' : key)).sort();
        expect(
          noteChanges(of(one), of(two))
            .map(({ key }) => key)
            .sort(),
        ).toEqual(keys);
      }),
      { numRuns: 200 },
    );
  });
});
