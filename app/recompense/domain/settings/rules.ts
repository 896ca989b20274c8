import type { BankDetails, RecompenseSettings } from './vocabulary';

/**
 * Reads a sort code as people type it.
 * @returns six digits in pairs, `12-34-56`; null where it has not the form of one
 */
export function sortCodeOf(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}` : null;
}

/**
 * Reads an account number as people type it. Six to eight digits: those of fewer than eight are still in use.
 * Only the form is looked at: whether the account is there and whose it is, a bank alone can say.
 * @returns the digits; null where it has not the form of one
 */
export function accountNumberOf(text: string): string | null {
  const digits = text.replace(/\s/g, '');
  return /^\d{6,8}$/.test(digits) ? digits : null;
}

/**
 * Reads a VAT registration number: nine digits, twelve for a branch, or the letters GD or HA with three digits
 * (government departments, health authorities); "GB" before it may be left out. Source: HMRC, VAT registration numbers.
 * @returns it with "GB" in front; null where it has not the form of one
 */
export function vatNumberOf(text: string): string | null {
  const bare = text
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^GB/, '');
  return /^(\d{9}|\d{12}|(GD|HA)\d{3})$/.test(bare) ? `GB${bare}` : null;
}

/** What settings must agree on among themselves; the words of a fault stand beside the field it is mended in. */
export type SettingsFault = {
  field: 'corePlusHalfDays' | 'vatNumber' | 'accountName' | 'sortCode' | 'accountNumber';
  message: string;
};

type Checked = Pick<
  RecompenseSettings,
  'coreHalfDays' | 'corePlusHalfDays' | 'vatTreatment' | 'invoiceFrom' | 'bank'
>;

/**
 * What settings contradict: core offer plus with fewer days than the core offer alone; VAT charged without a number to
 * print (VAT Notice 700, section 16: an invoice that charges VAT carries it); bank details given in part.
 */
export function settingsFaults({
  coreHalfDays,
  corePlusHalfDays,
  vatTreatment,
  invoiceFrom,
  bank,
}: Checked): SettingsFault[] {
  const faults: SettingsFault[] = [];
  if (corePlusHalfDays < coreHalfDays) {
    faults.push({
      field: 'corePlusHalfDays',
      message: 'Days with core offer plus must be at least those of the core offer alone',
    });
  }
  if (vatTreatment === 'standard' && invoiceFrom.vatNumber === '') {
    faults.push({
      field: 'vatNumber',
      message: 'Enter the VAT registration number: an invoice that charges VAT must show it',
    });
  }
  const given = Object.values(bank).some((part) => part !== '');
  for (const [field, what] of BANK_PARTS) {
    if (given && bank[field] === '') {
      faults.push({ field, message: `Enter the ${what}, or leave all three bank details empty` });
    }
  }
  return faults;
}

const BANK_PARTS: readonly (readonly [keyof BankDetails, string])[] = [
  ['accountName', 'name of the account'],
  ['sortCode', 'sort code'],
  ['accountNumber', 'account number'],
];

/** Bank details as the audit trail keeps them: enough to tell two accounts apart, too little to pay by. */
export function maskedBank({ accountName, sortCode, accountNumber }: BankDetails): BankDetails {
  return { accountName, sortCode: lastDigits(sortCode, 2), accountNumber: lastDigits(accountNumber, 3) };
}

function lastDigits(text: string, shown: number): string {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? '' : `ends ${digits.slice(-shown)}`;
}

/** Settings as the audit trail keeps them. */
export function auditedSettings<S extends Partial<RecompenseSettings>>(settings: S): S {
  return settings.bank ? { ...settings, bank: maskedBank(settings.bank) } : settings;
}
