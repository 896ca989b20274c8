import { ROLES } from '~/accounts/domain/roles';
import { AGREEMENT_STATES } from '~/agreements/domain/agreement-states';
import { AMENDMENT_STATES } from '~/agreements/domain/amendments/vocabulary';
import {
  ESCALATION_DIRECTIONS,
  ESCALATION_ROUTES,
  ESCALATION_STATES,
  ESCALATION_STEPS,
} from '~/agreements/domain/escalation/vocabulary';
import { EVALUATORS, EXIT_GROUNDS, OUTCOME_RESULTS } from '~/agreements/domain/exit/vocabulary';
import { POINT_KINDS } from '~/agreements/domain/impact/vocabulary';
import { SIGNING_PARTIES } from '~/agreements/domain/parties';
import { REVIEW_FREQUENCIES, REVIEW_ROLES, REVIEW_STATES } from '~/agreements/domain/reviews/vocabulary';
import {
  ACTION_OWNERS,
  ACTION_STATES,
  VISIT_KINDS,
  VISIT_MODES,
  VISIT_STATES,
} from '~/agreements/domain/visits/vocabulary';
import { DIAGNOSIS_STATES } from '~/diagnosis/domain/diagnosis-states';
import { NEED_STATES } from '~/diagnosis/domain/needs';
import { REQUEST_STATES } from '~/diagnosis/domain/request-states';
import { DESIGNATIONS } from '~/diagnosis/domain/support-vocabulary';
import { APPETITES, OFFER_STATES, QA_STATES } from '~/directory/domain/vocabulary';
import { PROPOSAL_STATES } from '~/matching/domain/proposal-states';
import { SHORTLIST_STATES } from '~/matching/domain/shortlist-states';
import {
  CLUSTER_KINDS,
  CLUSTER_SCHOOL_STATES,
  CLUSTER_STATES,
  MEETING_STATES,
  NOTE_REACHES,
  NOTE_STATES,
  NOTE_STEPS,
  PLACE_STATES,
  PROGRAMME_STATES,
  SHARE_STATES,
} from '~/practice/domain/vocabulary';
import { COMMITMENT_STATES } from '~/recompense/domain/budgets/vocabulary';
import {
  CLAIM_LINE_KINDS,
  CLAIM_STATES,
  LINE_ANSWERS,
  LINE_DECISIONS,
  SAMPLE_STATES,
} from '~/recompense/domain/claims/vocabulary';
import { CORE_OFFERS } from '~/recompense/domain/entitlements/vocabulary';
import { INVOICE_ENTRY_KINDS, INVOICE_KINDS, INVOICE_STATES } from '~/recompense/domain/invoices/vocabulary';
import { LEDGER_ACCOUNTS, POSTING_KINDS } from '~/recompense/domain/ledger/vocabulary';
import { BANK_LINE_STATES, PAYABLE_STATES, PAYMENT_METHODS } from '~/recompense/domain/payments/vocabulary';
import { CHARGE_KINDS, CHARGE_STATES, TARIFF_STATES } from '~/recompense/domain/tariffs/vocabulary';
import { LINK_KINDS, STATUS_GROUPS } from '~/schools/domain/vocabulary';
import { REPORT_KINDS, TRAJECTORY_MEASURES } from '../vocabulary';

/** Columns that hold one of a few words, with these words as the areas have them: for the guide in an export. */
export const COLUMN_VALUES: Readonly<Record<string, readonly string[]>> = {
  'account_grant.role': ROLES,
  'agreed_action.owner': ACTION_OWNERS,
  'agreed_action.state': ACTION_STATES,
  'agreement.state': AGREEMENT_STATES,
  'agreement_amendment.state': AMENDMENT_STATES,
  'agreement_exit.ground': EXIT_GROUNDS,
  'bank_line.state': BANK_LINE_STATES,
  'charge.kind': CHARGE_KINDS,
  'charge.state': CHARGE_STATES,
  'claim.state': CLAIM_STATES,
  'claim_line.answer': LINE_ANSWERS,
  'claim_line.decision': LINE_DECISIONS,
  'claim_line.kind': CLAIM_LINE_KINDS,
  'claim_sample.state': SAMPLE_STATES,
  'cluster.kind': CLUSTER_KINDS,
  'cluster.state': CLUSTER_STATES,
  'cluster_meeting.state': MEETING_STATES,
  'cluster_request_school.state': SHARE_STATES,
  'cluster_school.state': CLUSTER_SCHOOL_STATES,
  'day_entitlement.offer': CORE_OFFERS,
  'diagnosis.state': DIAGNOSIS_STATES,
  'escalation.route': ESCALATION_ROUTES,
  'escalation.state': ESCALATION_STATES,
  'escalation.step': ESCALATION_STEPS,
  'escalation_step.direction': ESCALATION_DIRECTIONS,
  'escalation_step.step': ESCALATION_STEPS,
  'evaluation.evaluator': EVALUATORS,
  'improvement_review.frequency': REVIEW_FREQUENCIES,
  'improvement_review.state': REVIEW_STATES,
  'invoice.kind': INVOICE_KINDS,
  'invoice.state': INVOICE_STATES,
  'invoice_entry.kind': INVOICE_ENTRY_KINDS,
  'measure_point.kind': POINT_KINDS,
  'money_entry.account': LEDGER_ACCOUNTS,
  'money_posting.kind': POSTING_KINDS,
  'need.state': NEED_STATES,
  'offer.state': OFFER_STATES,
  'outcome_judgement.result': OUTCOME_RESULTS,
  'payable.state': PAYABLE_STATES,
  'payment.method': PAYMENT_METHODS,
  'pot_commitment.state': COMMITMENT_STATES,
  'practice_note.reach': NOTE_REACHES,
  'practice_note.state': NOTE_STATES,
  'practice_note_step.step': NOTE_STEPS,
  'programme.state': PROGRAMME_STATES,
  'programme_place.state': PLACE_STATES,
  'proposal.state': PROPOSAL_STATES,
  'provider.appetite': APPETITES,
  'provider.designation': DESIGNATIONS,
  'provider.qa_state': QA_STATES,
  'review_member.role': REVIEW_ROLES,
  'saved_report.kind': REPORT_KINDS,
  'school.status_group': STATUS_GROUPS,
  'school_link.kind': LINK_KINDS,
  'shortlist.state': SHORTLIST_STATES,
  'signature.party': SIGNING_PARTIES,
  'support_request.state': REQUEST_STATES,
  'tariff.state': TARIFF_STATES,
  'trajectory.measure': TRAJECTORY_MEASURES,
  'visit.kind': VISIT_KINDS,
  'visit.mode': VISIT_MODES,
  'visit.state': VISIT_STATES,
};
