import { describe, expect, it } from 'vitest';
import { blocksOf, draftLetter, type LetterFacts, type LetterTerms } from './letter';
import { STEPS_ON } from './steps';
import { ESCALATION_ROUTES } from './vocabulary';

const facts: LetterFacts = {
  ref: 'MAR-A-0004',
  authority: 'Marlshire',
  school: { name: 'Elm Park Primary School', head: 'Ann Field', chair: 'Tom Reed', trust: null },
  improvement: 'Better writing',
  inForceSince: '2026-11-02',
  outcomes: [
    {
      measure: 'Year 6 writing',
      unit: '%',
      baseline: 54,
      baselineOn: '2026-07-10',
      target: 68,
      byDate: '2027-07-09',
      latest: { value: 52, on: '2027-03-04' },
    },
    {
      measure: 'Attendance',
      unit: '%',
      baseline: null,
      baselineOn: null,
      target: null,
      byDate: null,
      latest: null,
    },
  ],
  review: {
    heldOn: '2027-03-09',
    ratings: [{ measure: 'Year 6 writing', rag: 'off-track', narrative: 'Moderation\nhas not begun.' }],
  },
  overdue: [{ text: 'Moderation held', due: '2027-02-01' }],
  earlier: [
    {
      name: 'School told',
      on: '2027-02-10',
      asks: 'Plan the moderation',
      answerBy: '2027-03-01',
      answers: [{ on: '2027-02-12', as: 'Ann Field, headteacher', text: 'It is planned.' }],
    },
  ],
};
const terms: LetterTerms = {
  direction: 'up',
  step: 'directors-letter',
  route: 'maintained',
  on: '2027-03-10',
  reason: 'The second review running found writing off track.',
  asks: 'Hold the moderation and show its findings.',
  answerBy: '2027-04-20',
};

describe('a letter drafted from the record', () => {
  it('says all the record says: parties, figures, review, milestones, what was asked and answered', () => {
    const { to, subject, body } = draftLetter(facts, terms);
    expect(to).toEqual([
      'Ann Field, headteacher of Elm Park Primary School',
      'Tom Reed, chair of governors of Elm Park Primary School',
    ]);
    expect(subject).toContain('MAR-A-0004');
    for (const said of [
      'Dear Ann Field and Tom Reed,',
      'in force since 2 November 2026',
      'The second review running found writing off track.',
      '- Year 6 writing: from 54% on 10 July 2026 to 68% by 9 July 2027. Last read: 52% on 4 March 2027.',
      '- Attendance. It has not been read again since.',
      'The review of 9 March 2027',
      '- Year 6 writing: off track. Moderation has not begun.',
      '- Moderation held (due 1 February 2027)',
      '- School told, 10 February 2027. Asked: Plan the moderation. To be looked at again by 1 March 2027.',
      '- Ann Field, headteacher answered on 12 February 2027: “It is planned.”',
      'Hold the moderation and show its findings.',
      'We shall look at this again by 20 April 2027.',
    ]) {
      expect(body).toContain(said);
    }
  });

  it('leaves out what the record does not hold, and says that no review was held', () => {
    const bare = { ...facts, outcomes: [], review: null, overdue: [], earlier: [], inForceSince: null };
    const headings = blocksOf(draftLetter(bare, terms).body).flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings).toEqual(['Why this is written now', 'What the last review found', 'What we ask']);
    expect(draftLetter(bare, terms).body).toContain('No Improvement Review has been held');
  });

  it.each(ESCALATION_ROUTES.flatMap((route) => STEPS_ON[route].map((step) => ({ route, step }))))(
    'on the $route route at $step goes to somebody, with the school reading along, and in words of its own',
    ({ route, step }) => {
      const { to, copies, body } = draftLetter(facts, { ...terms, route, step });
      expect([...to, ...copies].join()).toContain('Ann Field');
      expect([...to, ...copies].join()).toContain('Tom Reed');
      const others = STEPS_ON[route].filter((one) => one !== step);
      for (const other of others) {
        expect(body.split('\n\n')[1]).not.toBe(
          draftLetter(facts, { ...terms, route, step: other }).body.split('\n\n')[1],
        );
      }
    },
  );

  it('never says of an academy that the authority warns or intervenes', () => {
    const trust = { ...facts, school: { ...facts.school, trust: 'Marl Trust' } };
    const letter = draftLetter(trust, { ...terms, route: 'academy', step: 'raised-with-trust' });
    expect(letter.to).toEqual(['Chief executive of Marl Trust']);
    expect(letter.body).toContain('has no powers to warn or to intervene');
    const department = draftLetter(trust, { ...terms, route: 'academy', step: 'raised-with-department' });
    expect(department.to).toEqual(['Regional director, Department for Education']);
    expect(department.copies[0]).toBe('Chief executive of Marl Trust');
    const over = draftLetter(trust, {
      ...terms,
      direction: 'route',
      route: 'academy',
      step: 'raised-with-trust',
    });
    expect(over.body).toContain('no longer has powers of its own');
  });

  it('down or out says what has moved forward, and goes to the school alone', () => {
    for (const direction of ['down', 'end'] as const) {
      const letter = draftLetter(facts, { ...terms, direction, step: 'school-told' });
      expect(letter.copies).toEqual([]);
      expect(letter.body).toMatch(/moved forward|has been addressed/);
    }
    expect(draftLetter(facts, { ...terms, direction: 'end', asks: null, answerBy: null }).body).not.toContain(
      'What we ask',
    );
  });

  it('addresses offices where nobody is known by name', () => {
    const nobody = { ...facts, school: { ...facts.school, head: '', chair: '' } };
    const { to, body } = draftLetter(nobody, terms);
    expect(to[0]).toBe('Headteacher of Elm Park Primary School');
    expect(body).toContain('Dear headteacher and chair of governors,');
  });

  it('shortens a long answer where it is quoted, at a word', () => {
    const [step] = facts.earlier;
    const long = {
      ...facts,
      earlier: [{ ...step!, answers: [{ on: '2027-02-12', as: 'Ann Field', text: 'word '.repeat(200) }] }],
    };
    const line = draftLetter(long, terms)
      .body.split('\n')
      .find((each) => each.includes('answered on'));
    expect(line?.endsWith('word …”')).toBe(true);
    expect(line!.length).toBeLessThan(460);
  });
});

it('a letter’s text is read as headings, paragraphs and lists', () => {
  expect(blocksOf('Dear Ann,\n\nWhat we ask\n\n- One\n- Two\n\nA line\nand another.\n\n\n')).toEqual([
    { kind: 'text', text: 'Dear Ann,' },
    { kind: 'heading', text: 'What we ask' },
    { kind: 'list', items: ['One', 'Two'] },
    { kind: 'text', text: 'A line\nand another.' },
  ]);
});
