import { asc, desc, eq, inArray } from 'drizzle-orm';
import { account, escalation, escalationAnswer, escalationStep, school } from '#drizzle/schema';
import type { Role, Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import { schoolFamily } from '~/schools/family.server';
import type { Letter } from '../domain/escalation/letter';
import type { CaseNow } from '../domain/escalation/moves';
import { routeOf } from '../domain/escalation/steps';
import type { Standing } from '../domain/permissions';

export type CaseRow = typeof escalation.$inferSelect;

/** A letter as it was sent: words, recipients and signature as they stood that day. */
export type SentLetter = Letter & { from: string };

export type StepTaken = Omit<typeof escalationStep.$inferSelect, 'letter'> & {
  letter: SentLetter | null;
  by: string;
};
export type AnswerGiven = typeof escalationAnswer.$inferSelect & { by: string };

/** A case with its steps and the school's answers, the first first. */
export type LoadedCase = { row: CaseRow; steps: StepTaken[]; answers: AnswerGiven[] };

/** Every case of an agreement, the newest first. Whether the viewer may read them is the caller's to check. */
export async function loadCases(handle: Db, agreementId: string): Promise<LoadedCase[]> {
  return loadCasesOf(handle, [agreementId]);
}

/** The same of several agreements at once. */
export async function loadCasesOf(handle: Db, agreementIds: readonly string[]): Promise<LoadedCase[]> {
  if (agreementIds.length === 0) return [];
  const rows = await handle
    .select()
    .from(escalation)
    .where(inArray(escalation.agreementId, [...agreementIds]))
    .orderBy(desc(escalation.openedAt), desc(escalation.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const steps = await handle
    .select({ step: escalationStep, by: account.name })
    .from(escalationStep)
    .leftJoin(account, eq(account.id, escalationStep.byId))
    .where(inArray(escalationStep.escalationId, ids))
    .orderBy(asc(escalationStep.number));
  const answers = await handle
    .select({ answer: escalationAnswer, by: account.name })
    .from(escalationAnswer)
    .leftJoin(account, eq(account.id, escalationAnswer.byId))
    .where(inArray(escalationAnswer.escalationId, ids))
    .orderBy(asc(escalationAnswer.at), asc(escalationAnswer.id));
  return rows.map((row) => ({
    row,
    steps: steps
      .filter(({ step }) => step.escalationId === row.id)
      .map(({ step, by }) => ({ ...step, letter: readLetter(step.letter), by: by ?? 'Alongside' })),
    answers: answers
      .filter(({ answer }) => answer.escalationId === row.id)
      .map(({ answer, by }) => ({ ...answer, by: by ?? 'Alongside' })),
  }));
}

/** A letter as stored. Only `canonicalJson` of a `SentLetter` is ever written, so that the shape is known. */
function readLetter(stored: string | null): SentLetter | null {
  return stored === null ? null : (JSON.parse(stored) as SentLetter);
}

/** The school as the register has it today: the one it became, where it has closed. */
export type SchoolNow = {
  urn: number;
  name: string;
  maintained: boolean;
  trust: string | null;
};

/** The school of a case today. Casework stays with the number it was made for; letters go to who answers for it now. */
export async function schoolNow(handle: Db, urn: number): Promise<SchoolNow> {
  const { successors } = await schoolFamily(handle, urn);
  const rows = await handle
    .select({
      urn: school.urn,
      name: school.name,
      maintained: school.maintained,
      trustName: school.trustName,
      sponsorName: school.sponsorName,
      statusGroup: school.statusGroup,
    })
    .from(school)
    .where(inArray(school.urn, [urn, ...successors]));
  const open = rows.filter(({ statusGroup }) => statusGroup === 'open');
  // A school split between several successors stays with its own number: nobody can say which of them it is.
  const found =
    open.find((row) => row.urn === urn) ??
    (open.length === 1 ? open[0] : rows.find((row) => row.urn === urn));
  if (!found) throw new Error(`No school ${urn}`);
  const { name, maintained, trustName, sponsorName } = found;
  return { urn: found.urn, name, maintained, trust: trustName ?? sponsorName };
}

/** A case as the rules see it. */
export function caseNow({ row, steps }: LoadedCase, now: Pick<SchoolNow, 'maintained'>): CaseNow {
  const last = steps.at(-1);
  if (!last) throw new Error(`Case ${row.id} has no step`);
  return { state: row.state, route: row.route, step: row.step, lastOn: last.on, schoolRoute: routeOf(now) };
}

/** The number of the next step: steps are numbered through all cases of an agreement, so that each has one address. */
export function nextNumber(cases: readonly LoadedCase[]): number {
  return cases.reduce((highest, { steps }) => Math.max(highest, ...steps.map(({ number }) => number)), 0) + 1;
}

/** The roles somebody may act in here: those of the service, where they are of its authority. */
export function rolesHere(viewer: Viewer, standings: readonly Standing[]): Role[] {
  return standings.includes('service')
    ? viewer.grants.map(({ role }) => role).filter((role) => role === 'broker' || role === 'lead')
    : [];
}
