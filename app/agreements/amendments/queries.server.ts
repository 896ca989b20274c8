import { and, count, eq, inArray } from 'drizzle-orm';
import { account, domainEvent, measurePoint, milestoneMark } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { HalfDays } from '~/kernel/days';
import { count as countWords } from '~/kernel/words';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import {
  type AgreementContent,
  type Change,
  changesBetween,
  type Gap,
  isSection,
  partiesOf,
  type Recompense,
  readable,
  recompenseOf,
  SECTION_TITLES,
  SECTIONS,
  type SectionKey,
  SIGNING_PARTIES,
  SIGNING_PARTY_NAMES,
  type SigningParty,
  shortHash,
  type TextSection,
  totalHalfDays,
} from '../domain';
import { boundsOf, checkDays, sameDays, type TermPosition } from '../domain/amendments/days';
import { amendmentGaps } from '../domain/amendments/edit';
import { type AmendmentAction, amendmentRights } from '../domain/amendments/permissions';
import type { AmendmentState } from '../domain/amendments/vocabulary';
import { type FormerRows, formerRows } from '../domain/former';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';
import { whoCouldSign } from '../signatories.server';
import { versionsOf } from '../versions.server';
import { SIGNS_AS, stillStandsWords } from '../wording';
import {
  type AmendmentRecord,
  type AmendmentRow,
  amendmentsOf,
  loadAmendment,
  positionsOf,
  sectionHash,
  standingOf,
} from './record.server';
import { amendmentStatements } from './sign.server';

/** What every page of an amendment shows. */
export type AmendmentHead = {
  id: string;
  number: number;
  state: AmendmentState;
  version: number;
  /** The version it changes; the next is the one it makes. */
  baseRevision: number;
  reason: string;
  proposedBy: string;
  startedAt: Date;
  inForceAt: Date | null;
  withdrawnReason: string | null;
  shortHash: string;
  may: Record<AmendmentAction, boolean>;
};

/** A party an amendment concerns: why, and who has signed or could. */
export type ConcernedView = {
  party: SigningParty;
  role: string;
  why: string[];
  signed: { as: string; at: Date; shortHash: string } | null;
  could: string[];
};

/** A section of an amendment: whether it was meant to change, what changes, what is missing. */
export type AmendedSection = {
  section: SectionKey;
  title: string;
  announced: boolean;
  changes: Change[];
  gaps: string[];
};

export type AmendmentPage = AgreementHead & {
  amendment: AmendmentHead;
  sections: AmendedSection[];
  days: {
    rows: { term: string; before: HalfDays; after: HalfDays; used: HalfDays }[];
    before: HalfDays;
    after: HalfDays;
    changed: boolean;
  };
  money: { before: Recompense; after: Recompense };
  concerned: ConcernedView[];
  /** Parties it does not concern, each with what its signature stands for. */
  others: { party: SigningParty; role: string; words: string }[];
  /** Records of what the amendment takes out, which are kept. */
  kept: string[];
  gaps: Gap[];
  /** Why the days would be refused as things stand now; null where they fit. */
  daysProblem: string | null;
  /** Parties the viewer may still sign for now. */
  toSign: SigningParty[];
};

/** One amendment; null where it is not the viewer's to know of. */
export async function amendmentPage(
  viewer: Viewer,
  which: { id: string; amendmentId: string },
): Promise<AmendmentPage | null> {
  const record = await loadAmendment(db(), viewer, which);
  if (!record) return null;
  const { of, row, base, content, concerned, signatures } = record;
  const open = row.state === 'draft' || row.state === 'signing';
  const could = await whoCouldSign(of);
  const gaps = open ? amendmentGaps(base, content, today()) : [];
  const positions = await positionsOf(db(), record, today());
  const changes = changesBetween(base, content);
  const announced = await announcedSections(db(), row);
  return {
    ...headOf(of),
    amendment: await headOfAmendment(record),
    sections: SECTIONS.map((section) => ({
      section,
      title: SECTION_TITLES[section],
      announced: announced.includes(section),
      changes: changes.filter((change) => change.section === section),
      gaps: gaps.filter((gap) => gap.section === section).map(({ message }) => message),
    })),
    days: daysOf(base, content, positions),
    money: { before: recompenseOf(base.recompense), after: recompenseOf(content.recompense) },
    concerned: concerned.map(({ party, why }) => {
      const found = signatures.find((signature) => signature.party === party);
      return {
        party,
        role: SIGNING_PARTY_NAMES[party],
        why,
        signed: found ? { as: found.signedAs, at: found.at, shortHash: shortHash(found.textHash) } : null,
        could: could[party],
      };
    }),
    others: othersOf(record),
    kept: await keptRecords(db(), record),
    gaps,
    daysProblem: open ? daysProblem(record, positions) : null,
    toSign: toSign(viewer, record),
  };
}

