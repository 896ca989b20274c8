import { and, asc, eq, inArray, isNotNull, max, type SQL } from 'drizzle-orm';
import { agreement, domainEvent, need, proposal, provider, school, supportRequest } from '#drizzle/schema';
import { has, isService } from '~/accounts/domain/roles';
import { reviewNeed } from '~/agreements/domain/reviews';
import { type BandRecord, bandRecordOf } from '~/diagnosis/band-record.server';
import { ownSchools } from '~/diagnosis/reach.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import {
  type AgreementFact,
  type CaseBand,
  type CaseFact,
  type CaseProposal,
  type CaseSchool,
  earliest,
  matchOf,
  standingAgreement,
} from '../domain/facts/cases';
import { kindOf, NOT_RECORDED, settingOf, sizeOf } from '../domain/facts/schools';
import type { CaseNeed } from '../domain/support/outcome-area';
import { byKey } from './by-key';
import { agreementFacts } from './case-agreements.server';
import type { FactSource } from './source';

/** Whose cases: all of an authority's, or those of some schools. */
type CaseScope = { authorityId: string } | { urns: readonly number[] };

/**
 * Every request of the viewer's authority with what became of it, the first first. Callers have found that the viewer
 * works for its service.
 */
export function caseFacts(source: FactSource): Promise<CaseFact[]> {
  return casesOf(source, { authorityId: source.viewer.authorityId });
}

/** Cases of the school of a head or chair, and of those it came from; none for anybody else. */
export async function ownCaseFacts(source: FactSource): Promise<CaseFact[]> {
  const urns = await ownSchools(source.handle, source.viewer);
  return urns.length === 0 ? [] : casesOf(source, { urns });
}

/** A fixed number of queries, however many cases there are. */
async function casesOf(source: FactSource, scope: CaseScope): Promise<CaseFact[]> {
  const { handle } = source;
  const requests = await handle
    .select({
      row: {
        id: supportRequest.id,
        ref: supportRequest.ref,
        state: supportRequest.state,
        raisedBySchool: supportRequest.raisedBySchool,
        halfDaysAsked: supportRequest.halfDays,
        createdAt: supportRequest.createdAt,
        submittedAt: supportRequest.submittedAt,
        endedAt: supportRequest.endedAt,
      },
      school: {
        urn: school.urn,
        name: school.name,
        phase: school.phaseName,
        district: school.district,
        typeGroup: school.typeGroup,
        maintained: school.maintained,
        pupils: school.pupils,
        urbanRural: school.urbanRural,
      },
    })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .where(ofScope(supportRequest, scope))
    .orderBy(asc(supportRequest.createdAt), asc(supportRequest.ref));
  const needs = await needsOf(source, scope);
  const proposals = await proposalsOf(source, scope);
  const bands = await bandsFor(source);
  const neededOn = (urn: number, day: CalendarDate) => reviewsAskedFor(bands, urn, day);
  const agreements = await agreementFacts(source, ofScope(agreement, scope), needs, neededOn);
  return requests.map(({ row, school: at }): CaseFact => {
    const submittedOn = dayOf(row.submittedAt);
    const own = agreements.get(row.id) ?? [];
    const put = proposals.get(row.id) ?? [];
    const match = matchOf(put);
    // A broker's draft that waits for the school has been sent to nobody but the school.
    const sent = row.state === 'draft' ? null : submittedOn;
    return {
      id: row.id,
      ref: row.ref,
      school: caseSchool(at),
      band: bandOn(bands, at.urn, sent ?? source.today),
      state: row.state,
      raisedBySchool: row.raisedBySchool,
      focusAreas: [...new Set((needs.get(row.id) ?? []).map(({ focusArea }) => focusArea))].sort(),
      halfDaysAsked: row.halfDaysAsked,
      createdOn: calendarDate(row.createdAt),
      submittedOn: sent,
      matchedOn: match?.chosenOn ?? null,
      invitedOn: match?.invitedOn ?? null,
      acceptedOn: match && ANSWERED.includes(match.state) ? match.answeredOn : null,
      approvedOn: match?.approvedOn ?? null,
      signedOn: earliest(own.map(({ signedOn }) => signedOn)),
      firstVisitOn: earliest(own.flatMap(firstSupport)),
      endedOn: row.state === 'withdrawn' || row.state === 'declined' ? dayOf(row.endedAt) : null,
      proposals: put,
      agreements: own,
      agreement: standingAgreement(own),
    };
  });
}

