import { and, asc, desc, eq, isNull, like, sql } from 'drizzle-orm';
import {
  account,
  accountGrant,
  agreement,
  agreementRevision,
  authority,
  offer,
  proposal,
  provider,
  school,
} from '#drizzle/schema';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { FOCUS_AREAS, nextRef, refPrefix } from '~/diagnosis/domain';
import { readRequest } from '~/diagnosis/requests.server';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Tx } from '~/platform/transact.server';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { carriedFrom } from './carried.server';
import { draftFromRequest, type Parties } from './domain';
import { type AgreementRow, eventOf, storedContent } from './record.server';
import { usualTermsOf } from './usual-terms.server';

/**
 * Drafts the agreement of a proposal that is being approved, inside the approving transaction. Asked again for the
 * same proposal, it answers with the one there is.
 * @param input.proposalId the proposal; its days stay held until all have signed
 * @returns `proposal.not-found` where there is none
 */
export async function draftAgreement(
  ctx: CommandContext,
  input: { proposalId: string },
): Promise<Verdict<{ id: string; ref: string }>> {
  const { tx, now, actor } = ctx;
  const [already] = await tx
    .select({ id: agreement.id, ref: agreement.ref })
    .from(agreement)
    .where(eq(agreement.proposalId, input.proposalId));
  if (already) return yes(already);
  const sources = await readSources(tx, input.proposalId);
  if (!sources) return no('proposal.not-found', 'This proposal could not be found.');
  const { proposed, offered, request, parties, authorityRow } = sources;
  const ref = await newRef(tx, authorityRow);
  const ended = await endedBefore(tx, request.id);
  const content = draftFromRequest(
    ref,
    parties,
    {
      startFrom: request.startFrom,
      finishBy: request.finishBy,
      maintained: request.school.maintained,
      priority: request.band?.priority ?? null,
      needs: request.needs.map(({ focusArea, ...need }) => ({
        focusAreaName: FOCUS_AREAS.find(({ key }) => key === focusArea)?.name ?? focusArea,
        measure: need.measure,
        unit: need.unit,
        baseline: need.baseline,
        baselineOn: need.baselineOn,
        baselineSource: need.baselineSource,
        target: need.target,
        outcome: need.outcome,
        byDate: need.byDate,
      })),
      // Only what all had signed is carried over: a draft that was given up bound nobody.
      carried: ended?.activeAt ? await carriedFrom(tx, ended, ctx.today) : null,
    },
    offered,
    proposed,
    ctx.today,
    ctx.newId,
    await schoolCalendarOf(tx, request.authorityId),
    await usualTermsOf(tx, request.authorityId),
  );
  const row = {
    id: ctx.newId(),
    ref,
    authorityId: request.authorityId,
    urn: request.urn,
    providerId: proposed.providerId,
    offerId: proposed.offerId,
    requestId: request.id,
    proposalId: proposed.id,
    state: 'draft' as const,
    revision: 1,
    startsOn: content.timescale.starts,
    endsOn: content.timescale.ends,
    activeAt: null,
    replacesId: ended?.id ?? null,
    endedAt: null,
    endReason: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await tx.insert(agreement).values(row);
  await tx.insert(agreementRevision).values({
    id: ctx.newId(),
    agreementId: row.id,
    number: 1,
    ...storedContent(content),
    byId: isSystem(actor) ? null : actor.accountId,
    at: now,
    note: null,
  });
  ctx.emit({
    ...eventOf(row, 'agreement.drafted'),
    after: { state: 'draft', version: 1 },
    details: { ref, ...(ended ? { replaces: ended.ref } : {}) },
  });
  return yes({ id: row.id, ref });
}

/** The agreement of the same request that was ended last: the new one takes it up. */
async function endedBefore(tx: Tx, requestId: string): Promise<AgreementRow | null> {
  const [ended] = await tx
    .select()
    .from(agreement)
    .where(and(eq(agreement.requestId, requestId), eq(agreement.state, 'terminated')))
    .orderBy(desc(agreement.endedAt), desc(agreement.createdAt))
    .limit(1);
  return ended ?? null;
}

async function readSources(tx: Tx, proposalId: string) {
  const [found] = await tx
    .select({ proposed: proposal, offered: offer, provider, home: school })
    .from(proposal)
    .innerJoin(offer, eq(offer.id, proposal.offerId))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(eq(proposal.id, proposalId));
  const request = found && (await readRequest(tx, found.proposed.requestId));
  if (!request) return null;
  const [authorityRow] = await tx.select().from(authority).where(eq(authority.id, request.authorityId));
  const [client] = await tx
    .select({ headName: school.headName })
    .from(school)
    .where(eq(school.urn, request.urn));
  if (!authorityRow) return null;
  const { proposed, offered, provider: who, home } = found;
  const parties: Parties = {
    client: {
      urn: request.urn,
      name: request.school.name,
      head: (await holderOf(tx, 'head', request.urn)) ?? client?.headName ?? '',
      chair: (await holderOf(tx, 'chair', request.urn)) ?? '',
    },
    provider: { name: who.name, designation: who.designation, jobTitle: who.jobTitle ?? '' },
    home: {
      urn: home.urn,
      name: home.name,
      head: (await holderOf(tx, 'head', home.urn)) ?? home.headName ?? '',
    },
    authority: { name: authorityRow.name },
  };
  return { proposed, offered, request, parties, authorityRow };
}

/** Who holds a school's office in the service now, the longest-serving first. */
async function holderOf(tx: Tx, role: 'head' | 'chair', urn: number): Promise<string | null> {
  const [holder] = await tx
    .select({ name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(accountGrant.urn, urn),
        eq(accountGrant.role, role),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(accountGrant.createdAt), asc(accountGrant.id))
    .limit(1);
  return holder?.name ?? null;
}

/** The next free reference, `MAR-A-0017`, read inside the transaction that takes it. */
async function newRef(tx: Tx, { name, settings }: typeof authority.$inferSelect): Promise<string> {
  const prefix = `${refPrefix(name, settings.refPrefix)}-A`;
  // The longest is the highest, as numbers are padded only to four digits.
  const [highest] = await tx
    .select({ ref: agreement.ref })
    .from(agreement)
    .where(like(agreement.ref, `${prefix}-%`))
    .orderBy(desc(sql`length(${agreement.ref})`), desc(agreement.ref))
    .limit(1);
  return nextRef(prefix, Number(highest?.ref.slice(prefix.length + 1) ?? 0) || 0);
}
