import { and, desc, eq } from 'drizzle-orm';
import { bandingFramework } from '#drizzle/schema';
import { FRAMEWORKS } from '#seeds/frameworks';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact } from '~/platform/transact.server';
import type { FrameworkContent } from './domain/framework';
import { compareFrameworks } from './domain/framework-compare';
import {
  type BandEdit,
  type CriterionEdit,
  withBand,
  withCriterion,
  withNewCriterion,
  withoutCriterion,
} from './domain/framework-edit';
import { bandAnswers, criterionAnswers } from './framework-forms';
import { type FrameworkRow, frameworkInForce } from './frameworks.server';

const forbidden = () =>
  no('framework.forbidden', 'Only the head of service can adopt or change the banding framework.');
const badId = () => no('framework.bad-id', 'Open the page again and send the form from there.');
const notFound = () => no('framework.not-found', 'This framework could not be found.');

/** What every form that makes a version carries. */
export type VersionForm = {
  /** The new version's id, made by the form: sent twice, it makes one version. */
  id: string;
  /** Why this version is made. */
  note: string;
};

/**
 * Adopts one of the frameworks as the authority's own copy. Bands in force stay as they are, under the framework they
 * were agreed under, until new diagnoses are agreed.
 * @param input.replaces the framework in force when the form was opened, null for none
 * @returns `stale` when another has been adopted or changed since
 */
export async function adoptFramework(
  viewer: Viewer,
  input: VersionForm & { key: string; replaces: string | null },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'lead')) return forbidden();
    if (!isFormId(input.id)) return badId();
    const made = await versionMade(ctx, input.id);
    if (made) return made.adoptedById === viewer.accountId ? yes({ id: made.id }) : notFound();
    const template = FRAMEWORKS.find((one) => one.key === input.key);
    if (!template) return no('framework.unknown', 'Choose one of the frameworks.', { field: 'key' });
    const current = await frameworkInForce(ctx.tx, viewer.authorityId);
    if ((current?.id ?? null) !== input.replaces) return stale({ key: current?.name ?? 'None' });
    const version = await nextVersion(ctx, viewer, template.key);
    await putInForce(ctx, viewer, input, template, version);
    ctx.emit({
      type: 'framework.adopted',
      subject: { type: 'framework', id: input.id },
      ...(current ? { before: { key: current.key, version: current.version, name: current.name } } : {}),
      after: { key: template.key, version, name: template.name },
      reason: input.note,
    });
    return yes({ id: input.id });
  });
}

/** One change to the framework in force. */
export type FrameworkEdit =
  | { change: 'band'; band: string; to: BandEdit }
  | { change: 'criterion'; criterion: string; to: CriterionEdit }
  | { change: 'add'; band: string; to: CriterionEdit }
  | { change: 'remove'; criterion: string };

/**
 * Makes the next version of the authority's framework with one change, and puts it in force. Earlier versions stay as
 * they are for the diagnoses and bands agreed under them.
 * @param input.from the version the form showed
 * @returns `stale`, with what stands there now, when it is no longer the one in force
 */
export async function changeFramework(
  viewer: Viewer,
  input: VersionForm & { from: string; edit: FrameworkEdit },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    if (!isFormId(input.id)) return badId();
    const made = await versionMade(ctx, input.id);
    const [from] = await ctx.tx
      .select()
      .from(bandingFramework)
      .where(and(eq(bandingFramework.id, input.from), eq(bandingFramework.authorityId, viewer.authorityId)));
    if (!from) return notFound();
    if (!has(viewer, 'lead')) return forbidden();
    const current = await frameworkInForce(ctx.tx, viewer.authorityId);
    // The same form sent twice makes one version; another text sent from the same form is a later thought, and stale.
    if (made && saysSame(made, apply(from, made.version, input.edit))) return yes({ id: made.id });
    if (!current || current.id !== from.id)
      return stale(current ? standsNow(current, input.edit) : undefined);
    const version = await nextVersion(ctx, viewer, from.key);
    const edited = apply(from, version, input.edit);
    if (!edited.ok) return edited;
    const { bands, criteria } = compareFrameworks(from, edited.value);
    if (bands.length + criteria.length === 0)
      return no('framework.no-change', 'Nothing has been changed, so no new version is needed.');
    const { key, name, source } = from;
    await putInForce(ctx, viewer, input, { key, name, source, ...edited.value }, version);
    const pairs = [...bands, ...criteria];
    ctx.emit({
      type: 'framework.changed',
      subject: { type: 'framework', id: input.id },
      before: { version: from.version, changed: pairs.map(({ before }) => before) },
      after: { version, changed: pairs.map(({ after }) => after) },
      reason: input.note,
    });
    return yes({ id: input.id });
  });
}

function apply(from: FrameworkContent, version: number, edit: FrameworkEdit): Verdict<FrameworkContent> {
  switch (edit.change) {
    case 'band':
      return withBand(from, edit.band, edit.to);
    case 'criterion':
      return withCriterion(from, edit.criterion, edit.to);
    case 'add':
      return withNewCriterion(from, edit.band, version, edit.to);
    case 'remove':
      return withoutCriterion(from, edit.criterion);
  }
}

/** The text that stands now where an edit was meant for an earlier version, as its form shows it. */
function standsNow(current: FrameworkContent, edit: FrameworkEdit): Record<string, unknown> | undefined {
  if (edit.change === 'add') return undefined;
  if (edit.change === 'band') {
    const band = current.bands.find((one) => one.key === edit.band);
    return band && bandAnswers(band);
  }
  const criterion = current.criteria.find((one) => one.key === edit.criterion);
  return criterion && criterionAnswers(criterion);
}

function saysSame(made: FrameworkContent, meant: Verdict<FrameworkContent>): boolean {
  if (!meant.ok) return false;
  const { bands, criteria } = compareFrameworks(made, meant.value);
  return bands.length + criteria.length === 0;
}

async function versionMade({ tx }: CommandContext, id: string): Promise<FrameworkRow | null> {
  const [row] = await tx.select().from(bandingFramework).where(eq(bandingFramework.id, id));
  return row ?? null;
}

async function nextVersion({ tx }: CommandContext, viewer: Viewer, key: string): Promise<number> {
  const [latest] = await tx
    .select({ version: bandingFramework.version })
    .from(bandingFramework)
    .where(and(eq(bandingFramework.authorityId, viewer.authorityId), eq(bandingFramework.key, key)))
    .orderBy(desc(bandingFramework.version))
    .limit(1);
  return (latest?.version ?? 0) + 1;
}

async function putInForce(
  { tx, now }: CommandContext,
  viewer: Viewer,
  { id, note }: VersionForm,
  { key, name, source, bands, criteria }: FrameworkContent & Pick<FrameworkRow, 'key' | 'name' | 'source'>,
  version: number,
): Promise<void> {
  await tx
    .update(bandingFramework)
    .set({ inForce: false })
    .where(and(eq(bandingFramework.authorityId, viewer.authorityId), eq(bandingFramework.inForce, true)));
  await tx.insert(bandingFramework).values({
    id,
    authorityId: viewer.authorityId,
    key,
    version,
    name,
    source,
    bands,
    criteria,
    adoptedAt: now,
    adoptedById: viewer.accountId,
    note,
    inForce: true,
  });
}