async function headOfAmendment(record: AmendmentRecord): Promise<AmendmentHead> {
  const { of, row } = record;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    version: row.version,
    baseRevision: row.baseRevision,
    reason: row.reason,
    proposedBy: await nameOf(row.proposedById),
    startedAt: row.createdAt,
    inForceAt: row.inForceAt,
    withdrawnReason: row.withdrawnReason,
    shortHash: shortHash(row.hash),
    may: amendmentRights(of.standings, of.row.state, standingOf(record)),
  };
}

async function nameOf(accountId: string | null): Promise<string> {
  if (accountId === null) return 'Alongside';
  const [found] = await db().select({ name: account.name }).from(account).where(eq(account.id, accountId));
  return found?.name ?? 'Alongside';
}

/** The sections its beginner meant to change, from the event of its beginning. */
async function announcedSections(handle: Db, row: AmendmentRow): Promise<SectionKey[]> {
  const events = await handle
    .select({ payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'agreement'),
        eq(domainEvent.subjectId, row.agreementId),
        eq(domainEvent.type, 'agreement.amendment-started'),
      ),
    );
  for (const { payload } of events) {
    const { details } = JSON.parse(payload) as { details?: { amendmentId?: string; sections?: string[] } };
    if (details?.amendmentId === row.id) return (details.sections ?? []).filter(isSection);
  }
  return [];
}

function daysOf(
  base: AgreementContent,
  content: AgreementContent,
  positions: readonly TermPosition[],
): AmendmentPage['days'] {
  const of = (text: AgreementContent, term: string) =>
    text.resources.days.find((item) => item.term === term)?.halfDays ?? 0;
  const rows = positions
    .map(({ term, used }) => ({ term, before: of(base, term), after: of(content, term), used }))
    .filter(({ before, after, used }) => before + after + used > 0);
  return {
    rows,
    before: totalHalfDays(base),
    after: totalHalfDays(content),
    changed: !sameDays(base.resources.days, content.resources.days),
  };
}

function daysProblem({ base, content }: AmendmentRecord, positions: readonly TermPosition[]): string | null {
  if (sameDays(base.resources.days, content.resources.days)) return null;
  const fits = checkDays(content.resources.days, positions, today());
  return fits.ok ? null : fits.message;
}

function othersOf({ of, row, concerned }: AmendmentRecord): AmendmentPage['others'] {
  const version = row.baseRevision + 1;
  return SIGNING_PARTIES.filter((party) => !concerned.some((one) => one.party === party)).map((party) => {
    const signed = of.signatures.find((signature) => signature.party === party);
    const words =
      row.state === 'in-force' && signed && signed.revision < version
        ? stillStandsWords(signed.revision, version)
        : 'What changes does not concern them: their signature of the agreement stands.';
    return { party, role: SIGNING_PARTY_NAMES[party], words: words ?? '' };
  });
}

/** What is on record of outcomes and milestones that the amendment takes out: it stays, with the row it was made for. */
async function keptRecords(handle: Db, { of, row, base, content }: AmendmentRecord): Promise<string[]> {
  const gone = <Row extends { id: string }>(before: readonly Row[], after: readonly Row[]) =>
    before.filter(({ id }) => !after.some((item) => item.id === id));
  const outcomes = gone(base.outcomes, content.outcomes);
  const milestones = gone(base.milestones, content.milestones);
  const since = `no longer part of the agreement since version ${row.baseRevision + 1}`;
  const words: string[] = [];
  for (const { id, measure } of outcomes) {
    const [found] = await handle
      .select({ n: count() })
      .from(measurePoint)
      .where(and(eq(measurePoint.agreementId, of.row.id), eq(measurePoint.outcomeId, id)));
    words.push(`“${measure}”, with ${countWords(found?.n ?? 0, 'reading')}, is kept and shown as ${since}.`);
  }
  if (milestones.length > 0) {
    const marked = await handle
      .selectDistinct({ id: milestoneMark.milestoneId })
      .from(milestoneMark)
      .where(
        and(
          eq(milestoneMark.agreementId, of.row.id),
          inArray(
            milestoneMark.milestoneId,
            milestones.map(({ id }) => id),
          ),
        ),
      );
    for (const { id, text } of milestones) {
      const mark = marked.some((one) => one.id === id) ? ', with what was marked of it,' : '';
      words.push(`The milestone “${text}”${mark} is kept and shown as ${since}.`);
    }
  }
  return words;
}

