import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { publishReport, saveReport, withdrawReport } from '~/reporting/reports/commands.server';
import { compose, periodsFor, type Wish, type Words } from '~/reporting/reports/compose.server';
import { MARLSHIRE } from '../../authorities';
import { idOf } from '../../ids';
import { HEAD_SCHOOL } from '../../people';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

const reportId = (what: string) => idOf('report', what);

async function save(by: Viewer, what: string, wish: Omit<Wish, 'period'>, words: Words, replaces?: string) {
  const [period = ''] = periodsFor(wish.kind, calendarDate(clock.now()));
  const whole = { ...wish, period };
  const composed = await compose(by, whole);
  if (!composed) throw new Error(`${by.name} may not make the report ${what}`);
  const { fingerprint } = composed;
  const replacesId = replaces ? reportId(replaces) : null;
  must(await saveReport(by, { id: reportId(what), wish: whole, words, fingerprint, replacesId }));
}

const ALL = { urn: null, providerId: null };

/**
 * Reports of the demo: one published of each kind, one to members that waits for the lead, and one to governors that was
 * withdrawn and made again.
 */
export function tellReports(timeline: Timeline, cast: Cast): void {
  const broker = cast.person(idOf('account', MARLSHIRE.code, 'broker'));
  const lead = cast.lead();
  const { urn } = cast.school(HEAD_SCHOOL);
  const leader = cast.leader(cast.provider(LEADER).id);
  const providerId = leader.grants.find((grant) => grant.role === 'leader')?.providerId ?? null;

  timeline.add(timeline.instant(34, 10), 'a report to members is published', async () => {
    await save(broker, 'members-before', { kind: 'scrutiny', ...ALL }, MEMBERS_BEFORE);
    must(await publishReport(lead, { id: reportId('members-before'), version: 1 }));
  });
  timeline.add(timeline.instant(12, 9), 'a report to the director is published', async () => {
    await save(broker, 'director', { kind: 'director', ...ALL }, DIRECTOR);
    must(await publishReport(lead, { id: reportId('director'), version: 1 }));
  });
  timeline.add(timeline.instant(11, 15), 'a report to governors is published too early', async () => {
    await save(broker, 'governors-first', { kind: 'school', urn, providerId: null }, {});
    must(await publishReport(broker, { id: reportId('governors-first'), version: 1 }));
    const reason = 'It was published before the words agreed with the headteacher were in it.';
    must(await withdrawReport(broker, { id: reportId('governors-first'), version: 2, reason }));
  });
  timeline.add(timeline.instant(10, 11), 'a report to governors takes its place', async () => {
    await save(broker, 'governors', { kind: 'school', urn, providerId: null }, GOVERNORS, 'governors-first');
    must(await publishReport(broker, { id: reportId('governors'), version: 1 }));
  });
  timeline.add(timeline.instant(6, 16), 'a leader makes their own report', async () => {
    await save(leader, 'own', { kind: 'provider', urn: null, providerId }, OWN);
    must(await publishReport(leader, { id: reportId('own'), version: 1 }));
  });
  timeline.add(timeline.instant(1, 14), 'the next report to members waits for the lead', () =>
    save(broker, 'members-next', { kind: 'scrutiny', ...ALL }, MEMBERS_NEXT),
  );
}

const LEADER = 'sle-millrace-junior-writing-ks2';

const MEMBERS_BEFORE: Words = {
  summary:
    'Most schools in the county are good or better. Schools ask for support themselves, and most of it is given by leaders of schools nearby.',
  next: 'The next report follows at the end of term.',
};
const MEMBERS_NEXT: Words = {
  summary:
    'Schools go on asking for support of their own accord. This report says how much is in place, and what has come of support that has ended.',
  support: 'What schools ask for is counted by four groups of areas, so that no single school can be told.',
  next: 'The service will say at the next meeting how many leaders have joined the register.',
};
const DIRECTOR: Words = {
  know: 'Looks are spread over the year by band. What was predicted is held against each inspection as its report comes.',
  support:
    'Where a match takes long, it is mostly because few leaders cover the area asked for; the tables of supply say which.',
  difference:
    'The number of outcomes judged is still small. They are told as counts, and no more is read into them.',
  risks:
    'Leaders whose designation ends within a year should be spoken to now, while their schools can plan.',
  next: 'Schools that need no support will be asked to join the register before the end of term.',
};
const GOVERNORS: Words = {
  summary:
    'The school has asked for support of its own accord. Teachers and leaders have taken part in it well.',
  support: 'Visits are planned with the headteacher, and each has a note that governors can ask for.',
  next: 'Governors may wish to ask at their spring meeting what has changed in pupils’ work.',
};
const OWN: Words = {
  summary: 'My work this year is writing in key stage 2, mostly alongside class teachers.',
  work: 'Visits were joint planning and teaching with class teachers, and short meetings with the subject leader.',
};
