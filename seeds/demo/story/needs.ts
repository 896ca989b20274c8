import type { NeedAnswers } from '~/diagnosis/domain';
import { focusArea } from '~/diagnosis/domain';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { NEED_TEXTS } from '../banks/needs';
import type { Band } from '../banks/school-row';
import type { Random } from '../random';
import { endOfHalfTerm } from '../school-days';

const SEVERITY: Record<Band, readonly number[]> = {
  green: [1],
  yellow: [1, 2, 2],
  amber: [2, 3],
  red: [3, 3, 4],
};

/**
 * What a school says of one need, with a baseline measured before the day it is stated.
 * @param on the day it is stated
 * @param figures baseline and target where the story needs certain ones
 */
export function needAnswers(
  area: string,
  band: Band | null,
  on: CalendarDate,
  random: Random,
  figures?: readonly [baseline: number, target: number],
): NeedAnswers {
  const focus = focusArea(area);
  const text = NEED_TEXTS[area];
  if (!focus || !text) throw new Error(`No need is written for ${area}`);
  const [low, high] = text.baseline;
  const fine = high - low < 3;
  const drawn = low + random.next() * (high - low);
  const baseline = figures?.[0] ?? (fine ? Math.round(drawn * 10) / 10 : Math.round(drawn));
  const target = Math.round((baseline + text.gain) * 10) / 10;
  return {
    focusArea: area,
    severity: random.pick(SEVERITY[band ?? 'yellow']),
    measure: focus.measure,
    unit: focus.unit,
    baseline,
    baselineOn: measuredOn(text.source, on),
    baselineSource: text.source,
    evidence: random.pick(text.evidence),
    target: figures?.[1] ?? (text.gain > 0 ? target : Math.max(0, target)),
    outcome: random.pick(text.outcome),
    byDate: endOfHalfTerm(addDays(on, random.int(290, 370))),
  };
}

/** Days of the year on which a source is usually read, by a word in its name. */
const USUALLY_READ: readonly (readonly [word: string, monthDay: string])[] = [
  ['January', '01-24'],
  ['April', '04-11'],
  ['May', '05-22'],
  ['June', '06-20'],
  ['July', '07-10'],
  ['August', '08-22'],
  ['September', '09-18'],
  ['December', '12-08'],
  ['autumn and spring', '03-28'],
  ['spring', '03-20'],
  ['summer', '07-14'],
  ['autumn', '10-14'],
];

/** The last day before another on which a source was read. */
function measuredOn(source: string, on: CalendarDate): CalendarDate {
  const monthDay = USUALLY_READ.find(([word]) => source.includes(word))?.[1];
  if (!monthDay) return addDays(on, -42);
  const thisYear = `${on.slice(0, 4)}-${monthDay}`;
  return thisYear < on ? thisYear : `${Number(on.slice(0, 4)) - 1}-${monthDay}`;
}
