import type { Role } from '~/accounts/domain/roles';
import type { EscalationRoute, EscalationStep } from './vocabulary';

/**
 * The steps of each route, the mildest first.
 *
 * Maintained schools: the adviser tells the school, a written report goes to the assistant director, who writes to the
 * head and the chair with what the authority will do (Walsall School Improvement Strategy 2014–16, monitoring, support
 * and challenge); where concerns are not addressed a warning notice follows, then formal intervention (Hertfordshire
 * School Improvement Strategy 2014, schools causing concern; Walsall, use of statutory powers).
 *
 * Academies and free schools are followed differently (Hertfordshire, monitoring of academies): the authority can
 * neither warn nor intervene, and is there to see that children's needs are spoken for all the same (Walsall). What it
 * has found goes to the trust, and where that changes nothing, to the department.
 */
export const STEPS_ON: Readonly<Record<EscalationRoute, readonly EscalationStep[]>> = {
  maintained: ['school-told', 'written-report', 'directors-letter', 'warning-notice', 'formal-intervention'],
  academy: ['school-told', 'written-report', 'raised-with-trust', 'raised-with-department'],
};

/**
 * Who may take each step. The adviser tells the school and reports (Walsall: the improvement adviser informs the
 * school that a report will be sent). From the assistant director's letter on, and whatever goes beyond the school's
 * own leaders, the decision is the lead's: it is the assistant director who contacts head and chair (Walsall), and
 * who proposes intervention where progress is not enough. A lead may do what a broker may.
 */
export const TAKEN_BY: Readonly<Record<EscalationStep, readonly Role[]>> = {
  'school-told': ['broker', 'lead'],
  'written-report': ['broker', 'lead'],
  'directors-letter': ['lead'],
  'warning-notice': ['lead'],
  'formal-intervention': ['lead'],
  'raised-with-trust': ['lead'],
  'raised-with-department': ['lead'],
};

/** The step a case opens with, on either route: nothing is done about a school before it has been told. */
export const FIRST_STEP: EscalationStep = 'school-told';

/** The route of a school: whose powers apply to it. */
export function routeOf(school: { maintained: boolean }): EscalationRoute {
  return school.maintained ? 'maintained' : 'academy';
}

/** Place of a step on a route, 0 for the first; -1 where it is not on it. */
export function placeOn(route: EscalationRoute, step: EscalationStep): number {
  return STEPS_ON[route].indexOf(step);
}

/** Whether one of the roles may take a step. */
export function mayTake(step: EscalationStep, roles: readonly Role[]): boolean {
  return TAKEN_BY[step].some((role) => roles.includes(role));
}

/** The step above, or null at the top of the route. */
export function stepAbove(route: EscalationRoute, step: EscalationStep): EscalationStep | null {
  const place = placeOn(route, step);
  return place < 0 ? null : (STEPS_ON[route][place + 1] ?? null);
}

/**
 * Where a case stands when its school has moved to the other route. The first two steps are the same on both. What the
 * authority had done by its own powers falls away with them: the trust is told next, whatever had been reached. The way
 * back (a register put right) leads to the letter to head and chair.
 */
export function stepAfterConversion(step: EscalationStep, to: EscalationRoute): EscalationStep {
  if (placeOn(to, step) >= 0) return step;
  return to === 'academy' ? 'raised-with-trust' : 'directors-letter';
}

/** Steps left out by going from one to another that is higher, in order. */
export function stepsBetween(
  route: EscalationRoute,
  from: EscalationStep,
  to: EscalationStep,
): EscalationStep[] {
  return STEPS_ON[route].slice(placeOn(route, from) + 1, Math.max(placeOn(route, to), 0));
}
