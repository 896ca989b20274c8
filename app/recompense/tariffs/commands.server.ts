import { and, eq, inArray } from 'drizzle-orm';
import { tariff } from '#drizzle/schema';
import { TARIFF_STARTS } from '#seeds/tariffs';
import { has, type Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { draftProblems, settleProblems } from '../domain/tariffs/content';
import { inForceOn, standingOn } from '../domain/tariffs/versions';
import type { TariffContent } from '../domain/tariffs/vocabulary';
import { type TariffRow, tariffNotFound, tariffVersions } from './load.server';

const leadOnly = () => no('tariff.forbidden', 'The price list is the head of service’s to change.');

/** A version of the viewer's own authority. */
export async function loadTariff(handle: Db, viewer: Viewer, id: string): Promise<TariffRow | null> {
  const [row] = await handle
    .select()
    .from(tariff)
    .where(and(eq(tariff.id, id), eq(tariff.authorityId, viewer.authorityId)));
  return row ?? null;
}

/**
 * Starts the next version: a copy of the version settled last, or for the first one of the lists to start from. One
 * version is written at a time.
 * @param input.id the form's id; sent twice it makes one version
 * @param input.start key of a list to start from; left aside once there is a version
 */
export async function startTariff(
  viewer: Viewer,
  input: { id: string; start: string | null },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    if (!has(viewer, 'lead')) return leadOnly();
    const versions = await tariffVersions(ctx.tx, viewer.authorityId);
    if (versions.some(({ id }) => id === input.id)) return yes({ id: input.id });
    const draft = versions.find(({ state }) => state === 'draft');
    if (draft) {
      return no(
        'tariff.draft-there',
        `Version ${draft.number} is already being written. Put it into force before you start another.`,
      );
    }
    const former = versions.at(-1);
    const start = TARIFF_STARTS.find(({ key }) => key === input.start);
    if (!former && !start) return no('tariff.start', 'Choose what to start from', { field: 'start' });
    const number = (former?.number ?? 0) + 1;
    await ctx.tx.insert(tariff).values({
      id: input.id,
      authorityId: viewer.authorityId,
      number,
      state: 'draft',
      startsOn: ctx.today,
      content: former?.content ?? start?.content ?? { items: [], packages: [], adviserDayKey: null },
      note: '',
      byId: viewer.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    ctx.emit({
      type: 'tariff.drafted',
      subject: { type: 'tariff', id: input.id },
      after: { number, from: former?.number ?? start?.key },
    });
    return yes({ id: input.id });
  });
}

/**
 * Writes a draft's text.
 * @returns `tariff.settled` once it was put into force, `stale` with the text saved in the meantime, `tariff.content` with
 *   a message for each field where a service that is free holds a price
 */
export async function editTariff(
  viewer: Viewer,
  input: { id: string; version: number; content: TariffContent; startsOn: CalendarDate; note: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const row = await loadTariff(ctx.tx, viewer, input.id);
    if (!row) return tariffNotFound();
    if (!has(viewer, 'lead')) return leadOnly();
    if (row.state !== 'draft') return settled();
    const { content, startsOn, note } = input;
    const same =
      canonicalJson({ content, startsOn, note }) ===
      canonicalJson({ content: row.content, startsOn: row.startsOn, note: row.note });
    if (same) return yes();
    if (row.version !== input.version) return stale({ ...row });
    const problems = draftProblems(content);
    const [first] = problems;
    if (first) {
      const fields: Record<string, string> = {};
      for (const { path, message } of problems) fields[path] ??= message;
      return no('tariff.content', first.message, { details: { fields } });
    }
    await ctx.tx
      .update(tariff)
      .set({ content, startsOn, note, updatedAt: ctx.now, version: row.version + 1 })
      .where(eq(tariff.id, row.id));
    ctx.emit({
      type: 'tariff.edited',
      subject: { type: 'tariff', id: row.id },
      before: { content: row.content, startsOn: row.startsOn },
      after: { content, startsOn },
    });
    return yes();
  });
}

const settled = () =>
  no(
    'tariff.settled',
    'This version has been put into force, so its text stands. Start the next version to change prices.',
  );

/**
 * Puts a draft into force from its date on: today, or a day to come. From then on its text stands; the version before it
 * holds until that day.
 */
export async function putInForce(viewer: Viewer, input: { id: string; version: number }): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const row = await loadTariff(ctx.tx, viewer, input.id);
    if (!row) return tariffNotFound();
    if (!has(viewer, 'lead')) return leadOnly();
    if (row.state !== 'draft') return row.version === input.version + 1 ? yes() : settled();
    if (row.version !== input.version)
      return no(
        'stale',
        'The draft has changed since you opened this page. Read it again before you put it into force.',
      );
    const problems = settleProblems(row, ctx.today);
    if (problems.length > 0) return no('tariff.not-ready', problems.join(' '));
    await ctx.tx
      .update(tariff)
      .set({ state: 'in-force', byId: viewer.accountId, updatedAt: ctx.now, version: row.version + 1 })
      .where(eq(tariff.id, row.id));
    const versions = await tariffVersions(ctx.tx, viewer.authorityId);
    const former = inForceOn(versions, ctx.today);
    const over = versions.filter((one) => standingOn(one, versions, ctx.today) === 'superseded');
    if (over.length > 0) {
      await ctx.tx
        .update(tariff)
        .set({ state: 'superseded' })
        .where(
          inArray(
            tariff.id,
            over.map(({ id }) => id),
          ),
        );
    }
    ctx.emit({
      type: 'tariff.put-in-force',
      subject: { type: 'tariff', id: row.id },
      before: { state: 'draft', inForce: former?.number ?? null },
      after: { state: 'in-force', number: row.number, startsOn: row.startsOn },
      reason: row.note,
    });
    return yes();
  });
}
