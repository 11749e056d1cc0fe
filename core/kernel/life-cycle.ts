import { ok, refuse, type Result } from './result.ts';

/** State → action → next state. */
export type LifeCycle<State extends string> = Readonly<Record<State, Readonly<Record<string, State>>>>;

/** A life cycle as a table; a target that is no row does not compile. */
export function lifeCycle<const Table extends Readonly<Record<string, Readonly<Record<string, keyof Table & string>>>>>(
  table: Table,
): Table {
  return table;
}

/** The actions that may be taken from a state: the buttons of a screen. */
export function actionsFrom<State extends string>(life: LifeCycle<State>, state: State): string[] {
  return Object.keys(life[state]);
}

/** The state after an action. Refuses `life_cycle.not_allowed` with `state`, `action` and the `allowed` ones. */
export function move<State extends string>(life: LifeCycle<State>, state: State, action: string): Result<State> {
  const next = Object.hasOwn(life[state], action) ? life[state][action] : undefined;
  return next === undefined ? refuse('life_cycle.not_allowed', { state, action, allowed: actionsFrom(life, state).join(', ') }) : ok(next);
}

/** States that no chain of actions reaches from the start; a sound table has none. */
export function unreachableStates<State extends string>(life: LifeCycle<State>, start: State): State[] {
  const reached = new Set<State>([start]);
  for (const state of reached) for (const next of Object.values<State>(life[state])) reached.add(next);
  return (Object.keys(life) as State[]).filter((state) => !reached.has(state));
}
