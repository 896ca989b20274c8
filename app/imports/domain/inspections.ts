import type { InspectionFacts } from './figures';

/** An inspection as it is held. */
export type HeldInspection = {
  id: string;
  number: string;
  kind: string;
  form: string;
  startedOn: string | null;
  publishedOn: string | null;
  overall: number | null;
  category: string | null;
  judgements: Record<string, string>;
};

/** What an inspection is known by: the inspectorate's number, or its form and date where a file gives none. */
export function inspectionNumber({ number, form, startedOn }: InspectionFacts): string {
  return number ?? `${form} ${startedOn}`;
}

/**
 * The held inspection that is the same one: by its number, else by its form and first day, since some files give
 * no numbers.
 */
export function matchInspection(
  held: readonly HeldInspection[],
  facts: InspectionFacts,
): HeldInspection | null {
  const number = inspectionNumber(facts);
  const byNumber = held.find((one) => one.number === number);
  if (byNumber) return byNumber;
  return (
    held.find(
      (one) =>
        one.form === facts.form &&
        one.startedOn === facts.startedOn &&
        (facts.number === null || one.number === `${one.form} ${one.startedOn}`),
    ) ?? null
  );
}

/**
 * What is held and what a file adds or corrects, together. A file that is silent on something leaves it: files of
 * other years have other columns.
 */
export function mergeInspection(
  held: HeldInspection | null,
  facts: InspectionFacts,
): Omit<HeldInspection, 'id'> {
  return {
    number: facts.number ?? held?.number ?? inspectionNumber(facts),
    kind: facts.number === null && held ? held.kind : facts.kind,
    form: facts.form,
    startedOn: facts.startedOn,
    publishedOn: facts.publishedOn ?? held?.publishedOn ?? null,
    overall: facts.overall ?? ('Overall effectiveness' in facts.judgements ? null : (held?.overall ?? null)),
    category: facts.category ?? held?.category ?? null,
    judgements: { ...held?.judgements, ...facts.judgements },
  };
}

/** Whether a file says anything of a held inspection that differs from what is held. */
export function changedInspection(held: HeldInspection, facts: InspectionFacts): boolean {
  const merged = mergeInspection(held, facts);
  const { judgements, ...plain } = merged;
  return (
    (Object.keys(plain) as (keyof typeof plain)[]).some((key) => plain[key] !== held[key]) ||
    Object.entries(judgements).some(([area, grade]) => held.judgements[area] !== grade)
  );
}
