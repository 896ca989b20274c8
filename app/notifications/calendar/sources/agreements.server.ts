import { and, eq, gte, inArray, isNotNull, lte, or } from 'drizzle-orm';
import { agreement, agreementExit, provider, school } from '#drizzle/schema';
import { schoolCalendarsOf } from '~/accounts/school-calendar.server';
import { mayDo, type Standing, standingsOf } from '~/agreements/domain';
import { evaluatorsOf } from '~/agreements/domain/exit/evaluation';
import type { Evaluator } from '~/agreements/domain/exit/vocabulary';
import { sustainedStates } from '~/agreements/domain/impact/sustained';
import { evaluationsWaiting } from '~/agreements/exit/evaluations-waiting.server';
import { outcomeIdsOf } from '~/agreements/impact/outcome-ids.server';
import { readingDates } from '~/agreements/impact/points.server';
import { addDays, calendarDate, startOfDay } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import type { DateItem } from '../../domain/calendar/dates';
import { agreementScope, type DateSource, type Look } from './look.server';
import { wholeDay } from './whole-day';

/** The last reading after the end is due within this of it: two terms and what is left of the one it ended in. */
const SUSTAINED_DAYS = 500;

type Row = typeof agreement.$inferSelect;
type Found = {
  row: Row;
  homeUrn: number;
  between: string;
  exit: typeof agreementExit.$inferSelect | null;
};

/** Ends of agreements, evaluations asked for, and pauses to be looked at. */
export const agreementDates: DateSource = async (look) => {
  const scope = agreementScope(look);
  if (!scope) return [];
  const { from, to } = look.range;
  const rows = await db()
    .select({
      row: agreement,
      homeUrn: provider.homeUrn,
      schoolName: school.name,
      providerName: provider.name,
      exit: agreementExit,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      and(
        scope,
        inArray(agreement.state, ['active', 'paused', 'closing']),
        or(
          and(gte(agreement.endsOn, from), lte(agreement.endsOn, to)),
          and(gte(agreement.resumeBy, from), lte(agreement.resumeBy, to)),
          and(gte(agreementExit.evaluationDueOn, from), lte(agreementExit.evaluationDueOn, to)),
        ),
      ),
    );
  const waitingOf = await evaluationsWaiting(
    db(),
    rows.flatMap(({ exit }) => exit?.agreementId ?? []),
  );
  return rows
    .flatMap(({ schoolName, providerName, ...found }) =>
      itemsOf({ ...found, between: `${schoolName} and ${providerName}` }, look, waitingOf(found.row.id)),
    )
    .filter(({ on }) => on >= from && on <= to);
};

function itemsOf(
  { row, homeUrn, between, exit }: Found,
  { reach }: Look,
  waiting: readonly Evaluator[],
): DateItem[] {
  const standings = standingsOf(reach, { ...row, homeUrn });
  const common = {
    kind: 'agreements' as const,
    ref: row.ref,
    sequence: row.version,
    changedAt: row.updatedAt,
  };
  const items: DateItem[] = [];
  if (row.endsOn !== null && row.state !== 'closing') {
    items.push(
      wholeDay({
        ...common,
        key: `ends-${row.id}`,
        title: `Support ends: ${between} (${row.ref})`,
        outside: `Support ends (${row.ref})`,
        on: row.endsOn,
        href: `/agreements/${row.id}`,
      }),
    );
  }
  if (row.resumeBy !== null && row.state === 'paused' && standings.includes('service')) {
    items.push(
      wholeDay({
        ...common,
        key: `pause-${row.id}`,
        title: `Look at the pause again: ${between} (${row.ref})`,
        outside: `Agreement to look at again (${row.ref})`,
        on: row.resumeBy,
        href: `/agreements/${row.id}/resume`,
      }),
    );
  }
  const [still] = toEvaluate(row, standings, waiting);
  if (exit?.evaluationDueOn && still) {
    items.push(
      wholeDay({
        ...common,
        key: `evaluate-${row.id}`,
        title: `Evaluate the support: ${between} (${row.ref})`,
        outside: `Evaluation due (${row.ref})`,
        on: exit.evaluationDueOn,
        href: `/agreements/${row.id}/evaluate?as=${still}`,
      }),
    );
  }
  return items;
}

function toEvaluate(row: Row, standings: readonly Standing[], waiting: readonly Evaluator[]): Evaluator[] {
  if (row.state !== 'closing' || !mayDo('evaluate', standings, row.state)) return [];
  return evaluatorsOf(standings).filter((evaluator) => waiting.includes(evaluator));
}

/** Readings of measures one and two terms after agreements have closed, by the day they are due. */
export const measureDates: DateSource = async (look) => {
  const scope = agreementScope(look);
  if (!scope) return [];
  const { from, to } = look.range;
  const rows = await db()
    .select({
      row: agreement,
      homeUrn: provider.homeUrn,
      schoolName: school.name,
      endedOn: agreementExit.endedOn,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      and(
        scope,
        eq(agreement.state, 'closed'),
        isNotNull(agreement.endedAt),
        gte(agreement.endedAt, startOfDay(addDays(from, -SUSTAINED_DAYS))),
      ),
    );
  const theirs = rows.filter(({ row, homeUrn }) =>
    mayDo('measure-after', standingsOf(look.reach, { ...row, homeUrn }), row.state),
  );
  const points = await readingDates(
    db(),
    theirs.map(({ row }) => row.id),
  );
  const calendarOf = await schoolCalendarsOf(
    db(),
    theirs.map(({ row }) => row.authorityId),
  );
  const outcomesOf = await outcomeIdsOf(
    db(),
    theirs.map(({ row }) => row),
  );
  return theirs.flatMap(({ row, schoolName, endedOn }) => {
    const end = endedOn ?? (row.endedAt ? calendarDate(row.endedAt) : null);
    if (end === null) return [];
    const ids = outcomesOf(row);
    return sustainedStates(end, ids, points(row.id), today(), calendarOf(row.authorityId))
      .filter(({ state, dueBy }) => state !== 'read' && dueBy >= from && dueBy <= to)
      .map(({ termsAfter, dueBy }) =>
        wholeDay({
          key: `measure-${row.id}-${termsAfter}`,
          kind: 'measures',
          title: `Enter the readings after exit: ${schoolName} (${row.ref})`,
          outside: `Readings due (${row.ref})`,
          ref: row.ref,
          on: dueBy,
          href: `/agreements/${row.id}/impact`,
          sequence: row.version,
          changedAt: row.updatedAt,
        }),
      );
  });
};
