import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { account, authority, retentionHold, retentionRule, school } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { CATEGORIES, type Category, categoryOf, TIMED } from '../domain/privacy/categories';
import { checkMonths, monthsOf, timeWords } from '../domain/privacy/retention';
import { foresee, lastRuns, type RunView } from './retention.server';

const LEAD_ONLY = no('retention.forbidden', 'Only the head of service can change how long things are kept.');

export type RegisterLine = Category & { kept: string; own: boolean };

/** The register with the times of the viewer's authority. Null for those who do not keep it. */
export async function registerPage(
  viewer: Viewer,
): Promise<{ lines: RegisterLine[]; mayChange: boolean } | null> {
  if (!has(viewer, 'lead', 'admin')) return null;
  const rules = await db()
    .select()
    .from(retentionRule)
    .where(eq(retentionRule.authorityId, viewer.authorityId));
  const set = new Map(rules.map((rule) => [rule.category, rule.months]));
  return {
    lines: CATEGORIES.map((category) => {
      const months = monthsOf(category, set.get(category.key) ?? null);
      return { ...category, kept: months === null ? '' : timeWords(months), own: set.has(category.key) };
    }),
    mayChange: has(viewer, 'lead'),
  };
}

export type TimeView = {
  category: Category;
  months: number;
  version: number;
  last: { reason: string; by: string; at: Date } | null;
};

/** One time, to be changed. Null for a category that has none, and for those who may not. */
export async function timePage(viewer: Viewer, key: string): Promise<TimeView | null> {
  const category = categoryOf(key);
  if (!has(viewer, 'lead') || !category || category.months === null) return null;
  const [row] = await db()
    .select({ rule: retentionRule, by: account.name })
    .from(retentionRule)
    .innerJoin(account, eq(account.id, retentionRule.byId))
    .where(and(eq(retentionRule.authorityId, viewer.authorityId), eq(retentionRule.category, key)));
  return {
    category,
    months: monthsOf(category, row?.rule.months ?? null) ?? category.months,
    version: row?.rule.version ?? 0,
    last: row ? { reason: row.rule.reason, by: row.by, at: row.rule.updatedAt } : null,
  };
}

/** Sets how long the viewer's authority keeps a category. @param input.version 0 where the usual time held so far */
export async function setTime(
  viewer: Viewer,
  input: { category: string; months: number; reason: string; version: number },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, newId, emit }) => {
    if (!has(viewer, 'lead')) return LEAD_ONLY;
    const { category, months, reason } = input;
    const fits = checkMonths(categoryOf(category), months);
    if (!fits.ok) return fits;
    const [row] = await tx
      .select()
      .from(retentionRule)
      .where(and(eq(retentionRule.authorityId, viewer.authorityId), eq(retentionRule.category, category)));
    // The same form sent twice finds its own time.
    if ((row?.version ?? 0) !== input.version)
      return row?.months === months && row.reason === reason
        ? yes()
        : stale({ months: row?.months, reason: row?.reason });
    const set = { months, reason, updatedAt: now, byId: viewer.accountId, version: input.version + 1 };
    if (row) await tx.update(retentionRule).set(set).where(eq(retentionRule.id, row.id));
    else
      await tx
        .insert(retentionRule)
        .values({ id: newId(), authorityId: viewer.authorityId, category, ...set });
    emit({
      type: 'retention.time-set',
      subject: { type: 'authority', id: viewer.authorityId },
      before: { category, months: row?.months ?? categoryOf(category)?.months },
      after: { category, months },
      reason,
    });
    return yes();
  });
}

export type HoldView = {
  id: string;
  urn: number | null;
  what: string;
  reason: string;
  by: string;
  at: Date;
  ended: { at: Date; why: string } | null;
  version: number;
};

