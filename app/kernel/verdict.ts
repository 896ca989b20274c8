/**
 * A verdict is what a rule answers: yes with a value, or no with a reason a person can act on.
 * Rules and commands return verdicts; they throw only for defects.
 */
export type Refusal = {
  ok: false;
  /** Stable, machine-readable reason, e.g. `capacity.short`. */
  code: string;
  /** Plain words for the person on the page: what happened and what to do. */
  message: string;
  /** Name of the form field the refusal belongs beside, when there is one. */
  field?: string;
  /** Figures behind the refusal (e.g. `{ shortfallHalfDays: 3 }`), for tests and pages. */
  details?: Record<string, unknown>;
};
export type Verdict<T = undefined> = { ok: true; value: T } | Refusal;

/** An affirmative verdict. */
export function yes(): { ok: true; value: undefined };
export function yes<T>(value: T): { ok: true; value: T };
export function yes<T>(value?: T) {
  return { ok: true as const, value };
}

/**
 * A refusal.
 * @param code stable reason, `area.reason`
 * @param message plain words: what happened and what to do next
 */
export function no(code: string, message: string, more: Pick<Refusal, 'field' | 'details'> = {}): Refusal {
  return { ok: false, code, message, ...more };
}
