import type { CategoryKey } from './categories';

const of = (category: CategoryKey, tables: string): [string, CategoryKey][] =>
  tables.split(' ').map((table) => [table, category]);

/** The line of the register that each table of the database belongs to. A test holds it to the schema. */
export const TABLE_CATEGORY: Readonly<Record<string, CategoryKey>> = Object.fromEntries([
  ...of('people', 'account account_grant mail_preference'),
  ...of('sign-in', 'session account_token kept_answers address_change totp_secret recovery_code passkey'),
  ...of('sign-in', 'sign_in_step sign_on_identity calendar_feed'),
  ...of('mail', 'outbox mail_attempt mail_problem'),
  ...of('notices', 'notification snooze reminder calendar_entry calendar_invite'),
  ...of('schools', 'school school_change school_link trust_membership inspection comparator indicator_value'),
  ...of('diagnoses', 'diagnosis diagnosis_evidence diagnosis_reading school_standing analysis_run'),
  ...of('directory', 'provider offer offer_term capacity_term ledger_entry conflict_of_interest'),
  ...of('directory', 'support_outcome'),
  ...of('support', 'support_request need match_run shortlist proposal allocation_plan agreement'),
  ...of('support', 'agreement_revision signature agreement_amendment agreed_action improvement_review'),
  ...of('support', 'review_minutes review_member measure_point milestone_mark escalation escalation_step'),
  ...of('support', 'escalation_answer agreement_exit exit_criterion_result outcome_judgement evaluation'),
  ...of('visits', 'visit visit_note visit_check governor_feedback'),
  ...of('clusters', 'cluster cluster_school cluster_meeting cluster_minutes cluster_request'),
  ...of('clusters', 'cluster_request_school'),
  ...of('participants', 'programme programme_place'),
  ...of('practice', 'practice_note practice_note_revision practice_note_step'),
  ...of('money', 'charge day_entitlement budget_pot pot_allocation pot_commitment invoice invoice_line'),
  ...of(
    'money',
    'invoice_entry payable payment money_posting money_entry stripe_bill stripe_party stripe_held',
  ),
  ...of('payers', 'claim claim_line claim_sample bank_file bank_line'),
  ...of('reports', 'saved_report trajectory'),
  ...of('access-log', 'access_entry'),
  ...of('restricted-notes', 'restricted_note restricted_note_reader glass_break'),
  ...of('rights', 'data_request erasure'),
  ...of('imports', 'import_run import_rejection'),
  ...of('settings', 'authority banding_framework ranking_weights tariff recompense_settings reminder_rules'),
  ...of('settings', 'school_year sign_on_provider retention_rule retention_hold'),
  ...of('audit', 'domain_event retention_run authority_arrival'),
  ...of('machinery', 'job job_run backup_record installation stripe_call stripe_event number_series'),
]);

/** Tables of a line of the register. */
export function tablesOf(category: CategoryKey): string[] {
  return Object.keys(TABLE_CATEGORY).filter((table) => TABLE_CATEGORY[table] === category);
}
