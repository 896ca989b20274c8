import { z } from 'zod';
import { type HalfDays, parseDays } from '~/kernel/days';
import { type Pence, parseMoney } from '~/kernel/money';
import { INCOMPLETE_FORM } from '~/kernel/words';

/** Schema of the hidden number of the record's version; somebody who meets its error has an incomplete page. */
export const versionField = z.coerce
  .number({ error: INCOMPLETE_FORM })
  .int(INCOMPLETE_FORM)
  .min(0, INCOMPLETE_FORM)
  .max(2_147_483_647, INCOMPLETE_FORM);

/**
 * Schema of a required amount of money typed into `MoneyField`.
 * @param what its name within a sentence: "the day rate"
 * @returns a schema that gives pence
 */
export function moneyText(what: string) {
  return typed(what, (text): Pence | null => parseMoney(text), 'an amount in pounds, such as 350 or 350.50');
}

/**
 * Schema of a required number of days typed into `DaysField`.
 * @param what its name within a sentence: "the days you can offer"
 * @returns a schema that gives half-days
 */
export function daysText(what: string) {
  return typed(
    what,
    (text): HalfDays | null => parseDays(text),
    'a number of days in halves, such as 2 or 2.5',
  );
}

/** As `moneyText`, for an amount that may be left out: gives `null` then. */
export function optionalMoneyText(what: string) {
  return moneyText(what)
    .optional()
    .transform((pence) => pence ?? null);
}

/** As `daysText`, for a number that may be left out: gives `null` then. */
export function optionalDaysText(what: string) {
  return daysText(what)
    .optional()
    .transform((halfDays) => halfDays ?? null);
}

function typed(what: string, parse: (text: string) => number | null, shape: string) {
  return z.string({ error: `Enter ${what}` }).transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: `Enter ${what} as ${shape}` });
    return z.NEVER;
  });
}
