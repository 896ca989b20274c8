import { inArray } from 'drizzle-orm';
import { account } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { type TermUse, totalUse } from '../domain/life/days';
import type { MilestoneNow } from '../domain/life/milestones';
import { type NextTask, nextOf, type OwnTask, tasksOf } from '../domain/life/tasks';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';
import { lifeOf, marksOf } from './record.server';

/** What an agreement's pages show of its life. */
export type LifeView = {
  today: CalendarDate;
  tasks: OwnTask[];
  next: NextTask;
  milestones: MilestoneNow[];
  days: TermUse[];
  totals: Omit<TermUse, 'term'>;
  /** Parties by name, for whose task something is. */
  names: PartyNames;
};

export type PartyNames = { client: string; provider: string; home: string };

/** Tasks, milestones and days of an agreement; null where it is not the viewer's to know of. */
export async function lifePage(
  viewer: Viewer,
  id: string,
): Promise<(AgreementHead & { life: LifeView }) | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  if (!record) return null;
  const life = await lifeOf(handle, record, today());
  const tasks = tasksOf(life.record);
  const { parties } = record.content;
  return {
    ...headOf(record),
    life: {
      today: life.record.today,
      tasks,
      next: nextOf(tasks),
      milestones: life.milestones,
      days: life.days,
      totals: totalUse(life.days),
      names: { client: record.schoolName, provider: record.providerName, home: parties.home.name },
    },
  };
}

/** One mark of a milestone, as read. */
export type MarkView = {
  number: number;
  reached: boolean;
  on: CalendarDate;
  at: Date;
  by: string;
  note: string | null;
};

/** A milestone with every mark it has had, the newest first; null where there is none for this viewer. */
export async function milestonePage(
  viewer: Viewer,
  id: string,
  milestoneId: string,
): Promise<(AgreementHead & { milestone: MilestoneNow; marks: MarkView[]; today: CalendarDate }) | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  if (!record || record.row.activeAt === null) return null;
  const { milestones } = await lifeOf(handle, record, today());
  const milestone = milestones.find((one) => one.id === milestoneId);
  if (!milestone) return null;
  const marks = (await marksOf(handle, id)).filter((mark) => mark.milestoneId === milestoneId);
  const ids = marks.flatMap(({ byId }) => byId ?? []);
  const people =
    ids.length > 0
      ? await handle
          .select({ id: account.id, name: account.name })
          .from(account)
          .where(inArray(account.id, ids))
      : [];
  return {
    ...headOf(record),
    milestone,
    today: today(),
    marks: marks
      .map(({ number, reached, on, at, byId, note }) => ({
        number,
        reached,
        on,
        at,
        by: people.find((person) => person.id === byId)?.name ?? 'Alongside',
        note,
      }))
      .reverse(),
  };
}
