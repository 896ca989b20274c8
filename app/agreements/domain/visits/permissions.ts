import type { Standing } from '../permissions';
import { groupOf, type VisitGroup } from './templates';
import type { VisitKind } from './vocabulary';

export const VISIT_ACTIONS = [
  'see',
  'read-note',
  'plan',
  'write',
  'acknowledge',
  'check',
  'give-feedback',
  'read-feedback',
] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

const EVERYBODY: readonly Standing[] = [
  'client-head',
  'client-chair',
  'provider-leader',
  'home-head',
  'service',
];
const SCHOOL_AND_SERVICE: readonly Standing[] = ['client-head', 'client-chair', 'service'];
const SERVICE: readonly Standing[] = ['service'];
const NOBODY: readonly Standing[] = [];

/**
 * Who may do what with a visit, by how they stand to its agreement or, for a visit of the adviser to a school, to the
 * school (its head, its chair, the service). `write` is moving, calling off, holding, recording and correcting.
 *
 * The head of the provider's school sees that visits take place and the days they use, since those are days released;
 * what was seen in another school is not theirs to read. An adviser's note is between school and service. What is said
 * of headteacher performance management is the governors': the head reads their feedback where they choose so.
 */
export const VISIT_PERMISSIONS: Readonly<
  Record<VisitAction, Readonly<Record<VisitGroup, readonly Standing[]>>>
> = {
  see: { support: EVERYBODY, adviser: EVERYBODY, performance: SCHOOL_AND_SERVICE },
  'read-note': {
    support: ['client-head', 'client-chair', 'provider-leader', 'service'],
    adviser: SCHOOL_AND_SERVICE,
    performance: NOBODY,
  },
  plan: { support: ['provider-leader', 'service'], adviser: SERVICE, performance: SERVICE },
  write: { support: ['provider-leader', 'service'], adviser: SERVICE, performance: SERVICE },
  acknowledge: { support: ['client-head'], adviser: ['client-head'], performance: NOBODY },
  check: { support: SERVICE, adviser: SERVICE, performance: SERVICE },
  'give-feedback': { support: NOBODY, adviser: NOBODY, performance: ['client-chair'] },
  'read-feedback': { support: NOBODY, adviser: NOBODY, performance: ['client-chair', 'service'] },
};

/** Whether somebody who stands so may do something with a visit of a kind. */
export function mayWithVisit(action: VisitAction, kind: VisitKind, standings: readonly Standing[]): boolean {
  const allowed = VISIT_PERMISSIONS[action][groupOf(kind)];
  return standings.some((standing) => allowed.includes(standing));
}

/** Whether governors' feedback is somebody's to read: the head's only where the governors share it. */
export function mayReadFeedback(
  kind: VisitKind,
  standings: readonly Standing[],
  sharedWithHead: boolean,
): boolean {
  if (mayWithVisit('read-feedback', kind, standings)) return true;
  return groupOf(kind) === 'performance' && sharedWithHead && standings.includes('client-head');
}
