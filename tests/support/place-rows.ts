/** Rows of the seeded demo that stand for the parameters of addresses with a record and a part of it. */

/** Matters that somebody has put off. */
export const PUT_OFF =
  'select s.item_key as key from snooze s join account a on a.id = s.account_id where s.ended_at is null';

export const A_NEED = `select n.id, n.urn, n.request_id as request from need n join support_request r on r.id = n.request_id
  where n.authority_id = @authority order by r.state = 'draft' desc limit 1`;

export type AmendmentPlace = { id: string; agreement: string };

/** An amendment, a draft before others. */
export const AN_AMENDMENT = `select m.id, m.agreement_id as agreement from agreement_amendment m
  join agreement a on a.id = m.agreement_id where a.authority_id = @authority order by m.state = 'draft' desc limit 1`;

export function amendmentValues(found: AmendmentPlace | undefined): Record<string, string> {
  return {
    amendmentId: found?.id ?? 'no-amendment',
    id: found?.agreement ?? 'no-id',
    section: 'purpose',
  };
}

export type DiagnosisPlace = { id: string; urn: number; evidence: string | null };

/** A diagnosis, one with a file of evidence before others. */
export const A_DIAGNOSIS = `select d.id, d.urn, e.id as evidence from diagnosis d
  left join diagnosis_evidence e on e.diagnosis_id = d.id and e.file_path is not null
  where d.authority_id = @authority order by e.id is null limit 1`;

export function diagnosisValues(found: DiagnosisPlace | undefined): Record<string, string> {
  return {
    diagnosisId: found?.id ?? 'no-diagnosis',
    urn: String(found?.urn ?? 'no-urn'),
    evidenceId: found?.evidence ?? 'no-evidence',
  };
}

/** Reviews with their agreements, their schools and who gives the support. */
export const REVIEWS = `select a.id, r.id as reviewId from improvement_review r join agreement a on a.id = r.agreement_id
  join provider v on v.id = a.provider_id where a.authority_id = @authority`;

/** Visits under agreements, or of advisers to schools, as the folder has it. */
export const visitsOf = (folder: string) => `select t.id as visitId, t.agreement_id as id, t.urn
  from visit t left join agreement a on a.id = t.agreement_id left join provider v on v.id = a.provider_id
  where t.agreement_id is ${folder.startsWith('schools') ? '' : 'not '}null and t.authority_id = @authority`;
export const NO_VISIT = { visitId: 'no-visit', id: 'no-id', urn: 'no-urn' };
/** Pages of one step of a visit, and of an action. */
export const VISIT_STEPS = ['move', 'call-off', 'held', 'record', 'correct', 'check', 'feedback'];
export const ACTION_STEPS = ['done', 'drop', 'date'];

/** Actions agreed under agreements. */
export const ACTIONS = `select t.id as actionId from agreed_action t join agreement a on a.id = t.agreement_id
  join provider v on v.id = a.provider_id where t.authority_id = @authority`;

/** The first milestone of every agreement that has been in force. */
export const MILESTONES = `select a.id, json_extract(t.content, '$.milestones[0].id') as milestoneId from agreement a
  join provider v on v.id = a.provider_id
  join agreement_revision t on t.agreement_id = a.id and t.number = a.revision
  where a.authority_id = @authority and a.active_at is not null`;

/** Agreements that are being closed, or have been. */
export const ENDING = `select a.id from agreement_exit e join agreement a on a.id = e.agreement_id
  where a.authority_id = @authority order by a.ref`;

/** Readings of measures that count. */
export const READINGS = `select a.id, m.id as pointId from measure_point m join agreement a on a.id = m.agreement_id
  join provider v on v.id = a.provider_id where m.current and a.authority_id = @authority`;

/** Payments at Stripe that disagree with the record. */
export const HELD = 'select id as heldId from stripe_held where authority_id = @authority';

/** Requests about people's own data, for the pages that are for some kinds of them alone. */
export const DATA_REQUESTS: Record<string, string> = {
  'admin.privacy.requests.$id[.]zip':
    "select id from data_request where authority_id = @authority and kind = 'access' and state = 'open' and account_id is not null",
  'admin.privacy.requests.$id.erase':
    "select id from data_request where authority_id = @authority and kind = 'erasure'",
};
