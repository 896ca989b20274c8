import { no, type Verdict, yes } from './verdict';

/**
 * A state machine as data: for each state, which event leads where.
 * Every area's life cycle is one of these tables, so that one test can loop over every state and event.
 */
export type Machine<S extends string, E extends string> = {
  readonly name: string;
  readonly initial: S;
  readonly states: readonly S[];
  readonly events: readonly E[];
  readonly transitions: { readonly [K in S]: { readonly [V in E]?: S } };
};

/**
 * The state an event leads to.
 * @returns the next state, or a refusal `<machine>.not-allowed` that names the state in plain words
 */
export function next<S extends string, E extends string>(
  machine: Machine<S, E>,
  state: S,
  event: E,
): Verdict<S> {
  const to = machine.transitions[state][event];
  if (to !== undefined) return yes(to);
  return no(
    `${machine.name}.not-allowed`,
    `This ${machine.name} is ${state}, so that cannot be done now. Reload the page to see what has changed.`,
    { details: { state, event } },
  );
}

/** Whether an event is allowed in a state. */
export function can<S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): boolean {
  return machine.transitions[state][event] !== undefined;
}
