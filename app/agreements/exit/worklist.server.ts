import { and, asc, eq, inArray, lte, or } from 'drizzle-orm';
import { agreement, agreementExit, agreementRevision, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { mayDo, type Standing, standingsOf } from '../domain';
import { type Missing, missingToClose } from '../domain/exit/closing';
import { evaluatorsOf } from '../domain/exit/evaluation';
import type { Evaluator } from '../domain/exit/vocabulary';
import { scopeOf } from '../list.server';
import { reachOf, readContent } from '../record.server';
import { closingFactsOf } from './closing-facts.server';
import { evaluationsWaiting } from './evaluations-waiting.server';
import type { ExitRow } from './record.server';
import { MISSING_PLACES } from './wording';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;
/** The end of a term is shown this many days before it. */
const AHEAD_DAYS = 28;

/** What of an agreement and its end this list needs. */
const agreementColumns = {
  id: agreement.id,
  ref: agreement.ref,
  authorityId: agreement.authorityId,
  urn: agreement.urn,
  providerId: agreement.providerId,
  state: agreement.state,
  endsOn: agreement.endsOn,
};
const exitColumns = {
  ground: agreementExit.ground,
  begunAt: agreementExit.begunAt,
  evaluationDueOn: agreementExit.evaluationDueOn,
};
type Row = Pick<typeof agreement.$inferSelect, keyof typeof agreementColumns>;
type Exit = Pick<ExitRow, keyof typeof exitColumns>;

/** What waits at the end of agreements: to begin closing, to answer and judge, to evaluate, to close. */
export async function exitWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const now = today();
  const rows = await db()
    .select({
      row: agreementColumns,
      homeUrn: provider.homeUrn,
      schoolName: school.name,
      providerName: provider.name,
      exit: exitColumns,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      and(
        scope,
        or(
          eq(agreement.state, 'closing'),
          and(
            inArray(agreement.state, ['active', 'paused']),
            lte(agreement.endsOn, addDays(now, AHEAD_DAYS)),
          ),
        ),
      ),
    )
    .orderBy(asc(agreement.endsOn), asc(agreement.id))
    .limit(MOST);
  const waitingOf = await evaluationsWaiting(
    db(),
    rows.map(({ row }) => row.id),
  );
  const closing = rows.flatMap(({ row, exit }) => (exit ? [row.id] : []));
  const contents = await contentsOf(closing);
  const factsOf = await closingFactsOf(db(), closing);
  const items: WorkItem[] = [];
  for (const { row, homeUrn, schoolName, providerName, exit } of rows) {
    const standings = standingsOf(reach, { ...row, homeUrn });
    const between = `${schoolName} and ${providerName}.`;
    if (!exit) {
      if (mayDo('begin-close', standings, row.state)) items.push(begin(row, between, now));
      continue;
    }
    items.push(...evaluateItems(row, exit, { standings, between, waiting: waitingOf(row.id) }));
    const content = contents.get(row.id);
    if (content && mayDo('close', standings, row.state)) {
      const missing = missingToClose(factsOf({ row, content: readContent(content), exit }), now);
      items.push(...closeItems(row, exit, between, missing));
    }
  }
  return items.slice(0, MOST);
}

/** Texts in force of those being closed: long, and needed of few. */
async function contentsOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: agreement.id, content: agreementRevision.content })
    .from(agreement)
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(inArray(agreement.id, [...ids]));
  return new Map(rows.map(({ id, content }) => [id, content]));
}

function begin(row: Row, between: string, now: CalendarDate): WorkItem {
  const over = row.endsOn !== null && row.endsOn <= now;
  return {
    key: `exit-begin:${row.id}`,
    kind: over ? 'now' : 'soon',
    title: over ? `Begin to close ${row.ref}, or extend it` : `Close ${row.ref} in time, or extend it`,
    detail: `${between} Its term ${over ? 'ended' : 'ends'} on ${dateWords(row.endsOn)}.`,
    href: `/agreements/${row.id}/close`,
    due: row.endsOn,
    since: null,
  };
}

function evaluateItems(
  row: Row,
  exit: Exit,
  { standings, between, waiting }: { standings: Standing[]; between: string; waiting: Evaluator[] },
): WorkItem[] {
  if (!mayDo('evaluate', standings, row.state)) return [];
  return evaluatorsOf(standings)
    .filter((evaluator) => waiting.includes(evaluator))
    .map((evaluator) => ({
      key: `evaluate:${row.id}:${evaluator}`,
      kind: 'now',
      title: `Evaluate the support of ${row.ref}`,
      detail: `${between} The others read it only once they have given theirs.`,
      href: `/agreements/${row.id}/evaluate?as=${evaluator}`,
      due: exit.evaluationDueOn,
      since: exit.begunAt,
    }));
}

function closeItems(row: Row, exit: Exit, between: string, missing: Missing[]): WorkItem[] {
  const common = { due: exit.evaluationDueOn, since: exit.begunAt };
  const asked = missing.filter(({ soft, code }) => !soft && code !== 'evaluations');
  const [first] = asked;
  if (first) {
    return [
      {
        ...common,
        key: `exit-${first.code}:${row.id}`,
        kind: 'now',
        title: `${MISSING_PLACES[first.code].label}, to close ${row.ref}`,
        detail: `${between} ${asked.map(({ message }) => message).join(' ')}`,
        href: `/agreements/${row.id}/close`,
      },
    ];
  }
  const waiting = missing.find(({ code }) => code === 'evaluations');
  if (waiting) {
    return [
      {
        ...common,
        key: `exit-waiting:${row.id}`,
        kind: 'waiting',
        title: `${row.ref} waits for evaluations`,
        detail: `${between} ${waiting.message}`,
        href: `/agreements/${row.id}/close`,
      },
    ];
  }
  return [
    {
      ...common,
      key: `exit-close:${row.id}`,
      kind: 'now',
      title: `Close ${row.ref}`,
      detail: `${between} Nothing is missing any more.`,
      href: `/agreements/${row.id}/close`,
    },
  ];
}
