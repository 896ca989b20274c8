import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import {
  agreement,
  agreementRevision,
  claim,
  claimLine,
  claimSample,
  provider,
  school,
  visit,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { onDaysPence, type Reach } from '~/agreements/domain';
import { reachOf, readContent } from '~/agreements/record.server';
import { ofHomeSchools } from '~/directory/home-providers.server';
import { calendarDate, startOfDay } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { answerDueOn } from '../domain/claims/permissions';
import { COUNTING } from '../domain/claims/states';
import { recompenseSettingsOf } from '../settings/settings.server';
import { waitsSince } from './decide.server';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;

/** What waits in claims, for the school, the provider's side and the service. */
export async function claimsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const parts = await Promise.all([
    toAnswer(reach),
    toReply(reach),
    toGiveEvidence(reach),
    toDecide(viewer, reach),
    toJudge(viewer, reach),
    corrected(viewer, reach),
    notClaimed(reach),
  ]);
  return parts.flat();
}

function claimsOf(where: SQL | undefined) {
  return db()
    .select({ row: claim, schoolName: school.name, providerName: provider.name })
    .from(claim)
    .innerJoin(school, eq(school.urn, claim.urn))
    .innerJoin(provider, eq(provider.id, claim.providerId))
    .where(where)
    .orderBy(asc(claim.updatedAt), asc(claim.id))
    .limit(MOST);
}

/** Claims of providers one acts for, and of those whose school one heads. */
function claimed(reach: Reach): SQL | undefined {
  return or(
    reach.providers.length > 0 ? inArray(claim.providerId, [...reach.providers]) : undefined,
    reach.headOf.length > 0 ? inArray(claim.homeUrn, [...reach.headOf]) : undefined,
  );
}

/** What is the service's, and not of somebody who claims or answers it. */
function othersOf(viewer: Viewer, reach: Reach): SQL | undefined {
  if (reach.serviceOf === null) return undefined;
  const own = claimed(reach);
  const urns = [...reach.headOf, ...reach.chairOf];
  return and(
    eq(claim.authorityId, reach.serviceOf),
    own ? sql`not (${own})` : undefined,
    urns.length > 0 ? sql`not (${inArray(claim.urn, urns)})` : undefined,
    or(isNull(claim.answeredById), sql`${claim.answeredById} <> ${viewer.accountId}`),
  );
}

async function dueOf(row: typeof claim.$inferSelect): Promise<string> {
  const { answerDays } = await recompenseSettingsOf(db(), row.authorityId);
  const calendar = await schoolCalendarOf(db(), row.authorityId);
  return answerDueOn(calendarDate(waitsSince(row)), answerDays, calendar);
}

/** Claims the school has to answer. */
async function toAnswer(reach: Reach): Promise<WorkItem[]> {
  const urns = [...reach.headOf, ...reach.chairOf];
  if (urns.length === 0) return [];
  const own = claimed(reach);
  const rows = await claimsOf(
    and(inArray(claim.urn, urns), eq(claim.state, 'submitted'), own ? sql`not (${own})` : undefined),
  );
  return Promise.all(
    rows.map(
      async ({ row, providerName }): Promise<WorkItem> => ({
        key: `claim-answer:${row.id}`,
        kind: 'now',
        title: `Answer claim ${row.ref}`,
        detail: `${providerName} claims ${moneyWords(row.totalPence)} for support. Confirm it, or ask about a line.`,
        href: `/claims/${row.id}/answer`,
        due: await dueOf(row),
        since: row.submittedAt,
      }),
    ),
  );
}

/** Claims the school has asked about, and drafts to send. */
async function toReply(reach: Reach): Promise<WorkItem[]> {
  const own = claimed(reach);
  if (!own) return [];
  const rows = await claimsOf(and(own, inArray(claim.state, ['queried', 'draft'])));
  return Promise.all(
    rows.map(async ({ row, schoolName }): Promise<WorkItem> => {
      if (row.state === 'draft') {
        return {
          key: `claim-draft:${row.id}`,
          kind: 'soon',
          title: `Send your claim for ${schoolName}`,
          detail: `A draft of ${moneyWords(row.totalPence)} is kept. The school sees it once it is sent.`,
          href: `/claims/${row.id}`,
          due: null,
          since: row.updatedAt,
        };
      }
      return {
        key: `claim-reply:${row.id}:${row.version}`,
        kind: 'now',
        title: `Reply to the questions about claim ${row.ref}`,
        detail: `${schoolName} has asked about a line.`,
        href: `/claims/${row.id}/reply`,
        due: await dueOf(row),
        since: row.answeredAt,
      };
    }),
  );
}

