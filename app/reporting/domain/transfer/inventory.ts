/**
 * What of each table goes into the export of an authority. Every table of the schema has its line (a test says so): a new
 * one is decided on before it is forgotten.
 */
export type Taking =
  /** Rows whose column (usually `authority_id`) is the authority. */
  | { take: 'own'; by: 'authority_id' | 'chain' }
  /** Rows that are part of a row of another table that is taken as the authority's own. */
  | { take: 'part'; column: string; of: string }
  /** Rows of the authority's people about the authority's matters. */
  | { take: 'person' }
  /** The authority's own, and of what it shares with others as much as its records refer to. */
  | { take: 'around'; words: string }
  | { take: 'none'; because: string };

const own: Taking = { take: 'own', by: 'authority_id' };
const person: Taking = { take: 'person' };
const part = (column: string, of: string): Taking => ({ take: 'part', column, of });
const none = (because: string): Taking => ({ take: 'none', because });
const around = (words: string): Taking => ({ take: 'around', words });

const SECRET = 'opens doors of the installation it was made for';
const MACHINERY = 'says how the installation ran, not what the authority did';
const OF_THOSE_SCHOOLS = 'published facts about the schools of this archive';

/** The line of every table. */
export const INVENTORY: Readonly<Record<string, Taking>> = {
  // People
  authority: around('this authority, and the names of others that stand in its records'),
  account: around('the authority’s people, and the names of others’ people that stand in its records'),
  account_grant: person,
  session: none(SECRET),
  account_token: none(SECRET),
  totp_secret: none(SECRET),
  recovery_code: none(SECRET),
  passkey: none('bound to the address of the installation it was made for'),
  sign_in_step: none(SECRET),
  sign_on_provider: none('an agreement between that installation and the provider; a new one has its own'),
  sign_on_identity: none('joined afresh at the first sign-in to the new installation'),
  calendar_feed: none(`${SECRET}; people make new addresses for their calendars`),
  address_change: none(`${SECRET}; what came of each change is in the audit trail`),
  kept_answers: none('forms not yet sent, kept for hours, bound to the addresses of that installation'),
  domain_event: { take: 'own', by: 'chain' },
  outbox: none('mail of that installation: sent from another one it would come twice'),
  mail_attempt: none(MACHINERY),
  mail_problem: none(
    'rests on mail of that installation; a new one finds out for itself which addresses take mail',
  ),
  backup_record: none(MACHINERY),
  installation: none(MACHINERY),
  job: none(MACHINERY),
  job_run: none(MACHINERY),
  notification: person,
  mail_preference: person,
  snooze: person,
  reminder_rules: own,
  reminder: own,
  school_year: own,
  calendar_entry: own,
  calendar_invite: part('entry_id', 'calendar_entry'),
  import_run: around('imports of the authority, and others that its schools’ facts came with'),
  import_rejection: part('run_id', 'import_run'),

  // Privacy
  access_entry: own,
  restricted_note: none('sealed for the few who may read them: no copy of everything holds them'),
  restricted_note_reader: none('belongs to notes that are left out'),
  glass_break: none('belongs to notes that are left out; that it happened is in the audit trail'),
  retention_rule: own,
  retention_hold: own,
  retention_run: own,
  data_request: own,
  erasure: own,

  // Schools: published facts, shared by all authorities
  school: around('the authority’s schools, and others that stand in its records'),
  school_change: around(OF_THOSE_SCHOOLS),
  school_link: around(OF_THOSE_SCHOOLS),
  trust_membership: around(OF_THOSE_SCHOOLS),
  inspection: around(OF_THOSE_SCHOOLS),
  indicator_value: around(`what the authority entered, and ${OF_THOSE_SCHOOLS}`),
  comparator: around('figures of the authority and of England'),

  // Diagnosis
  banding_framework: own,
  school_standing: own,
  support_request: own,
  need: own,
  analysis_run: own,
  diagnosis: own,
  diagnosis_evidence: part('diagnosis_id', 'diagnosis'),
  diagnosis_reading: part('diagnosis_id', 'diagnosis'),

  // Directory and matching
  provider: around(
    'the authority’s providers, and others’ that stand in its records, without their contact details',
  ),
  offer: around('the authority’s offers, and others’ that stand in its records'),
  offer_term: around('days of those offers'),
  capacity_term: around('days of those providers'),
  ledger_entry: around(
    'days of those providers as they were held, committed and used; for whom, only where it is this authority’s matter',
  ),
  conflict_of_interest: around('conflicts declared by the authority or for its providers'),
  support_outcome: around(
    'what came of support in the authority’s schools and of its providers’ support elsewhere',
  ),
  match_run: own,
  shortlist: own,
  proposal: own,
  ranking_weights: own,
  allocation_plan: own,

  // Agreements
  agreement: own,
  agreement_revision: part('agreement_id', 'agreement'),
  signature: part('agreement_id', 'agreement'),
  agreement_amendment: part('agreement_id', 'agreement'),
  visit: own,
  visit_note: part('visit_id', 'visit'),
  visit_check: part('visit_id', 'visit'),
  governor_feedback: part('visit_id', 'visit'),
  agreed_action: own,
  improvement_review: own,
  review_minutes: part('review_id', 'improvement_review'),
  review_member: part('review_id', 'improvement_review'),
  measure_point: part('agreement_id', 'agreement'),
  milestone_mark: part('agreement_id', 'agreement'),
  escalation: own,
  escalation_step: part('escalation_id', 'escalation'),
  escalation_answer: part('escalation_id', 'escalation'),
  agreement_exit: part('agreement_id', 'agreement'),
  exit_criterion_result: part('agreement_id', 'agreement'),
  outcome_judgement: part('agreement_id', 'agreement'),
  evaluation: part('agreement_id', 'agreement'),

  // Money
  recompense_settings: own,
  number_series: own,
  tariff: own,
  charge: own,
  day_entitlement: own,
  budget_pot: own,
  pot_allocation: part('pot_id', 'budget_pot'),
  pot_commitment: own,
  claim: own,
  claim_line: part('claim_id', 'claim'),
  claim_sample: own,
  invoice: own,
  invoice_line: part('invoice_id', 'invoice'),
  invoice_entry: own,
  payable: own,
  payment: own,
  money_posting: own,
  money_entry: own,
  bank_file: own,
  bank_line: part('file_id', 'bank_file'),
  stripe_call: none('what waits to be asked of Stripe: asked by two installations it would be done twice'),
  stripe_event: none('what Stripe told that installation; a new one asks Stripe itself'),
  stripe_bill: own,
  stripe_party: own,
  stripe_held: own,

  // Practice and the whole
  practice_note: own,
  practice_note_revision: part('note_id', 'practice_note'),
  practice_note_step: part('note_id', 'practice_note'),
  cluster: own,
  cluster_school: part('cluster_id', 'cluster'),
  cluster_meeting: part('cluster_id', 'cluster'),
  cluster_minutes: part('meeting_id', 'cluster_meeting'),
  cluster_request: part('cluster_id', 'cluster'),
  cluster_request_school: part('cluster_request_id', 'cluster_request'),
  programme: own,
  programme_place: part('programme_id', 'programme'),
  trajectory: own,
  saved_report: own,
  authority_arrival: own,
};

