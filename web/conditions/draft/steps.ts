/** What was, what is, and what was undone. */
export type Steps<Value> = Readonly<{ past: readonly Value[]; now: Value; future: readonly Value[]; of: string | null; atMs: number }>;

const stepLimit = 100;
/** Changes of one thing in so short a time are one step: nobody wants to undo letter by letter. */
const oneStepMs = 1_200;

export function firstStep<Value>(now: Value): Steps<Value> {
  return { past: [], now, future: [], of: null, atMs: 0 };
}

/** Goes on to another value. `of` names what was changed: typing in one place is one step. */
export function nextStep<Value>(steps: Steps<Value>, now: Value, { of, atMs }: Readonly<{ of: string; atMs: number }>): Steps<Value> {
  const isSame = steps.of === of && atMs - steps.atMs < oneStepMs && steps.past.length > 0;
  const past = isSame ? steps.past : [...steps.past, steps.now].slice(-stepLimit);
  return { past, now, future: [], of, atMs };
}

export function undone<Value>(steps: Steps<Value>): Steps<Value> {
  const before = steps.past.at(-1);
  if (before === undefined) return steps;
  return { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future], of: null, atMs: 0 };
}

export function redone<Value>(steps: Steps<Value>): Steps<Value> {
  const [after, ...future] = steps.future;
  if (after === undefined) return steps;
  return { past: [...steps.past, steps.now], now: after, future, of: null, atMs: 0 };
}
