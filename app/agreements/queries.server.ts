import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import {
  type AgreementAction,
  type AgreementContent,
  type AgreementState,
  type Gap,
  mayDo,
  partiesOf,
  type Recompense,
  readable,
  readinessOf,
  recompenseOf,
  rightsIn,
  SIGNING_PARTY_NAMES,
  type SigningParty,
  shortHash,
  statementsFor,
  type TextSection,
} from './domain';
import { type RevisionView, revisionsSince } from './history.server';
import { type AgreementRecord, loadAgreement } from './record.server';
import { type SignatoryView, signatoriesOf } from './signatories.server';
import { type VersionView, versionsOf } from './versions.server';
import { SIGNS_AS, versionStandingWords } from './wording';

export type { RevisionView } from './history.server';
export { type AgreementListFilter, listAgreements } from './list.server';
export type { SignatoryView } from './signatories.server';
export type { VersionView } from './versions.server';

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

export type AgreementPage = AgreementHead & {
  content: AgreementContent;
  gaps: Gap[];
  recompense: Recompense;
  signatories: SignatoryView[];
  /** Parties the viewer may still sign for now. */
  toSign: SigningParty[];
  lastChange: RevisionView | null;
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
    lastChange: revisions.find(({ number }) => number === row.revision) ?? null,
    endReason: row.endReason,
    requestId: row.requestId,
    requestHref: record.standings.some((standing) => standing === 'service' || standing.startsWith('client'))
      ? `/requests/${row.requestId}`
      : null,
    urn: row.urn,
  };
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

/** The whole text of one version with its own signatures; `shown` says whether and when it was in force. */
export type TextPage = AgreementHead & {
  text: TextSection[];
  hash: string;
  signatories: SignatoryView[];
  /** Signatures of exactly this text that were taken back when it was opened for changes. */
  takenBack: { as: string; at: Date }[];
  shown: Omit<VersionView, 'content' | 'signatures'>;
};

/**
 * The whole text and its signatures, to read, print or keep as a file.
 * @param number a version; without it the one that stands now
 * @returns null where the agreement is not the viewer's to know of, or never had such a version
 */
export async function textPage(viewer: Viewer, id: string, number?: number): Promise<TextPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const versions = await versionsOf(db(), record);
  const found = versions.find((version) => version.number === (number ?? record.row.revision));
  if (!found) return null;
  const { content, signatures, ...shown } = found;
  return {
    ...headOf(record),
    text: readable(content),
    hash: shown.hash,
    signatories: await signatoriesOf(record, { revision: shown.number, signatures }),
    takenBack: signatures
      .filter(({ superseded, textHash }) => superseded && textHash === shown.hash)
      .map(({ signedAs, at }) => ({ as: signedAs, at })),
    shown,
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

/** A version with whether it was in force, and the amendment that made it. */
export type RevisionInTurn = RevisionView & {
  standing: string;
  amendment: { id: string; number: number } | null;
};

/** Every version of the text with what changed and whether it was in force, the newest first; null where it is not the viewer's to know of. */
export async function changesPage(
  viewer: Viewer,
  id: string,
): Promise<(AgreementHead & { revisions: RevisionInTurn[] }) | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const versions = await versionsOf(db(), record);
  const revisions = await revisionsSince(db(), record, 1);
  return {
    ...headOf(record),
    revisions: revisions
      .map((revision) => {
        const version = versions.find(({ number }) => number === revision.number);
        return {
          ...revision,
          standing: version ? versionStandingWords(version) : '',
          amendment: version?.amendment ?? null,
        };
      })
      .reverse(),
  };
}

/** Parties the viewer may sign for that have not signed, while none has been signed by the viewer. */
function toSign(viewer: Viewer, { row, standings, signatures }: AgreementRecord): SigningParty[] {
  if (!mayDo('sign', standings, row.state)) return [];
  if (signatures.some(({ accountId }) => accountId === viewer.accountId)) return [];
  return partiesOf(standings).filter((party) => !signatures.some((signature) => signature.party === party));
}
