import { z } from 'zod';
import type { Adviser } from '~/accounts/caseload.server';
import type { AdviserCount, StageWaits } from '../domain/caseload/caseload';
import { CASE_STAGES } from '../domain/caseload/stages';
import type { CaseRow } from './matters.server';

export type { CaseRow } from './matters.server';

/** In place of an adviser: schools in nobody's caseload; and all there are. */
export const NOBODY = 'none';
export const EVERYBODY = 'all';

export const CASES_PER_PAGE = 25;

const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().max(100).optional());

/** Filters of a caseload, from its address; what makes no sense is left out. */
export const caseloadFilter = z.object({
  adviser: text.catch(undefined),
  stage: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(CASE_STAGES).optional())
    .catch(undefined),
  show: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(['stalled', 'mine']).optional())
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type CaseloadFilter = z.output<typeof caseloadFilter>;

export type CaseloadPage = {
  /** Whose it is: an account, `none` or `all`. */
  adviser: string;
  adviserName: string | null;
  /** The advisers a lead may choose among; empty for a broker, who has their own. */
  advisers: Adviser[];
  schools: number;
  open: number;
  stalled: number;
  stages: StageWaits[];
  /** One page of the matters that the filters leave, what has stalled first. */
  rows: CaseRow[];
  total: number;
  page: number;
  /** For a lead: every caseload in counts, in the order of names. */
  counts: (AdviserCount & { name: string; schools: number })[];
};
