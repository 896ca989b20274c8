import { eq } from 'drizzle-orm';
import { outbox } from '#drizzle/schema';
import { askForAddress } from '~/accounts/address-commands.server';
import type { Viewer } from '~/accounts/domain/roles';
import { remindInviters } from '~/accounts/invitations.server';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { setTermDates } from '~/accounts/term-dates/commands.server';
import { academicYearOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { isWorkingDay, previousSchoolDay, usualSchoolYear } from '~/kernel/school-calendar';
import { yes } from '~/kernel/verdict';
import { endFeed, makeFeed } from '~/notifications/calendar/feeds.server';
import { sendDigests } from '~/notifications/digest.server';
import { USUAL_TIMES } from '~/notifications/domain/preferences/mail-times';
import { latestReturn, mayPutOff, usualReturns } from '~/notifications/domain/worklist/put-off';
import { savePreferences } from '~/notifications/preferences.server';
import { runReminders } from '~/notifications/reminders/run.server';
import { putOff } from '~/notifications/worklist/put-off.server';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import type { Answer } from '~/platform/mail/answer';
import { deliverDue } from '~/platform/mail/deliver.server';
import { letter } from '~/platform/mail/letter';
import { enqueue } from '~/platform/outbox.server';
import { systemActor, transact } from '~/platform/transact.server';
import { worklistFor } from '~/worklist.server';
import { DEMO_PASSWORD, MARLSHIRE } from '../authorities';
import { TOLD } from '../banks/told';
import { idOf } from '../ids';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Days before today: term dates are set as the year begins, reminders go out on the mornings of the last two weeks. */
const DATES_SET = 75;
const MORNINGS = 14;

/**
 * What nobody had to remember: term dates, how people want to be told, the reminders and the summary of the last mornings,
 * mail that did not arrive, calendars people subscribe to, a matter put off, an address about to change.
 */
export function tellPeople(timeline: Timeline, cast: Cast): void {
  const lead = cast.lead();
  const broker = cast.person(idOf('account', MARLSHIRE.code, 'broker'));
  const head = cast.head(cast.school('ashlode-hill').urn);
  timeline.add(timeline.instant(DATES_SET, 9), 'term dates are set', () => setDates(lead));
  timeline.add(timeline.instant(30, 12), 'people choose how they are told', () => choose(broker, lead));
  timeline.add(timeline.instant(29, 12), 'people subscribe', () => subscribe(broker, head));
  for (const date of mornings(timeline)) {
    timeline.add(new Date(`${date}T07:00:00Z`), 'reminders go out', async () => {
      await runReminders();
      await remindInviters();
    });
  }
  timeline.add(timeline.instant(6, 9), 'mail comes back', () =>
    answered(cast.head(cast.school('kiln-lane').urn), { kind: 'no-such-address', said: TOLD.noSuchAddress }),
  );
  timeline.add(timeline.instant(4, 9), 'mail is refused', () =>
    answered(cast.chair(cast.school('coldmere').urn), { kind: 'refused', said: TOLD.refused }),
  );
  timeline.add(timeline.instant(2, 16), 'a matter is put off', () => putFirstOff(broker));
  timeline.add(timeline.instant(1, 8), 'an address is about to change', () => changeAddress(head));
  timeline.add(timeline.instant(1, 9), 'summaries go out', async () => {
    await sendDigests();
  });
}

/** The working days of the last two weeks, yesterday the last. */
function mornings(timeline: Timeline): string[] {
  const dates = Array.from({ length: MORNINGS }, (_, n) => timeline.dateAgo(MORNINGS - n));
  return [...new Set(dates)].filter((date) => isWorkingDay(date) && date < timeline.today);
}

/** The year's usual dates, with a training day before the second half of summer ends. */
async function setDates(lead: Viewer): Promise<void> {
  const startYear = academicYearOf(calendarDate(clock.now()));
  const usual = usualSchoolYear(startYear);
  const calendar = await schoolCalendarOf(db(), lead.authorityId);
  const on = previousSchoolDay(calendar, usual.halfTerms.at(-1)?.to ?? `${startYear + 1}-07-20`);
  const year = { ...usual, closures: [{ on, why: TOLD.closure }] };
  must(await setTermDates(lead, { year, version: 0 }));
}

async function choose(broker: Viewer, lead: Viewer): Promise<void> {
  must(
    await savePreferences(broker, {
      ...USUAL_TIMES,
      quiet: { from: '20:00', to: '06:30' },
      choices: { directory: 'daily', money: 'daily' },
      version: 0,
    }),
  );
  must(
    await savePreferences(lead, {
      ...USUAL_TIMES,
      digestAt: '07:00',
      choices: { requests: 'daily', invitations: 'daily', directory: 'none' },
      version: 0,
    }),
  );
}

async function subscribe(broker: Viewer, head: Viewer): Promise<void> {
  const { feeds } = TOLD;
  must(await makeFeed(broker, { id: idOf('feed', 'broker'), name: feeds.broker }));
  must(await makeFeed(head, { id: idOf('feed', 'head'), name: feeds.head }));
  must(await makeFeed(broker, { id: idOf('feed', 'ended'), name: feeds.ended }));
  must(await endFeed(broker, idOf('feed', 'ended')));
}

/** A letter to somebody, and what the other side answered. Where mail really goes out nothing is made up. */
async function answered(to: Viewer, answer: Answer): Promise<void> {
  if (env().MAIL_TRANSPORT !== 'none') return;
  const { subject, line } = TOLD.letter;
  const { body, html } = letter({ lines: [line], links: [{ label: 'Read it in Alongside', path: '/home' }] });
  await transact(systemActor('job', to.authorityId), async (ctx) => {
    const message = { to: to.email, accountId: to.accountId, template: 'notices', subject, body, html };
    const id = await enqueue(ctx, message);
    // As with a way out for mail.
    if (id !== null) await ctx.tx.update(outbox).set({ status: 'waiting' }).where(eq(outbox.id, id));
    return yes();
  });
  await deliverDue({ carrier: { name: 'smtp', send: async () => answer } });
}

async function putFirstOff(broker: Viewer): Promise<void> {
  const { now, soon } = await worklistFor(broker);
  const today = calendarDate(clock.now());
  const calendar = await schoolCalendarOf(db(), broker.authorityId);
  for (const item of [...now, ...soon]) {
    const latest = latestReturn(calendar, item.due, today);
    if (!mayPutOff(item) || latest === null || item.due !== null || item.key.includes('sign')) continue;
    const until = usualReturns(calendar, today, latest).at(-1) ?? latest;
    must(await putOff(broker, item, { id: idOf('put-off', '1'), due: null, until, reason: TOLD.putOff }));
    return;
  }
}

async function changeAddress(head: Viewer): Promise<void> {
  must(
    await askForAddress(head, {
      id: idOf('address-change', '1'),
      email: `${TOLD.newAddress}@${MARLSHIRE.domain}`,
      current: DEMO_PASSWORD,
    }),
  );
}
