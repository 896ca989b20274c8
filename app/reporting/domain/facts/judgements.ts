import { type Found, foundBy, givesGrades, type InspectionRecord, registerGrade } from '~/diagnosis/domain';
import type { CalendarDate } from '~/kernel/clock';

/** An inspection with the day its report was published, where that is known. */
export type PublishedInspection = InspectionRecord & { publishedOn: CalendarDate | null };

export const JUDGEMENT_GROUPS = ['good-or-better', 'not-yet-good', 'not-judged', 'not-inspected'] as const;
/** `not-judged`: inspected, with nothing known of what was found on that day. */
export type JudgementGroup = (typeof JUDGEMENT_GROUPS)[number];

/**
 * What a judgement rests on: the overall grade; every area of a graded inspection that gave no overall grade (September
 * 2024 to autumn 2025); a report card (since November 2025); or the register, where no inspection is held.
 */
export type JudgementBasis = 'overall' | 'areas' | 'report-card' | 'register';

/** Whether a school counts as good or better on a day, and why. */
export type Judgement = {
  group: JudgementGroup;
  basis: JudgementBasis | null;
  /** As published: "Good", "Every area good or better", "Lowest grade: Needs attention". */
  words: string;
  /** First day of the inspection it rests on. */
  on: CalendarDate | null;
  /** The school inspected, where that was the one it converted from. */
  urn: number | null;
};

const NOTHING = { basis: null, on: null, urn: null } as const;
const SAFEGUARDING = 'Safeguarding';
const GOOD_WORDS = new Set(['outstanding', 'good']);
const BELOW_WORDS = new Set(['requires improvement', 'satisfactory', 'inadequate']);
const CARD_WORDS: Readonly<Record<string, string>> = {
  exceptional: 'Exceptional',
  'strong-standard': 'Strong standard',
  'expected-standard': 'Expected standard',
  'needs-attention': 'Needs attention',
  'urgent-improvement': 'Urgent improvement',
};
const GRADE_WORDS: Readonly<Record<string, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
};
const AT_LEAST_EXPECTED = new Set(['exceptional', 'strong-standard', 'expected-standard']);

/**
 * What a school's last inspection with grades says, on a day. The rule, decided 22 November 2026:
 *
 * - an overall grade of 1 or 2 is good or better (Ofsted's state-funded schools statistics; the phrase of the source
 *   documents);
 * - an ungraded or monitoring inspection leaves the grade as it was;
 * - an inspection without an overall grade counts as good or better where every area it graded was good or better;
 * - a report card, where every area is at the expected standard or above and safeguarding standards are met. The two
 *   scales are not turned into one another: each school is judged by the words of its own inspection, and how many rest
 *   on which is shown;
 * - a converted academy keeps the judgement of the school it was until it is inspected itself, as in Ofsted's official
 *   statistics since 2018;
 * - where no inspection is held, the national register's grade stands for it.
 *
 * @param inspections of the school and of those it alone came from, in any order
 * @param register what the register says of the school
 * @param day an inspection counts from the day its report was published (from its first day, where that is not known)
 */
export function judgementOn(
  inspections: readonly PublishedInspection[],
  register: { rating: string | null; inspectedOn: CalendarDate | null },
  day: CalendarDate,
): Judgement {
  const dated = inspections
    .filter(givesGrades)
    .flatMap((one) => (one.startedOn === null ? [] : [{ ...one, startedOn: one.startedOn }]))
    .sort((a, b) =>
      a.startedOn === b.startedOn ? (a.id < b.id ? -1 : 1) : a.startedOn < b.startedOn ? -1 : 1,
    );
  const last = dated.findLast(({ startedOn, publishedOn }) => (publishedOn ?? startedOn) <= day);
  if (last) return { ...judged(last), on: last.startedOn, urn: last.urn };
  if (dated.length > 0) return { ...NOTHING, group: 'not-judged', words: 'Not known on that day' };
  const grade = registerGrade(register.rating);
  if (grade === null) return { ...NOTHING, group: 'not-inspected', words: 'Not yet inspected' };
  if (register.inspectedOn !== null && register.inspectedOn > day)
    return { ...NOTHING, group: 'not-judged', words: 'Not known on that day' };
  return {
    group: groupOfGrade(grade),
    basis: 'register',
    words: GRADE_WORDS[grade] ?? grade,
    on: register.inspectedOn,
    urn: null,
  };
}

function judged(one: PublishedInspection): Pick<Judgement, 'group' | 'basis' | 'words'> {
  const found = foundBy(one);
  if (found.kind === 'grade')
    return found.scale === 'overall'
      ? { group: groupOfGrade(found.grade), basis: 'overall', words: GRADE_WORDS[found.grade] ?? found.grade }
      : reportCard(found);
  return one.form === 'graded' ? byAreas(one) : noGrade;
}

const noGrade = { group: 'not-judged', basis: null, words: 'No grade published' } as const;

function groupOfGrade(grade: string): JudgementGroup {
  return grade === 'outstanding' || grade === 'good' ? 'good-or-better' : 'not-yet-good';
}

function reportCard(found: Found & { kind: 'grade' }): Pick<Judgement, 'group' | 'basis' | 'words'> {
  const good = AT_LEAST_EXPECTED.has(found.grade) && !found.safeguardingNotMet;
  return {
    group: good ? 'good-or-better' : 'not-yet-good',
    basis: 'report-card',
    words: `Report card, lowest grade: ${CARD_WORDS[found.grade] ?? found.grade}${
      found.safeguardingNotMet ? '; safeguarding standards not met' : ''
    }`,
  };
}

function byAreas(one: PublishedInspection): Pick<Judgement, 'group' | 'basis' | 'words'> {
  const areas = Object.entries(one.judgements).map(([area, words]) => ({ area, words: words.toLowerCase() }));
  const unsafe = areas.some(
    ({ area, words }) => area === SAFEGUARDING && (words === 'no' || words === 'not met'),
  );
  const grades = areas.filter(
    ({ area, words }) => area !== SAFEGUARDING && (GOOD_WORDS.has(words) || BELOW_WORDS.has(words)),
  );
  if (grades.length === 0) return noGrade;
  const good = !unsafe && grades.every(({ words }) => GOOD_WORDS.has(words));
  return {
    group: good ? 'good-or-better' : 'not-yet-good',
    basis: 'areas',
    words: good
      ? 'No overall grade; every area good or better'
      : 'No overall grade; not every area good or better',
  };
}
