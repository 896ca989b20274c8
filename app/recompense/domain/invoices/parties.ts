import type { BankDetails, RecompenseSettings } from '../settings/vocabulary';

/** Who sends an invoice, as printed and kept with it: name, address, numbers, and where it is to be paid. */
export type IssuingParty = {
  name: string;
  lines: string[];
  vatNumber: string;
  email: string;
  bank: BankDetails;
};

/** Facts of a school that stand on what is sent to it. */
export type SchoolAddress = {
  name: string;
  street: string | null;
  locality: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
};

/**
 * What has to be entered before invoices can be issued, in words. A VAT number only where VAT is charged. Source: HMRC,
 * VAT Notice 700, 16.3 (name, address and number of who supplies).
 */
export function missingToIssue(
  settings: Pick<RecompenseSettings, 'invoiceFrom' | 'bank'>,
  chargesVat: boolean,
): string[] {
  const { invoiceFrom, bank } = settings;
  const needed: [string, string][] = [
    ['the authority’s name', invoiceFrom.name],
    ['its address', invoiceFrom.address],
    ['the name of its bank account', bank.accountName],
    ['the sort code', bank.sortCode],
    ['the account number', bank.accountNumber],
    ...(chargesVat ? [['its VAT number', invoiceFrom.vatNumber] as [string, string]] : []),
  ];
  return needed.filter(([, value]) => value.trim() === '').map(([words]) => words);
}

/** Who sends an invoice, from the settings as they are when it is issued. */
export function issuingParty({
  invoiceFrom,
  bank,
}: Pick<RecompenseSettings, 'invoiceFrom' | 'bank'>): IssuingParty {
  return {
    name: invoiceFrom.name.trim(),
    lines: linesOf(invoiceFrom.address),
    vatNumber: invoiceFrom.vatNumber.trim(),
    email: invoiceFrom.email.trim(),
    bank: { ...bank },
  };
}

/** A school as printed on what is sent to it. */
export function printedSchool(school: SchoolAddress): { name: string; lines: string[] } {
  const { street, locality, town, county, postcode } = school;
  return {
    name: school.name,
    lines: [street, locality, town, county, postcode].flatMap((line) => line ?? []),
  };
}

/** Who sent an issued invoice, as kept with it; what an older record does not hold is empty. */
export function keptIssuer(kept: { name: string; lines: string[] } | null): IssuingParty | null {
  if (!kept) return null;
  const text = (key: 'vatNumber' | 'email') => {
    const value: unknown = key in kept ? Reflect.get(kept, key) : '';
    return typeof value === 'string' ? value : '';
  };
  return {
    name: kept.name,
    lines: kept.lines,
    vatNumber: text('vatNumber'),
    email: text('email'),
    bank: keptBank('bank' in kept ? kept.bank : null),
  };
}

function keptBank(kept: unknown): BankDetails {
  const text = (key: keyof BankDetails) => {
    const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, key) : '';
    return typeof value === 'string' ? value : '';
  };
  return {
    accountName: text('accountName'),
    sortCode: text('sortCode'),
    accountNumber: text('accountNumber'),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
