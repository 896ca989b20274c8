import { asc } from 'drizzle-orm';
import { authority, reminder } from '#drizzle/schema';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { daysOf } from '../domain/reminders/days';
import { basisOf, type Stage } from '../domain/reminders/ladder';
import { type Given, phaseOf, stageToday } from '../domain/reminders/next-stage';
import { type PutOffMatters, putOffMatters } from '../worklist/put-off.server';
import { openMatters } from './collect.server';
import type { OpenMatter } from './matter';
import { rulesOf } from './rules.server';
import { detailWords } from './words';

/** Reminders given in one transaction at most: the one writer is not kept from others for long. */
const AT_ONCE = 40;

/**
 * Reminds everybody of what is due today by the rules of their authority. Run once a day; a second run of the day, or one
 * after a crash, gives what is left and nothing twice.
 * @returns how many reminders were given
 */
export async function runReminders(): Promise<{ given: number }> {
  let given = 0;
  const today = calendarDate(clock.now());
  if (!isWorkingDay(today)) return { given };
  const authorities = await db().select({ id: authority.id }).from(authority).orderBy(asc(authority.id));
  for (const { id } of authorities) given += await remindAuthority(id, today);
  return { given };
}

async function remindAuthority(authorityId: string, today: CalendarDate): Promise<number> {
  let given = 0;
  // Looked at without a lock first: on most days of most authorities there is little to write.
  for (let left = (await dueOf(db(), authorityId, today)).length; left > 0; ) {
    const verdict = await transact(systemActor('job', authorityId), async (ctx) => {
      const due = await dueOf(ctx.tx, authorityId, today);
      const put = await putOffMatters(ctx.tx, today);
      let written = 0;
      for (const one of due.slice(0, AT_ONCE)) if (await remind(ctx, authorityId, one, put)) written++;
      return yes({ written, left: written === 0 ? 0 : Math.max(0, due.length - AT_ONCE) });
    });
    if (!verdict.ok) throw new Error(verdict.message);
    given += verdict.value.written;
    left = verdict.value.left;
  }
  return given;
}

type Due = { matter: OpenMatter; stage: Stage; given: Given[] };

/** What people are to be reminded of today; a stage at which nobody is asked is passed over. */
async function dueOf(handle: Db, authorityId: string, today: CalendarDate): Promise<Due[]> {
  const calendar = await schoolCalendarOf(handle, authorityId);
  const rules = await rulesOf(handle, authorityId);
  const open = await openMatters(handle, { authorityId, today, calendar });
  return open.flatMap(({ matter, given }): Due[] => {
    const by = { rule: rules[matter.kind], days: daysOf(matter.kind, calendar) };
    const stage = stageToday(matter, by, given, today);
    if (stage === null) return [];
    const phase = phaseOf(stage);
    return phase === 'to-broker' || matter.whom[phase].length > 0 ? [{ matter, stage, given }] : [];
  });
}

/**
 * The stage whose words are used: what fell due on a day without reminders, or before there were any, is not said to be
 * due today, and whoever is asked once it has passed is asked.
 */
function saidAs(stage: Stage, { due, whom }: OpenMatter, today: CalendarDate): Stage {
  const isPast = stage === 'due' && due !== null && due < today;
  return isPast && whom.chaser.length > 0 ? 'chaser-0' : stage;
}

/** Writes one reminder and says so, unless it has been given already. */
async function remind(
  ctx: CommandContext,
  authorityId: string,
  { matter, stage, given }: Due,
  put: PutOffMatters,
): Promise<boolean> {
  const { kind, subject, event, party } = matter;
  const basis = basisOf(matter) ?? ctx.today;
  const [row] = await ctx.tx
    .insert(reminder)
    .values({
      id: ctx.newId(),
      authorityId,
      kind,
      subjectType: subject.type,
      subjectId: subject.id,
      urn: event.urn ?? null,
      basis,
      stage,
      at: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: reminder.id });
  if (!row) return false;
  const said = saidAs(stage, matter, ctx.today);
  const phase = phaseOf(said);
  ctx.emit({
    type: `reminder.${kind}`,
    ...event,
    authorityId,
    details: {
      ...matter.words,
      ...detailWords(
        matter,
        given.filter((one) => one.basis === basis),
        ctx.today,
      ),
      stage: said,
      whom: phase === 'to-broker' ? [] : [...matter.whom[phase]],
      // Whoever has put it off, with a reason, is left alone until it comes back; the others are not.
      except: put.by(kind, subject.id, matter.due),
      ...(party === undefined ? {} : { parties: [party] }),
    },
  });
  return true;
}
