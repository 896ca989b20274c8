import { z } from 'zod';
import { type Pence, parseMoney } from '~/kernel/money';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { CHARGE_EVENTS, type ChargeEvent } from '../domain/tariffs/charges';
import { TARIFF_LONGEST } from '../domain/tariffs/content';
import { MOST_QUANTITY, parseQuantity } from '../domain/tariffs/quantity';
import {
  PRICE_UNITS,
  type Prices,
  SERVICE_CLASSES,
  type TariffContent,
  type TariffItem,
  type TariffPackage,
} from '../domain/tariffs/vocabulary';

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);

/** Text that may be left out. */
const typed = z
  .string()
  .optional()
  .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim());

const limited = (max: number) =>
  typed.refine(
    (text) => text.length <= max,
    `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`,
  );

/** Name of the lists of a price list's form, for `changeRows` and `Rows`. */
export const TARIFF_LISTS = ['items', 'packages'] as const;

const rowId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM);

const itemRow = z.object({
  id: rowId,
  name: limited(TARIFF_LONGEST.name),
  about: limited(TARIFF_LONGEST.about),
  serviceClass: typed,
  unit: typed,
  maintained: typed,
  other: typed,
  adviserDay: typed,
});
type ItemRow = z.output<typeof itemRow>;

const packageRow = z.object({
  id: rowId,
  name: limited(TARIFF_LONGEST.name),
  about: limited(TARIFF_LONGEST.about),
  includes: typed,
  maintained: typed,
  other: typed,
});
type PackageRow = z.output<typeof packageRow>;

type Say = (field: string, message: string) => void;

/** Two prices, both or neither; null for neither. */
function pricesOf(row: { maintained: string; other: string }, say: Say): Prices | null {
  if (row.maintained === '' && row.other === '') return null;
  const one = (field: 'maintained' | 'other', who: string): Pence => {
    if (row[field] === '')
      say(field, `Enter the price for ${who} schools too, or 0 where it is free to them`);
    const pence = parseMoney(row[field]);
    if (row[field] !== '' && pence === null)
      say(field, `Enter the price for ${who} schools as an amount in pounds, such as 350 or 350.50`);
    return pence ?? 0;
  };
  return { maintained: one('maintained', 'maintained'), other: one('other', 'other') };
}

function itemOf(row: ItemRow, say: Say): TariffItem {
  const serviceClass = SERVICE_CLASSES.find((one) => one === row.serviceClass);
  const unit = PRICE_UNITS.find((one) => one === row.unit);
  if (row.name === '') say('name', 'Enter the name of the service');
  if (!serviceClass) say('serviceClass', 'Choose whether it is core, entitlement or additional');
  if (serviceClass === 'additional' && !unit) say('unit', 'Choose what the price is for');
  const prices = pricesOf(row, say);
  return {
    key: row.id,
    name: row.name,
    about: row.about,
    serviceClass: serviceClass ?? 'additional',
    unit: unit ?? 'each',
    prices,
  };
}

function packageOf(row: PackageRow, say: Say): TariffPackage {
  const includes = row.includes
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (row.name === '') say('name', 'Enter the name of the package');
  if (includes.length > TARIFF_LONGEST.includes)
    say('includes', `Name at most ${TARIFF_LONGEST.includes} things, one on each line`);
  if (includes.some((line) => line.length > TARIFF_LONGEST.include))
    say('includes', `Shorten each line to ${TARIFF_LONGEST.include} characters or fewer`);
  if (row.maintained === '') say('maintained', 'Enter the price for maintained schools');
  const prices = row.maintained === '' ? null : pricesOf(row, say);
  return {
    key: row.id,
    name: row.name,
    about: row.about,
    includes,
    prices: prices ?? { maintained: 0, other: 0 },
  };
}

const isBlank = (row: Record<string, unknown>) =>
  Object.entries(row).every(([name, value]) => name === 'id' || value === '');

