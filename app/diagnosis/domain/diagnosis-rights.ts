import { can } from '~/kernel/state-machine';
import { type DiagnosisEvent, type DiagnosisState, diagnosisMachine } from './diagnosis-states';

/** How somebody stands to a diagnosis; one person may stand in several ways. */
export const DIAGNOSIS_RELATIONS = ['head', 'chair', 'broker', 'lead'] as const;
export type DiagnosisRelation = (typeof DIAGNOSIS_RELATIONS)[number];

/** What people do with a diagnosis. `agree` to `decide` move it on; the others change or read it. */
export const DIAGNOSIS_ACTIONS = [
  'read',
  'edit',
  'share',
  'discuss',
  'revise',
  'add-evidence',
  'agree',
  'contest',
  'decide',
] as const;
export type DiagnosisAction = (typeof DIAGNOSIS_ACTIONS)[number];

type Rule = {
  by: readonly DiagnosisRelation[];
  /** States it may be done in; where an event moves the diagnosis, the machine says. */
  in: readonly DiagnosisState[] | DiagnosisEvent;
};

const PARTIES = DIAGNOSIS_RELATIONS;
const SERVICE = ['broker', 'lead'] as const;

/**
 * Who may do what, and when. The service drafts and shares; the school's head answers for it; head, chair and service
 * add evidence while it is open; the lead alone decides what stays contested. Members, administrators and other
 * schools have no relation to a diagnosis and may do nothing.
 */
export const DIAGNOSIS_RULES: Readonly<Record<DiagnosisAction, Rule>> = {
  read: { by: PARTIES, in: ['draft', 'shared', 'contested', 'agreed', 'decided', 'superseded'] },
  edit: { by: SERVICE, in: ['draft'] },
  share: { by: SERVICE, in: 'share' },
  /** The visit or telephone call, recorded when it has been. */
  discuss: { by: SERVICE, in: ['shared', 'contested'] },
  /** Another band after hearing the school, for its head to agree. */
  revise: { by: SERVICE, in: ['contested'] },
  'add-evidence': { by: PARTIES, in: ['shared', 'contested'] },
  agree: { by: ['head'], in: 'agree' },
  contest: { by: ['head'], in: 'contest' },
  decide: { by: ['lead'], in: 'decide' },
};

/** What decides what may be done with a diagnosis. A draft, and one replaced before it was shared, is the service's. */
export type DiagnosisStanding = { state: DiagnosisState; shared: boolean };

/** Whether somebody who stands so to a diagnosis may do something with it now. */
export function mayWithDiagnosis(
  action: DiagnosisAction,
  { state, shared }: DiagnosisStanding,
  relations: readonly DiagnosisRelation[],
): boolean {
  const rule = DIAGNOSIS_RULES[action];
  const timely =
    typeof rule.in === 'string' ? can(diagnosisMachine, state, rule.in) : rule.in.includes(state);
  return (
    timely &&
    relations.some(
      (relation) => rule.by.includes(relation) && (shared || SERVICE.some((s) => s === relation)),
    )
  );
}
