import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const recompenseWords: Record<string, TableWords> = {
  tariff: {
    about: "An authority's price list in one version; the text stands once in force.",
    columns: {
      number: 'Number of the version, from 1.',
      state: 'Where it stands.',
      content: 'Services, packages and prices.',
      note: 'What changed.',
    },
  },
  charge: {
    about:
      'A service, package or further adviser days a school takes, at the price of the list it was asked under.',
    columns: {
      tariff_id: 'The price list it was asked under.',
      kind: 'An item, a package or adviser days.',
      item_key: 'Key in the price list.',
      name: 'Name as in the list.',
      quantity: 'Hundredths of a unit.',
      unit: 'The unit.',
      unit_pence: 'Price of a unit, in pence.',
      year: 'Academic year it is for (the year it starts).',
      state: 'Where it stands.',
      note: 'What the school said.',
      order_number: "The school's order number.",
      invoice_id: 'The invoice it is on.',
      decision: 'What was decided, in words.',
    },
  },
  day_entitlement: {
    about:
      'What a school takes up and was granted beyond its band, by academic year; without a row the defaults hold.',
    columns: {
      year: 'Academic year (the year it starts).',
      offer: 'Core or core plus.',
      band_half_days:
        'Half-days of the band granted; empty for the most the band allows. Academies: what was negotiated.',
      reason: 'Why it was granted.',
    },
  },
  budget_pot: {
    about:
      'A fund of an authority for a year. What it was given, has promised and has spent is in the ledger.',
    columns: {
      name: 'Its name.',
      about: 'What it is for.',
      cost_code: "Cost code in the authority's finance system.",
      closed: 'Closed to new commitments.',
    },
  },
  pot_allocation: {
    about: 'Money given to a pot, or taken back from it: changes are added with a reason. Append-only.',
    columns: {
      reason: 'Why it was given or taken back.',
    },
  },
  pot_commitment: {
    about: 'Money of a pot promised to an agreement; approved by the lead where the rules ask for it.',
    columns: {
      released_pence: 'Of the amount: given back to the pot, in pence.',
      spent_pence: 'Of the amount: spent on approved claims, in pence.',
      state: 'Where it stands.',
      grounds: 'Why the lead had to approve it.',
      reason: 'Why the money is wanted.',
      decision: 'What the lead said.',
    },
  },
  claim: {
    about: "What a provider claims under an agreement. Its authority is the client school's.",
    columns: {
      number: 'Given when it is submitted; without a gap in each authority.',
      urn: 'The school that was supported, by its unique reference number.',
      state: 'Where it stands.',
      note: 'What the provider says with it.',
      total_pence: 'What its lines come to; of those allowed once approved.',
      settlement: 'How the sum was divided when it was approved, as canonical JSON text; empty before.',
      submitted_at: 'When it was sent.',
      submitted_by_id: 'Account of the person who sent it.',
      answered_at: 'When the school answered.',
      answered_by_id: 'Account of the person who answered for the school.',
      approved_at: 'When it was approved.',
      approved_by_id: 'Account of the person who approved it.',
      decision: "Why it ended, or was approved without the school's answer.",
    },
  },
  claim_line: {
    about: 'One sum a provider claims: days of a visit, an instalment or an expense.',
    columns: {
      kind: 'What it is for.',
      half_days: 'Half-days, for days.',
      instalment: "Key of the instalment in the agreement's terms.",
      description: 'What an expense was for, and the day.',
      on_date: 'The day of an expense.',
      answer: "The school's answer to it.",
      query: "The school's question.",
      reply: "The provider's reply to it.",
      decision: 'What the service decided of it.',
      decision_reason: 'Why it was decided so.',
      clawed_back_pence: 'Of the amount, taken back later.',
    },
  },
  claim_sample: {
    about: 'An approved claim looked into: the evidence asked for, what was given, what was found.',
    columns: {
      state: 'Where it stands.',
      grounds: 'Why it was chosen.',
      asked_for: 'What evidence was asked for.',
      evidence: 'What the provider gave.',
      given_at: 'When it was given.',
      given_by_id: 'Account of the person who gave it.',
      finding: 'What was found.',
      judged_at: 'When it was judged.',
      judged_by_id: 'Account of the person who judged it.',
    },
  },
};
