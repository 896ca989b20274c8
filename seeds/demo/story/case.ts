import type { Viewer } from '~/accounts/domain/roles';
import type { Verdict } from '~/kernel/verdict';
import type { CaseRow } from '../banks/cases';
import { idOf } from '../ids';
import { type Random, seeded } from '../random';
import type { DemoSchool } from '../schools';
import type { Cast } from './cast';

/** A case while it is being told: who takes part, and what has come about so far. */
export type Case = {
  row: CaseRow;
  cast: Cast;
  random: Random;
  school: DemoSchool;
  head: Viewer;
  broker: Viewer;
  requestId: string;
  needIds: string[];
  /** Proposals under way, first choice first. */
  proposals: string[];
};

/** A case before anything has happened. */
export function newCase(row: CaseRow, cast: Cast, brokerId: string): Case {
  const school = cast.school(row.school);
  const key = `${row.school}/${row.areas.join('+')}`;
  return {
    row,
    cast,
    random: seeded(`case/${key}`),
    school,
    head: cast.head(school.urn),
    broker: cast.person(brokerId),
    requestId: idOf('request', key),
    needIds: row.areas.map((area) => idOf('need', row.school, area)),
    proposals: [],
  };
}

/** The value of a verdict; a refusal is a defect of the demo. */
export function must<T>(verdict: Verdict<T>): T {
  if (verdict.ok) return verdict.value;
  throw new Error(`${verdict.code}: ${verdict.message} ${JSON.stringify(verdict.details ?? {})}`);
}
