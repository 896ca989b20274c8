/**
 * Columns of text that hold nothing of people: keys, states, days, codes and the like. By their name where it means that in
 * every table, else by `table.column`.
 */
const ALWAYS = new Set(
  `id key ref hash state status kind type code chain seq role route step stage level reach basis direction
  acting_as actor_role subject_type case_id day method mode form frequency ground evaluator appetite designation qa_state
  phase phases term period unit focus_area focus_areas formats indicator area region district ward town
  county locality street postcode website diocese gender ukprn template topic href mail due until item_key path
  digest_at quiet_from quiet_to choices transport transports leased_by ran_by last_error last_result error
  file file_path file_type migration holds progress weights criteria bands rules settings dates points days waived formats
  answer_by by_date as_of planned_for starts_at resume_by start_from finish_by counts_from parties party statements owner
  domains column_name field vat_treatment instalment model_version check_key account calendar_method`
    .trim()
    .split(/\s+/),
);

const HERE = new Set(
  `account_token.purpose sign_in_step.purpose authority.name address_change.outcome analysis_run.problem
  allocation_plan.problem backup_record.problem banding_framework.name banding_framework.source budget_pot.cost_code
  charge.name claim_line.answer claim_line.decision claim_sample.grounds comparator.source day_entitlement.offer
  diagnosis.broker_band diagnosis.decided_band diagnosis.discussion diagnosis.predicted_outcome diagnosis.proposed_band
  diagnosis_evidence.criterion erasure.changed erasure.kept glass_break.finding import_rejection.reason
  import_run.authorities import_run.problem import_run.summary indicator_value.source indicator_value.text_value
  inspection.category inspection.inspection_number inspection.judgements inspection.source installation.value job.name
  job_run.name job_run.result mail_attempt.outcome mail_problem.ended measure_point.source money_entry.account
  outcome_judgement.result pot_commitment.grounds proposal.decline_code provider.designation_expires
  retention_rule.category retention_run.held retention_run.removed school.close_date school.close_reason school.gss_la_code
  school.last_changed school.la_code school.la_name school.name school.ofsted_last_inspection school.ofsted_rating
  school.open_date school.phase_name school.religious_character school.sort_name school.sponsor_name school.status_code
  school.status_group school.status_name school.trust_name school.trust_uid school.type_code school.type_group
  school.type_name school.urban_rural school_link.source school_link.type_name school_standing.band sign_on_identity.issuer
  sign_on_provider.issuer sign_on_provider.name stripe_bill.url stripe_call.last_error stripe_event.result tariff.content
  trajectory.measure trajectory.place trust_membership.companies_house_number trust_membership.trust_name
  trust_membership.trust_type trust_membership.trust_uid bank_line.fingerprint notification.mail proposal.days`
    .trim()
    .split(/\s+/),
);

/** Whether a column of text holds nothing of people. */
export function isPlainColumn(table: string, column: string): boolean {
  if (ALWAYS.has(column) || HERE.has(`${table}.${column}`)) return true;
  return /(_id|_on|_date|_hash|_key)$/.test(column);
}
