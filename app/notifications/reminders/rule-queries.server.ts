import { eq } from 'drizzle-orm';
import { account, reminderRules } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { daysOf } from '../domain/reminders/days';
import { closedSpans, ladderOf, type Rung } from '../domain/reminders/ladder';
import { sameRule } from '../domain/reminders/rule-check';
import { allRules, hasDate, USUAL_RULES } from '../domain/reminders/usual-rules';
import { REMINDER_KINDS, type ReminderKind, type ReminderRule } from '../domain/reminders/vocabulary';

/** A rule played through on dates to come. */
export type Example = {
  /** The date it is due, or began to wait. */
  basis: CalendarDate;
  rungs: Rung[];
  /** Days that do not count, as spans. */
  closed: { from: CalendarDate; to: CalendarDate }[];
};

export type RuleView = { kind: ReminderKind; rule: ReminderRule; usual: boolean; example: Example };

/** The rules of the viewer's authority by kind, each with an example. */
export async function rulesPage(viewer: Viewer): Promise<{
  rules: RuleView[];
  mayChange: boolean;
  /** Who changed them last, and when; null while all are usual. */
  changed: { by: string; at: Date } | null;
}> {
  const { rules, calendar, changed } = await load(viewer);
  return {
    rules: REMINDER_KINDS.map((kind) => viewOf(kind, rules[kind], calendar)),
    mayChange: has(viewer, 'lead'),
    changed,
  };
}

/** The rule of one kind, to change. */
export async function rulePage(viewer: Viewer, kind: ReminderKind) {
  const { rules, calendar, version } = await load(viewer);
  return {
    ...viewOf(kind, rules[kind], calendar),
    usualRule: USUAL_RULES[kind],
    version,
    mayChange: has(viewer, 'lead'),
  };
}

async function load({ authorityId }: Viewer) {
  const [row] = await db()
    .select({ row: reminderRules, by: account.name })
    .from(reminderRules)
    .leftJoin(account, eq(account.id, reminderRules.byId))
    .where(eq(reminderRules.authorityId, authorityId));
  return {
    rules: allRules(row?.row.rules ?? null),
    version: row?.row.version ?? 0,
    changed: row ? { by: row.by ?? 'Alongside', at: row.row.updatedAt } : null,
    calendar: await schoolCalendarOf(db(), authorityId),
  };
}

/** How far ahead an example is due: far enough that what comes before it is to come as well. */
const AHEAD_DAYS = 60;

function viewOf(kind: ReminderKind, rule: ReminderRule, calendar: SchoolCalendar): RuleView {
  const days = daysOf(kind, calendar);
  const today = calendarDate(clock.now());
  const start = addDays(today, hasDate(kind) ? AHEAD_DAYS : 0);
  const basis = days.counts(start) ? start : days.add(start, 1);
  const matter = hasDate(kind) ? { due: basis, since: null } : { due: null, since: basis };
  const rungs = ladderOf(matter, rule, days);
  const on = [basis, ...rungs.map((rung) => rung.on)].sort();
  return {
    kind,
    rule,
    usual: sameRule(rule, USUAL_RULES[kind]),
    example: { basis, rungs, closed: closedSpans(days, on[0] ?? basis, on.at(-1) ?? basis) },
  };
}