/** The school in the words that schools are counted by. */
function caseSchool({
  district,
  typeGroup,
  urbanRural,
  ...said
}: Pick<CaseSchool, 'urn' | 'name' | 'phase' | 'maintained' | 'pupils'> & {
  district: string | null;
  typeGroup: string;
  urbanRural: string | null;
}): CaseSchool {
  return {
    ...said,
    place: district ?? NOT_RECORDED,
    kind: kindOf(typeGroup),
    size: sizeOf(said.pupils),
    setting: settingOf(urbanRural),
  };
}

const ANSWERED: readonly CaseProposal['state'][] = ['accepted', 'released', 'approved'];

const dayOf = (at: Date | null) => (at === null ? null : calendarDate(at));

function firstSupport({ signedOn, visits }: AgreementFact): (CalendarDate | null)[] {
  return signedOn === null ? [] : visits.map(({ kind, heldOn }) => (kind === 'support' ? heldOn : null));
}

/**
 * The scope as a condition on requests, or on agreements, which say whose they are as their requests do: each table has an
 * index of its own for it.
 */
function ofScope(of: typeof supportRequest | typeof agreement, scope: CaseScope): SQL {
  return 'authorityId' in scope ? eq(of.authorityId, scope.authorityId) : inArray(of.urn, [...scope.urns]);
}

async function needsOf({ handle }: FactSource, scope: CaseScope): Promise<Map<string, CaseNeed[]>> {
  const rows = await handle
    .select({ requestId: need.requestId, focusArea: need.focusArea, measure: need.measure })
    .from(need)
    .innerJoin(supportRequest, eq(supportRequest.id, need.requestId))
    .where(and(ofScope(supportRequest, scope), isNotNull(need.requestId)))
    .orderBy(asc(need.createdAt), asc(need.id));
  return byKey(rows, ({ requestId }) => requestId ?? '');
}

async function proposalsOf({ handle }: FactSource, scope: CaseScope): Promise<Map<string, CaseProposal[]>> {
  const rows = await handle
    .select({
      id: proposal.id,
      requestId: proposal.requestId,
      providerId: proposal.providerId,
      providerName: provider.name,
      designation: provider.designation,
      state: proposal.state,
      sharedAt: proposal.sharedAt,
      invitedAt: proposal.invitedAt,
      answeredAt: proposal.answeredAt,
      approvedAt: proposal.approvedAt,
      declineCode: proposal.declineCode,
    })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .where(ofScope(supportRequest, scope))
    .orderBy(asc(proposal.createdAt), asc(proposal.id));
  // The record of a proposal does not say when it was chosen; the event of the choice does.
  const choices = await handle
    .select({ id: domainEvent.subjectId, at: max(domainEvent.at) })
    .from(domainEvent)
    .innerJoin(proposal, eq(proposal.id, domainEvent.subjectId))
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .where(
      and(
        ofScope(supportRequest, scope),
        eq(domainEvent.subjectType, 'proposal'),
        eq(domainEvent.type, 'proposal.chosen'),
      ),
    )
    .groupBy(domainEvent.subjectId);
  const chosen = new Map(choices.map(({ id, at }) => [id, dayOf(at)]));
  const facts = rows.map(({ sharedAt, invitedAt, answeredAt, approvedAt, ...row }) => ({
    ...row,
    sharedOn: dayOf(sharedAt),
    chosenOn: chosen.get(row.id) ?? dayOf(invitedAt),
    invitedOn: dayOf(invitedAt),
    answeredOn: dayOf(answeredAt),
    approvedOn: dayOf(approvedAt),
  }));
  return byKey(facts, ({ requestId }) => requestId);
}

/** Bands of the authority, for its service and for heads and chairs of its schools; nobody else knows any. */
async function bandsFor({ handle, viewer }: FactSource): Promise<BandRecord | null> {
  return isService(viewer) || has(viewer, 'head', 'chair') ? bandRecordOf(handle, viewer) : null;
}

function bandOn(bands: BandRecord | null, urn: number, day: CalendarDate): CaseBand | null {
  const found = bands?.history.on(urn, day)?.standing.band;
  return found ? { name: found.name, letter: found.letter, priority: found.priority } : null;
}

/** Whether the band of a school on a day asks for Improvement Reviews. */
function reviewsAskedFor(bands: BandRecord | null, urn: number, day: CalendarDate): boolean {
  const standing = bands?.history.on(urn, day)?.standing;
  if (!bands || !standing) return false;
  const { name, priority } = standing.band;
  return reviewNeed({ name, priority, terms: bands.termsOf(standing) }).needed;
}
