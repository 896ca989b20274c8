import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { agreement, agreementRevision, authority, provider, school, signature } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { withdrawWithAgreement } from './amendments/ended.server';
import {
  AGREEMENT_STATES,
  type AgreementAction,
  type AgreementContent,
  type AgreementEvent,
  type AgreementState,
  agreementMachine,
  countedSignatures,
  mayDo,
  type Reach,
  type Standing,
  type StoredTerms,
  standingsOf,
  wholeTerms,
} from './domain';
import { isAmendable } from './domain/amendments/permissions';
import { STATE_TAGS } from './wording';

export type AgreementRow = typeof agreement.$inferSelect;
export type SignatureRow = typeof signature.$inferSelect;

/** An agreement with its text in force, the signatures that count, and how the viewer stands to it. */
export type AgreementRecord = {
  row: AgreementRow;
  schoolName: string;
  providerName: string;
  authorityName: string;
  homeUrn: number;
  content: AgreementContent;
  /** SHA-256 of the canonical JSON of the content. */
  hash: string;
  signatures: SignatureRow[];
  standings: Standing[];
};

/** Where a viewer may act: heads and chairs also for schools theirs came from. */
export async function reachOf(handle: Db, viewer: Viewer): Promise<Reach> {
  return {
    headOf: await ownSchools(handle, viewer, 'head'),
    chairOf: await ownSchools(handle, viewer, 'chair'),
    providers: providersOf(viewer),
    serviceOf: isService(viewer) ? viewer.authorityId : null,
  };
}

/**
 * An agreement the viewer may know of: its parties, wherever they are, and the service of the client's authority.
 * @returns null for anybody else, who is told that it is not there
 */
export async function loadAgreement(handle: Db, viewer: Viewer, id: string): Promise<AgreementRecord | null> {
  const [found] = await handle
    .select({
      row: agreement,
      schoolName: school.name,
      providerName: provider.name,
      authorityName: authority.name,
      homeUrn: provider.homeUrn,
      content: agreementRevision.content,
      hash: agreementRevision.hash,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .innerJoin(authority, eq(authority.id, agreement.authorityId))
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(eq(agreement.id, id))
    .limit(1);
  if (!found) return null;
  const standings = standingsOf(await reachOf(handle, viewer), { ...found.row, homeUrn: found.homeUrn });
  if (!mayDo('view', standings, found.row.state)) return null;
  return {
    ...found,
    content: readContent(found.content),
    signatures: await signaturesOf(handle, found.row),
    standings,
  };
}

/** Signatures that count for the version in force, the first first. */
async function signaturesOf(handle: Db, row: AgreementRow): Promise<SignatureRow[]> {
  return countedSignatures(await signaturesEver(handle, row.id), row.revision);
}

/** Every signature an agreement was ever given, those taken back and those of an open amendment included. */
export async function signaturesEver(handle: Db, id: string): Promise<SignatureRow[]> {
  return handle
    .select()
    .from(signature)
    .where(eq(signature.agreementId, id))
    .orderBy(signature.at, signature.id);
}

/**
 * Content as stored in a revision. Only `storedContent` writes it, so that its shape is known. What the first format did
 * not say is filled in on reading; what is stored, and its hash, stay as they were signed.
 */
export function readContent(stored: string): AgreementContent {
  const content = JSON.parse(stored) as StoredContent;
  return { ...content, recompense: wholeTerms(content.recompense) };
}

type StoredContent = Omit<AgreementContent, 'recompense'> & { recompense: StoredTerms };

/** Content as a revision stores it, in the present format, and the hash that is signed. */
export function storedContent(content: AgreementContent): { content: string; hash: string } {
  const text = canonicalJson({ ...content, format: 2 });
  return { content: text, hash: createHash('sha256').update(text).digest('hex') };
}

export const agreementNotFound = (): Refusal =>
  no('agreement.not-found', 'This agreement could not be found.');

/**
 * Loads an agreement for a step of its life: it must be theirs to know of and to take, now, on the version they saw.
 * A form sent twice finds its step taken (`done`), and is answered as the first was.
 * @param to the state the step leads to
 * @param why told to somebody who may know of it and never do this
 */
export async function openForStep(
  handle: Db,
  viewer: Viewer,
  input: { id: string; version: number },
  { action, to, why }: { action: AgreementAction; to: AgreementState; why: string },
): Promise<Verdict<{ record: AgreementRecord; done: boolean }>> {
  const record = await loadAgreement(handle, viewer, input.id);
  if (!record) return agreementNotFound();
  const { row, standings } = record;
  if (!AGREEMENT_STATES.some((state) => mayDo(action, standings, state))) {
    return no('agreement.forbidden', why);
  }
  if (row.state === to && row.version === input.version + 1) return yes({ record, done: true });
  if (!mayDo(action, standings, row.state)) {
    const label = STATE_TAGS[row.state].label.toLowerCase();
    return no(
      'agreement.not-now',
      `This agreement is ${label} now, so that cannot be done by you. Go back to it to see what can.`,
    );
  }
  if (row.version !== input.version) {
    return no(
      'stale',
      'The agreement has changed since you opened this page. Read it again before you go on.',
    );
  }
  return yes({ record, done: false });
}

/**
 * Moves an agreement along its life and records it, inside the caller's transaction.
 * An amendment still open when the agreement can no longer be amended is withdrawn with it.
 * @param change more columns to set with it
 */
export async function moveAgreement(
  ctx: CommandContext,
  row: AgreementRow,
  event: AgreementEvent,
  type: string,
  more: { change?: Partial<AgreementRow>; reason?: string | null; details?: Record<string, unknown> } = {},
): Promise<Verdict<AgreementState>> {
  const to = next(agreementMachine, row.state, event);
  if (!to.ok) return to;
  await ctx.tx
    .update(agreement)
    .set({ ...more.change, state: to.value, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(agreement.id, row.id));
  ctx.emit({
    ...eventOf(row, type),
    before: { state: row.state },
    after: { state: to.value, version: row.version + 1 },
    details: more.details,
    reason: more.reason ?? null,
  });
  if (!isAmendable(to.value)) await withdrawWithAgreement(ctx, row.id, eventOf(row, type));
  return to;
}

/** An event of an agreement, in the chain of the authority whose casework it is. */
export function eventOf(
  row: Pick<AgreementRow, 'id' | 'urn' | 'requestId' | 'authorityId'>,
  type: string,
): NewEvent {
  return {
    type,
    subject: { type: 'agreement', id: row.id },
    urn: row.urn,
    caseId: row.requestId,
    authorityId: row.authorityId,
  };
}
