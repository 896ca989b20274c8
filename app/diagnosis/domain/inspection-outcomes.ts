import { OVERALL_GRADES, REPORT_CARD_GRADES } from './whole-school-indicators';

/** An inspection as published, as far as its outcome needs it. */
export type InspectionRecord = {
  id: string;
  urn: number;
  number: string;
  /** `graded`, `ungraded`, `report-card` or `monitoring`. */
  form: string;
  /** First day; an inspection without one cannot be placed in time. */
  startedOn: string | null;
  /** 1 to 4; null where no overall grade was given. */
  overall: number | null;
  /** Judgement area → words as published. */
  judgements: Readonly<Record<string, string>>;
};

/** Grades of two kinds of inspection. They are not the same scale, and neither is turned into the other. */
export type GradeScale = 'overall' | 'report-card';

/** What an inspection found, as one grade where it can be said as one. */
export type Found =
  | {
      kind: 'grade';
      scale: GradeScale;
      grade: string;
      /** For a report card, the areas with its lowest grade. */
      areas: readonly string[];
      /** That the report card says safeguarding standards were not met, which is not one of its grades. */
      safeguardingNotMet: boolean;
    }
  | { kind: 'no-grade'; why: 'no-overall' | 'no-area' };

const KEYS: Record<GradeScale, readonly string[]> = {
  overall: OVERALL_GRADES.map(({ key }) => key),
  'report-card': REPORT_CARD_GRADES.map(({ key }) => key),
};
const CARD_KEY_OF = new Map<string, string>(
  REPORT_CARD_GRADES.map(({ key, label }) => [label.toLowerCase(), key]),
);
const SAFEGUARDING = 'Safeguarding';

/** Grades of a scale, the most favourable first. */
export function gradesOf(scale: GradeScale): readonly { key: string; label: string }[] {
  return scale === 'overall' ? OVERALL_GRADES : REPORT_CARD_GRADES;
}

/** The scale a grade belongs to; null for a key that is on neither. */
export function scaleOf(grade: string): GradeScale | null {
  if (KEYS.overall.includes(grade)) return 'overall';
  return KEYS['report-card'].includes(grade) ? 'report-card' : null;
}

/** A grade's place on its scale, 0 the most favourable. */
export function placeOfGrade(scale: GradeScale, grade: string): number {
  return KEYS[scale].indexOf(grade);
}

/** Whether an inspection gives grades. Ungraded and monitoring ones do not, and no prediction is about them. */
export function givesGrades(inspection: Pick<InspectionRecord, 'form'>): boolean {
  return inspection.form === 'graded' || inspection.form === 'report-card';
}

/**
 * What an inspection found. An older one: its overall grade, and nothing where it gave none. A report card has no
 * overall grade: the lowest grade of any area stands for it, as everywhere in the analysis (`inspection-report-card`),
 * so that an area to work on is not overlooked; it is always named as such.
 */
export function foundBy(inspection: Pick<InspectionRecord, 'form' | 'overall' | 'judgements'>): Found {
  if (inspection.form !== 'report-card') {
    const grade = inspection.overall === null ? undefined : KEYS.overall[inspection.overall - 1];
    return grade === undefined
      ? { kind: 'no-grade', why: 'no-overall' }
      : { kind: 'grade', scale: 'overall', grade, areas: [], safeguardingNotMet: false };
  }
  const graded = Object.entries(inspection.judgements).flatMap(([area, words]) => {
    const key = CARD_KEY_OF.get(words.toLowerCase());
    return key === undefined ? [] : [{ area, place: KEYS['report-card'].indexOf(key) }];
  });
  const lowest = Math.max(...graded.map(({ place }) => place));
  const grade = KEYS['report-card'][lowest];
  if (graded.length === 0 || grade === undefined) return { kind: 'no-grade', why: 'no-area' };
  return {
    kind: 'grade',
    scale: 'report-card',
    grade,
    areas: graded.filter(({ place }) => place === lowest).map(({ area }) => area),
    safeguardingNotMet: inspection.judgements[SAFEGUARDING]?.toLowerCase() === 'not met',
  };
}

const REGISTER_GRADES: Readonly<Record<string, string>> = {
  outstanding: 'outstanding',
  good: 'good',
  satisfactory: 'requires-improvement',
  'requires improvement': 'requires-improvement',
  inadequate: 'inadequate',
  'serious weaknesses': 'inadequate',
  'special measures': 'inadequate',
};

/** The overall grade that the national register gives, for a school of which no inspection is held. */
export function registerGrade(rating: string | null): string | null {
  return REGISTER_GRADES[(rating ?? '').toLowerCase()] ?? null;
}
