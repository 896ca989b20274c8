import { createHash } from 'node:crypto';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { agreementAmendment, agreementRevision } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { freeFor } from '~/directory/domain';
import { loadCapacity } from '~/directory/ledger.server';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import { type AgreementContent, type SectionKey, SIGNING_PARTIES, sectionText } from '../domain';
import { type Concerned, concernedBy } from '../domain/amendments/concerned';
import { amendableTerms, type TermPosition } from '../domain/amendments/days';
import { type AmendmentAction, isAmendable, mayAmend } from '../domain/amendments/permissions';
import { OPEN_AMENDMENT } from '../domain/amendments/states';
import { AMENDMENT_STATES, type AmendmentState } from '../domain/amendments/vocabulary';
import {
  type AgreementRecord,
  eventOf,
  loadAgreement,
  readContent,
  type SignatureRow,
  signaturesEver,
} from '../record.server';
import { AMENDMENT_TAGS } from './wording';

export type AmendmentRow = typeof agreementAmendment.$inferSelect;

/** An amendment with the agreement it changes, both texts, who has to sign and who has. */
export type AmendmentRecord = {
  of: AgreementRecord;
  row: AmendmentRow;
  /** The text it changes. */
  base: AgreementContent;
  content: AgreementContent;
  /** Who has to sign it, with the reasons: as it stands now while it is a draft, as settled once it is sent. */
  concerned: Concerned[];
  /** Signatures that count. */
  signatures: SignatureRow[];
};

export const amendmentNotFound = (): Refusal =>
  no('amendment.not-found', 'This amendment could not be found.');

/** An amendment of an agreement the viewer may know of; null for anybody else. */
export async function loadAmendment(
  handle: Db,
  viewer: Viewer,
  input: { id: string; amendmentId: string },
): Promise<AmendmentRecord | null> {
  const of = await loadAgreement(handle, viewer, input.id);
  if (!of) return null;
  const [found] = await handle
    .select({ row: agreementAmendment, base: agreementRevision.content })
    .from(agreementAmendment)
    .innerJoin(
      agreementRevision,
      and(
        eq(agreementRevision.agreementId, agreementAmendment.agreementId),
        eq(agreementRevision.number, agreementAmendment.baseRevision),
      ),
    )
    .where(and(eq(agreementAmendment.id, input.amendmentId), eq(agreementAmendment.agreementId, input.id)));
  if (!found) return null;
  const { row } = found;
  const [base, content] = [readContent(found.base), readContent(row.content)];
  const signatures = await signaturesEver(handle, of.row.id);
  return {
    of,
    row,
    base,
    content,
    concerned: concernedIn(row, base, content),
    signatures: signatures.filter(({ amendmentId, superseded }) => amendmentId === row.id && !superseded),
  };
}

/** Parties are settled when an amendment is sent; their reasons follow from the two texts, which no longer change. */
function concernedIn(row: AmendmentRow, base: AgreementContent, content: AgreementContent): Concerned[] {
  const found = concernedBy(base, content);
  if (row.parties.length === 0) return found;
  return SIGNING_PARTIES.filter((party) => row.parties.includes(party)).map((party) => ({
    party,
    why: found.find((one) => one.party === party)?.why ?? [],
  }));
}

