import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import type { Constants, FactorKey, Model } from './domain/model';

/** What a factor looks at, and how its value from 0 to 1 comes about. */
export type FactorHelp = { looksAt: string; value: string };

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Every factor in plain English, with the figures of the model in use. */
export function factorHelp({ constants, outlook }: Model): Record<FactorKey, FactorHelp> {
  return { ...aboutNeeds(constants), ...aboutDays(constants), ...aboutAssurance(constants, outlook) };
}

function aboutNeeds(c: Constants) {
  const [first = 1, second = first, third = second, later = third] = c.designationByPlace;
  const { phase, size, disadvantage, setting, type = 0 } = c.likeness;
  const all = phase + size + disadvantage + setting + type;
  const part = (share: number) => percent(share / all);
  return {
    specialism: {
      looksAt: 'Whether the offer covers the areas of need in the request.',
      value: `Each need weighs 1 (watch) to 4 (critical), and ${percent(c.unmeasuredFactor)} of that until a baseline is measured. A need whose own area the offer covers counts 1, one whose related area it covers ${c.relatedCredit}, any other 0. The value is the weighted mean.`,
    },
    designation: {
      looksAt: 'Whether this kind of leader, and the ways of working offered, suit the needs.',
      value: `Every area of need has a list of the kinds of leader who usually work on it: the first in it counts ${first}, the second ${second}, the third ${third}, a later one ${later}, one not in it ${c.designationOther}. Where a programme is asked for, a teaching school counts 1${c.programmeElsewhere === undefined ? '' : `, and if nothing else is asked for, the others count ${c.programmeElsewhere} times their own`}. The mean, weighted by need, makes ${percent(1 - c.formatShare)} of the value; the share of the ways of working asked for that the offer includes makes ${percent(c.formatShare)}.`,
    },
    likeness: {
      looksAt: 'How alike the two schools are, by the public register. Results play no part.',
      value: `Phase makes ${part(phase)}, share of pupils eligible for free meals ${part(disadvantage)}, size ${part(size)}, town or country ${part(setting)} and kind of school ${part(type)}. The same counts 1, wholly unlike 0: ${c.disadvantageSpan} percentage points apart in free meals, or ${c.sizeDoublings ?? 1} doublings in size. What is not known counts as half.`,
    },
  };
}

function aboutDays(c: Constants) {
  return {
    timing: {
      looksAt: 'Whether the days are free in the terms asked for, and how soon.',
      value: `${percent(c.timingDaysShare)} for the days that are free out of those asked for (${daysWords(c.usualHalfDays)} where the school left it open), at most all of them; ${percent(1 - c.timingDaysShare)} for an early start: all of it where days are free in the first term, less for each term there is to wait.`,
    },
    travel: {
      looksAt: 'Minutes by road between the schools, estimated from the distance.',
      value: `1 up to ${c.nearMinutes} minutes, falling evenly to 0 at ${c.farMinutes}; half where a place is not known. At least ${c.remoteTravel} where the offer can be given remotely and the school would like that.`,
    },
    cost: {
      looksAt: 'The day rate beside what the school can pay.',
      value: `1 where there is no charge, falling evenly to ${c.atCeiling} at the most the school can pay, or at ${moneyWords(c.usualCeilingPence)} where it has not said; 0 above that.`,
    },
    fairUse: {
      looksAt: 'Whether the same few people are always called on.',
      value: 'The share of the provider’s days in the terms asked for that nobody has asked for yet.',
    },
    scarcity: {
      looksAt: 'Whether the days would be missed elsewhere.',
      value: `1 where the last plan for the whole authority had days to spare or says nothing; otherwise 1 less the points a day would earn elsewhere in that plan, divided by ${c.scarcePrice ?? 1}; at least 0.`,
    },
  };
}

function aboutAssurance(c: Constants, outlook: Model['outlook']) {
  const { quality: q, track } = c;
  return {
    trackRecord: {
      looksAt: 'What came of support that has finished, held near the average while there is little of it.',
      value: track ? trackValue(track) : 'The same for all.',
    },
    quality: {
      looksAt: 'How recently the authority assured the quality of the provider’s work.',
      value: `${q.assured} on the day, falling evenly to ${q.aged} over ${q.daysToAge} days; ${q.due} when it is due to be renewed; ${q.notYet} for somebody new to the register.`,
    },
    freshness: {
      looksAt: 'How recently the provider confirmed the details.',
      value: `1 for ${c.freshDays} days, falling evenly to 0 at ${c.staleDays} days; 0 where they never have.`,
    },
    local: {
      looksAt: 'On which side of the authority’s border the provider is based.',
      value:
        outlook === 'neutral'
          ? 'Makes no difference in this authority: 1 for all.'
          : `1 ${outlook === 'local-first' ? 'within the school’s own authority' : 'beyond the authority'}, ${c.otherSide} on the other side.`,
    },
  };
}

function trackValue({ prior, usual, least, most, leastCases }: NonNullable<Constants['track']>): string {
  const average = `The average is that of everybody on the register, held near ${usual} while there is little to go by. Somebody without finished support counts as the average.`;
  if (least === undefined || most === undefined) {
    return `Outcomes met plus ${prior} times the average, divided by outcomes agreed plus ${prior}. ${average}`;
  }
  return `Outcomes met, those met in part as a half, plus k times the average, divided by outcomes agreed plus k. How large k is comes from how far the records of all providers differ beyond chance: from ${least} to ${most}, and ${prior} while there are few. ${average} No figure is given of fewer than ${leastCases} pieces of support, and a record counts only once its provider has had time to answer it.`;
}