/** A list of rows: those in which nothing is typed are left out, and what is wrong with the others is said beside them. */
function rowsOf<R extends { id: string }, O>(row: z.ZodType<R>, read: (row: R, say: Say) => O) {
  return z
    .array(row)
    .optional()
    .transform((rows, context): O[] =>
      (rows ?? []).flatMap((one, index) => {
        if (isBlank(one)) return [];
        return read(one, (field, message) =>
          context.addIssue({ code: 'custom', message, path: [index, field] }),
        );
      }),
    );
}

/** A draft of the price list. */
export const tariffForm = z
  .object({
    version: versionField,
    startsOn: dateText('the date these prices start'),
    packages: rowsOf(packageRow, packageOf),
    items: rowsOf(itemRow, (row, say) => ({ item: itemOf(row, say), adviserDay: row.adviserDay !== '' })),
    note: limited(TARIFF_LONGEST.note).refine((text) => text !== '', 'Enter why this version is made'),
  })
  .transform(({ items, packages, ...rest }, context) => {
    const days = items.flatMap(({ adviserDay, item }) => (adviserDay ? [item.key] : []));
    if (days.length > 1) {
      context.addIssue({
        code: 'custom',
        message: 'Only one service can be the price of further adviser days',
      });
    }
    const content: TariffContent = {
      items: items.map(({ item }) => item),
      packages,
      adviserDayKey: days[0] ?? null,
    };
    return { ...rest, content };
  });

const pounds = (pence: Pence) => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));

/** The values a draft's form starts with. */
export function tariffDefaults(
  content: TariffContent,
  of: { startsOn: string; note: string; version: number },
) {
  return {
    ...of,
    items: content.items.map(({ key, prices, ...item }) => ({
      id: key,
      ...item,
      maintained: prices ? pounds(prices.maintained) : '',
      other: prices ? pounds(prices.other) : '',
      adviserDay: key === content.adviserDayKey ? 'on' : '',
    })),
    packages: content.packages.map(({ key, prices, includes, ...one }) => ({
      id: key,
      ...one,
      includes: includes.join('\n'),
      maintained: pounds(prices.maintained),
      other: pounds(prices.other),
    })),
  };
}

export const startForm = z.object({
  id: formId,
  start: typed.transform((text) => (text === '' ? null : text)),
});
export const putInForceForm = z.object({ version: versionField });

const pence = z.coerce
  .number({ error: INCOMPLETE_FORM })
  .int(INCOMPLETE_FORM)
  .min(0, INCOMPLETE_FORM)
  .max(1e9, INCOMPLETE_FORM);

/** Something taken from the list; `sure` is there once the answers have been checked. */
export const takeForm = z.object({
  id: formId,
  urn: z
    .string({ error: 'Choose the school' })
    .regex(/^\d{6,7}$/, 'Choose the school')
    .transform(Number),
  quantity: z.string({ error: 'Enter how many' }).transform((text, context) => {
    const quantity = parseQuantity(text);
    if (quantity !== null && quantity > 0 && quantity <= MOST_QUANTITY) return quantity;
    context.addIssue({
      code: 'custom',
      message: `Enter how many as a number from ½ to ${MOST_QUANTITY / 100}`,
    });
    return z.NEVER;
  }),
  orderNumber: limited(60).transform((text) => (text === '' ? null : text)),
  note: limited(1000),
  seenPence: pence,
  step: z.enum(['check', 'change', 'send'], { error: INCOMPLETE_FORM }),
});

/** An answer to a charge; whether a reason is needed is the event's own. */
export const chargeStepForm = z.object({
  version: versionField,
  reason: limited(1000),
  orderNumber: limited(60).transform((text) => (text === '' ? null : text)),
});

/** Whether text names a step of a charge. */
export function isChargeStep(text: string): text is ChargeEvent {
  return CHARGE_EVENTS.some((event) => event === text);
}
