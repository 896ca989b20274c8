import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import { DEFAULT_RECOMPENSE_SETTINGS } from '../domain/settings/defaults';
import type { SettingsPatch } from './forms';

/** VAT treatments in words, with when each is usual. */
export const VAT_CHOICES: readonly { value: VatTreatment; label: string; hint: string }[] = [
  {
    value: 'outside',
    label: 'Outside the scope of VAT',
    hint: 'Grants, and support between schools and the authority they belong to.',
  },
  { value: 'exempt', label: 'Exempt', hint: 'Education and closely related services of an eligible body.' },
  { value: 'zero', label: 'Zero-rated', hint: 'Taxed at 0%.' },
  { value: 'standard', label: 'Standard-rated', hint: 'VAT at 20% is added to every line.' },
];

/** A field of the settings: its label, its help, and where its default comes from. */
export type SettingWords = { label: string; hint: string; source?: string };

export const SETTING_FIELDS = {
  name: { label: 'Name of the authority as printed', hint: 'At the head of every invoice and credit note.' },
  address: { label: 'Address', hint: 'One line for each line of the address.' },
  vatNumber: {
    label: 'VAT registration number',
    hint: 'Printed on invoices. Needed where VAT is charged.',
  },
  email: { label: 'Email address for questions about invoices', hint: 'Schools are told to write to it.' },
  accountName: { label: 'Name of the account', hint: 'As the bank has it.' },
  sortCode: { label: 'Sort code', hint: 'Six digits, such as 12-34-56. Only its form is checked.' },
  accountNumber: {
    label: 'Account number',
    hint: 'Six to eight digits. Only its form is checked: send yourself an invoice and read it.',
  },
  paymentDays: {
    label: 'Days to pay an invoice',
    hint: 'From the day it is issued. Invoices issued before keep their date.',
    source:
      '30 days is the longest a public authority may take: Late Payment of Commercial Debts (Interest) Act 1998.',
  },
  vatTreatment: {
    label: 'How VAT is treated, as first suggested',
    hint: 'An agreement or a charge may say otherwise. Settle it with your finance team; nothing here decides it.',
    source: 'Outside the scope is the start, as most support is paid by grant or within one authority.',
  },
  answerDays: {
    label: 'Days a school has to answer a claim',
    hint: 'Counted as days of school, so that no holiday takes them away: 14 days are ten school days. After that the service may approve it without an answer, with a reason that is kept.',
    source: '14 days is what this service suggests: two school weeks.',
  },
  samplePercent: {
    label: 'Share of approved claims drawn for evidence',
    hint: 'Drawn by chance as claims are approved; nobody can know beforehand which.',
    source: '10% is what this service suggests.',
  },
  sampleAbove: {
    label: 'Claims above this amount are always looked into',
    hint: 'Pounds, before VAT.',
    source: '£2,500 is what this service suggests.',
  },
  approvalThreshold: {
    label: 'The head of service approves above',
    hint: 'Money promised to an agreement, and invoices, above this amount wait for the head of service.',
    source: '£5,000 is what this service suggests; follow your scheme of delegation.',
  },
  brokeragePercent: {
    label: 'The brokerage’s part, as first suggested',
    hint: 'Taken of work that is claimed, never of expenses. Each agreement says its own.',
    source: 'Nothing is the start: the whole goes to the provider’s school.',
  },
  coreDays: {
    label: 'Adviser days a year with the core offer',
    hint: 'Free to every school.',
    source: 'Walsall’s strategy gives 1 to 2 days; 2 is taken.',
  },
  corePlusDays: {
    label: 'Adviser days a year with core offer plus',
    hint: 'Free to schools that take it up. Days of a school’s band come on top.',
    source: 'Walsall’s strategy gives 3 to 4 days; 4 is taken.',
  },
} satisfies Record<string, SettingWords>;

export type SettingField = keyof typeof SETTING_FIELDS;

/** Fields in the order and under the headings of the page. */
export const SETTING_GROUPS: readonly { title: string; about: string; fields: readonly SettingField[] }[] = [
  {
    title: 'Who the invoices are from',
    about: 'Printed on invoices and credit notes from now on; those already issued keep what they show.',
    fields: ['name', 'address', 'vatNumber', 'email'],
  },
  {
    title: 'Where schools pay',
    about: 'Printed on invoices. Leave all three empty until you have an account for this.',
    fields: ['accountName', 'sortCode', 'accountNumber'],
  },
  { title: 'Invoices', about: '', fields: ['paymentDays', 'vatTreatment'] },
  { title: 'Claims', about: '', fields: ['answerDays', 'samplePercent', 'sampleAbove'] },
  { title: 'Approval and brokerage', about: '', fields: ['approvalThreshold', 'brokeragePercent'] },
  { title: 'Adviser days', about: '', fields: ['coreDays', 'corePlusDays'] },
];

/** The help of a field, with where its default comes from. */
export function hintOf(field: SettingField): string {
  const words: SettingWords = SETTING_FIELDS[field];
  return words.source ? `${words.hint} ${words.source}` : words.hint;
}

/** A setting in words. */
export function settingInWords(field: SettingField, settings: SettingsPatch): string {
  switch (field) {
    case 'name':
    case 'address':
    case 'vatNumber':
    case 'email':
      return settings.invoiceFrom[field];
    case 'accountName':
    case 'sortCode':
    case 'accountNumber':
      return settings.bank[field];
    case 'paymentDays':
      return `${settings.paymentDays} days`;
    case 'answerDays':
      return `${settings.answerDays} days`;
    case 'vatTreatment':
      return VAT_CHOICES.find(({ value }) => value === settings.vatTreatment)?.label ?? '';
    case 'samplePercent':
      return `${settings.sampleBasisPoints / 100}%`;
    case 'brokeragePercent':
      return `${settings.brokerageBasisPoints / 100}%`;
    case 'sampleAbove':
      return moneyWords(settings.sampleAbovePence);
    case 'approvalThreshold':
      return moneyWords(settings.approvalThresholdPence);
    case 'coreDays':
      return daysWords(settings.coreHalfDays);
    case 'corePlusDays':
      return daysWords(settings.corePlusHalfDays);
  }
}

/** Whether a setting is the one that holds by itself. */
export function isDefault(field: SettingField, settings: SettingsPatch): boolean {
  const own = settingInWords(field, settings);
  return own !== '' && own === settingInWords(field, DEFAULT_RECOMPENSE_SETTINGS);
}
