import type { NeedAnswers } from '~/diagnosis/domain';
import { focusArea } from '~/diagnosis/domain';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { NEED_TEXTS } from '../banks/needs';
import type { Band } from '../banks/schools';
import type { Random } from '../random';

const SEVERITY: Record<Band, readonly number[]> = {
  green: [1],
  yellow: [1, 2, 2],
  amber: [2, 3],
  red: [3, 3, 4],
};

/**
 * What a school says of one need, with a baseline measured before the day it is stated.
 * @param on the day it is stated
 */
export function needAnswers(area: string, band: Band | null, on: CalendarDate, random: Random): NeedAnswers {
  const focus = focusArea(area);
  const text = NEED_TEXTS[area];
  if (!focus || !text) throw new Error(`No need is written for ${area}`);
  const [low, high] = text.baseline;
  const fine = high - low < 3;
  const drawn = low + random.next() * (high - low);
  const baseline = fine ? Math.round(drawn * 10) / 10 : Math.round(drawn);
  const target = Math.round((baseline + text.gain) * 10) / 10;
  return {
    focusArea: area,
    severity: random.pick(SEVERITY[band ?? 'yellow']),
    measure: focus.measure,
    unit: focus.unit,
    baseline,
    baselineOn: addDays(on, -random.int(25, 95)),
    baselineSource: text.source,
    evidence: random.pick(text.evidence),
    target: text.gain > 0 ? target : Math.max(0, target),
    outcome: random.pick(text.outcome),
    byDate: addDays(on, random.int(300, 400)),
  };
}
