import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { agreement, escalation, escalationAnswer, escalationStep, school } from '#drizzle/schema';
import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { mayTake, stepAbove } from '../domain/escalation/steps';
import type { EscalationStep } from '../domain/escalation/vocabulary';
import { STEP_WORDS } from './wording';

/** A look-again date is told of this many days before it comes. */
const AHEAD_DAYS = 14;
const MOST = 25;
/** Steps by the authority's powers: their dates are not for anybody to put off. */
const FORMAL: ReadonlySet<EscalationStep> = new Set(['warning-notice', 'formal-intervention']);

/** What waits in open cases: for the school's answer, for the service to read one, or to be looked at again. */
export async function escalationWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const own = await ownSchools(db(), viewer);
  const scope = or(
    isService(viewer) ? eq(escalation.authorityId, viewer.authorityId) : undefined,
    own.length > 0 ? inArray(escalation.urn, own) : undefined,
  );
  if (!scope) return [];
  const rows = await db()
    .select({ row: escalation, ref: agreement.ref, schoolName: school.name })
    .from(escalation)
    .innerJoin(agreement, eq(agreement.id, escalation.agreementId))
    .innerJoin(school, eq(school.urn, escalation.urn))
    .where(and(eq(escalation.state, 'open'), scope))
    .orderBy(escalation.updatedAt)
    .limit(MOST * 2);
  const last = await lastSteps(rows.map(({ row }) => row.id));
  return rows
    .flatMap((found) => {
      const step = last.get(found.row.id);
      if (!step) return [];
      const about = { ...found, step, href: `/agreements/${found.row.agreementId}/escalation` };
      const atSchool = own.includes(found.row.urn);
      return atSchool ? schoolItem(about) : serviceItem(about, viewer, today());
    })
    .slice(0, MOST);
}

type LastStep = { number: number; answerBy: CalendarDate | null; at: Date; answeredAt: Date | null };
type About = {
  row: typeof escalation.$inferSelect;
  ref: string;
  schoolName: string;
  step: LastStep;
  href: string;
};

/** The last step of each case, with when the school last answered it. */
async function lastSteps(ids: readonly string[]): Promise<Map<string, LastStep>> {
  if (ids.length === 0) return new Map();
  const steps = await db()
    .select()
    .from(escalationStep)
    .where(inArray(escalationStep.escalationId, [...ids]))
    .orderBy(escalationStep.number);
  const answers = await db()
    .select()
    .from(escalationAnswer)
    .where(inArray(escalationAnswer.escalationId, [...ids]))
    .orderBy(desc(escalationAnswer.at));
  return new Map(
    steps.map(({ escalationId, number, answerBy, at }) => {
      const answer = answers.find((one) => one.escalationId === escalationId && one.stepNumber === number);
      return [escalationId, { number, answerBy, at, answeredAt: answer?.at ?? null }];
    }),
  );
}

function schoolItem({ row, ref, step, href }: About): WorkItem[] {
  if (step.answeredAt) return [];
  return [
    {
      key: `escalation-answer:${row.id}:${step.number}`,
      kind: 'now',
      title: `Read what the authority says about progress, and answer it (${ref})`,
      detail: `${STEP_WORDS[row.step].name}. You can answer at any time; it is looked at again by ${dateWords(step.answerBy)}.`,
      href,
      due: step.answerBy,
      since: step.at,
      firm: FORMAL.has(row.step),
    },
  ];
}

function serviceItem(
  { row, ref, schoolName, step, href }: About,
  viewer: Viewer,
  on: CalendarDate,
): WorkItem[] {
  const common = {
    href,
    due: step.answerBy,
    since: step.answeredAt ?? step.at,
    firm: FORMAL.has(row.step),
  };
  const name = STEP_WORDS[row.step].name;
  const answered = step.answeredAt ? 'The school has answered.' : 'The school has not answered so far.';
  const roles = viewer.grants.map(({ role }) => role);
  const above = stepAbove(row.route, row.step);
  const mine = mayTake(row.step, roles) || (above !== null && mayTake(above, roles));
  const key = `escalation:${row.id}:${step.number}`;
  if (row.step === 'written-report' && has(viewer, 'lead')) {
    const title = `Decide on the report about progress at ${schoolName} (${ref})`;
    return [{ ...common, key, kind: 'now', title, detail: answered }];
  }
  if (mine && step.answerBy !== null && step.answerBy <= on) {
    const title = `Look again at progress at ${schoolName} (${ref})`;
    return [{ ...common, key, kind: 'now', title, detail: `${name}. ${answered}` }];
  }
  if (mine && step.answeredAt) {
    const title = `Read what ${schoolName} answered (${ref})`;
    return [
      {
        ...common,
        key,
        kind: 'now',
        title,
        detail: `${name}, to be looked at again by ${dateWords(step.answerBy)}.`,
      },
    ];
  }
  const near = step.answerBy !== null && step.answerBy <= addDays(on, AHEAD_DAYS);
  const title =
    mine && near
      ? `Prepare to look again at ${schoolName} (${ref})`
      : `${schoolName}: ${name.toLowerCase()} (${ref})`;
  return [{ ...common, key, kind: mine && near ? 'soon' : 'waiting', title, detail: answered }];
}
