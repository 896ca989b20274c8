import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { Move } from '~/agreements/domain/escalation/moves';
import { stepAbove } from '~/agreements/domain/escalation/steps';
import {
  answerEscalation,
  draftOpening,
  draftStep,
  openEscalation,
  takeEscalationStep,
} from '~/agreements/escalation/commands.server';
import { loadCases } from '~/agreements/escalation/record.server';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { nextSchoolDay } from '~/kernel/school-calendar';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { ESCALATION } from '../../banks/lived';
import { agreementOf } from '../agreement-of';
import { type Case, must } from '../case';
import { partId } from './life-of';

/** A day of school so many days on, or the next one. */
async function schoolDayIn(told: Case, days: number): Promise<CalendarDate> {
  const calendar = await schoolCalendarOf(db(), told.broker.authorityId);
  return nextSchoolDay(calendar, addDays(calendarDate(clock.now()), days));
}

/** The school is told that progress is not enough, by the letter as it is drafted from the record. */
export async function tell(told: Case): Promise<void> {
  const { id } = await agreementOf(told);
  const today = calendarDate(clock.now());
  const terms = {
    id,
    on: today,
    reason: ESCALATION.opened,
    asks: ESCALATION.asks,
    answerBy: await schoolDayIn(told, 14),
  };
  const { body } = must(await draftOpening(db(), told.broker, terms, today));
  must(await openEscalation(told.broker, { ...terms, formId: partId(told, 'case'), body }));
}

/** Head and governors answer the last step. */
export async function answer(told: Case): Promise<void> {
  const { id } = await agreementOf(told);
  const [found] = await loadCases(db(), id);
  const number = found?.steps.at(-1)?.number ?? 1;
  must(
    await answerEscalation(told.head, {
      id,
      formId: partId(told, 'answer', number),
      number,
      text: ESCALATION.answer,
    }),
  );
}

/** The case goes a step up or down, or ends. */
export async function move(told: Case, direction: 'up' | 'down' | 'end'): Promise<void> {
  const { id } = await agreementOf(told);
  const found = (await loadCases(db(), id)).find(({ row }) => row.state === 'open');
  if (!found) throw new Error(`${told.row.school} has no open case`);
  const today = calendarDate(clock.now());
  const ends = direction === 'end';
  const input = {
    id,
    version: found.row.version,
    move: moveOf(direction, found.row),
    on: today,
    reason: ESCALATION[direction],
    asks: ends ? null : ESCALATION.asks,
    answerBy: ends ? null : await schoolDayIn(told, 21),
    skipReason: null,
  };
  const { body } = must(await draftStep(db(), told.broker, input, today));
  must(
    await takeEscalationStep(told.broker, {
      ...input,
      formId: partId(told, 'step', found.steps.length),
      body,
    }),
  );
}

type At = Parameters<typeof stepAbove>;
function moveOf(direction: 'up' | 'down' | 'end', { route, step }: { route: At[0]; step: At[1] }): Move {
  if (direction === 'end') return { direction };
  if (direction === 'down') return { direction, step: 'school-told' };
  const above = stepAbove(route, step);
  if (!above) throw new Error('There is no step above');
  return { direction, step: above };
}
