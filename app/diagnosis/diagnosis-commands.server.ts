import { and, eq, inArray, ne } from 'drizzle-orm';
import { diagnosis } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { isTermKey } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact } from '~/platform/transact.server';
import { readGround, readInputs } from './analysis-facts.server';
import { changedByOthers } from './changes.server';
import {
  analysisOf,
  bandPutForward,
  type DiagnosisRow,
  type FrameworkRow,
  frameworkInForce,
  type LoadedDiagnosis,
  loadDiagnosis,
  relationsTo,
} from './diagnosis-load.server';
import {
  analyse,
  type DiagnosisAction,
  type DiagnosisEvent,
  diagnosisMachine,
  type JudgedAnswer,
  mayWithDiagnosis,
  withJudgements,
} from './domain';
import { reachSchool } from './reach.server';

const notFound = () => no('diagnosis.not-found', 'This diagnosis could not be found.');

/** A diagnosis the viewer may do this to now, inside a transaction. */
export async function loadFor(
  ctx: CommandContext,
  viewer: Viewer,
  id: string,
  action: DiagnosisAction,
): Promise<Verdict<LoadedDiagnosis>> {
  const found = await loadDiagnosis(ctx.tx, viewer, id);
  if (!found) return notFound();
  const { row, relations } = found;
  const standing = { state: row.state, shared: row.sharedAt !== null };
  if (mayWithDiagnosis(action, standing, relations)) return yes(found);
  const permitted = mayWithDiagnosis(action, { state: PLAIN_STATE[action], shared: true }, relations);
  return permitted
    ? no('diagnosis.not-now', 'The diagnosis has moved on since you opened it. Look at it as it is now.')
    : no('diagnosis.forbidden', 'This part of the diagnosis is for somebody else to do.');
}

/** A state in which each action is open to whoever may do it at all. */
const PLAIN_STATE = {
  read: 'shared',
  edit: 'draft',
  share: 'draft',
  discuss: 'shared',
  revise: 'contested',
  'add-evidence': 'shared',
  agree: 'shared',
  contest: 'shared',
  decide: 'contested',
} as const satisfies Record<DiagnosisAction, DiagnosisRow['state']>;

/** What the broker says beside the analysis. */
export type DiagnosisText = Pick<
  DiagnosisRow,
  'narrative' | 'priorities' | 'brokerBand' | 'brokerReason' | 'predictedOutcome'
>;
export type Discussion = Pick<DiagnosisRow, 'discussion' | 'discussedOn' | 'discussionNote'>;

/**
 * Analyses one school and makes its draft, under the framework version in force; an earlier draft of the same term is
 * replaced. A second call with the same id returns the first draft.
 */
export async function draftDiagnosis(
  viewer: Viewer,
  input: { id: string; urn: number; term: string; today: string },
): Promise<Verdict<{ id: string }>> {
  const framework = await frameworkInForce(db(), viewer.authorityId);
  if (!framework) return no('diagnosis.no-framework', 'Adopt a banding framework first.');
  // Published figures and entries by hand: reading them outside keeps the writer free, and none of them is written here.
  const ground = await readGround(db(), viewer.authorityId, framework);
  const facts = (await readInputs(db(), ground, [input.urn], input.today)).get(input.urn);
  return transact(viewer, async (ctx) => {
    const [already] = await ctx.tx.select().from(diagnosis).where(eq(diagnosis.id, input.id)).limit(1);
    if (already) return already.createdById === viewer.accountId ? yes({ id: already.id }) : notFound();
    const place = await schoolOfAuthority(ctx, viewer, input.urn);
    if (!place || !facts) return notFound();
    const relations = await relationsTo(ctx.tx, viewer, { urn: input.urn, authorityId: viewer.authorityId });
    if (!mayWithDiagnosis('edit', { state: 'draft', shared: false }, relations))
      return no('diagnosis.forbidden', 'The school improvement service drafts a diagnosis.');
    if (!isFormId(input.id) || !isTermKey(input.term))
      return no('diagnosis.bad-form', 'Open the page again and send the form from there.');
    await replaceDrafts(ctx, viewer.authorityId, input.urn, input.term);
    const analysis = analyse(facts);
    await ctx.tx.insert(diagnosis).values({
      ...blankDiagnosis(framework.id, { ...input, authorityId: viewer.authorityId }, ctx.now),
      analysis: canonicalJson(analysis),
      proposedBand: analysis.proposal.band,
      createdById: viewer.accountId,
    });
    ctx.emit({
      type: 'diagnosis.drafted',
      subject: { type: 'diagnosis', id: input.id },
      after: { state: 'draft', term: input.term, proposedBand: analysis.proposal.band, version: 1 },
    });
    return yes({ id: input.id });
  });
}

