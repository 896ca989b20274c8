import { and, desc, eq, gte, inArray, lt, or } from 'drizzle-orm';
import {
  agreement,
  escalation,
  escalationAnswer,
  escalationStep,
  proposal,
  provider,
  school,
  supportRequest,
} from '#drizzle/schema';
import { addDays, calendarDate, startOfDay } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import type { DateItem } from '../../domain/calendar/dates';
import { dayPath } from '../../domain/calendar/shown';
import { type DateSource, onList } from './look.server';
import { wholeDay } from './whole-day';

/** Answers that are due: to invitations, about release, and in cases about progress. */
export const answerDates: DateSource = async (look) =>
  (await Promise.all([proposalDates(look), escalationDates(look)])).flat();

/** Invitations and releases that wait for an answer: of the one who answers, and of the service. */
const proposalDates: DateSource = async (look) => {
  const { reach, range } = look;
  const scope = or(
    reach.providers.length > 0
      ? and(eq(proposal.state, 'invited'), inArray(proposal.providerId, [...reach.providers]))
      : undefined,
    reach.headOf.length > 0
      ? and(eq(proposal.state, 'accepted'), inArray(provider.homeUrn, [...reach.headOf]))
      : undefined,
    reach.serviceOf === null
      ? undefined
      : and(eq(proposal.authorityId, reach.serviceOf), onList(look, supportRequest.urn)),
  );
  if (!scope) return [];
  const rows = await db()
    .select({ row: proposal, ref: supportRequest.ref, homeUrn: provider.homeUrn, name: provider.name })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .where(
      and(
        inArray(proposal.state, ['invited', 'accepted']),
        gte(proposal.answerBy, startOfDay(range.from)),
        lt(proposal.answerBy, startOfDay(addDays(range.to, 1))),
        scope,
      ),
    );
  return rows.flatMap(({ row, ref, homeUrn, name }): DateItem[] => {
    if (row.answerBy === null) return [];
    const invited = row.state === 'invited';
    const mine = invited ? reach.providers.includes(row.providerId) : reach.headOf.includes(homeUrn);
    const what = invited ? 'Answer the invitation' : `Say whether you can release ${name}`;
    const waits = invited ? 'Answer of the provider due' : 'Answer of the home school due';
    return [
      wholeDay({
        key: `answer-${row.id}`,
        kind: 'answers',
        title: `${mine ? what : `${waits}: ${name}`} (${ref})`,
        outside: `Answer due (${ref})`,
        ref,
        on: calendarDate(row.answerBy),
        href: mine ? `/proposals/${row.id}/${invited ? 'answer' : 'release'}` : `/proposals/${row.id}`,
        sequence: row.version,
        changedAt: row.updatedAt,
      }),
    ];
  });
};

/** Cases about progress, by the day on which they are looked at again: between the school and the service alone. */
const escalationDates: DateSource = async (look) => {
  const { reach, range } = look;
  const own = [...reach.headOf, ...reach.chairOf];
  const scope = or(
    own.length > 0 ? inArray(escalation.urn, own) : undefined,
    reach.serviceOf === null
      ? undefined
      : and(eq(escalation.authorityId, reach.serviceOf), onList(look, escalation.urn)),
  );
  if (!scope) return [];
  const rows = await db()
    .select({ row: escalation, step: escalationStep, ref: agreement.ref, schoolName: school.name })
    .from(escalation)
    .innerJoin(agreement, eq(agreement.id, escalation.agreementId))
    .innerJoin(school, eq(school.urn, escalation.urn))
    .innerJoin(escalationStep, eq(escalationStep.escalationId, escalation.id))
    .where(and(eq(escalation.state, 'open'), scope))
    .orderBy(desc(escalationStep.number));
  const last = new Map<string, (typeof rows)[number]>();
  for (const found of rows) if (!last.has(found.row.id)) last.set(found.row.id, found);
  const answered = await answeredSteps([...last.keys()]);
  return [...last.values()].flatMap(({ row, step, ref, schoolName }): DateItem[] => {
    const { answerBy } = step;
    if (answerBy === null || answerBy < range.from || answerBy > range.to) return [];
    const asked = own.includes(row.urn);
    if (asked && answered.has(`${row.id} ${step.number}`)) return [];
    return [
      wholeDay({
        key: `look-${row.id}`,
        kind: 'answers',
        title: asked ? `Answer about progress (${ref})` : `Look again at progress at ${schoolName} (${ref})`,
        // A calendar outside never says that progress is in question.
        outside: `Answer due (${ref})`,
        ref,
        on: answerBy,
        href: `/agreements/${row.agreementId}/escalation`,
        outsideHref: dayPath(answerBy),
        sequence: row.version,
        changedAt: row.updatedAt,
      }),
    ];
  });
};

async function answeredSteps(ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db()
    .select({ id: escalationAnswer.escalationId, step: escalationAnswer.stepNumber })
    .from(escalationAnswer)
    .where(inArray(escalationAnswer.escalationId, [...ids]));
  return new Set(rows.map(({ id, step }) => `${id} ${step}`));
}