async function holdsOf(viewer: Viewer, id?: string): Promise<HoldView[]> {
  const rows = await db()
    .select({ hold: retentionHold, by: account.name, school: school.name })
    .from(retentionHold)
    .innerJoin(account, eq(account.id, retentionHold.byId))
    .leftJoin(school, eq(school.urn, retentionHold.urn))
    .where(
      and(
        eq(retentionHold.authorityId, viewer.authorityId),
        id === undefined ? undefined : eq(retentionHold.id, id),
      ),
    )
    .orderBy(desc(isNull(retentionHold.endedAt)), desc(retentionHold.at), asc(retentionHold.id));
  return rows.map(({ hold, by, school: name }) => ({
    ...{ id: hold.id, urn: hold.urn, reason: hold.reason, by, at: hold.at, version: hold.version },
    what: hold.urn === null ? 'Everything of the authority' : (name ?? `School ${hold.urn}`),
    ended: hold.endedAt ? { at: hold.endedAt, why: hold.endedWhy ?? '' } : null,
  }));
}

export type RetentionView = {
  lines: {
    name: string;
    kept: string;
    before: CalendarDate;
    due: number;
    held: number;
    oldest: CalendarDate | null;
  }[];
  holds: HoldView[];
  runs: RunView[];
  mayChange: boolean;
};

/** What the next run would take, what is held, and what earlier runs took. Counts alone: nothing is named. */
export async function retentionPage(viewer: Viewer): Promise<RetentionView | null> {
  if (!has(viewer, 'lead', 'admin')) return null;
  const foreseen = await foresee(db(), viewer.authorityId);
  const names = new Map(TIMED.map(({ key, name }) => [key, name]));
  return {
    lines: foreseen.map(({ category, months, ...line }) => ({
      ...line,
      name: names.get(category) ?? category,
      kept: timeWords(months),
    })),
    holds: await holdsOf(viewer),
    runs: await lastRuns(db(), viewer.authorityId),
    mayChange: has(viewer, 'lead'),
  };
}

/** One hold of the viewer's authority; null where there is none. */
export async function holdPage(viewer: Viewer, id: string): Promise<(HoldView & { mayEnd: boolean }) | null> {
  if (!has(viewer, 'lead', 'admin')) return null;
  const [hold] = await holdsOf(viewer, id);
  return hold ? { ...hold, mayEnd: has(viewer, 'lead') && hold.ended === null } : null;
}

/** Holds the records of a school, or everything. Sent twice it holds once. */
export async function putHold(
  viewer: Viewer,
  input: { id: string; urn: number | null; reason: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'lead')) return LEAD_ONLY;
    const { id, urn, reason } = input;
    const { authorityId, accountId } = viewer;
    const [there] = await tx
      .select({ id: retentionHold.id })
      .from(retentionHold)
      .where(and(eq(retentionHold.id, id), eq(retentionHold.authorityId, authorityId)));
    if (there) return yes({ id });
    if (urn !== null) {
      const [found] = await tx
        .select({ urn: school.urn })
        .from(school)
        .innerJoin(authority, eq(authority.code, school.laCode))
        .where(and(eq(school.urn, urn), eq(authority.id, authorityId)));
      if (!found)
        return no(
          'hold.no-school',
          'There is no school of your authority with this URN. Check the six digits',
          {
            field: 'urn',
          },
        );
    }
    await tx
      .insert(retentionHold)
      .values({ id, authorityId, urn, reason, byId: accountId, at: now, version: 1 });
    emit({ type: 'retention.held', subject: { type: 'retention-hold', id }, urn, reason });
    return yes({ id });
  });
}

/** Ends a hold: what is over goes with the next run. */
export async function endHold(
  viewer: Viewer,
  input: { id: string; version: number; why: string },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'lead')) return LEAD_ONLY;
    const [hold] = await tx
      .select()
      .from(retentionHold)
      .where(and(eq(retentionHold.id, input.id), eq(retentionHold.authorityId, viewer.authorityId)));
    if (!hold) return no('hold.not-found', 'This hold could not be found.');
    if (hold.endedAt) return yes();
    if (hold.version !== input.version) return stale({ reason: hold.reason });
    await tx
      .update(retentionHold)
      .set({ endedById: viewer.accountId, endedAt: now, endedWhy: input.why, version: hold.version + 1 })
      .where(eq(retentionHold.id, hold.id));
    emit({
      type: 'retention.hold-ended',
      subject: { type: 'retention-hold', id: hold.id },
      urn: hold.urn,
      reason: input.why,
    });
    return yes();
  });
}