function toSign(viewer: Viewer, record: AmendmentRecord): SigningParty[] {
  const { of, concerned, signatures } = record;
  if (!amendmentRights(of.standings, of.row.state, standingOf(record)).sign) return [];
  if (signatures.some(({ accountId }) => accountId === viewer.accountId)) return [];
  return partiesOf(of.standings).filter(
    (party) =>
      concerned.some((one) => one.party === party) &&
      !signatures.some((signature) => signature.party === party),
  );
}

/** A line of the list of amendments. */
export type AmendmentLine = Pick<AmendmentHead, 'id' | 'number' | 'state' | 'reason' | 'baseRevision'> & {
  at: Date;
  /** What its state means, in a sentence: who still signs, since when it is in force, why it was withdrawn. */
  words: { left: string[] } | { inForceAt: Date } | { withdrawn: string } | null;
};

/** The amendments of an agreement, the newest first, and what is no longer part of it; null where it is not theirs. */
export async function amendmentsPage(
  viewer: Viewer,
  id: string,
): Promise<(AgreementHead & { amendments: AmendmentLine[]; former: FormerRows }) | null> {
  const of = await loadAgreement(db(), viewer, id);
  if (!of) return null;
  const rows = await amendmentsOf(db(), id);
  const amendments: AmendmentLine[] = [];
  for (const row of rows) {
    const { number, state, reason, baseRevision, updatedAt: at } = row;
    amendments.push({
      id: row.id,
      number,
      state,
      reason,
      baseRevision,
      at,
      words: await wordsOf(viewer, row),
    });
  }
  const versions = await versionsOf(db(), of);
  const inTurn = versions.filter(({ standing }) => standing !== 'draft' && standing !== 'signing');
  return { ...headOf(of), amendments, former: formerRows(inTurn) };
}

async function wordsOf(viewer: Viewer, row: AmendmentRow): Promise<AmendmentLine['words']> {
  if (row.inForceAt) return { inForceAt: row.inForceAt };
  if (row.withdrawnReason !== null) return { withdrawn: row.withdrawnReason };
  if (row.state !== 'signing') return null;
  const record = await loadAmendment(db(), viewer, { id: row.agreementId, amendmentId: row.id });
  return {
    left: (record?.concerned ?? [])
      .filter(({ party }) => !record?.signatures.some((signature) => signature.party === party))
      .map(({ party }) => SIGNING_PARTY_NAMES[party].toLowerCase()),
  };
}

/** A term whose days can be set, with its bounds; how far up is told to the provider's side and the service only. */
export type TermToSet = TermPosition & { least: HalfDays; most: HalfDays | null };

/** What a section's form of an amendment needs; null where it is not the viewer's to know of. */
export async function editAmendmentPage(
  viewer: Viewer,
  which: { id: string; amendmentId: string },
  section: SectionKey,
): Promise<
  | (AgreementHead & {
      amendment: AmendmentHead;
      content: AgreementContent;
      gaps: Gap[];
      /** Hash of the section as it stands, which the form carries. */
      opened: string;
      terms: TermToSet[];
    })
  | null
> {
  const record = await loadAmendment(db(), viewer, which);
  if (!record) return null;
  const { of, base, content } = record;
  const capacity = of.standings.some((standing) => !standing.startsWith('client'));
  return {
    ...headOf(of),
    amendment: await headOfAmendment(record),
    content,
    gaps: amendmentGaps(base, content, today()),
    opened: sectionHash(section, content),
    terms: (await positionsOf(db(), record, today())).map((position) => {
      const { least, most } = boundsOf(position, today());
      return { ...position, least, most: capacity ? most : null };
    }),
  };
}

export type SignAmendmentPage = AmendmentPage & {
  /** The whole text as it would be. */
  text: TextSection[];
  hash: string;
  parties: { party: SigningParty; role: string; signsAs: string; statements: string[] }[];
  /** Parties the viewer has signed for already. */
  done: { role: string; at: Date }[];
};

/** The signing page of an amendment: what changes, the whole text, and what is confirmed; null where it is not theirs. */
export async function signAmendmentPage(
  viewer: Viewer,
  which: { id: string; amendmentId: string },
): Promise<SignAmendmentPage | null> {
  const page = await amendmentPage(viewer, which);
  const record = page && (await loadAmendment(db(), viewer, which));
  if (!record) return null;
  const { row, content, signatures } = record;
  return {
    ...page,
    text: readable(content),
    hash: row.hash,
    parties: page.toSign.map((party) => ({
      party,
      role: SIGNING_PARTY_NAMES[party],
      signsAs: `${viewer.name}, ${SIGNS_AS[party](content.parties)}`,
      statements: amendmentStatements({ content, base: row.baseRevision }, party),
    })),
    done: signatures
      .filter(({ accountId }) => accountId === viewer.accountId)
      .map(({ party, at }) => ({ role: SIGNING_PARTY_NAMES[party], at })),
  };
}
