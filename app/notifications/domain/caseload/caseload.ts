import type { CalendarDate } from '~/kernel/clock';
import { CASE_STAGES, type CaseStage } from './stages';
import { countWaits, type Wait } from './waiting';

/** One open matter of a school, as far as a caseload is put in order by it. */
export type CaseMatter = {
  key: string;
  stage: CaseStage;
  /** The school's adviser; null for a school in nobody's caseload. */
  adviserId: string | null;
  due: CalendarDate | null;
  /** How long it has waited, in days that count; null where its date still lies ahead. */
  waited: number | null;
  /** Whether it has waited longer than the authority's rules let it. */
  stalled: boolean;
  /** Whether its own adviser has the next step. */
  withAdviser: boolean;
};

/**
 * What has stalled first, the longest wait on top; then what waits, by how long; then what is not due, the nearest date
 * first. The same order whatever order they came in.
 */
export function byStalled(a: CaseMatter, b: CaseMatter): number {
  return (
    Number(b.stalled) - Number(a.stalled) ||
    (b.waited ?? -1) - (a.waited ?? -1) ||
    compare(a.due ?? '9999-12-31', b.due ?? '9999-12-31') ||
    compare(a.key, b.key)
  );
}

export type StageWaits = { stage: CaseStage; open: number; stalled: number; waits: Record<Wait, number> };

/** Every stage with how many matters have waited how long in it, in the order of the cycle. */
export function waitsByStage(matters: readonly CaseMatter[]): StageWaits[] {
  return CASE_STAGES.map((stage) => {
    const own = matters.filter((matter) => matter.stage === stage);
    return {
      stage,
      open: own.length,
      stalled: own.filter(({ stalled }) => stalled).length,
      waits: countWaits(own.map(({ waited }) => waited)),
    };
  });
}

export type AdviserCount = {
  /** Null for schools in nobody's caseload. */
  adviserId: string | null;
  open: number;
  withAdviser: number;
  withOthers: number;
  stalled: number;
};

/** How many matters are open in each caseload, one line for each adviser given and one for schools without any. */
export function countsByAdviser(
  matters: readonly CaseMatter[],
  advisers: readonly (string | null)[],
): AdviserCount[] {
  return advisers.map((adviserId) => {
    const own = matters.filter((matter) => matter.adviserId === adviserId);
    const withAdviser = own.filter((matter) => matter.withAdviser).length;
    return {
      adviserId,
      open: own.length,
      withAdviser,
      withOthers: own.length - withAdviser,
      stalled: own.filter(({ stalled }) => stalled).length,
    };
  });
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
