import { z } from 'zod';
import { VAT_TREATMENTS } from '~/kernel/vat';
import { daysText, moneyText, versionField } from '~/ui/zod-fields';
import { accountNumberOf, settingsFaults, sortCodeOf, vatNumberOf } from '../domain/settings/rules';
import type { RecompenseSettings } from '../domain/settings/vocabulary';

const whole = (least: number, most: number, words: string) =>
  z.coerce.number({ error: words }).int(words).min(least, words).max(most, words);

/** A percentage with up to two decimals, in hundredths of a percent; a percent sign typed after it does no harm. */
const percent = (words: string) =>
  z.string({ error: words }).transform((typed, context) => {
    const text = typed.replace(/\s*%\s*$/, '').trim();
    const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
    if (value >= 0 && value <= 10_000) return value;
    context.addIssue({ code: 'custom', message: words });
    return z.NEVER;
  });

/** Text that may be left out: gives '' then. */
const text = (what: string, most: number) =>
  z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').trim())
    .refine((typed) => typed.length <= most, `${what} must be ${most} characters or fewer`);

/** Text that may be left out, and has a form where it is given. */
const formed = (read: (typed: string) => string | null, words: string) =>
  z
    .string()
    .optional()
    .transform((typed, context) => {
      const given = (typed ?? '').trim();
      const value = given === '' ? '' : read(given);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: words });
      return z.NEVER;
    });

const emailOf = (typed: string) => (z.email().safeParse(typed).success ? typed : null);

/** What the settings page asks; how the finance file looks has a page of its own. */
export type SettingsPatch = Omit<RecompenseSettings, 'exportColumns' | 'exportDate' | 'exportDelimiter'>;

/** The settings of money as their form sends them, with the version they were opened at. */
export const recompenseSettingsForm = z
  .object({
    name: text('The name', 120),
    address: text('The address', 400),
    vatNumber: formed(vatNumberOf, 'Enter a VAT registration number of 9 digits, such as GB 123 4567 89'),
    email: formed(emailOf, 'Enter an email address in the right form, such as finance@example.gov.uk'),
    accountName: text('The name of the account', 80),
    sortCode: formed(sortCodeOf, 'Enter a sort code of 6 digits, such as 12-34-56'),
    accountNumber: formed(accountNumberOf, 'Enter an account number of 6 to 8 digits, such as 12345678'),
    paymentDays: whole(1, 120, 'Enter the days to pay an invoice as a whole number from 1 to 120'),
    vatTreatment: z.enum(VAT_TREATMENTS, { error: 'Choose how VAT is treated' }),
    answerDays: whole(1, 60, 'Enter the days to answer a claim as a whole number from 1 to 60'),
    samplePercent: percent('Enter the share of claims drawn for evidence as a percentage from 0 to 100'),
    sampleAbove: moneyText('the amount above which every claim is looked into'),
    approvalThreshold: moneyText('the amount above which the head of service approves'),
    brokeragePercent: percent('Enter the brokerage’s part as a percentage from 0 to 100'),
    coreDays: daysText('the days of the core offer'),
    corePlusDays: daysText('the days with core offer plus'),
    version: versionField,
  })
  .transform(({ version, ...typed }): { patch: SettingsPatch; version: number } => ({
    version,
    patch: {
      approvalThresholdPence: typed.approvalThreshold,
      sampleBasisPoints: typed.samplePercent,
      sampleAbovePence: typed.sampleAbove,
      paymentDays: typed.paymentDays,
      answerDays: typed.answerDays,
      vatTreatment: typed.vatTreatment,
      brokerageBasisPoints: typed.brokeragePercent,
      coreHalfDays: typed.coreDays,
      corePlusHalfDays: typed.corePlusDays,
      invoiceFrom: {
        name: typed.name,
        address: typed.address,
        vatNumber: typed.vatNumber,
        email: typed.email,
      },
      bank: {
        accountName: typed.accountName,
        sortCode: typed.sortCode,
        accountNumber: typed.accountNumber,
      },
    },
  }))
  .superRefine(({ patch }, context) => {
    for (const { field, message } of settingsFaults(patch)) {
      context.addIssue({
        code: 'custom',
        path: [field === 'corePlusHalfDays' ? 'corePlusDays' : field],
        message,
      });
    }
  });

/** Settings as their form's fields show them. */
export function settingsAsTyped(settings: SettingsPatch): Record<string, string> {
  const pounds = (pence: number) => (pence / 100).toFixed(2);
  return {
    ...settings.invoiceFrom,
    ...settings.bank,
    paymentDays: String(settings.paymentDays),
    vatTreatment: settings.vatTreatment,
    answerDays: String(settings.answerDays),
    samplePercent: String(settings.sampleBasisPoints / 100),
    sampleAbove: pounds(settings.sampleAbovePence),
    approvalThreshold: pounds(settings.approvalThresholdPence),
    brokeragePercent: String(settings.brokerageBasisPoints / 100),
    coreDays: String(settings.coreHalfDays / 2),
    corePlusDays: String(settings.corePlusHalfDays / 2),
  };
}