/** Evidence the provider's side is asked for. */
async function toGiveEvidence(reach: Reach): Promise<WorkItem[]> {
  const own = claimed(reach);
  if (!own) return [];
  const rows = await db()
    .select({ sample: claimSample, ref: claim.ref })
    .from(claimSample)
    .innerJoin(claim, eq(claim.id, claimSample.claimId))
    .where(and(eq(claimSample.state, 'asked'), own))
    .orderBy(asc(claimSample.dueOn), asc(claimSample.id))
    .limit(MOST);
  return rows.map(({ sample, ref }) => ({
    key: `claim-evidence:${sample.id}`,
    kind: 'now',
    title: `Give the evidence of claim ${ref}`,
    detail: 'The service looks into some of the claims it approves.',
    href: `/claims/${sample.claimId}/evidence`,
    due: sample.dueOn,
    since: sample.createdAt,
  }));
}

/** Claims the service has to approve: confirmed, or not answered in time. */
async function toDecide(viewer: Viewer, reach: Reach): Promise<WorkItem[]> {
  const others = othersOf(viewer, reach);
  if (!others || reach.serviceOf === null) return [];
  const rows = await claimsOf(and(others, inArray(claim.state, ['submitted', 'queried', 'confirmed'])));
  const { answerDays } = await recompenseSettingsOf(db(), reach.serviceOf);
  const calendar = await schoolCalendarOf(db(), reach.serviceOf);
  return rows.flatMap(({ row, schoolName, providerName }): WorkItem[] => {
    const confirmed = row.state === 'confirmed';
    const due = answerDueOn(calendarDate(waitsSince(row)), answerDays, calendar);
    const late = !confirmed && today() > due;
    const who = row.state === 'queried' ? providerName : schoolName;
    if (!confirmed && !late) {
      return [
        {
          key: `claim-waits:${row.id}`,
          kind: 'waiting',
          title: `${who} ${row.state === 'queried' ? 'replies to questions about' : 'answers'} claim ${row.ref}`,
          detail: `${moneyWords(row.totalPence)}, ${providerName} for ${schoolName}.`,
          href: `/claims/${row.id}`,
          due,
          since: row.submittedAt,
        },
      ];
    }
    return [
      {
        key: `claim-approve:${row.id}:${row.state}`,
        kind: 'now',
        title: confirmed ? `Approve claim ${row.ref}` : `Decide on claim ${row.ref}, which was not answered`,
        detail: `${moneyWords(row.totalPence)}, ${providerName} for ${schoolName}. ${
          confirmed ? 'The school has confirmed it.' : `The last day for ${who} was ${dateWords(due)}.`
        }`,
        href: `/claims/${row.id}`,
        due: confirmed ? null : due,
        since: row.answeredAt ?? row.submittedAt,
      },
    ];
  });
}

/** Evidence the service has to judge: given, or not given by its day. */
async function toJudge(viewer: Viewer, reach: Reach): Promise<WorkItem[]> {
  const others = othersOf(viewer, reach);
  if (!others) return [];
  const rows = await db()
    .select({ sample: claimSample, ref: claim.ref })
    .from(claimSample)
    .innerJoin(claim, eq(claim.id, claimSample.claimId))
    .where(
      and(
        others,
        or(
          eq(claimSample.state, 'given'),
          and(eq(claimSample.state, 'asked'), sql`${claimSample.dueOn} < ${today()}`),
        ),
      ),
    )
    .orderBy(asc(claimSample.dueOn), asc(claimSample.id))
    .limit(MOST);
  return rows.map(({ sample, ref }) => ({
    key: `claim-judge:${sample.id}:${sample.state}`,
    kind: 'now',
    title: `Judge the evidence of claim ${ref}`,
    detail:
      sample.state === 'given'
        ? 'The provider has given it.'
        : `It was to be given by ${dateWords(sample.dueOn)}, and is not there.`,
    href: `/claims/${sample.claimId}/judge`,
    due: sample.dueOn,
    since: sample.givenAt ?? sample.createdAt,
  }));
}

