import type { Format } from '~/directory/domain';
import { FORMAT_NAMES } from '~/directory/wording';
import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import type { Change } from './domain/change';
import { FIRST_PLACES } from './domain/what-would-change';
import { EXCLUSION_NAMES } from './wording';

/** Who reads of a change: the words are of what each of them would do or ask for. */
export type ChangeReader = 'service' | 'school' | 'provider';

/**
 * A change as a sentence of what would be so.
 * @param reader who reads it: "you" is theirs
 */
export function changeWords(change: Change, reader: ChangeReader): string {
  const provider = reader === 'provider' ? 'You' : 'The provider';
  const school = reader === 'school' ? 'You' : 'The school';
  const s = (who: string, verb: string) => `${who} ${who === 'You' ? verb : plural(verb)}`;
  switch (change.kind) {
    case 'waive':
      return `You set aside “${EXCLUSION_NAMES[change.code].toLowerCase()}”, with a reason.`;
    case 'confirm':
      return `${s(provider, 'confirm')} that the details of the offer still hold.`;
    case 'remote-welcome':
      return `${s(school, 'welcome')} support that is given remotely.`;
    case 'remote-offer':
      return `${s(provider, 'offer')} to work remotely too.`;
    case 'appetite':
      return `${s(provider, 'say')} that more work is welcome.`;
    case 'open-to-others':
      return `${s(provider, 'open')} the offer to schools of other authorities.`;
    case 'publish':
      return 'The offer is published.';
    case 'quality':
      return 'Quality assurance is renewed.';
    case 'designation':
      return 'The designation is renewed.';
    case 'free-days':
      return `${s(provider, 'have')} ${daysWords(change.halfDays)} more to give in the ${termWords(change.term)}.`;
    case 'fewer-days':
      return `${s(school, 'ask')} for ${daysWords(change.halfDays)}.`;
    case 'travel-limit':
      return `${s(provider, 'travel')} up to ${count(change.minutes, 'minute')}.`;
    case 'format':
      return `The offer includes “${formatName(change.format)}” too.`;
    case 'ceiling':
      return `${s(school, 'can')} pay up to ${moneyWords(change.pence)} a day.`;
    case 'rate':
      return `The day rate is ${moneyWords(change.pence)}.`;
    case 'finish-later':
      return `${s(school, 'allow')} until ${dateWords(change.date)}, the end of the ${termWords(change.term)}.`;
    case 'finish-earlier':
      return `${s(school, 'wish')} to finish by ${dateWords(change.date)}, the end of the ${termWords(change.term)}.`;
    case 'start-later':
      return `${s(school, 'start')} in the ${termWords(change.term)}, from ${dateWords(change.date)}.`;
    case 'start-earlier':
      return `${s(school, 'can')} start in the ${termWords(change.term)}, from ${dateWords(change.date)}.`;
    case 'wait':
      return `The offers are looked at again on ${dateWords(change.date)}.`;
  }
}

function plural(verb: string): string {
  if (verb === 'can') return verb;
  if (verb === 'have') return 'has';
  return /(s|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function formatName(format: string): string {
  return (FORMAT_NAMES[format as Format] ?? format).toLowerCase(); // stored formats are those of the vocabulary
}

/** Where the offer would then stand, for those who see the ranking. */
export function placeWords(place: number): string {
  return place <= FIRST_PLACES ? 'Then among the first three.' : `Then suggested, in place ${place}.`;
}

/** A factor of a score worked out by hand: "30 × 0.8333 = 25.00, so 25 points". */
export function workingWords({
  weight,
  raw,
  points,
}: {
  weight: number;
  raw: number;
  points: number;
}): string {
  const product = (Math.round(weight * raw * 10_000) / 10_000).toLocaleString('en-GB', {
    maximumFractionDigits: 4,
  });
  const value = raw.toLocaleString('en-GB', { maximumFractionDigits: 4 });
  return `Worked out: ${weight} × ${value} = ${product}, so ${count(points, 'point')}.`;
}
