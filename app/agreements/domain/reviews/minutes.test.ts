import { describe, expect, it } from 'vitest';
import { STANDINGS } from '../permissions';
import { type MinutesContent, minutesChanges, minutesFields, progressWords } from './minutes';
import { milestoneState, type Pack, packFor, readingOf } from './pack';

const content: MinutesContent = {
  format: 1,
  heldOn: '2027-02-10',
  attendance: [
    { memberId: 'a', role: 'Headteacher', name: 'Ruth Allen', came: true },
    { memberId: 'b', role: 'Chair of governors', name: 'Samuel Okoro', came: false },
  ],
  alsoPresent: 'The deputy head',
  summary: 'Steady.',
  outcomes: [{ outcomeId: 'o', title: 'Writing', rag: 'on-track', narrative: 'Books show it.' }],
  challenges: [{ id: 'c', by: 'The chair', question: 'How do you know?', answer: 'Moderation.' }],
  actions: [
    { id: 'x', text: 'Moderate again', owner: 'client-head', ownerWords: 'Headteacher', dueOn: '2027-03-01' },
  ],
  frequency: 'half-termly',
  settledBy: 'group',
  frequencyReason: null,
  nextOn: '2027-04-01',
};

describe('versions of minutes', () => {
  it('differ in exactly what was changed, whatever it is', () => {
    expect(minutesChanges(content, structuredClone(content))).toEqual([]);
    const changed: [Partial<MinutesContent>, string[]][] = [
      [{ heldOn: '2027-02-11' }, ['heldOn']],
      [{ alsoPresent: '' }, ['alsoPresent']],
      [{ summary: 'Slow.' }, ['summary']],
      [
        { frequency: 'termly', settledBy: 'chair', frequencyReason: 'Why' },
        ['frequency', 'settledBy', 'frequencyReason'],
      ],
      [{ nextOn: null }, ['nextOn']],
      [{ challenges: [] }, ['challenges.c']],
      [{ actions: [] }, ['actions.x']],
      [{ attendance: content.attendance.map((each) => ({ ...each, came: true })) }, ['present', 'apologies']],
      [
        { outcomes: [{ outcomeId: 'o', title: 'Writing', rag: 'at-risk', narrative: 'Books do not.' }] },
        ['outcomes.o.rag', 'outcomes.o.narrative'],
      ],
    ];
    for (const [change, paths] of changed) {
      expect(minutesChanges(content, { ...content, ...change }).map(({ path }) => path)).toEqual(paths);
    }
    // No field of the content is left out of the comparison.
    const compared = new Set(changed.flatMap(([change]) => Object.keys(change)));
    expect(Object.keys(content).filter((key) => key !== 'format' && !compared.has(key))).toEqual([]);
  });

  it('says both texts in words, and progress as counts', () => {
    const [change] = minutesChanges(content, { ...content, nextOn: null });
    expect(change).toMatchObject({ label: 'Next review', before: '1 April 2027', after: '' });
    expect(minutesFields(content).find(({ path }) => path === 'actions.x')?.words).toBe(
      'Moderate again\nHeadteacher, by 1 March 2027',
    );
    expect(progressWords(['off-track', 'on-track', 'on-track'])).toBe('2 on track, 1 off track');
  });
});

describe('who reads what', () => {
  const visit = { title: '', on: '2027-02-01', visitor: '', focus: '', recommendations: '', note: '' };
  const visits = [
    { ...visit, id: 's', group: 'support' },
    { ...visit, id: 'a', group: 'adviser' },
  ];
  // Only these parts are looked at.
  const pack = { confidential: { band: null, diagnosis: null, escalation: null }, visits } as Pack;

  it('band, diagnosis, escalation and the adviser’s visits stay between school and service', () => {
    expect(STANDINGS.map((standing) => [standing, readingOf([standing])])).toEqual([
      ['client-head', 'whole'],
      ['client-chair', 'whole'],
      ['provider-leader', 'shared'],
      ['home-head', 'dates'],
      ['service', 'whole'],
    ]);
    expect(readingOf(['home-head', 'client-head'])).toBe('whole');
    expect(readingOf([])).toBe('dates');
    expect(packFor(pack, 'whole')).toBe(pack);
    expect(packFor(pack, 'shared')?.confidential).toBeNull();
    expect(packFor(pack, 'shared')?.visits.map(({ id }) => id)).toEqual(['s']);
    expect(packFor(pack, 'dates')).toBeNull();
  });

  it('a milestone is passed from the day after its date', () => {
    expect(milestoneState('2027-02-10', false, '2027-02-10')).toBe('ahead');
    expect(milestoneState('2027-02-10', false, '2027-02-11')).toBe('passed');
    expect(milestoneState('2027-02-10', true, '2027-03-01')).toBe('reached');
    expect(milestoneState(null, false, '2027-03-01')).toBe('ahead');
  });
});
