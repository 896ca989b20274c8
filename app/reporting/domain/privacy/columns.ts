/**
 * What a column of text holds of people: `identity` a name or address, `words` what somebody wrote, who may name people in
 * it, `secret` what opens doors or proves who somebody is.
 */
export type Personal = 'identity' | 'words' | 'secret';

const each = (kind: Personal, columns: string): [string, Personal][] =>
  columns
    .trim()
    .split(/\s+/)
    .map((column) => [column, kind]);

/** Columns that hold something of people, by `table.column`. A test holds the list to the schema. */
export const PERSONAL_COLUMNS: ReadonlyMap<string, Personal> = new Map([
  ...each(
    'identity',
    `account.email account.name address_change.new_email address_change.old_email mail_problem.email
    outbox.to_address provider.email provider.name provider.telephone provider.job_title agreed_action.owner_name
    review_member.name visit.visitor_name signature.signed_as evaluation.given_as data_request.name
    programme_place.person programme_place.job_title school.head_name school.head_title school.telephone session.device
    erasure.pseudonym practice_note_step.by_as sign_on_identity.subject calendar_entry.shown`,
  ),
  ...each(
    'secret',
    `account.password_hash account_token.token_hash address_change.new_token_hash address_change.old_token_hash
    calendar_feed.token_hash outbox.sealed_link passkey.credential_id passkey.public_key recovery_code.code_hash
    sign_in_step.token_hash sign_in_step.challenge sign_in_step.details sign_on_provider.sealed_secret totp_secret.sealed
    session.provider_session`,
  ),
  ...each(
    'words',
    `agreed_action.text agreed_action.result agreement.end_reason agreement_amendment.content agreement_amendment.reason
    agreement_amendment.withdrawn_reason agreement_exit.reason agreement_revision.content agreement_revision.note
    allocation_plan.inputs allocation_plan.name allocation_plan.result banding_framework.note bank_line.note bank_line.raw
    bank_line.reference bank_file.name budget_pot.about budget_pot.name calendar_feed.name charge.decision charge.note
    claim.decision claim.note claim.settlement claim_line.decision_reason claim_line.description claim_line.query
    claim_line.reply claim_sample.asked_for claim_sample.evidence claim_sample.finding cluster.end_reason cluster.name
    cluster.purpose cluster_meeting.agenda cluster_meeting.place cluster_meeting.reason cluster_minutes.content
    cluster_minutes.reason cluster_request.summary cluster_request_school.note cluster_school.reason
    conflict_of_interest.reason data_request.answer data_request.asked data_request.identity day_entitlement.reason
    diagnosis.analysis diagnosis.broker_reason diagnosis.decision_reason diagnosis.discussion_note diagnosis.narrative
    diagnosis.priorities diagnosis.response diagnosis_evidence.file_name diagnosis_evidence.words domain_event.payload
    domain_event.reason escalation_answer.text escalation_step.asks escalation_step.letter escalation_step.reason
    evaluation.content evaluation.reason exit_criterion_result.evidence glass_break.finding_why glass_break.reason
    governor_feedback.content import_rejection.value import_run.file_name improvement_review.frequency_reason
    improvement_review.pack improvement_review.place improvement_review.pre_meeting_note
    improvement_review.withdrawn_reason indicator_value.note indicator_value.withdrawn_reason invoice.billed_to
    invoice.issuer invoice.order_number charge.order_number invoice_entry.reason invoice_entry.reference
    invoice_line.description kept_answers.answers ledger_entry.note mail_attempt.answer mail_problem.problem
    match_run.inputs match_run.result measure_point.note measure_point.withdrawn_reason milestone_mark.note
    money_posting.memo need.baseline_source need.evidence need.measure need.outcome notification.message
    notification.mail_message offer.description offer.title outbox.body outbox.calendar outbox.html outbox.problem
    outbox.subject outcome_judgement.basis passkey.name payment.paid_to payment.reason payment.reference
    pot_allocation.reason pot_commitment.decision pot_commitment.reason practice_note.content practice_note.context
    practice_note.end_reason practice_note.search_text practice_note.title practice_note_revision.content
    practice_note_revision.reason practice_note_step.words programme.description programme.end_reason programme.name
    programme.sessions programme_place.reason proposal.choice_reason proposal.decline_note proposal.message
    proposal.override_reason proposal.shortlist_reason provider.appetite_reason provider.qa_note provider.strengths
    ranking_weights.reason restricted_note.body restricted_note.title retention_hold.ended_why retention_hold.reason
    retention_rule.reason review_member.accountable_for review_minutes.content review_minutes.reason saved_report.content
    saved_report.title saved_report.withdrawn_reason school.search_text school_change.after_value
    school_change.before_value school_standing.rationale shortlist.asked_reason shortlist.note snooze.reason snooze.title
    stripe_held.details stripe_held.resolution support_outcome.reply support_request.context support_request.end_reason
    tariff.note totp_secret.name trajectory.reason visit.called_off_reason visit.focus visit_check.note visit_note.content
    visit_note.reason`,
  ),
]);

const REGISTER = 'published by the Department for Education, and put right there';
const ACCOUNTS = 'part of the accounts, which the law has kept for six years and the current one';
const SIGNED = 'the text as it was signed: its fingerprint would no longer hold';
const CONSENTED = 'the text a school consented to, by its fingerprint';
const MINUTED = 'minutes by their fingerprint';
const FROZEN = 'a ranking or plan as it was reckoned, by its fingerprint; it goes with its request';
const FEW = 'a note that few may read; it goes by its own time';

/** Columns in which an erasure leaves a name standing, and why. Everywhere else a pseudonym takes its place. */
export const KEPT_BY_ERASURE: Readonly<Record<string, string>> = {
  'domain_event.payload': 'the audit trail, bound event to event; the text is shown to nobody any more',
  'domain_event.reason': 'the audit trail, bound event to event; the text is shown to nobody any more',
  'agreement_revision.content': SIGNED,
  'agreement_revision.note': SIGNED,
  'agreement_amendment.content': SIGNED,
  'saved_report.content': 'a report as it was published, by its fingerprint',
  'saved_report.title': 'a report as it was published, by its fingerprint',
  'practice_note.content': CONSENTED,
  'practice_note_revision.content': CONSENTED,
  'practice_note_revision.reason': CONSENTED,
  'cluster_minutes.content': MINUTED,
  'cluster_minutes.reason': MINUTED,
  'match_run.inputs': FROZEN,
  'match_run.result': FROZEN,
  'allocation_plan.inputs': FROZEN,
  'allocation_plan.result': FROZEN,
  'ledger_entry.note': 'the record of days, in which nothing is rewritten',
  'money_posting.memo': ACCOUNTS,
  'pot_allocation.reason': ACCOUNTS,
  'invoice_entry.reason': ACCOUNTS,
  'invoice_entry.reference': ACCOUNTS,
  'payment.reason': ACCOUNTS,
  'payment.reference': ACCOUNTS,
  'payment.paid_to': ACCOUNTS,
  'restricted_note.title': FEW,
  'restricted_note.body': FEW,
  'glass_break.reason': FEW,
  'school.head_name': REGISTER,
  'school.search_text': REGISTER,
  'school_change.before_value': REGISTER,
  'school_change.after_value': REGISTER,
  'import_rejection.value': REGISTER,
};
