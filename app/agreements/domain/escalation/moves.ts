import type { Role } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { nextSchoolDay, type SchoolCalendar, whyClosed } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { mayTake, placeOn, STEPS_ON, stepAbove, stepAfterConversion, stepsBetween } from './steps';
import type { EscalationRoute, EscalationState, EscalationStep } from './vocabulary';

/** A case as the rules see it. */
export type CaseNow = {
  state: EscalationState;
  route: EscalationRoute;
  step: EscalationStep;
  /** Date of its last step. */
  lastOn: CalendarDate;
  /** The route the school is on by today's register: it differs once a school has converted. */
  schoolRoute: EscalationRoute;
};

/** What can be done with an open case. */
export type Move =
  | { direction: 'up'; step: EscalationStep }
  | { direction: 'down'; step: EscalationStep }
  | { direction: 'end' }
  | { direction: 'route' };

/** Where a move leads. */
export type Moved = { state: EscalationState; route: EscalationRoute; step: EscalationStep };

/**
 * Where a move leads, and whether these roles may make it, leaving dates and reasons aside.
 * Up: a higher step of the route, by one who may take it. Down and out: by one who may take the step the case is
 * on, so that nobody undoes what was above them to decide. Over: only to the route the register gives the school.
 */
export function moveFrom(now: CaseNow, move: Move, roles: readonly Role[]): Verdict<Moved> {
  if (now.state === 'ended') {
    return no('escalation.ended', 'This case has ended. Open a new one if progress is not enough again.');
  }
  switch (move.direction) {
    case 'up':
      return up(now, move.step, roles);
    case 'down':
      return down(now, move.step, roles);
    case 'end':
      return mayTake(now.step, roles)
        ? yes({ state: 'ended', route: now.route, step: now.step })
        : forbidden();
    case 'route': {
      if (now.schoolRoute === now.route) {
        return no(
          'escalation.same-route',
          'The school has not changed its status, so the steps stay as they are.',
        );
      }
      const step = stepAfterConversion(now.step, now.schoolRoute);
      return mayTake(step, roles) ? yes({ state: 'open', route: now.schoolRoute, step }) : forbidden();
    }
  }
}

function up(now: CaseNow, step: EscalationStep, roles: readonly Role[]): Verdict<Moved> {
  if (now.schoolRoute !== now.route) {
    return no(
      'escalation.converted',
      'The school’s status has changed. Record that first: other steps apply to it now.',
      { field: 'move' },
    );
  }
  if (placeOn(now.route, step) < 0) {
    return no('escalation.not-on-route', 'This step is not one that applies to this school.', {
      field: 'move',
    });
  }
  if (placeOn(now.route, step) <= placeOn(now.route, now.step)) {
    return no('escalation.not-up', 'The case has reached this step already. Choose a step above it.', {
      field: 'move',
    });
  }
  return mayTake(step, roles) ? yes({ state: 'open', route: now.route, step }) : forbidden();
}

function down(now: CaseNow, step: EscalationStep, roles: readonly Role[]): Verdict<Moved> {
  const place = placeOn(now.route, step);
  if (place < 0 || place >= placeOn(now.route, now.step)) {
    return no('escalation.not-down', 'Choose a step below the one the case is on.', { field: 'move' });
  }
  return mayTake(now.step, roles) ? yes({ state: 'open', route: now.route, step }) : forbidden();
}

function forbidden() {
  return no(
    'escalation.forbidden',
    'This step is for the lead of the service to take. Ask them, and tell them what you have seen.',
  );
}

/** Every move these roles may make now, the next step up first, then those above it, then down, over and out. */
export function movesOpen(now: CaseNow, roles: readonly Role[]): Move[] {
  const steps = STEPS_ON[now.route];
  const all: Move[] = [
    { direction: 'route' },
    ...steps.map((step): Move => ({ direction: 'up', step })),
    ...[...steps].reverse().map((step): Move => ({ direction: 'down', step })),
    { direction: 'end' },
  ];
  return all.filter((move) => moveFrom(now, move, roles).ok);
}

export type StepTerms = {
  on: CalendarDate;
  /** By when it is looked at again; null when the case ends. */
  answerBy: CalendarDate | null;
  /** Why steps are left out; null when none are. */
  skipReason: string | null;
};

/**
 * Whether a step may be recorded as it was written: dated neither before the step before it nor in the future, looked
 * at again on a day of school still to come, and with the reason why where steps below it are left out.
 * @param roles what the one who records it may act as
 * @returns where it leads and the steps left out; or `escalation.date-future`, `.date-before`, `.look-again-needed`,
 *   `.look-again-past`, `.look-again-closed`, `.skip-reason-needed`, and what `moveFrom` refuses
 */
export function decideStep(
  now: CaseNow,
  move: Move,
  terms: StepTerms,
  roles: readonly Role[],
  today: CalendarDate,
  calendar: SchoolCalendar,
): Verdict<Moved & { skipped: EscalationStep[] }> {
  const to = moveFrom(now, move, roles);
  if (!to.ok) return to;
  const dated = checkDates(
    { notBefore: now.lastOn, what: 'the step before it' },
    terms,
    move.direction !== 'end',
    today,
    calendar,
  );
  if (!dated.ok) return dated;
  const skipped = move.direction === 'up' ? stepsBetween(now.route, now.step, move.step) : [];
  if (skipped.length > 0 && !terms.skipReason) {
    return no(
      'escalation.skip-reason-needed',
      'Say why the steps in between are left out, for example because children may not be safe',
      { field: 'skipReason', details: { skipped } },
    );
  }
  return yes({ ...to.value, skipped });
}

/** The dates of a step. @param what is before it, in words, for the refusal */
export function checkDates(
  { notBefore, what }: { notBefore: CalendarDate; what: string },
  { on, answerBy }: Pick<StepTerms, 'on' | 'answerBy'>,
  staysOpen: boolean,
  today: CalendarDate,
  calendar: SchoolCalendar,
): Verdict {
  if (on > today) {
    return no('escalation.date-future', 'The date of the step cannot be in the future', { field: 'on' });
  }
  if (on < notBefore) {
    return no(
      'escalation.date-before',
      `The date of the step cannot be before ${dateWords(notBefore)}, the date of ${what}`,
      { field: 'on' },
    );
  }
  if (!staysOpen) return yes();
  if (answerBy === null) {
    return no('escalation.look-again-needed', 'Enter the date by which this is looked at again', {
      field: 'answerBy',
    });
  }
  if (answerBy <= today) {
    return no('escalation.look-again-past', 'The date to look at it again must be after today', {
      field: 'answerBy',
    });
  }
  const closed = whyClosed(calendar, answerBy);
  if (closed !== null) {
    return no(
      'escalation.look-again-closed',
      `Schools are closed on ${dateWords(answerBy)}: it is ${closed}. Choose ${dateWords(nextSchoolDay(calendar, answerBy))} or another day of school`,
      { field: 'answerBy' },
    );
  }
  return yes();
}

/** Whether a move goes past the next step up. */
export function skips(now: Pick<CaseNow, 'route' | 'step'>, move: Move): boolean {
  return move.direction === 'up' && stepAbove(now.route, now.step) !== move.step;
}

/** A move as one word of a form: `up:warning-notice`, `end`. */
export function moveKey(move: Move): string {
  return move.direction === 'up' || move.direction === 'down'
    ? `${move.direction}:${move.step}`
    : move.direction;
}