async function schoolOfAuthority(ctx: CommandContext, viewer: Viewer, urn: number): Promise<boolean> {
  return (await reachSchool(ctx.tx, viewer, urn)) !== null;
}

/** The columns of a new draft but for its analysis. */
export function blankDiagnosis(
  frameworkId: string,
  { id, urn, term, authorityId }: { id: string; urn: number; term: string; authorityId: string },
  now: Date,
) {
  return {
    ...{ id, urn, term, authorityId, frameworkId },
    state: diagnosisMachine.initial,
    narrative: '',
    priorities: '',
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** Replaces drafts of one school and term: a draft has been shown to nobody. */
export async function replaceDrafts(ctx: CommandContext, authorityId: string, urn: number, term: string) {
  const drafts = await ctx.tx
    .select()
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, authorityId),
        eq(diagnosis.urn, urn),
        eq(diagnosis.term, term),
        eq(diagnosis.state, 'draft'),
      ),
    );
  for (const row of drafts) await move(ctx, row, 'supersede', {}, { silent: true });
}

/** One step of a diagnosis's life, with what changes beside the state. */
export async function move(
  ctx: CommandContext,
  row: DiagnosisRow,
  event: DiagnosisEvent,
  change: Partial<DiagnosisRow>,
  { reason, silent = false }: { reason?: string; silent?: boolean } = {},
): Promise<Verdict<DiagnosisRow['state']>> {
  const to = next(diagnosisMachine, row.state, event);
  if (!to.ok) return to;
  const version = row.version + 1;
  await ctx.tx
    .update(diagnosis)
    .set({ ...change, state: to.value, version, updatedAt: ctx.now })
    .where(eq(diagnosis.id, row.id));
  ctx.emit({
    type: `diagnosis.${to.value}`,
    subject: { type: 'diagnosis', id: row.id },
    // What the school was never shown is not in its history.
    urn: silent ? null : row.urn,
    before: { state: row.state },
    after: { ...change, state: to.value, version },
    reason,
  });
  return to;
}

/**
 * Saves what the service writes in a draft, with its answers to what no figure answers; the proposal is worked out
 * anew from them.
 * @param input.judged answers by criterion
 */
export async function editDiagnosis(
  viewer: Viewer,
  input: {
    id: string;
    version: number;
    text: DiagnosisText;
    discussion: Discussion;
    judged: ReadonlyMap<string, JudgedAnswer>;
  },
): Promise<Verdict<{ id: string; urn: number }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadFor(ctx, viewer, input.id, 'edit');
    if (!found.ok) return found;
    const { row, framework } = found.value;
    const { text, discussion } = input;
    if (await changedByOthers(ctx, { type: 'diagnosis', id: row.id }, input.version, row.version))
      return stale(textOf(row));
    const analysis = withJudgements(analysisOf(row).results, framework.bands, input.judged);
    const band = bandCheck(framework, text.brokerBand, text.brokerReason, analysis.proposal.band);
    if (!band.ok) return band;
    const change = {
      ...text,
      ...discussion,
      ...band.value,
      analysis: canonicalJson(analysis),
      proposedBand: analysis.proposal.band,
    };
    if (holds(row, change)) return yes({ id: row.id, urn: row.urn });
    const { analysis: _kept, ...said } = change;
    await save(ctx, row, change, said, 'diagnosis.edited');
    return yes({ id: row.id, urn: row.urn });
  });
}

/** Records the visit or telephone call after sharing and, once contested, another band for the school to agree. */
export async function recordDiscussion(
  viewer: Viewer,
  input: {
    id: string;
    version: number;
    discussion: Discussion;
    band?: Pick<DiagnosisText, 'brokerBand' | 'brokerReason'>;
  },
): Promise<Verdict<{ id: string; urn: number }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadFor(ctx, viewer, input.id, input.band ? 'revise' : 'discuss');
    if (!found.ok) return found;
    const { row, framework } = found.value;
    if (await changedByOthers(ctx, { type: 'diagnosis', id: row.id }, input.version, row.version))
      return stale(textOf(row));
    const band = input.band
      ? bandCheck(framework, input.band.brokerBand, input.band.brokerReason, row.proposedBand)
      : yes({});
    if (!band.ok) return band;
    const change: Partial<DiagnosisRow> = { ...input.discussion, ...band.value };
    const same = (Object.keys(change) as (keyof DiagnosisRow)[]).every((key) => change[key] === row[key]);
    // Nobody is told that nothing was said.
    if (same) return yes({ id: row.id, urn: row.urn });
    await save(ctx, row, change, change, input.band ? 'diagnosis.revised' : 'diagnosis.discussed', row.urn);
    return yes({ id: row.id, urn: row.urn });
  });
}

