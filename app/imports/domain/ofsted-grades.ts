/** Areas that are judged: how they are kept, and the names of their columns over the years. */
export type GradedAreas = readonly { key: string; names: readonly string[] }[];

export const LEADERSHIP_CARD = 'Leadership and governance';
export const LEADERSHIP_GRADED = 'Leadership and management';
export const SAFEGUARDING = 'Safeguarding';

export const REPORT_CARD_AREAS: GradedAreas = [
  { key: SAFEGUARDING, names: ['Safeguarding standards', 'Safeguarding'] },
  { key: 'Inclusion', names: ['Inclusion'] },
  { key: 'Curriculum and teaching', names: ['Curriculum and teaching'] },
  { key: 'Achievement', names: ['Achievement'] },
  { key: 'Attendance and behaviour', names: ['Attendance and behaviour'] },
  {
    key: 'Personal development and wellbeing',
    names: ['Personal development and wellbeing', 'Personal development and well-being'],
  },
  { key: 'Early years', names: ['Early years (where applicable)', 'Early years'] },
  { key: 'Post-16 provision', names: ['Post-16 provision (where applicable)', 'Post-16 provision'] },
  { key: LEADERSHIP_CARD, names: ['Leadership and governance'] },
];

/** Graded inspections of the frameworks from 2012 on. */
export const GRADED_AREAS: GradedAreas = [
  { key: 'Quality of education', names: ['quality of education'] },
  {
    key: 'Quality of teaching',
    names: ['quality of teaching, learning and assessment', 'quality of teaching'],
  },
  {
    key: 'Outcomes for pupils',
    names: ['outcomes for pupils', 'outcomes for children and learners', 'achievement of pupils'],
  },
  {
    key: 'Behaviour and attitudes',
    names: ['behaviour and attitudes', 'behaviour and safety of pupils'],
  },
  {
    key: 'Personal development',
    names: ['personal development', 'personal development, behaviour and welfare'],
  },
  {
    key: LEADERSHIP_GRADED,
    names: ['effectiveness of leadership and management', 'leadership and management'],
  },
  { key: SAFEGUARDING, names: ['safeguarding is effective', 'safeguarding is effective?'] },
  {
    key: 'Early years',
    names: ['early years provision (where applicable)', 'early years provision'],
  },
  {
    key: 'Sixth form',
    names: [
      'sixth form provision (where applicable)',
      'sixth form provision',
      '16 to 19 study programmes (where applicable)',
    ],
  },
];

const NOTHING = new Set(['', 'null', '-', '.', 'n/a', 'none']);

/** Whether a cell says nothing: blank, or the word NULL that these files write for it. */
export function isNothing(cell: string): boolean {
  return NOTHING.has(cell.trim().toLowerCase());
}

const OVERALL_WORDS: Readonly<Record<string, number>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  outstanding: 1,
  good: 2,
  'requires improvement': 3,
  satisfactory: 3,
  inadequate: 4,
  'special measures': 4,
  'serious weaknesses': 4,
};
const GRADE_NAMES = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

export type OverallCell =
  | { kind: 'grade'; grade: number }
  | { kind: 'not-judged' | 'nothing' | 'unreadable' };

/** The overall grade: 1 to 4 or its words; "Not judged" (and 0 or 9, its codes) is no grade and is said as such. */
export function readOverall(cell: string): OverallCell {
  const text = cell.trim().toLowerCase().replace(/\.0$/, '');
  if (isNothing(text)) return { kind: 'nothing' };
  const grade = OVERALL_WORDS[text];
  if (grade !== undefined) return { kind: 'grade', grade };
  return { kind: ['not judged', 'not applicable', '0', '9'].includes(text) ? 'not-judged' : 'unreadable' };
}

/** A judgement as words: codes of the older frameworks become their words, anything else stays as published. */
export function gradeWords(cell: string, area: string): string {
  const text = cell.trim();
  if (/^[1-4]$/.test(text)) return GRADE_NAMES[Number(text) - 1] ?? text;
  if (text === '0' || text === '9') {
    return area === 'Early years' || area === 'Sixth form' ? 'Not applicable' : 'Not judged';
  }
  return text;
}
