import type { AssumptionName, Assumptions } from '../assumptions.ts';

/** What hands do, and the assumption that says how long one takes. */
export const tasks = {
  audit: 'auditSeconds',
  finance: 'financeSeconds',
  approve: 'approveSeconds',
  answer: 'answerSeconds',
  request: 'requestSeconds',
  refund: 'refundSeconds',
  match: 'matchSeconds',
  print: 'printSeconds',
  pick: 'pickSeconds',
  check: 'checkSeconds',
  mend: 'mendSeconds',
  weigh: 'weighSeconds',
  ship: 'shipSeconds',
  inbound: 'inboundSeconds',
} as const satisfies Readonly<Record<string, AssumptionName>>;
export type Task = keyof typeof tasks;

/** How often each task was done since the beginning. */
export type WorkLedger = Map<Task, number>;

/** The time of some people in one span: what is not done in it waits for the next. */
export type Hands = Readonly<{
  /** how many times all of these tasks together can still be done */
  room(...some: readonly Task[]): number;
  did(task: Task, count?: number): void;
}>;

export function handsFor(
  people: number,
  spanMs: number,
  { assumptions, ledger }: Readonly<{ assumptions: Assumptions; ledger: WorkLedger }>,
): Hands {
  let leftSeconds = (people * spanMs) / 1_000;
  const secondsOf = (task: Task): number => assumptions[tasks[task]];
  return {
    room: (...some) => {
      const each = some.reduce((sum, task) => sum + secondsOf(task), 0);
      return each === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, Math.floor(leftSeconds / each));
    },
    did: (task, count = 1) => {
      leftSeconds -= count * secondsOf(task);
      ledger.set(task, (ledger.get(task) ?? 0) + count);
    },
  };
}

/** Minutes of work by task. */
export function minutesOf(ledger: WorkLedger, assumptions: Assumptions): ReadonlyMap<Task, number> {
  return new Map([...ledger].map(([task, count]) => [task, (count * assumptions[tasks[task]]) / 60]));
}