async function save(
  ctx: CommandContext,
  row: DiagnosisRow,
  change: Partial<DiagnosisRow>,
  said: Record<string, unknown>,
  type: string,
  urn: number | null = null,
): Promise<void> {
  const version = row.version + 1;
  await ctx.tx
    .update(diagnosis)
    .set({ ...change, version, updatedAt: ctx.now })
    .where(eq(diagnosis.id, row.id));
  ctx.emit({
    type,
    subject: { type: 'diagnosis', id: row.id },
    urn,
    before: textOf(row),
    after: { ...said, version },
  });
}

/** Whether a diagnosis is already as a form has it: sent twice, or as it came, it changes nothing. */
function holds(row: DiagnosisRow, change: Partial<DiagnosisRow>): boolean {
  return Object.entries(change).every(
    ([name, value]) => canonicalJson(Reflect.get(row, name)) === canonicalJson(value),
  );
}

function bandCheck(
  framework: FrameworkRow,
  brokerBand: string | null,
  brokerReason: string | null,
  proposed: string | null,
): Verdict<{ brokerBand: string | null; brokerReason: string | null }> {
  if (brokerBand === null || brokerBand === proposed) return yes({ brokerBand: null, brokerReason: null });
  if (!framework.bands.some(({ key }) => key === brokerBand))
    return no('diagnosis.no-band', 'Choose a band of the framework.', { field: 'brokerBand' });
  if (!brokerReason)
    return no('diagnosis.no-reason', 'Say why the band differs from the one the analysis proposes.', {
      field: 'brokerReason',
    });
  return yes({ brokerBand, brokerReason });
}

/** Shares a draft with head and chair; what they had open before it is replaced by it. */
export async function shareDiagnosis(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ id: string; urn: number }>> {
  return transact(viewer, async (ctx) => {
    const loaded = await loadDiagnosis(ctx.tx, viewer, input.id);
    // The same button twice is a double submit, not an error.
    if (loaded?.row.state === 'shared' && loaded.row.version === input.version + 1)
      return yes({ id: loaded.row.id, urn: loaded.row.urn });
    const found = await loadFor(ctx, viewer, input.id, 'share');
    if (!found.ok) return found;
    const { row } = found.value;
    if (await changedByOthers(ctx, { type: 'diagnosis', id: row.id }, input.version, row.version))
      return stale(textOf(row));
    const missing = missingToShare(row);
    if (missing) return no('diagnosis.unfinished', missing);
    const earlier = await ctx.tx
      .select()
      .from(diagnosis)
      .where(
        and(
          eq(diagnosis.authorityId, row.authorityId),
          eq(diagnosis.urn, row.urn),
          ne(diagnosis.id, row.id),
          inArray(diagnosis.state, ['shared', 'contested']),
        ),
      );
    for (const other of earlier) {
      const ended = await move(ctx, other, 'supersede', {});
      if (!ended.ok) return ended;
    }
    const moved = await move(ctx, row, 'share', { sharedAt: ctx.now });
    return moved.ok ? yes({ id: row.id, urn: row.urn }) : moved;
  });
}

/** What a draft still needs before it is shared; null when it is whole. */
export function missingToShare(row: DiagnosisRow): string | null {
  if (bandPutForward(row) === null)
    return 'Put a band forward first: the analysis proposes none, because too little is known.';
  if (!row.narrative) return 'Say in your own words what the analysis shows.';
  if (!row.priorities) return 'Name the improvement priorities.';
  return null;
}

/** What people write, for showing both texts of an edit that came too late. */
export function textOf(row: DiagnosisRow): DiagnosisText & Discussion {
  const { narrative, priorities, brokerBand, brokerReason, predictedOutcome } = row;
  const { discussion, discussedOn, discussionNote } = row;
  return {
    narrative,
    priorities,
    brokerBand,
    brokerReason,
    predictedOutcome,
    discussion,
    discussedOn,
    discussionNote,
  };
}