/** The amendment of an agreement that is still being made; null when there is none. */
export async function openAmendment(handle: Db, agreementId: string): Promise<AmendmentRow | null> {
  const [row] = await handle
    .select()
    .from(agreementAmendment)
    .where(
      and(
        eq(agreementAmendment.agreementId, agreementId),
        inArray(agreementAmendment.state, [...OPEN_AMENDMENT]),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** Every amendment of an agreement, the newest first. */
export async function amendmentsOf(handle: Db, agreementId: string): Promise<AmendmentRow[]> {
  return handle
    .select()
    .from(agreementAmendment)
    .where(eq(agreementAmendment.agreementId, agreementId))
    .orderBy(desc(agreementAmendment.number));
}

/** Where the agreement's days are in each term that an amendment may set, from the provider's ledger. */
export async function positionsOf(
  handle: Db,
  { of: { row }, base, content }: Pick<AmendmentRecord, 'of' | 'base' | 'content'>,
  today: CalendarDate,
): Promise<TermPosition[]> {
  const capacity = await loadCapacity(handle, row.providerId);
  const moved = capacity.movements.filter(({ agreementId }) => agreementId === row.id);
  const sum = (term: string, of: 'used' | 'committed') =>
    moved.reduce((total, movement) => total + (movement.term === term ? movement[of] : 0), 0);
  const usedIn = [...new Set(moved.map(({ term }) => term))].filter((term) => sum(term, 'used') > 0);
  return amendableTerms([base, content], usedIn, today).map((term) => ({
    term,
    agreed: base.resources.days.find((item) => item.term === term)?.halfDays ?? 0,
    used: sum(term, 'used'),
    committed: sum(term, 'committed'),
    free: freeFor(capacity, row.offerId, term),
  }));
}

/** The refusal where an agreement has ended, or not begun, so that it cannot be amended. */
export function refusalUnlessAmendable({ row }: AgreementRecord): Refusal | null {
  if (isAmendable(row.state)) return null;
  return no(
    'amendment.agreement-ended',
    row.activeAt === null
      ? 'This agreement is not in force, so it cannot be amended: change the draft instead.'
      : 'This agreement is ending or has ended, so it can no longer be amended. An amendment that was open has been withdrawn with it.',
  );
}

/** How an amendment stands, for its table of rights. */
export function standingOf({ row, concerned }: Pick<AmendmentRecord, 'row' | 'concerned'>) {
  return { state: row.state, parties: concerned.map(({ party }) => party) };
}

/**
 * Loads an amendment for a step of its life: it must be theirs to know of and to take, now, on the version they saw.
 * A form sent twice finds its step taken (`done`), and is answered as the first was.
 * @param to the state the step leads to
 * @param why told to somebody who may know of it and never do this
 */
export async function openForAmendmentStep(
  handle: Db,
  viewer: Viewer,
  input: { id: string; amendmentId: string; version: number },
  { action, to, why }: { action: AmendmentAction; to: AmendmentState; why: string },
): Promise<Verdict<{ record: AmendmentRecord; done: boolean }>> {
  const record = await loadAmendment(handle, viewer, input);
  if (!record) return amendmentNotFound();
  const { row, of } = record;
  const allowed = (state: AmendmentState) =>
    mayAmend(action, of.standings, 'active', { ...standingOf(record), state });
  if (!AMENDMENT_STATES.some(allowed)) return no('amendment.forbidden', why);
  if (row.state === to && row.version === input.version + 1) return yes({ record, done: true });
  const ended = refusalUnlessAmendable(of);
  if (ended) return ended;
  if (!allowed(row.state)) {
    const label = AMENDMENT_TAGS[row.state].label.toLowerCase();
    return no(
      'amendment.not-now',
      `This amendment is ${label} now, so that cannot be done by you. Go back to it to see what can.`,
    );
  }
  if (row.version !== input.version) {
    return no(
      'stale',
      'The amendment has changed since you opened this page. Read it again before you go on.',
    );
  }
  return yes({ record, done: false });
}

/** An event of an amendment: of its agreement, naming which. */
export function amendmentEvent(
  { of, row }: Pick<AmendmentRecord, 'of' | 'row'>,
  type: string,
  details: Record<string, unknown> = {},
): NewEvent & { details: Record<string, unknown> } {
  return {
    ...eventOf(of.row, `agreement.${type}`),
    details: { amendmentId: row.id, number: row.number, ...details },
  };
}

/** SHA-256 of what a section says: a form carries that of the text it was opened on. */
export function sectionHash(section: SectionKey, content: AgreementContent): string {
  return createHash('sha256').update(sectionText(section, content)).digest('hex');
}