/** Approved claims of visits that were corrected afterwards to less, and not looked into since. */
async function corrected(viewer: Viewer, reach: Reach): Promise<WorkItem[]> {
  const others = othersOf(viewer, reach);
  if (!others) return [];
  const rows = await db()
    .select({
      line: { id: claimLine.id, on: claimLine.on, halfDays: claimLine.halfDays },
      row: { id: claim.id, ref: claim.ref },
      took: visit.halfDays,
      correctedAt: visit.updatedAt,
    })
    .from(claimLine)
    .innerJoin(claim, eq(claim.id, claimLine.claimId))
    .innerJoin(visit, eq(visit.id, claimLine.visitId))
    .where(
      and(
        others,
        eq(claim.state, 'approved'),
        eq(claimLine.decision, 'allowed'),
        sql`${claimLine.clawedBackPence} < ${claimLine.amountPence}`,
        // A correction is a second note. Few visits have one, and fewer are touched once they are paid for: these are
        // found before what a visit's claims come to is added up.
        reach.serviceOf === null ? undefined : eq(visit.authorityId, reach.serviceOf),
        gt(visit.noteNumber, 1),
        sql`${visit.updatedAt} >= ${claim.approvedAt}`,
        sql`${visit.halfDays} < (
          select sum(l.half_days) from claim_line l join claim c on c.id = l.claim_id
          where l.visit_id = ${visit.id} and c.state = 'approved' and l.decision = 'allowed'
            and l.clawed_back_pence < l.amount_pence
        )`,
        sql`not exists (
          select 1 from ${claimSample} where ${claimSample.claimId} = ${claim.id}
            and ${claimSample.createdAt} >= ${visit.updatedAt}
        )`,
      ),
    )
    .orderBy(asc(visit.updatedAt), asc(claimLine.id))
    .limit(MOST);
  return rows.map(({ line, row, took, correctedAt }) => ({
    key: `claim-corrected:${line.id}`,
    kind: 'now',
    title: `Look into claim ${row.ref}: a visit was corrected after it`,
    detail: `By its note the visit on ${dateWords(line.on)} took ${daysWords(took)}; ${daysWords(line.halfDays ?? 0)} was claimed.`,
    href: `/claims/${row.id}/sample`,
    due: null,
    since: correctedAt,
  }));
}

/** Days given and not claimed, for the provider's side, one item an agreement. */
async function notClaimed(reach: Reach): Promise<WorkItem[]> {
  const own = or(
    reach.providers.length > 0 ? inArray(agreement.providerId, [...reach.providers]) : undefined,
    reach.headOf.length > 0 ? ofHomeSchools(agreement.providerId, reach.headOf) : undefined,
  );
  if (!own) return [];
  const claimedHalfDays = sql`(
    select coalesce(sum(${claimLine.halfDays}), 0) from ${claimLine} join ${claim} on ${claim.id} = ${claimLine.claimId}
    where ${claimLine.visitId} = ${visit.id} and ${inArray(claim.state, [...COUNTING])}
      and (${claimLine.decision} is null or ${claimLine.decision} = 'allowed')
  )`;
  const rows = await db()
    .select({
      id: agreement.id,
      ref: agreement.ref,
      schoolName: school.name,
      content: agreementRevision.content,
      halfDays: sql<number>`sum(${visit.halfDays} - ${claimedHalfDays})`.mapWith(Number),
      since: sql<string>`min(${visit.heldOn})`,
    })
    .from(visit)
    .innerJoin(agreement, eq(agreement.id, visit.agreementId))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(
      and(
        own,
        isNotNull(agreement.activeAt),
        eq(visit.state, 'held'),
        eq(visit.kind, 'support'),
        sql`${visit.halfDays} > ${claimedHalfDays}`,
      ),
    )
    .groupBy(agreement.id, agreement.ref, school.name, agreementRevision.content)
    .orderBy(asc(sql`min(${visit.heldOn})`), asc(agreement.id))
    .limit(MOST);
  return rows
    .filter(({ content }) => onDaysPence(readContent(content).recompense) > 0)
    .map(({ id, ref, schoolName, halfDays, since }) => ({
      key: `claim-make:${id}`,
      kind: 'soon',
      title: `Claim ${daysWords(halfDays)} of support given to ${schoolName}`,
      detail: `Agreement ${ref}. Not claimed since the visit on ${dateWords(since)}.`,
      href: `/agreements/${id}/recompense/claim`,
      due: null,
      since: startOfDay(since),
    }));
}
