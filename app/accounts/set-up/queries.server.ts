import { and, count as countRows, eq, isNull } from 'drizzle-orm';
import { account, accountGrant, authority, bandingFramework, school, schoolYear } from '#drizzle/schema';
import { academicYearOf } from '~/kernel/academic-year';
import { count, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import { today } from '~/platform/page-clock.server';
import { has, type Viewer } from '../domain/roles';
import type { SetUp } from '../domain/set-up';
import { leftToDo, type SetUpFacts, setUpTasks } from '../domain/set-up-tasks';
import { schoolCalendarOf } from '../school-calendar.server';
import { loadSettings } from '../settings.server';
import { hasSecondFactor } from '../sign-in/factors.server';
import { readSetUp } from './state.server';

/** How far the authority has come, for the list of what is to be done. */
export async function setUpFacts(viewer: Viewer, state: SetUp): Promise<SetUpFacts> {
  const at = viewer.authorityId;
  const [home] = await db().select().from(authority).where(eq(authority.id, at));
  const people = await db()
    .select({ role: accountGrant.role, name: account.name, id: account.id, signedIn: account.lastSignedInAt })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(eq(account.authorityId, at), eq(account.active, true), isNull(accountGrant.endedAt)));
  const [lead] = people.filter(({ role }) => role === 'lead');
  const [framework] = await db()
    .select({ name: bandingFramework.name })
    .from(bandingFramework)
    .where(and(eq(bandingFramework.authorityId, at), eq(bandingFramework.inForce, true)))
    .limit(1);
  const [schools] = await db()
    .select({ n: countRows() })
    .from(school)
    .where(and(eq(school.laCode, home?.code ?? ''), eq(school.statusGroup, 'open')));
  const years = await db()
    .select({ id: schoolYear.id })
    .from(schoolYear)
    .where(eq(schoolYear.authorityId, at))
    .limit(1);
  return {
    authority: viewer.authorityName,
    isLead: has(viewer, 'lead'),
    isAdmin: has(viewer, 'admin'),
    lead: lead ? { id: lead.id, name: lead.name, there: lead.signedIn !== null } : null,
    secondFactor: await hasSecondFactor(viewer.accountId),
    framework: framework?.name ?? null,
    schools: Number(schools?.n ?? 0),
    ownTermDates: years.length > 0,
    usualKept: state.usualKept,
    brokers: people.filter(({ role }) => role === 'broker').length,
    people: new Set(people.map(({ id }) => id)).size,
    mail: env().MAIL_TRANSPORT !== 'none',
  };
}

/** What holds in an authority where nobody has decided otherwise, with where each is changed. */
export async function usualRows(viewer: Viewer): Promise<{ label: string; value: string; href: string }[]> {
  const settings = await loadSettings(viewer);
  const calendar = await schoolCalendarOf(db(), viewer.authorityId);
  const startYear = academicYearOf(today());
  const { halfTerms } = calendar.yearOf(startYear);
  const [first, last] = [halfTerms[0], halfTerms.at(-1)];
  return [
    {
      label: 'This school year',
      value: first && last ? `${dateWords(first.from)} to ${dateWords(last.to)}` : 'Not known',
      href: `/admin/term-dates/${startYear}`,
    },
    {
      label: 'Days to answer an invitation',
      value: count(settings.answerWithinDays, 'school day'),
      href: '/admin/settings',
    },
    {
      label: 'Where partners are looked for',
      value: settings.reach === 'local' ? 'Nearer offers first' : 'Distance makes no difference',
      href: '/admin/settings',
    },
    {
      label: 'Prices, shares and VAT',
      value: 'Those that come with Alongside',
      href: '/recompense/settings',
    },
  ];
}

/** The list of what is to be done, on the home pages of administrator and head of service until it is closed. */
export async function openSetUp(viewer: Viewer): Promise<WorkItem[]> {
  const state = await readSetUp(db());
  if (state.finishedAt !== null || state.authorityId !== viewer.authorityId) return [];
  const left = leftToDo(setUpTasks(await setUpFacts(viewer, state)));
  return [
    {
      key: 'set-up',
      kind: 'now',
      title: 'Carry on setting up Alongside',
      detail:
        left.length === 0
          ? 'Everything is done: close the list.'
          : `${count(left.length, 'thing')} still to be done.`,
      href: '/set-up',
      due: null,
      since: null,
    },
  ];
}
