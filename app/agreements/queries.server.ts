import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import {
  type AgreementAction,
  type AgreementContent,
  type AgreementState,
  type Gap,
  type Milestone,
  mayDo,
  partiesOf,
  type Recompense,
  readable,
  readinessOf,
  recompenseOf,
  rightsIn,
  SIGNING_PARTIES,
  SIGNING_PARTY_NAMES,
  type SigningParty,
  shortHash,
  statementsFor,
  type TextSection,
} from './domain';
import { type HistoryEntry, type RevisionView, revisionsSince, timelineOf } from './history.server';
import { type AgreementRecord, loadAgreement } from './record.server';
import { SIGNS_AS } from './wording';

export type { RevisionView } from './history.server';
export { type AgreementListFilter, listAgreements } from './list.server';

/** What every page of an agreement shows. */
export type AgreementHead = {
  id: string;
  ref: string;
  state: AgreementState;
  version: number;
  revision: number;
  schoolName: string;
  providerName: string;
  /** First characters of the hash of the text in force. */
  shortHash: string;
  may: Record<AgreementAction, boolean>;
};

/** A party's place on the list of signatures. */
export type SignatoryView = {
  party: SigningParty;
  role: string;
  /** Who signed and when; null until then. */
  signed: { as: string; at: Date; shortHash: string } | null;
  /** Who could sign, by name; empty when nobody has an account for it. */
  could: string[];
  /** Whether the viewer could. */
  mine: boolean;
};

export type AgreementPage = AgreementHead & {
  content: AgreementContent;
  gaps: Gap[];
  recompense: Recompense;
  signatories: SignatoryView[];
  /** Parties the viewer may still sign for now. */
  toSign: SigningParty[];
  /** The first milestone not yet past; null when there is none. */
  nextMilestone: Milestone | null;
  lastChange: RevisionView | null;
  timeline: HistoryEntry[];
  endReason: string | null;
  requestId: string;
  requestHref: string | null;
  urn: number;
};

/** What every page of an agreement shows, from its record. */
export function headOf({ row, schoolName, providerName, hash, standings }: AgreementRecord): AgreementHead {
  return {
    id: row.id,
    ref: row.ref,
    state: row.state,
    version: row.version,
    revision: row.revision,
    schoolName,
    providerName,
    shortHash: shortHash(hash),
    may: rightsIn(standings, row.state),
  };
}

/** The agreement's own page; null where it is not the viewer's to know of. */
export async function agreementPage(viewer: Viewer, id: string): Promise<AgreementPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { row, content } = record;
  const signatories = await signatoriesOf(record);
  const revisions = row.revision > 1 ? await revisionsSince(db(), record, row.revision - 1) : [];
  return {
    ...headOf(record),
    content,
    gaps: readinessOf(content),
    recompense: recompenseOf(content.recompense),
    signatories,
    toSign: toSign(viewer, record),
    nextMilestone: nextMilestone(content, today()),
    lastChange: revisions.find(({ number }) => number === row.revision) ?? null,
    timeline: await timelineOf(db(), id),
    endReason: row.endReason,
    requestId: row.requestId,
    requestHref: record.standings.some((standing) => standing === 'service' || standing.startsWith('client'))
      ? `/requests/${row.requestId}`
      : null,
    urn: row.urn,
  };
}

function nextMilestone({ milestones }: AgreementContent, from: CalendarDate): Milestone | null {
  const ahead = milestones.filter(({ date }) => date !== null && date >= from);
  return ahead.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))[0] ?? null;
}

/** What a page about an agreement shows at its top; null where it is not the viewer's to know of. */
export async function headPage(viewer: Viewer, id: string): Promise<AgreementHead | null> {
  const record = await loadAgreement(db(), viewer, id);
  return record && headOf(record);
}

/** What a section's form needs; null where it is not the viewer's to know of. */
export async function editPage(
  viewer: Viewer,
  id: string,
): Promise<(AgreementHead & { content: AgreementContent; gaps: Gap[]; recompense: Recompense }) | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { content } = record;
  return {
    ...headOf(record),
    content,
    gaps: readinessOf(content),
    recompense: recompenseOf(content.recompense),
  };
}

/** The whole text and its signatures, to read or print. */
export async function textPage(
  viewer: Viewer,
  id: string,
): Promise<(AgreementHead & { text: TextSection[]; hash: string; signatories: SignatoryView[] }) | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  return {
    ...headOf(record),
    text: readable(record.content),
    hash: record.hash,
    signatories: await signatoriesOf(record),
  };
}

export type SignPage = AgreementHead & {
  text: TextSection[];
  /** Hash of the text on the page: posted with the signature. */
  hash: string;
  /** Parties the viewer may sign for, each with what is confirmed. */
  parties: { party: SigningParty; role: string; signsAs: string; statements: string[] }[];
  /** Parties the viewer has signed for already. */
  done: { role: string; at: Date }[];
};

/** The signing page; null where the agreement is not the viewer's to know of. */
export async function signPage(viewer: Viewer, id: string): Promise<SignPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { content, hash, signatures } = record;
  return {
    ...headOf(record),
    text: readable(content),
    hash,
    parties: toSign(viewer, record).map((party) => ({
      party,
      role: SIGNING_PARTY_NAMES[party],
      signsAs: `${viewer.name}, ${SIGNS_AS[party](content.parties)}`,
      statements: statementsFor(content, party),
    })),
    done: signatures
      .filter(({ accountId }) => accountId === viewer.accountId)
      .map(({ party, at }) => ({ role: SIGNING_PARTY_NAMES[party], at })),
  };
}

/** Every version of the text with what changed, the newest first; null where it is not the viewer's to know of. */
export async function changesPage(
  viewer: Viewer,
  id: string,
): Promise<(AgreementHead & { revisions: RevisionView[] }) | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const revisions = await revisionsSince(db(), record, 1);
  return { ...headOf(record), revisions: revisions.reverse() };
}

/** Parties the viewer may sign for that have not signed, while none has been signed by the viewer. */
function toSign(viewer: Viewer, { row, standings, signatures }: AgreementRecord): SigningParty[] {
  if (!mayDo('sign', standings, row.state)) return [];
  if (signatures.some(({ accountId }) => accountId === viewer.accountId)) return [];
  return partiesOf(standings).filter((party) => !signatures.some((signature) => signature.party === party));
}

async function signatoriesOf(record: AgreementRecord): Promise<SignatoryView[]> {
  const { row, homeUrn, signatures, authorityName } = record;
  const mine = partiesOf(record.standings);
  const holders = await db()
    .select({ name: account.name, role: accountGrant.role, urn: accountGrant.urn })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        inArray(accountGrant.urn, [row.urn, homeUrn]),
        or(eq(accountGrant.role, 'head'), eq(accountGrant.role, 'chair')),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(account.name));
  const named = (role: 'head' | 'chair', urn: number) => [
    ...new Set(
      holders.filter((holder) => holder.role === role && holder.urn === urn).map(({ name }) => name),
    ),
  ];
  const could: Record<SigningParty, string[]> = {
    'client-head': named('head', row.urn),
    'client-chair': named('chair', row.urn),
    'provider-head': named('head', homeUrn),
    authority: [`a broker of ${authorityName}`],
  };
  return SIGNING_PARTIES.map((party) => {
    const found = signatures.find((signature) => signature.party === party);
    return {
      party,
      role: SIGNING_PARTY_NAMES[party],
      signed: found ? { as: found.signedAs, at: found.at, shortHash: shortHash(found.textHash) } : null,
      could: could[party],
      mine: mine.includes(party),
    };
  });
}