/** Columns that are left empty in every row, and why. */
export const LEFT_EMPTY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: { password_hash: 'each person sets a password of their own by asking for a link' },
  notification: {
    mail: 'what was to be mailed is mailed by the installation it comes from',
    outbox_id: 'the mail itself is not in the archive',
  },
  import_run: { file_path: 'the public files can be fetched again where they are published' },
};

/** Tables that are in an export. */
export function takenTables(): string[] {
  return Object.keys(INVENTORY).filter((table) => INVENTORY[table]?.take !== 'none');
}

/** Tables that are not, with why. */
export function leftOutTables(): { table: string; because: string }[] {
  return Object.entries(INVENTORY).flatMap(([table, taking]) =>
    taking.take === 'none' ? [{ table, because: taking.because }] : [],
  );
}

/**
 * The table a column refers to by the meaning of its name, where the database itself does not insist on it: names of
 * people in the audit trail, schools in lists of links.
 * @returns null for a column that refers to nothing
 */
export function meantTable(column: string): string | null {
  if (column === 'urn' || column.endsWith('_urn')) return 'school';
  if (column === 'provider_id' || column === 'offer_id') return column.slice(0, -3);
  if (column === 'import_run_id') return 'import_run';
  if (/(^|_)(by|account|actor|broker|chair|visitor)_id$/.test(column)) return 'account';
  return null;
}
