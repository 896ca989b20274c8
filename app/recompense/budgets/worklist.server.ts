import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import {
  agreement,
  agreementAmendment,
  agreementRevision,
  budgetPot,
  potCommitment,
  school,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { readContent } from '~/agreements/record.server';
import { moneyWords } from '~/kernel/money';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { moneyReachOf } from '../domain/standing';
import { fundPath } from './commit.server';
import { authorityPart, coverNow, coversOf, hasPots, needOf, spareNow } from './read.server';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;
/** Texts out for signing that are looked at for money. */
const MOST_TEXTS = 60;

/** What waits in budgets: commitments for the lead, agreements for their money, money for somebody to give it back. */
export async function budgetsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const { serviceOf, lead } = moneyReachOf(viewer);
  if (serviceOf === null || !(await hasPots(db(), serviceOf))) return [];
  const parts = await Promise.all([toDecide(serviceOf, lead), toFund(serviceOf), toRelease(serviceOf)]);
  return parts.flat();
}

async function toDecide(authorityId: string, lead: boolean): Promise<WorkItem[]> {
  const rows = await db()
    .select({ row: potCommitment, ref: agreement.ref, schoolName: school.name, potName: budgetPot.name })
    .from(potCommitment)
    .innerJoin(agreement, eq(agreement.id, potCommitment.agreementId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(budgetPot, eq(budgetPot.id, potCommitment.potId))
    .where(and(eq(potCommitment.authorityId, authorityId), eq(potCommitment.state, 'asked')))
    .orderBy(asc(potCommitment.createdAt), asc(potCommitment.id))
    .limit(MOST);
  return rows.map(({ row, ref, schoolName, potName }) => ({
    key: `commitment:${row.id}`,
    kind: lead ? 'now' : 'waiting',
    title: lead
      ? `Decide about ${moneyWords(row.amountPence)} for ${ref}`
      : `${moneyWords(row.amountPence)} for ${ref} waits for the lead`,
    detail: `Support of ${schoolName}, from ${potName}.`,
    href: `/recompense/commitments/${row.id}${lead ? '/decide' : ''}`,
    due: null,
    since: row.createdAt,
  }));
}

/** Texts out for signing, of agreements and of amendments, whose authority's part nobody has asked for yet. */
async function toFund(authorityId: string): Promise<WorkItem[]> {
  const mine = eq(agreement.authorityId, authorityId);
  const signing = await db()
    .select({ row: agreement, content: agreementRevision.content, schoolName: school.name })
    .from(agreement)
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(and(mine, eq(agreement.state, 'signing')))
    .orderBy(asc(agreement.updatedAt))
    .limit(MOST_TEXTS);
  const amended = await db()
    .select({ row: agreement, content: agreementAmendment.content, schoolName: school.name })
    .from(agreementAmendment)
    .innerJoin(agreement, eq(agreement.id, agreementAmendment.agreementId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(and(mine, eq(agreementAmendment.state, 'signing'), inArray(agreement.state, ['active', 'paused'])))
    .orderBy(asc(agreementAmendment.updatedAt))
    .limit(MOST_TEXTS);
  const texts = [...signing, ...amended];
  const coverFor = await coversOf(
    db(),
    texts.map(({ row }) => row.id),
  );
  const items: WorkItem[] = [];
  for (const { row, content, schoolName } of texts) {
    const cover = coverFor(row.id);
    const missing = authorityPart(readContent(content)) - cover.approved - cover.asked;
    if (missing <= 0 || items.length >= MOST) continue;
    items.push({
      key: `fund:${row.id}`,
      kind: 'now',
      title: `Ask for ${moneyWords(missing)} for ${row.ref}`,
      detail: `The authority cannot sign the support of ${schoolName} before the budget covers its part.`,
      href: fundPath(row.id),
      due: null,
      since: row.updatedAt,
    });
  }
  return items;
}

/** Ended agreements with money promised that nothing can draw any more. */
async function toRelease(authorityId: string): Promise<WorkItem[]> {
  const left = sql`${potCommitment.amountPence} - ${potCommitment.releasedPence} - ${potCommitment.spentPence}`;
  const rows = await db()
    .selectDistinct({ row: agreement, schoolName: school.name })
    .from(potCommitment)
    .innerJoin(agreement, eq(agreement.id, potCommitment.agreementId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(
      and(
        eq(potCommitment.authorityId, authorityId),
        eq(potCommitment.state, 'approved'),
        inArray(agreement.state, ['closed', 'terminated']),
        sql`${left} > 0`,
      ),
    )
    .orderBy(asc(agreement.endedAt), asc(agreement.id))
    .limit(MOST);
  const items: WorkItem[] = [];
  for (const { row, schoolName } of rows) {
    const need = await needOf(db(), row);
    if (!need) continue;
    const { sparePence } = await spareNow(db(), row, need, await coverNow(db(), row.id));
    if (sparePence === 0) continue;
    items.push({
      key: `release:${row.id}`,
      kind: 'soon',
      title: `Release ${moneyWords(sparePence)} of ${row.ref}`,
      detail: `The support of ${schoolName} has ended. When no claim is to come, give back what is not spent.`,
      href: fundPath(row.id),
      due: null,
      since: row.endedAt,
    });
  }
  return items;
}
