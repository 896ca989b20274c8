import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const moneyWords: Record<string, TableWords> = {
  invoice: {
    about: 'What the authority asks of a school. Text and sums stand once issued; later changes are entries.',
    columns: {
      number: 'Given on issue; without a gap in each authority.',
      kind: 'What it asks money for.',
      state: 'Where it stands.',
      urn: 'The school that is to pay.',
      agreement_id: 'The agreement it is for, where it is for one.',
      charge_id: 'The charge it is for.',
      balance_pence:
        'Still to be paid: the total less what was received, credited, made void or written off.',
      vat_treatment: 'How VAT is treated.',
      order_number: "The school's own order number, printed where given.",
      issuer: 'Who sends it, as printed.',
      billed_to: 'To whom, as printed.',
      issued_on: 'The day it was issued.',
      approved_by_id: 'Account of the person who approved it.',
      issued_by_id: 'Account of the person who issued it.',
    },
  },
  invoice_line: {
    about: 'One line of an invoice.',
    columns: {
      description: 'What it is for.',
      quantity: 'Hundredths of a unit: 250 is two and a half days. Empty where a sum stands for itself.',
      unit: 'The unit.',
      unit_pence: 'Price of a unit, in pence.',
    },
  },
  invoice_entry: {
    about:
      "What changed an issued invoice's balance, and by whom. Append-only: a wrong one is reversed by another.",
    columns: {
      kind: 'What it is.',
      number: 'Number of a credit note, which has its own series.',
      ref: 'Name of a credit note.',
      amount_pence: 'Gross pence off the balance; negative where a receipt is reversed.',
      method: 'How it was paid.',
      reference: 'As on the bank statement, e.g. the BACS reference.',
      on_date: 'The day it counts for.',
      reason: 'Why the balance was changed.',
      reverses_id: 'The entry a reversal takes back.',
      dedupe_key: 'Same key, same entry: a bank line or a Stripe payment is taken once.',
    },
  },
  payable: {
    about: "What the authority owes a provider's home school.",
    columns: {
      state: 'Where it stands.',
      balance_pence: 'Still to be paid: the total less what was paid or clawed back.',
      vat_treatment: 'How VAT is treated.',
    },
  },
  payment: {
    about:
      "A payment to a provider's home school, or its reversal (negative). Numbered without a gap. Append-only.",
    columns: {
      number: 'Number of the payment, without a gap.',
      method: 'How it was paid.',
      reference: 'What stands on the bank statement.',
      on_date: 'The day it was paid.',
      paid_to: 'Who was paid, as printed.',
      reason: 'Why it was reversed.',
      reverses_id: 'The payment a reversal takes back.',
    },
  },
  recompense_settings: {
    about: 'What an authority decides about its money.',
    columns: {
      settings:
        'How claims are settled, invoices numbered and VAT treated, with the bank details printed on invoices.',
    },
  },
  number_series: {
    about: 'The next number of a series, taken in the transaction that uses it: a refusal leaves no gap.',
    columns: {
      id: 'The authority and the series.',
      next: 'The next number to be given.',
    },
  },
  money_posting: {
    about: 'One event of money in the double-entry ledger. Append-only: a mistake is reversed by another.',
    columns: {
      number: 'Number of the posting, without a gap.',
      kind: 'What happened.',
      on_date: 'The day it belongs to, for the accounts.',
      memo: 'What it is about, in words.',
      subject_type: 'Kind of record that caused it.',
      subject_id: 'The record that caused it.',
      dedupe_key: 'Same key, same posting: a second one is refused.',
    },
  },
  money_entry: {
    about:
      "One side of a posting, in pence: debits positive, credits negative; a posting's entries sum to zero. Append-only.",
    columns: {
      posting_id: 'The posting.',
      account: 'The account of the ledger.',
      amount_pence: 'Pence: debits positive, credits negative.',
      urn: 'The school owed or owing.',
    },
  },
  bank_file: {
    about: "A bank's file of receipts, read and matched; nothing moves until a person applies it.",
    columns: {
      name: 'Name of the file.',
      hash: 'SHA-256 of the bytes: the same file again is told.',
      line_count: 'How many lines it has.',
      applied_at: 'When its matches were applied.',
    },
  },
  bank_line: {
    about: "One receipt of a bank's file.",
    columns: {
      file_id: "The bank's file.",
      line: 'Number of the line in the file.',
      on_date: 'Date of the receipt.',
      amount_pence: 'The sum, in pence; empty where it could not be read.',
      reference: 'What the payer wrote.',
      raw: 'The row as it stood in the file.',
      state: 'What became of it.',
      note: 'Why it was not matched, or what a person decided.',
      fingerprint: 'The same receipt in another file: date, amount, reference and its place among equals.',
    },
  },
  stripe_bill: {
    about: "A bill at Stripe for an invoice's balance: a changed balance makes the next one.",
    columns: {
      generation: 'Number of the bill for the invoice, from 1.',
      stripe_id: "Stripe's id of the bill.",
      url: 'Where it is paid.',
      status: 'As Stripe last said: draft, open, paid, void, uncollectible; wanted before it is made.',
      current: "Whether the invoice's present balance is asked for by it.",
    },
  },
  stripe_party: {
    about: 'A school at Stripe: as customer, and as account that is paid.',
    columns: {
      customer_id: "Stripe's id of the school as customer.",
      connected_id: "Stripe's id of the account it is paid into.",
      transfers: 'Whether Stripe says that transfers may be made to it.',
    },
  },
  stripe_held: {
    about: 'Where Stripe and the record disagree: held until a person has decided.',
    columns: {
      kind: 'What the two disagree about.',
      state: 'Whether somebody has decided.',
      stripe_id: "Stripe's id of what it is about; the same is held once.",
      details: 'What was found.',
      resolution: 'What was decided.',
      resolved_by_id: 'Account of the person who decided.',
      resolved_at: 'When it was decided.',
    },
  },
};
